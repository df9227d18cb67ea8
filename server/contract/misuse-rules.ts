interface MisuseRule {
  /** Whose ratings it looks at together: those of one device, or those that came from one network address on one day. */
  readonly of: 'device' | 'address'
  /** Does the headline leave out what the rule flags? Either way it is kept, and counted beside the figure. */
  readonly isExcluded: boolean
}

export const BURSTS = [
  { ratings: 3, withinMs: 20_000 },
  { ratings: 6, withinMs: 60_000 },
] as const

/** So many ratings of one device in a row, all with one level, within so long. */
export const ONE_LEVEL_RUN = { ratings: 20, withinMs: 60 * 60_000 } as const

/** So many ratings by the poster of one unit, from one address on one local day. */
export const ONE_ADDRESS = { ratings: 40 } as const

export const AFTER_HOURS_MARGIN_MS = 30 * 60_000

export const CLOCK_TOLERANCE_MS = 2 * 60_000
export const CLOCK_MAX_AGE_DAYS = 400

/**
 * What makes a rating suspect. The rules look at when and how often and never at whether the answer was good or bad, and are published with every result (`server/words/misuse-words.ts`); a flag is kept beside the rating and
 * never changes it. The numbers are judgement, to be tuned on what devices report.
 * Ratings after hours stay in the headline: desks work late in campaign months, and a calendar that was not kept up must
 * not silence citizens. So do long runs of one level: a good desk has them honestly. A waiting room's or a mobile network's
 * people share one address: only more of them than scan a poster in a day are suspect.
 */
export const MISUSE_RULES = {
  'suspect-burst': { of: 'device', isExcluded: true },
  'after-hours': { of: 'device', isExcluded: false },
  'one-level-for-long': { of: 'device', isExcluded: false },
  'clock-suspect': { of: 'device', isExcluded: false },
  'many-from-one-address': { of: 'address', isExcluded: true },
} as const satisfies Readonly<Record<string, MisuseRule>>

export type MisuseFlag = keyof typeof MISUSE_RULES

/** The rules that keep what they flag out of the headline. */
export type ExcludingRule = {
  [Rule in MisuseFlag]: (typeof MISUSE_RULES)[Rule]['isExcluded'] extends true ? Rule : never
}[MisuseFlag]
export const EXCLUDING_RULES = [
  'suspect-burst',
  'many-from-one-address',
] as const satisfies readonly ExcludingRule[]

/** The rule that keeps a rating out, of a flag as tallies keep it. */
export function excludingRule(flag: string): ExcludingRule {
  const rule = EXCLUDING_RULES.find((each) => each === flag)
  if (!rule) throw new Error(`${flag} keeps nothing out`)
  return rule
}
