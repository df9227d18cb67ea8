import type { Selectable } from 'kysely'
import { rowInserter } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { FeedbackEventTable } from '../tables.ts'

export type StoredEvent = Selectable<FeedbackEventTable>

export const insertEvents = rowInserter<StoredEvent>({
  table: 'feedback_event',
  columns: {
    feedback_id: 'text',
    seq: 'integer',
    at: 'text',
    kind: 'text',
    actor_kind: 'text',
    actor_id: 'text',
    actor_name: 'text',
    body: 'text',
    prev_hash: 'text',
    hash: 'text',
  },
})

export function listEvents(db: Db, feedbackId: string): Promise<StoredEvent[]> {
  return db
    .selectFrom('feedback_event')
    .selectAll()
    .where('feedback_id', '=', feedbackId)
    .orderBy('seq')
    .execute()
}

/** The newest entry of one kind. */
export function findLastEvent(
  db: Db,
  feedbackId: string,
  kind: StoredEvent['kind'],
): Promise<StoredEvent | undefined> {
  return db
    .selectFrom('feedback_event')
    .selectAll()
    .where('feedback_id', '=', feedbackId)
    .where('kind', '=', kind)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}
