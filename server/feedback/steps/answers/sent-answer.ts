import type { StoredEvent } from '../../../../db/queries/history/events.ts'
import type { EventBody, FeedbackEventKind, TextRef } from '../../../contract/feedback/feedback-events.ts'
import type { FeedbackStatus } from '../../../contract/feedback/feedback-status.ts'
import { readFeedbackEvent } from '../../../history/read-event.ts'

interface SentAnswer {
  readonly seq: number
  /** Who sent it, which may be who approved it; null where no person of the office did. */
  readonly by: string | null
  readonly body: EventBody<'answered', TextRef>
  readonly statusBefore: FeedbackStatus
}

/** What may come behind an answer and leaves it as it is. */
const BESIDE: readonly string[] = [
  'noted',
  'citizen-replied',
  'publication-allowed',
  'publication-forbidden',
  'contact-change-asked',
  'contact-changed',
] satisfies FeedbackEventKind[]

/**
 * The answer that an item's history ends with, but for notes and for what its sender does without having read it; undefined
 * where something else was done since.
 */
export function findSentAnswer(
  events: readonly Pick<
    StoredEvent,
    'seq' | 'kind' | 'version' | 'body' | 'sets' | 'actor_kind' | 'actor_id'
  >[],
): SentAnswer | undefined {
  const index = events.findLastIndex(({ kind }) => !BESIDE.includes(kind))
  const stored = events[index]
  if (stored?.kind !== 'answered') return undefined
  const event = readFeedbackEvent(stored)
  if (event.kind !== 'answered' || event.body.source) return undefined
  return {
    seq: stored.seq,
    by: stored.actor_kind === 'staff' ? stored.actor_id : null,
    body: event.body,
    statusBefore: statusOf(events.slice(0, index)),
  }
}

/** As the last entry that set it left it; a question to the citizen ended with the answer. */
function statusOf(events: readonly Pick<StoredEvent, 'sets'>[]): FeedbackStatus {
  const set = events.findLast(({ sets }) => sets !== null && 'status' in (JSON.parse(sets) as object))
  const { status } = JSON.parse(set?.sets ?? '{}') as { status?: FeedbackStatus }
  return status === undefined || status === 'waiting-for-citizen' ? 'in-progress' : status
}
