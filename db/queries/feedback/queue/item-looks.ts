import { asLookUp } from '../../../dialect.ts'
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
