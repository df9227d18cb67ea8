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

/** Lists that stand by receipt, the newest first, unless another order is asked for; the others by what is due first. */
export const NEWEST_FIRST_VIEWS: readonly FeedbackView[] = ['restricted', 'to-publish', 'answered', 'all']
