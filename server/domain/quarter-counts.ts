import type { MisuseFlag } from '../contract/misuse-rules.ts'

/** Of one quarter: `all` the ratings a tablet sent, and how many of them each rule flagged. */
export type RuleCounts = Partial<Record<'all' | MisuseFlag, number>>

/** By quarter, `2026-Q4`. */
export type QuarterCounts = Readonly<Record<string, RuleCounts>>

/** This quarter and the one before: a tablet that was offline at its end still counts where it belongs. */
const KEPT = 2

export function quarterOf(localDay: string): string {
  return `${localDay.slice(0, 4)}-Q${Math.ceil(Number(localDay.slice(5, 7)) / 3)}`
}

export function addToQuarters(
  before: QuarterCounts,
  additions: readonly { readonly localDay: string; readonly what: 'all' | MisuseFlag }[],
): QuarterCounts {
  const quarters: Record<string, RuleCounts> = { ...before }
  for (const { localDay, what } of additions) {
    const quarter = quarterOf(localDay)
    const counts = quarters[quarter] ?? {}
    quarters[quarter] = { ...counts, [what]: (counts[what] ?? 0) + 1 }
  }
  const old = Object.keys(quarters).sort().slice(0, -KEPT)
  for (const quarter of old) delete quarters[quarter]
  return quarters
}
