/**
 * How an item of feedback stands in the tally. `ended`: refused, redirected, merged or spam, so neither answered nor open.
 * Whether an open one is overdue changes with the hour: that is looked up, never tallied.
 */
export type ItemOutcome = 'open' | 'on-time' | 'late' | 'ended'
