import type { CalendarBody, CalendarOverride, DateEntry, Session } from '../../contract/deadlines/calendar.ts'
import { Refusal } from '../../contract/refusals.ts'
import { WEEKDAYS } from '../../contract/deadlines/weekday.ts'
import {
  DAY_MS,
  MINUTE_MS,
  dayName,
  dayNumber,
  instantAtMinute,
  localDayNumber,
  minuteOf,
  offsetMs,
  weekdayIndex,
} from '../local-time.ts'

/** No search for working time looks further than this many days (ten years): it ends in `calendar/no-working-time`. */
export const SEARCH_DAYS = 3660

/** A half-open span of time, in epoch milliseconds. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** One local day as the calendar sees it. No session: not a working day. */
export interface WorkingDay {
  /** Days since 1970-01-01. */
  readonly number: number
  readonly date: string
  /** In order, apart from each other, within the day. */
  readonly sessions: readonly Span[]
  readonly workingMs: number
  /** The close of the last session, or null on a day off. */
  readonly closesAt: number | null
  /** What the calendar says of this date; undefined where the week holds. */
  readonly entry: DateEntry | undefined
}

/** A calendar made ready for counting. Days are worked out when first asked for, and kept. */
export interface WorkingCalendar {
  readonly zone: string
  readonly standardDayMinutes: number
  readonly day: (number: number) => WorkingDay
}

/** Makes a calendar ready. The body must have passed `checkCalendarEntries`. */
export function compileCalendar(body: CalendarBody): WorkingCalendar {
  const { zone, standardDayMinutes } = body
  const week = WEEKDAYS.map((weekday) => body.week[weekday].map(toMinutes))
  const entries = new Map(Object.entries(body.dates).map(([date, entry]) => [dayNumber(date), entry]))
  const days = new Map<number, WorkingDay>()

  function compileDay(number: number): WorkingDay {
    const entry = entries.get(number)
    const minutes = entry ? entry.sessions.map(toMinutes) : (week[weekdayIndex(number)] ?? [])
    const sessions = minutes.length === 0 ? [] : placeSessions(number, minutes, zone)
    return {
      number,
      date: dayName(number),
      sessions,
      workingMs: sessions.reduce((sum, { from, to }) => sum + to - from, 0),
      closesAt: sessions.at(-1)?.to ?? null,
      entry,
    }
  }

  return {
    zone,
    standardDayMinutes,
    day(number) {
      const known = days.get(number)
      if (known) return known
      if (days.size > 2 * SEARCH_DAYS) days.clear()
      const day = compileDay(number)
      days.set(number, day)
      return day
    },
  }
}

type MinuteSpan = readonly [from: number, to: number]

function toMinutes([from, to]: Session): MinuteSpan {
  return [minuteOf(from), minuteOf(to)]
}

/** Local minutes of a day as instants, in order. A session that clocks spring over has no length and is left out. */
function placeSessions(number: number, minutes: readonly MinuteSpan[], zone: string): readonly Span[] {
  const start = instantAtMinute(number, 0, zone)
  const end = instantAtMinute(number + 1, 0, zone)
  const isPlain = end - start === DAY_MS && offsetMs(start, zone) === offsetMs(end, zone)
  const place = (minute: number) =>
    isPlain ? start + minute * MINUTE_MS : Math.min(instantAtMinute(number, minute, zone), end)
  return minutes
    .map(([from, to]) => ({ from: place(from), to: place(to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
}

/** The child's own words replace the parent's: weekday by weekday, date by date. */
export function mergeCalendars(parent: CalendarBody, override: CalendarOverride): CalendarBody {
  const week = { ...parent.week }
  for (const weekday of WEEKDAYS) week[weekday] = override.week?.[weekday] ?? parent.week[weekday]
  return {
    zone: override.zone ?? parent.zone,
    standardDayMinutes: override.standardDayMinutes ?? parent.standardDayMinutes,
    week,
    dates: { ...parent.dates, ...override.dates },
  }
}

/** The day on which an instant falls. */
export function dayAt(calendar: WorkingCalendar, ms: number): WorkingDay {
  return calendar.day(localDayNumber(ms, calendar.zone))
}

/** A day with at least one session. */
export type OpenDay = WorkingDay & { readonly closesAt: number }

export function isWorkingDay(day: WorkingDay): day is OpenDay {
  return day.closesAt !== null
}

/** Called, step by step, while working time is counted. */
export interface CountingListener {
  readonly counted?: (stretch: Stretch) => void
  readonly counts?: (day: OpenDay, number: number) => void
  readonly skipped?: (day: WorkingDay) => void
}

/** The `count`-th working day, this day itself being the first to look at. Throws `calendar/no-working-time`. */
export function reachWorkingDay(
  calendar: WorkingCalendar,
  from: number,
  count: number,
  listener: CountingListener = {},
): OpenDay {
  let found = 0
  for (let number = from; number < from + SEARCH_DAYS; number++) {
    const day = calendar.day(number)
    if (!isWorkingDay(day)) {
      listener.skipped?.(day)
      continue
    }
    found++
    listener.counts?.(day, found)
    if (found === count) return day
  }
  throw new Refusal('calendar/no-working-time')
}

/** The working time between two instants; nothing where `to` is not after `from`. */
export function workedMs(calendar: WorkingCalendar, from: number, to: number): number {
  if (to <= from) return 0
  const last = localDayNumber(to, calendar.zone)
  let worked = 0
  for (let number = localDayNumber(from, calendar.zone); number <= last; number++) {
    const day = calendar.day(number)
    for (const session of day.sessions) {
      worked += Math.max(0, Math.min(to, session.to) - Math.max(from, session.from))
    }
  }
  return worked
}

/** Working time spent on one day: `ms` of it between `from` and `to`. */
export interface Stretch {
  readonly day: WorkingDay
  readonly from: number
  readonly to: number
  readonly ms: number
}

/**
 * The earliest instant at which so much working time has passed since `from` (a session's close, not the next opening),
 * and the day it belongs to: a close at `24:00` belongs to the day that ends. Throws `calendar/no-working-time`.
 */
export function reachWorkingMs(
  calendar: WorkingCalendar,
  from: number,
  ms: number,
  listener: CountingListener = {},
): { at: number; day: WorkingDay } {
  const first = localDayNumber(from, calendar.zone)
  if (ms <= 0) return { at: from, day: calendar.day(first) }
  let left = ms
  for (let number = first; number < first + SEARCH_DAYS; number++) {
    const day = calendar.day(number)
    if (!isWorkingDay(day)) {
      listener.skipped?.(day)
      continue
    }
    const stretch = countOn(day, from, left)
    if (!stretch) continue
    listener.counted?.(stretch)
    left -= stretch.ms
    if (left === 0) return { at: stretch.to, day }
  }
  throw new Refusal('calendar/no-working-time')
}

/** At most `ms` of the working time that a day has from an instant on; null where it has none. */
function countOn(day: WorkingDay, from: number, ms: number): Stretch | null {
  let left = ms
  let start: number | null = null
  let end = from
  for (const session of day.sessions) {
    const open = Math.max(from, session.from)
    if (left === 0 || open >= session.to) continue
    start ??= open
    end = Math.min(session.to, open + left)
    left -= end - open
  }
  return start === null ? null : { day, from: start, to: end, ms: ms - left }
}

/** The earliest instant at which `ms` of working time have passed since `from`. Throws `calendar/no-working-time`. */
export function addWorkingMs(calendar: WorkingCalendar, from: number, ms: number): number {
  return reachWorkingMs(calendar, from, ms).at
}
