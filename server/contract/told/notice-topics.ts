import type { NotificationKind } from '../notification.ts'

/** What a person may choose to hear of, and how; what is in no topic is always told. */
export const NOTICE_TOPICS = [
  'assigned',
  'came-back',
  'citizen',
  'approval',
  'mention',
  'due',
  'merged',
] as const
export type NoticeTopic = (typeof NOTICE_TOPICS)[number]

export const TOPIC_OF: Readonly<Partial<Record<NotificationKind, NoticeTopic>>> = {
  received: 'assigned',
  'assigned-to-you': 'assigned',
  'contribution-asked': 'assigned',
  'item-put-back': 'came-back',
  'item-reopened': 'came-back',
  'citizen-reopened': 'came-back',
  'question-lapsed': 'came-back',
  'contribution-given': 'came-back',
  'outside-answered': 'came-back',
  'outside-lapsed': 'came-back',
  'citizen-replied': 'citizen',
  'citizen-judged': 'citizen',
  'citizen-withdrew': 'citizen',
  'extension-asked': 'approval',
  'extension-approved': 'approval',
  'extension-rejected': 'approval',
  'answer-proposed': 'approval',
  'answer-returned': 'approval',
  'answer-approved': 'approval',
  'publication-proposed': 'approval',
  'publication-returned': 'approval',
  'publication-reported': 'approval',
  objected: 'approval',
  'objection-rejected': 'approval',
  mentioned: 'mention',
  'due-soon': 'due',
  breached: 'due',
  'still-overdue': 'due',
  reminded: 'due',
  'contribution-overdue': 'due',
  'item-merged': 'merged',
}

/** `usual`: a mail where something is to be done, as the office sends them to who chose nothing. */
export const MAIL_CHOICES = ['usual', 'always', 'never'] as const
export type MailChoice = (typeof MAIL_CHOICES)[number]

export interface NoticeChoice {
  readonly topic: NoticeTopic
  /** In the staff app. */
  readonly bell: boolean
  readonly mail: MailChoice
}

/** `GET` and `PUT /api/notifications/choices`: one's own. */
export interface NoticeChoices {
  readonly choices: readonly NoticeChoice[]
  /** A mail at the start of the working day, where something waits. */
  readonly digest: boolean
}
