import type { EventKind } from '../../contract/events/event-kinds.ts'
import type { NewFeedbackEvent } from '../../contract/feedback/feedback-events.ts'
import type { FeedbackStatus } from '../../contract/feedback/feedback-status.ts'
import { outsideStatus } from '../deliveries/delivery-news.ts'

/** How an item stands, as far as others may hear of it. */
interface EventState {
  readonly status: FeedbackStatus
  readonly lead_unit_id: string
  readonly promised_due_at: string | null
  readonly current_due_at: string
  readonly restricted: number
  readonly historical: number
}

/**
 * What others hear of one change of an item; null where nothing that they see has changed, and always for what is handled in
 * confidence or was only taken over from old files. An item that is released is new to them.
 */
export function eventKind(
  before: EventState | null,
  after: EventState,
  news: readonly Pick<NewFeedbackEvent, 'kind'>[],
): EventKind | null {
  if (after.restricted === 1 || after.historical === 1) return null
  if (before === null || before.restricted === 1) return 'received'
  const has = (kind: NewFeedbackEvent['kind']) => news.some((entry) => entry.kind === kind)
  if (has('answered')) return 'answered'
  if (has('answer-amended')) return 'answer-amended'
  if (before.lead_unit_id !== after.lead_unit_id) return 'unit-changed'
  if (outsideStatus(before.status) !== outsideStatus(after.status)) return 'status-changed'
  if (dueOf(before) !== dueOf(after)) return 'due-moved'
  return has('categorised') ? 'categorised' : null
}

/** Null for what was promised nothing. */
export function dueOf({
  promised_due_at,
  current_due_at,
}: Pick<EventState, 'promised_due_at' | 'current_due_at'>) {
  return promised_due_at === null ? null : current_due_at
}
