import type { FeedbackRow } from '../feedback.ts'

/** `GET /api/feedback-clusters`: open items of the last days that may be one matter, the largest group first. */
export interface Clusters {
  readonly clusters: readonly {
    /** The oldest first: it stays where they are merged. */
    readonly items: readonly FeedbackRow[]
    /** What all of them say, as the first writes it. */
    readonly words: readonly string[]
  }[]
  /** How many items were looked at, and in how many days. */
  readonly looked: number
  readonly days: number
}
