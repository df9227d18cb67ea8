interface MisuseRule {
  /** Does the headline leave out what the rule flags? Either way it is kept, and counted beside the figure. */
  readonly isExcluded: boolean
}

export const BURSTS = [
  { ratings: 3, withinMs: 20_000 },
  { ratings: 6, withinMs: 60_000 },
] as const

/** So many ratings of one device in a row, all with one level, within so long. */
export const ONE_LEVEL_RUN = { ratings: 20, withinMs: 60 * 60_000 } as const

export const AFTER_HOURS_MARGIN_MS = 30 * 60_000

export const CLOCK_TOLERANCE_MS = 2 * 60_000
export const CLOCK_MAX_AGE_DAYS = 400

/**
 * What makes a rating suspect. The rules are per device, look at when and how often and never at whether the answer was
 * good or bad, and are published with every result (`server/words/misuse-words.ts`); a flag is kept beside the rating and
 * never changes it. The numbers are judgement, to be tuned on what devices report.
 * Ratings after hours stay in the headline: desks work late in campaign months, and a calendar that was not kept up must
 * not silence citizens. So do long runs of one level: a good desk has them honestly.
 */
export const MISUSE_RULES = {
  'suspect-burst': { isExcluded: true },
  'after-hours': { isExcluded: false },
  'one-level-for-long': { isExcluded: false },
  'clock-suspect': { isExcluded: false },
} as const satisfies Readonly<Record<string, MisuseRule>>

export type MisuseFlag = keyof typeof MISUSE_RULES
