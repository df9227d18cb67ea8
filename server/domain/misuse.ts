import {
  AFTER_HOURS_MARGIN_MS,
  BURSTS,
  CLOCK_MAX_AGE_DAYS,
  CLOCK_TOLERANCE_MS,
  ONE_LEVEL_RUN,
} from '../contract/misuse-rules.ts'
import type { Span } from './deadlines/working-calendar.ts'

/** How far apart two ratings of a burst can lie: load a device's neighbours this far on both sides of what came in. */
export const BURST_REACH_MS = Math.max(...BURSTS.map(({ withinMs }) => withinMs))

/**
 * The places, in the list given, of the ratings of one device that belong to a burst. All of a burst are flagged, the
 * first as well. `tappedAtMs` in order of time; equal times may stand in any order.
 */
export function findBursts(tappedAtMs: readonly number[]): Set<number> {
  const flagged = new Set<number>()
  for (const { ratings, withinMs } of BURSTS) {
    tappedAtMs.forEach((tapped, last) => {
      const first = last - ratings + 1
      if (tapped - (tappedAtMs[first] ?? -Infinity) > withinMs) return
      for (let index = first; index <= last; index++) flagged.add(index)
    })
  }
  return flagged
}

/**
 * The places, in the list given, of the ratings of one device that belong to a long run of one level. All of it are
 * flagged, whichever the level is. In order of time, like the bursts.
 */
export function findLevelRuns(
  taps: readonly { readonly tappedAtMs: number; readonly level: number }[],
): Set<number> {
  const { ratings, withinMs } = ONE_LEVEL_RUN
  const flagged = new Set<number>()
  let start = 0
  taps.forEach(({ tappedAtMs, level }, last) => {
    if (taps[start]?.level !== level) start = last
    const first = last - ratings + 1
    if (first < start || tappedAtMs - (taps[first]?.tappedAtMs ?? -Infinity) > withinMs) return
    for (let index = first; index <= last; index++) flagged.add(index)
  })
  return flagged
}

/**
 * Was the tap made while no desk was open? `sessions` are those of the unit's calendar on the local day of the tap
 * (`dayAt(calendar, atMs).sessions`); on a day off every tap is after hours.
 */
export function isAfterHours(atMs: number, sessions: readonly Span[]): boolean {
  return !sessions.some(
    ({ from, to }) => from - AFTER_HOURS_MARGIN_MS <= atMs && atMs <= to + AFTER_HOURS_MARGIN_MS,
  )
}

interface TapClock {
  /** By the device's clock. */
  readonly tappedAtMs: number
  /** By the server's clock. */
  readonly receivedAtMs: number
  /** Server minus device, as the device last measured it; absent if it never could. */
  readonly clockOffsetMs?: number | undefined
}

/**
 * When a tap counts. A wrong clock never loses a rating: it counts at the corrected time, or at its receipt where the
 * corrected time cannot be true (later than the receipt, or so old that no tablet keeps it). Never after its receipt.
 */
export function judgeClock({ tappedAtMs, receivedAtMs, clockOffsetMs = 0 }: TapClock): {
  countedAtMs: number
  suspect: boolean
} {
  const correctedMs = tappedAtMs + clockOffsetMs
  const oldestMs = receivedAtMs - CLOCK_MAX_AGE_DAYS * 24 * 60 * 60_000
  const canBeTrue = oldestMs <= correctedMs && correctedMs <= receivedAtMs + CLOCK_TOLERANCE_MS
  return {
    countedAtMs: canBeTrue ? Math.min(correctedMs, receivedAtMs) : receivedAtMs,
    suspect: !canBeTrue || Math.abs(clockOffsetMs) > CLOCK_TOLERANCE_MS,
  }
}
