import type { HourCell, Opening } from '../../contract/reports/taps.ts'
import type { WorkingDay } from '../deadlines/working-calendar.ts'
import { LEAST_COUNTS } from './suppression.ts'
import { instantAtMinute, MINUTE_MS, weekdayIndex } from '../local-time.ts'

const WEEKDAYS = 7
const HOURS = 24
const HOUR_MS = 60 * MINUTE_MS

/** So many taps in one hour of one weekday. */
interface HourCount {
  readonly weekday: number
  readonly hour: number
  readonly n: number
}

/**
 * Taps by weekday and hour. Raters are secret: under ten nothing is said, and what is said is rounded to tens, so that no
 * difference between two numbers, of two units or against a total, says of fewer than ten people whether they were there.
 */
export function hourTable(
  counts: readonly HourCount[],
  openings: readonly (readonly Opening[])[],
): { cells: HourCell[]; outside: number | null } {
  const taps = Array.from({ length: WEEKDAYS }, () => Array.from({ length: HOURS }, () => 0))
  for (const { weekday, hour, n } of counts) {
    const row = taps[weekday]
    if (row) row[hour] = (row[hour] ?? 0) + n
  }
  const all = taps.flatMap((row, weekday) =>
    row.map((n, hour): HourCell => ({
      weekday,
      hour,
      n: inTens(n),
      opening: openings[weekday]?.[hour] ?? 'closed',
    })),
  )
  const used = all.filter(({ n, opening }) => n !== null || opening !== 'closed').map(({ hour }) => hour)
  const [first, last] = [Math.min(...used), Math.max(...used)]
  const outside = all
    .filter(({ opening }) => opening === 'closed')
    .reduce((sum, { weekday, hour }) => sum + (taps[weekday]?.[hour] ?? 0), 0)
  return { cells: all.filter(({ hour }) => first <= hour && hour <= last), outside: inTens(outside) }
}

function inTens(n: number): number | null {
  return n < LEAST_COUNTS ? null : Math.round(n / LEAST_COUNTS) * LEAST_COUNTS
}

/**
 * When a unit is open in the week, as most of these days of each weekday have it: a holiday or a day of exchange changes
 * nothing. One row a weekday, Monday first, of 24 hours in `zone`.
 */
export function openingsOf(days: readonly WorkingDay[], zone: string): Opening[][] {
  return Array.from({ length: WEEKDAYS }, (_, weekday) => {
    const own = days
      .filter(({ number }) => weekdayIndex(number) === weekday)
      .map((day) => openByHour(day, zone))
    return Array.from({ length: HOURS }, (_, hour): Opening => {
      const isMost = (leastMs: number) =>
        own.filter((hours) => (hours[hour] ?? 0) >= leastMs).length * 2 > own.length
      return isMost(HOUR_MS) ? 'open' : isMost(1) ? 'partly' : 'closed'
    })
  })
}

/** How long a unit is open in each hour after the day's midnight. */
function openByHour({ number, sessions }: WorkingDay, zone: string): number[] {
  const midnight = instantAtMinute(number, 0, zone)
  return Array.from({ length: HOURS }, (_, hour) => {
    const from = midnight + hour * HOUR_MS
    return sessions.reduce(
      (sum, session) =>
        sum + Math.max(0, Math.min(session.to, from + HOUR_MS) - Math.max(session.from, from)),
      0,
    )
  })
}
