import type { MisuseFlag } from '../contract/misuse-rules.ts'
import { LEAST_COUNTS } from './disclosure/suppression.ts'

/** Of one quarter: `all` the ratings a tablet sent, and how many of them each rule flagged. */
export type RuleCounts = Partial<Record<'all' | MisuseFlag, number>>

/** What a tablet has counted of a quarter up to and on a UTC day, and what is told of it. */
interface QuarterState {
  readonly day: string
  readonly counted: RuleCounts
  readonly told: RuleCounts
}

/** By quarter, `2026-Q4`. */
export type QuarterCounts = Readonly<Record<string, QuarterState>>

/** This quarter and the one before: a tablet that was offline at its end still counts where it belongs. */
const KEPT = 2

export function quarterOf(localDay: string): string {
  return `${localDay.slice(0, 4)}-Q${Math.ceil(Number(localDay.slice(5, 7)) / 3)}`
}

/** Adds what has come on this UTC day. */
export function addToQuarters(
  before: QuarterCounts,
  day: string,
  additions: readonly { readonly localDay: string; readonly what: 'all' | MisuseFlag }[],
): QuarterCounts {
  const quarters: Record<string, QuarterState> = { ...before }
  for (const { localDay, what } of additions) {
    const quarter = quarterOf(localDay)
    const state = quarters[quarter]
    const counted = state?.counted ?? {}
    const told = toldOf(state, day)
    quarters[quarter] = { day, told, counted: { ...counted, [what]: (counted[what] ?? 0) + 1 } }
  }
  const old = Object.keys(quarters).sort().slice(0, -KEPT)
  for (const quarter of old) delete quarters[quarter]
  return quarters
}

/**
 * What may be told on a UTC day: it moves only when a day is over and ten ratings have come, so that nobody sees by looking
 * before and after what a rule says of one rating.
 */
export function toldOf(state: QuarterState | undefined, today: string): RuleCounts {
  if (!state) return {}
  const isNew = state.day < today && (state.counted.all ?? 0) - (state.told.all ?? 0) >= LEAST_COUNTS
  return isNew ? state.counted : state.told
}

/** In full tens, nobody apart; null for one to nine. */
export function inTens(n: number): number | null {
  return n > 0 && n < LEAST_COUNTS ? null : n - (n % LEAST_COUNTS)
}
