import { type Selectable, sql } from 'kysely'
import { listOf, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { InterimPromiseTable } from '../../tables/feedback.ts'

export async function insertPromise(tx: Tx, row: Selectable<InterimPromiseTable>): Promise<void> {
  await tx.insertInto('interim_promise').values(row).execute()
}

/** What was promised of these items, the oldest first, with the names of who did. */
export function listPromises(db: Db | Tx, feedbackIds: readonly string[]) {
  return db
    .selectFrom('interim_promise as p')
    .leftJoin('person', 'person.id', 'p.made_by')
    .selectAll('p')
    .select('person.name as made_by_name')
    .where('p.feedback_id', 'in', listOf(db, feedbackIds))
    .orderBy('p.made_at')
    .orderBy('p.id')
    .execute()
}

/** What was promised for a day between two instants, the earliest first, each with its item as it stands; of what is held nothing. */
export function listPromisedBetween(db: Db, fromIso: string, toIso: string) {
  return db
    .selectFrom('interim_promise as p')
    .innerJoin('feedback as f', 'f.id', 'p.feedback_id')
    .innerJoin('unit as lead', 'lead.id', 'f.lead_unit_id')
    .select(['p.feedback_id', 'p.cycle', 'p.until_at'])
    .select(['f.tracking_code', 'f.title', 'f.status', 'lead.path as lead_path'])
    .where('p.until_at', '>=', fromIso)
    .where('p.until_at', '<', toIso)
    .where('f.restricted', '=', sql.lit(0))
    .orderBy('p.until_at')
    .orderBy('p.id')
    .execute()
}
