import { ONE_LEVEL_RUN } from '../contract/misuse-rules.ts'
import { findLevelRuns } from '../domain/misuse.ts'

/** One tap as a device's row remembers it for the rule of one level. */
export interface RunTap {
  readonly id: string
  readonly level: number
  readonly tappedAtMs: number
  readonly flagged: boolean
}

/**
 * The rule of one level for what has just come from one device. `before` is what the device's row remembers: the end of
 * its last run. Returns the ids flagged now and not before (of `before` as well), and what to remember.
 */
export function judgeLevelRun(
  before: readonly RunTap[],
  arrived: readonly Omit<RunTap, 'flagged'>[],
): { flagged: Set<string>; run: RunTap[] } {
  const taps = [...before, ...arrived.map((tap) => ({ ...tap, flagged: false }))].sort(
    (a, b) => a.tappedAtMs - b.tappedAtMs,
  )
  const runs = findLevelRuns(taps)
  const flagged = new Set(taps.filter((tap, index) => runs.has(index) && !tap.flagged).map(({ id }) => id))
  const newest = taps.at(-1)
  const start = taps.findLastIndex(({ level }) => level !== newest?.level) + 1
  const run = taps
    .slice(start)
    .map((tap) => (flagged.has(tap.id) ? { ...tap, flagged: true } : tap))
    .filter(({ tappedAtMs }) => (newest?.tappedAtMs ?? 0) - tappedAtMs <= ONE_LEVEL_RUN.withinMs)
    .slice(1 - ONE_LEVEL_RUN.ratings)
  return { flagged, run }
}
