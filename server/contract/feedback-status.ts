/** Where an item of feedback stands. *Published* and *overdue* are derived, never stored here. */
export const FEEDBACK_STATUSES = [
  'new',
  'assigned',
  'in-progress',
  'waiting-for-citizen',
  'awaiting-approval',
  'answered',
  'closed',
  'refused',
  'redirected',
  'merged',
  'spam',
] as const
export type FeedbackStatus = (typeof FEEDBACK_STATUSES)[number]

/** What still awaits an answer, and so can be overdue. */
export const OPEN_STATUSES = [
  'new',
  'assigned',
  'in-progress',
  'waiting-for-citizen',
  'awaiting-approval',
] as const satisfies readonly FeedbackStatus[]

/** What a person, or the service, may do with an item. `server/domain/lifecycle.ts` says from which status, to which. */
export const FEEDBACK_MOVES = [
  'assign',
  'transfer',
  'send-back',
  'claim',
  'note',
  'pause',
  'resume',
  'extend',
  'approve-extension',
  'reject-extension',
  'ask-contribution',
  'give-contribution',
  'withdraw-contribution',
  'answer',
  'submit-for-approval',
  'approve',
  'return-to-officer',
  'publish',
  'withdraw',
  'close',
  'reopen',
  'refuse',
  'redirect',
  'merge',
  'mark-spam',
] as const
export type FeedbackMove = (typeof FEEDBACK_MOVES)[number]

/** The road a citizen is shown, whatever happens inside the office. */
export const CITIZEN_STEPS = ['received', 'in-progress', 'answered'] as const
export type CitizenStep = (typeof CITIZEN_STEPS)[number]
