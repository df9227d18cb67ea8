/**
 * How a cycle of an item stands in the tally. `ended-…`: refused, redirected, merged or spam, before its deadline or after;
 * `unpromised`: nothing was ever promised, so that nothing can be judged. Whether an open one is overdue changes with the
 * hour: that is looked up, never tallied.
 */
export type ItemOutcome = 'open' | 'on-time' | 'late' | 'ended-in-time' | 'ended-past-due' | 'unpromised'
