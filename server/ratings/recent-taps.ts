import { BURST_REACH_MS, findBursts } from '../domain/misuse.ts'

/** One tap as a device's row remembers it for the burst rule. */
export interface RecentTap {
  readonly id: string
  readonly tappedAtMs: number
  readonly flagged: boolean
}

/** As many as a burst can reach back to: a device that taps faster than this is in a burst anyway. */
const REMEMBERED = 12

/**
 * The burst rule for what has just come from one device. `before` is what the device's row remembers. Returns the ids
 * that are flagged now and were not before (of `before` as well: the whole burst is flagged), and what to remember.
 */
export function judgeBursts(
  before: readonly RecentTap[],
  arrived: readonly Omit<RecentTap, 'flagged'>[],
): { flagged: Set<string>; recent: RecentTap[] } {
  const taps = [...before, ...arrived.map((tap) => ({ ...tap, flagged: false }))].sort(
    (a, b) => a.tappedAtMs - b.tappedAtMs,
  )
  const bursts = findBursts(taps.map(({ tappedAtMs }) => tappedAtMs))
  const flagged = new Set(taps.filter((tap, index) => bursts.has(index) && !tap.flagged).map(({ id }) => id))
  const newest = taps.at(-1)?.tappedAtMs ?? 0
  const recent = taps
    .map((tap) => (flagged.has(tap.id) ? { ...tap, flagged: true } : tap))
    .filter(({ tappedAtMs }) => newest - tappedAtMs <= BURST_REACH_MS)
    .slice(-REMEMBERED)
  return { flagged, recent }
}
