/** The queues, in the order in which they are shown. */
export const FEEDBACK_VIEWS = [
  'today',
  'mine',
  'unit',
  'contributions',
  'triage',
  'restricted',
  'overdue',
  'to-approve',
  'to-publish',
  'answered',
  'all',
] as const
export type FeedbackView = (typeof FEEDBACK_VIEWS)[number]
