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
  'withdrawn',
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

/** The road a citizen is shown, whatever happens inside the office. */
export const CITIZEN_STEPS = ['received', 'in-progress', 'answered'] as const
export type CitizenStep = (typeof CITIZEN_STEPS)[number]
