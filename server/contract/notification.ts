import { KIOSK_ALERT_KINDS } from './kiosk-alert.ts'
import type { Words } from './language.ts'

/**
 * What the outbox delivers: a reminder when its moment comes, a notice of what somebody did, news of a contribution, an alert
 * of a kiosk; mails to one person of each.
 */
export const OUTBOX_KINDS = [
  'reminder',
  'notice',
  'contribution',
  'mail',
  'kiosk-alert',
  'kiosk-alert-mail',
] as const
export type OutboxKind = (typeof OUTBOX_KINDS)[number]

/** What people are told of a contribution. */
export const CONTRIBUTION_NEWS = ['contribution-asked', 'contribution-overdue', 'contribution-given'] as const
export type ContributionNews = (typeof CONTRIBUTION_NEWS)[number]

/** What people are told of an item or of a kiosk. */
export const NOTIFICATION_KINDS = [
  'received',
  'due-soon',
  'breached',
  'still-overdue',
  'extension-asked',
  'extension-approved',
  'extension-rejected',
  'answer-proposed',
  'answer-returned',
  ...CONTRIBUTION_NEWS,
  ...KIOSK_ALERT_KINDS,
] as const
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]

export const NOTIFICATION_WORDS: Readonly<Record<NotificationKind, Words>> = {
  received: { vi: 'Phản ánh mới của đơn vị', en: 'New item for the unit' },
  'due-soon': { vi: 'Sắp đến hạn trả lời', en: 'The answer is due soon' },
  breached: { vi: 'Đã quá hạn trả lời', en: 'The answer is overdue' },
  'still-overdue': {
    vi: 'Quá hạn từ hôm trước, chưa trả lời',
    en: 'Overdue since the day before, still unanswered',
  },
  'extension-asked': { vi: 'Có đề nghị gia hạn chờ duyệt', en: 'An extension is waiting for approval' },
  'extension-approved': { vi: 'Đề nghị gia hạn được duyệt', en: 'The extension is granted' },
  'extension-rejected': { vi: 'Đề nghị gia hạn không được duyệt', en: 'The extension is not granted' },
  'answer-proposed': { vi: 'Có câu trả lời chờ duyệt', en: 'An answer is waiting for approval' },
  'answer-returned': { vi: 'Câu trả lời được trả lại để sửa', en: 'The answer was returned to be changed' },
  'contribution-asked': { vi: 'Đơn vị được đề nghị phối hợp', en: 'The unit is asked to contribute' },
  'contribution-overdue': { vi: 'Đã quá hạn phối hợp', en: 'The contribution is overdue' },
  'contribution-given': { vi: 'Đã có ý kiến phối hợp', en: 'A contribution was given' },
  'kiosk-silent': { vi: 'Máy đánh giá mất liên lạc trong giờ', en: 'A kiosk is silent in open hours' },
  'kiosk-gaps': { vi: 'Có lượt đánh giá chưa về máy chủ', en: 'Ratings of a kiosk have not arrived' },
  'kiosk-storage': { vi: 'Bộ nhớ máy đánh giá không bảo đảm', en: 'A kiosk’s storage cannot be relied on' },
}

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
