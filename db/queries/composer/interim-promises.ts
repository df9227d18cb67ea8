import type { Selectable } from 'kysely'
import { listOf, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { InterimPromiseTable } from '../../tables.ts'

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
