import type { FeedbackStatus } from '../../contract/feedback/feedback-status.ts'

/** A question to the citizen, as a pause of the item keeps it. Instants are UTC text. */
interface AskedQuestion {
  readonly id: string
  readonly from_at: string
  /** Null while the clock stands still. */
  readonly to_at: string | null
  /** When the clock runs again by itself; null where the question was asked without an end. */
  readonly answer_by: string | null
}

/**
 * When the clock of a waiting item was to run again, where that moment has come without a reply; else null. Only the newest
 * question is waited for: a reply that comes between its end and the moment the clock runs again still counts.
 */
export function lapsedAt(
  status: FeedbackStatus,
  questions: readonly AskedQuestion[],
  nowMs: number,
): string | null {
  const newest = questions.toSorted((a, b) => compare(a.from_at, b.from_at) || compare(a.id, b.id)).at(-1)
  if (status !== 'waiting-for-citizen' || newest?.to_at !== null) return null
  const end = newest.answer_by
  return end !== null && Date.parse(end) <= nowMs ? end : null
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
