import type { Selectable } from 'kysely'
import { asLookUp, listOf, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { LeaveTable } from '../../tables/people.ts'

/** Leaves that are not taken back and end after this day, the first to begin first. */
export function listLeaves(db: Db, endingAfter: string) {
  return db
    .selectFrom('leave as l')
    .innerJoin('person', 'person.id', 'l.person_id')
    .innerJoin('person as cover', 'cover.id', 'l.cover_id')
    .select(['l.id', 'l.person_id as personId', 'l.cover_id as coverId'])
    .select(['l.from_day as fromDay', 'l.to_day as toDay'])
    .select(['person.name as personName', 'cover.name as coverName'])
    .where('l.to_day', '>', endingAfter)
    .where('l.ended_at', 'is', null)
    .orderBy('l.from_day')
    .orderBy('l.id')
    .modifyEnd(asLookUp)
    .execute()
}

export async function insertLeave(tx: Tx, leave: Selectable<LeaveTable>): Promise<void> {
  await tx.insertInto('leave').values(leave).execute()
}

/** False where it was ended already. */
export async function endLeave(tx: Tx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('leave')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The roles of these people, with the days on which they hold. */
export function listGrantsOf(db: Db, personIds: readonly string[]) {
  return db
    .selectFrom('role_grant as g')
    .innerJoin('unit', 'unit.id', 'g.unit_id')
    .innerJoin('person', 'person.id', 'g.person_id')
    .select(['g.person_id', 'g.role', 'g.valid_from', 'g.valid_to', 'unit.path', 'person.active'])
    .where('g.person_id', 'in', listOf(db, personIds))
    .where('g.pending', '=', 0)
    .execute()
}
