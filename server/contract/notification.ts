import type { KioskAlertKind } from './kiosk-alert.ts'

/** What the outbox tells people in the app: reminders, what somebody did, news of contributions, alerts of kiosks. */
export const NEWS_KINDS = [
  'reminder',
  'notice',
  'contribution',
  'kiosk-alert',
  'report-task',
  'personal-data',
] as const

/** What it sends out of the house, to one person each: a server that hangs must not hold up the news. */
export const MAIL_KINDS = [
  'mail',
  'kiosk-alert-mail',
  'report-task-mail',
  'digest-mail',
  'outside-mail',
  'personal-data-mail',
] as const

/** What it sends to citizens, by whichever way they left. */
export const CITIZEN_KINDS = ['citizen-message', 'lost-code'] as const

/** What is fetched from elsewhere. */
export const FETCH_KINDS = ['photo'] as const
export const OUTBOX_KINDS = [...NEWS_KINDS, ...MAIL_KINDS, ...CITIZEN_KINDS, ...FETCH_KINDS] as const
export type OutboxKind = (typeof OUTBOX_KINDS)[number]

/** What people are told of a contribution. */
export type ContributionNews = 'contribution-asked' | 'contribution-overdue' | 'contribution-given'

/** What a unit is told of the sender's own acts. */
export type CitizenNews = 'citizen-replied' | 'citizen-judged' | 'citizen-reopened' | 'citizen-withdrew'

/** What whoever asked a body without an account is told. */
export type OutsideNews = 'outside-answered' | 'outside-lapsed'

/** What coordinators are told of an objection, and who made it. */
export type ObjectionNews = 'objected' | 'objection-rejected'

/** What administrators are told of requests about personal data, and of the impact assessment. */
export type PersonalDataNews =
  'data-reply-due-soon' | 'data-request-due-soon' | 'data-request-late' | 'assessment-due'

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
  | 'publication-proposed'
  | 'publication-returned'
  | 'publication-reported'
  | 'question-lapsed'
  | 'assigned-to-you'
  | 'item-put-back'
  | 'item-reopened'
  | 'answer-approved'
  | 'mentioned'
  | 'item-merged'
  | ObjectionNews
  | OutsideNews
  | 'reminded'
  | 'marked-urgent'
  | ContributionNews
  | CitizenNews
  | KioskAlertKind
  | 'report-due-soon'
  | 'report-late'
  | 'factors-taken-away'
  | PersonalDataNews

export interface NotificationRow {
  readonly id: string
  readonly kind: NotificationKind
  readonly at: string
  readonly readAt: string | null
  readonly dueAt: string | null
  /** Null where it is about a kiosk or a report. */
  readonly feedbackId: string | null
  readonly trackingCode: string | null
  /** Null also where the item has left this person's units. */
  readonly title: string | null
  /** The report that is due; null where it is about something else. */
  readonly report: string | null
  /** Null where it is about something else; `endedAt` is when the trouble was over. */
  readonly kiosk: { readonly name: string; readonly endedAt: string | null } | null
}

/** `GET /api/notifications`: the newest 50, and how many are unread in all (`unread` stops at 100). */
export interface NotificationList {
  readonly items: readonly NotificationRow[]
  readonly unread: number
}
