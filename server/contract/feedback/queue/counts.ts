import type { FeedbackView } from '../feedback-view.ts'

/** Up to here a queue is counted for its tab. */
export const COUNTED_UP_TO = 100

/** Queues that somebody has to empty. */
export const COUNTED_VIEWS = [
  'mine',
  'contributions',
  'triage',
  'overdue',
  'to-approve',
  'to-publish',
] as const satisfies readonly FeedbackView[]
type CountedView = (typeof COUNTED_VIEWS)[number]

/** How many items each of these queues holds for this person, counted up to `COUNTED_UP_TO`. */
export type QueueCounts = Readonly<Record<CountedView, number>>
