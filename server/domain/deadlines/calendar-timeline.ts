import type { CalendarBody, CalendarOverride } from '../../contract/deadlines/calendar.ts'
import { dayNumber } from '../local-time.ts'
import { compileCalendar, mergeCalendars, type WorkingCalendar } from './working-calendar.ts'

/** A version of one unit's calendar: its single dates hold always, its week from `validFrom` on. */
interface DatedCalendar {
  readonly version: number
  /** A local day. */
  readonly validFrom: string
  readonly body: CalendarOverride
}

/** The versions of one unit. */
export type CalendarHistory = readonly DatedCalendar[]

/** The newest version of a history. */
function newestOf(history: CalendarHistory): DatedCalendar | undefined {
  return history.toSorted((a, b) => b.version - a.version)[0]
}

/** The version whose week holds on a day: the one that begins last, of those that begin together the newest. */
function inForce(history: CalendarHistory, day: string): DatedCalendar | undefined {
  return history
    .filter(({ validFrom }) => validFrom <= day)
    .toSorted((a, b) =>
      a.validFrom === b.validFrom ? b.version - a.version : a.validFrom < b.validFrom ? 1 : -1,
    )[0]
}

/**
 * What one unit's own calendar says on a day: the newest version's dates, the week of the version in force; nothing before
 * the first.
 */
export function overrideOn(history: CalendarHistory, day: string): CalendarOverride {
  const { zone, dates } = newestOf(history)?.body ?? {}
  const { week = {}, standardDayMinutes } = inForce(history, day)?.body ?? {}
  return {
    week,
    ...(zone === undefined ? {} : { zone }),
    ...(dates === undefined ? {} : { dates }),
    ...(standardDayMinutes === undefined ? {} : { standardDayMinutes }),
  }
}

/**
 * The whole calendar on a day: the root's history first, then that of each unit below it on the way to the one asked
 * about. The root's must be whole.
 */
export function calendarOn(histories: readonly CalendarHistory[], day: string): CalendarBody {
  const [root, ...below] = histories
  const whole = { ...newestOf(root ?? [])?.body, ...overrideOn(root ?? [], day) } as CalendarBody
  return below.reduce((parent, history) => mergeCalendars(parent, overrideOn(history, day)), whole)
}

/** Makes a calendar with its whole past and future ready for counting. The bodies must have been checked. */
export function compileTimeline(histories: readonly CalendarHistory[]): WorkingCalendar {
  const [root = []] = histories
  const firstDay = root.map(({ validFrom }) => validFrom).toSorted()[0] ?? ''
  const changes = new Set(histories.flat().map(({ validFrom }) => validFrom))
  const periods = [...changes]
    .filter((day) => day >= firstDay)
    .toSorted()
    .map((day) => ({ from: dayNumber(day), calendar: compileCalendar(calendarOn(histories, day)) }))
  const [first] = periods
  const last = periods.at(-1)
  if (!first || !last) throw new Error('a calendar without versions')
  if (periods.length === 1) return first.calendar
  return {
    zone: last.calendar.zone,
    standardDayMinutes: last.calendar.standardDayMinutes,
    day: (number) => (periods.findLast(({ from }) => from <= number) ?? first).calendar.day(number),
  }
}
