import type { Presence } from '../../../server/contract/feedback/live.ts'
import { asLookUp } from '../../dialect.ts'
import type { Db } from '../../open.ts'

export async function upsertPresence(
  db: Db,
  row: {
    readonly feedback_id: string
    readonly person_id: string
    readonly does: Presence
    readonly seen_at: string
  },
): Promise<void> {
  await db
    .insertInto('presence')
    .values(row)
    .onConflict((known) =>
      known.columns(['feedback_id', 'person_id']).doUpdateSet({ does: row.does, seen_at: row.seen_at }),
    )
    .execute()
}

export async function deletePresence(db: Db, feedbackId: string, personId: string): Promise<void> {
  await db
    .deleteFrom('presence')
    .where('feedback_id', '=', feedbackId)
    .where('person_id', '=', personId)
    .execute()
}

/** Who has been heard of since this moment, by item and name. */
export function listPresence(db: Db, since: string) {
  return db
    .selectFrom('presence')
    .innerJoin('person', 'person.id', 'presence.person_id')
    .select([
      'presence.feedback_id',
      'presence.person_id',
      'presence.does',
      'presence.seen_at',
      'person.name',
    ])
    .where('presence.seen_at', '>', since)
    .orderBy('presence.feedback_id')
    .orderBy('person.name')
    .modifyEnd(asLookUp)
    .execute()
}
