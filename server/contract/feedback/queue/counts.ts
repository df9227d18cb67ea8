import type { FeedbackView } from '../feedback-view.ts'

/** Up to here a queue is counted for its tab. */
export const COUNTED_UP_TO = 100

/** Up to here the items of a list are counted, and those that hold what is searched for: beyond it there are “1.000+”, “100+”. */
export const COUNTED_ITEMS = 1_000
export const COUNTED_HITS = 100

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
