import type { FeedbackStatus } from '../contract/feedback/feedback-status.ts'

/** A question to the citizen, as a pause of the item keeps it. Instants are UTC text. */
interface AskedQuestion {
  readonly id: string
  readonly from_at: string
  /** Null while the clock stands still. */
  readonly to_at: string | null
  /** When the clock runs again by itself; null where the question was asked without an end. */
  readonly answer_by: string | null
}

/** What a reply to a question meets: it counts, another question was asked since, or nobody waits for it any more. */
type QuestionStanding = 'answerable' | 'superseded' | 'ended'

/** The question asked last, which alone can be answered; undefined where none was asked. */
export function newestQuestion<Q extends AskedQuestion>(questions: readonly Q[]): Q | undefined {
  return questions.toSorted((a, b) => compare(a.from_at, b.from_at) || compare(a.id, b.id)).at(-1)
}

/**
 * Only the newest question can be answered, and only while the item waits: a reply that comes between the question's end
 * and the moment the clock runs again still counts.
 */
export function questionStanding(
  status: FeedbackStatus,
  questions: readonly AskedQuestion[],
  id: string,
): QuestionStanding {
  const newest = newestQuestion(questions)
  if (newest?.id !== id) return 'superseded'
  return status === 'waiting-for-citizen' && newest.to_at === null ? 'answerable' : 'ended'
}

/** When the clock of a waiting item was to run again, where that moment has come without a reply; else null. */
export function lapsedAt(
  status: FeedbackStatus,
  questions: readonly AskedQuestion[],
  nowMs: number,
): string | null {
  const newest = newestQuestion(questions)
  if (!newest || questionStanding(status, questions, newest.id) !== 'answerable') return null
  const end = newest.answer_by
  return end !== null && Date.parse(end) <= nowMs ? end : null
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
