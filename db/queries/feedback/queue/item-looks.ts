import { asLookUp, listOf } from '../../../dialect.ts'
import type { Db } from '../../../open.ts'

/** How far this person has looked into an item's history; undefined where never. */
export async function findLook(db: Db, personId: string, feedbackId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('item_look')
    .select('event_seq')
    .where('person_id', '=', personId)
    .where('feedback_id', '=', feedbackId)
    .modifyEnd(asLookUp)
    .executeTakeFirst()
  return row?.event_seq
}

export async function upsertLook(
  db: Db,
  row: { readonly person_id: string; readonly feedback_id: string; readonly event_seq: number },
): Promise<void> {
  await db
    .insertInto('item_look')
    .values(row)
    .onConflict((known) =>
      known.columns(['person_id', 'feedback_id']).doUpdateSet({ event_seq: row.event_seq }),
    )
    .execute()
}

/** How far this person has looked into the histories of these items, by item; those never looked at are left out. */
export async function listLooks(
  db: Db,
  personId: string,
  feedbackIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('item_look')
    .select(['feedback_id', 'event_seq'])
    .where('person_id', '=', personId)
    .where('feedback_id', 'in', listOf(db, feedbackIds))
    .execute()
  return new Map(rows.map(({ feedback_id, event_seq }) => [feedback_id, event_seq]))
}
