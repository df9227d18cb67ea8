import type { DateEntry } from '../../contract/deadlines/calendar.ts'
import { addDays, weekdayOf } from '../local-time.ts'
import { lunarDay, lunarNewYear } from './lunar.ts'
import {
  HUNG_KINGS,
  LABOUR_DAY,
  NATIONAL_DAY,
  NEW_YEAR,
  type NamedDay,
  REUNIFICATION,
  substituteFor,
  TET,
  VIETNAM_CULTURE,
} from './vietnam-holidays.ts'

/** The first years of National Day's second day (Labour Code 2019) and of 24/11 (Resolution 28/2026/QH16). */
const TWO_NATIONAL_DAYS_FROM = 2021
const CULTURE_DAY_FROM = 2026

const TET_DAYS = 5

type IsWeeklyDayOff = (day: string) => boolean

/** Saturday and Sunday (QĐ 188/1999/QĐ-TTg). */
const isWeekend: IsWeeklyDayOff = (day) => weekdayOf(day) >= 5

/**
 * The days off that follow from the law and the lunar calendar for a year: Labour Code 2019, articles 112 (holidays) and
 * 111.3 (a working day for each holiday on a weekly day off). What the Government decides each year is guessed as it was
 * decided in 2020–2026: Tết begins two days before mùng 1, or one where fewer of its days then fall on a week-end;
 * National Day's other day is the one that joins it to a week-end. Every entry is `computed` until a person confirms it;
 * exchanged days are never guessed. A Tết block lies within the year for every lunar year.
 */
export function proposeHolidays(
  year: number,
  isWeeklyDayOff: IsWeeklyDayOff = isWeekend,
): Record<string, DateEntry> {
  const holidays = new Map<string, NamedDay>(
    [
      [`${year}-01-01`, NEW_YEAR] as const,
      ...tetDays(year, isWeeklyDayOff).map((day) => [day, TET] as const),
      [lunarDay(year, 3, 10), HUNG_KINGS] as const,
      [`${year}-04-30`, REUNIFICATION] as const,
      [`${year}-05-01`, LABOUR_DAY] as const,
      ...nationalDays(year, isWeeklyDayOff).map((day) => [day, NATIONAL_DAY] as const),
      ...(year >= CULTURE_DAY_FROM ? [[`${year}-11-24`, VIETNAM_CULTURE] as const] : []),
    ].sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  const all = new Map(holidays)
  for (const [day, named] of holidays) {
    if (isWeeklyDayOff(day)) all.set(nextWorkingDay(day, all, isWeeklyDayOff), substituteFor(named))
  }
  return Object.fromEntries(
    [...all]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, named]) => [day, { sessions: [], ...named, computed: true }]),
  )
}

function tetDays(year: number, isWeeklyDayOff: IsWeeklyDayOff): string[] {
  const first = lunarNewYear(year)
  const [two, one] = [daysFrom(addDays(first, -2), TET_DAYS), daysFrom(addDays(first, -1), TET_DAYS)]
  return one.filter(isWeeklyDayOff).length < two.filter(isWeeklyDayOff).length ? one : two
}

function nationalDays(year: number, isWeeklyDayOff: IsWeeklyDayOff): string[] {
  const day = `${year}-09-02`
  if (year < TWO_NATIONAL_DAYS_FROM) return [day]
  const [before, after] = [addDays(day, -1), addDays(day, 1)]
  if (isWeeklyDayOff(before) !== isWeeklyDayOff(after)) {
    return isWeeklyDayOff(before) ? [day, after] : [before, day]
  }
  const joinsLater = isWeeklyDayOff(addDays(after, 1)) && !isWeeklyDayOff(addDays(before, -1))
  return joinsLater ? [day, after] : [before, day]
}

/** With a seven-day week there is no weekly day off, so that this always ends. */
function nextWorkingDay(
  from: string,
  taken: ReadonlyMap<string, NamedDay>,
  isWeeklyDayOff: IsWeeklyDayOff,
): string {
  let day = addDays(from, 1)
  while (taken.has(day) || isWeeklyDayOff(day)) day = addDays(day, 1)
  return day
}

function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index))
}
