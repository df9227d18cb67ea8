import type { NewFeedbackEvent } from '../../contract/feedback/feedback-events.ts'
import type { FeedbackStatus } from '../../contract/feedback/feedback-status.ts'
import type { DeliveryKind } from '../../contract/deliveries/delivery-kinds.ts'
import type { OutsideStatus } from '../../contract/deliveries/deliveries.ts'

/** How an item stands, as far as other systems are concerned. */
interface OutsideState {
  readonly status: FeedbackStatus
  readonly promised_due_at: string | null
  readonly current_due_at: string
}

/** What is told, and what it is about; words stay in the history. */
export interface DeliveryFacts {
  readonly status: OutsideStatus
  readonly dueAt: string | null
  readonly answer?: { readonly answerId: string; readonly textId: string }
}

export function outsideStatus(status: FeedbackStatus): OutsideStatus {
  return status === 'awaiting-approval' ? 'in-progress' : status
}

/** What another system is told of one change of an item: one message, or null where nothing that it sees has changed. */
export function deliveryNews(
  before: OutsideState,
  after: OutsideState,
  news: readonly NewFeedbackEvent[],
): { readonly kind: DeliveryKind; readonly facts: DeliveryFacts } | null {
  const facts = {
    status: outsideStatus(after.status),
    dueAt: after.promised_due_at === null ? null : after.current_due_at,
  }
  for (const { kind, body } of news.toReversed())
    if (kind === 'answered' || kind === 'answer-amended')
      return { kind, facts: { ...facts, answer: { answerId: body.answerId, textId: body.text.id } } }
  if (outsideStatus(before.status) !== facts.status) return { kind: 'status', facts }
  const isMoved = facts.dueAt !== null && before.current_due_at !== after.current_due_at
  return isMoved ? { kind: 'due-moved', facts } : null
}
