import type { FeedbackDetail, FeedbackRow } from './feedback.ts'

/** An open item that may be the same matter as another one, and why it seems so. */
export interface AlikeRow extends FeedbackRow {
  readonly text: string
  readonly place: FeedbackDetail['place']
  /** Of the texts alone, 0 to 1. */
  readonly score: number
  readonly near: 'near' | 'same-ward' | 'far' | 'unknown'
  /** Between the two points, where both have one. */
  readonly metres: number | null
  readonly days: number
  /** Words that both say. */
  readonly words: readonly string[]
}

/** What is part of an item. */
export interface Member {
  readonly id: string
  readonly trackingCode: string
  readonly text: string
  readonly receivedAt: string
  readonly photos: number
}
