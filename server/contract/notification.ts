import type { KioskAlertKind } from './kiosk-alert.ts'

/**
 * What the outbox delivers: a reminder when its moment comes, a notice of what somebody did, news of a contribution, an alert
 * of a kiosk; mails to one person of each.
 */
export type OutboxKind = 'reminder' | 'notice' | 'contribution' | 'mail' | 'kiosk-alert' | 'kiosk-alert-mail'

/** What people are told of a contribution. */
export type ContributionNews = 'contribution-asked' | 'contribution-overdue' | 'contribution-given'

/** What people are told of an item or of a kiosk. */
export type NotificationKind =
  | 'received'
  | 'due-soon'
  | 'breached'
  | 'still-overdue'
  | 'extension-asked'
  | 'extension-approved'
  | 'extension-rejected'
  | 'answer-proposed'
  | 'answer-returned'
  | ContributionNews
  | KioskAlertKind

export interface NotificationRow {
  readonly id: string
  readonly kind: NotificationKind
  readonly at: string
  readonly readAt: string | null
  readonly dueAt: string | null
  /** Null where it is about a kiosk. */
  readonly feedbackId: string | null
  readonly trackingCode: string | null
  /** Null also where the item has left this person's units. */
  readonly title: string | null
  /** Null where it is about an item; `endedAt` is when the trouble was over. */
  readonly kiosk: { readonly name: string; readonly endedAt: string | null } | null
}

/** `GET /api/notifications`: the newest 50, and how many are unread in all (`unread` stops at 100). */
export interface NotificationList {
  readonly items: readonly NotificationRow[]
  readonly unread: number
}
