/** What a citizen is told, each by a message of its own. */
export const MESSAGE_KINDS = [
  'received',
  'joined',
  'asked',
  'question-ended',
  'date-moved',
  'interim',
  'answered',
  'answer-amended',
  'closing-soon',
  'ended',
  'reopened',
  'contact-changing',
  'contact-confirm',
  'lost-code',
] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** The ways to a citizen: `zalo` is a Zalo Notification Service message. */
export const MESSAGE_CHANNELS = ['email', 'zalo', 'sms'] as const
export type MessageChannelName = (typeof MESSAGE_CHANNELS)[number]

/**
 * What became of a message. `played`: shown as if it had gone out, in a demonstration; `refused`: the provider will not
 * deliver it to this contact; `not-sent`: it lost its point, or nobody could be told.
 */
export type MessageState = 'queued' | 'sent' | 'played' | 'refused' | 'not-sent'

/** Why nothing goes out. */
export const SILENCE_REASONS = [
  'no-channel',
  'no-contact',
  'no-channel-for-contact',
  'opted-out',
  'needs-approval',
  'nothing-told',
  'historical',
  'pointless',
  'too-late',
] as const
export type SilenceReason = (typeof SILENCE_REASONS)[number]

/** What a template may name between braces; the service puts the value there. Nothing that the sender typed is among them. */
export type Placeholder =
  | 'office'
  | 'unit'
  | 'reference'
  | 'code'
  | 'due'
  | 'oldDue'
  | 'reason'
  | 'question'
  | 'answerBy'
  | 'answer'
  | 'closes'
  | 'until'
  | 'link'
  | 'stop'

const OF_AN_ITEM = ['office', 'unit', 'reference', 'link', 'stop'] as const

/** What each kind knows. The code that opens an item is told once, in its receipt. */
export const PLACEHOLDERS_OF: Readonly<Record<MessageKind, readonly Placeholder[]>> = {
  received: [...OF_AN_ITEM, 'code', 'due'],
  joined: OF_AN_ITEM,
  asked: [...OF_AN_ITEM, 'question', 'answerBy'],
  'question-ended': [...OF_AN_ITEM, 'due', 'oldDue'],
  'date-moved': [...OF_AN_ITEM, 'due', 'oldDue', 'reason'],
  interim: [...OF_AN_ITEM, 'answer', 'due'],
  answered: [...OF_AN_ITEM, 'answer', 'closes'],
  'answer-amended': [...OF_AN_ITEM, 'answer'],
  'closing-soon': [...OF_AN_ITEM, 'closes'],
  ended: [...OF_AN_ITEM, 'reason'],
  reopened: [...OF_AN_ITEM, 'due'],
  'contact-changing': ['office', 'reference', 'link', 'until'],
  'contact-confirm': ['office', 'reference', 'link', 'until'],
  'lost-code': ['office', 'link', 'until'],
}
