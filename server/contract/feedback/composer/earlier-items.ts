import type { FeedbackStatus } from '../feedback-status.ts'

/** At most so many are shown. */
export const MOST_EARLIER = 10

/** `GET /api/feedback/{id}/earlier`: what the same telephone or e-mail sent before, the newest first. */
export interface EarlierItem {
  readonly id: string
  readonly trackingCode: string
  readonly title: string
  readonly receivedAt: string
  readonly status: FeedbackStatus
}
