import { describe, expect, test } from 'vitest'
import { CalendarBody } from '../../../server/contract/deadlines/calendar.ts'
import { checkCalendar } from '../../../server/domain/deadlines/check-calendar.ts'
import { addDays } from '../../../server/domain/local-time.ts'
import { COMPUTED_YEARS, VIETNAM_CALENDAR } from '../../../server/domain/deadlines/vietnam-calendar.ts'
import { compileCalendar } from '../../../server/domain/deadlines/working-calendar.ts'
import { closeOfDay } from '../../fixtures/working-days.ts'

const calendar = compileCalendar(VIETNAM_CALENDAR)

function workingDaysBetween(from: string, to: string): number {
  let count = 0
  for (let day = from; day <= to; day = addDays(day, 1)) if (closeOfDay(calendar, day) !== null) count++
  return count
}

describe('the calendar of Vietnamese state bodies', () => {
  test('has the shape of any calendar and can be kept', () => {
    expect(CalendarBody.parse(VIETNAM_CALENDAR)).toEqual(VIETNAM_CALENDAR)
    checkCalendar(VIETNAM_CALENDAR, '2025-01-01')
    checkCalendar(VIETNAM_CALENDAR, '2027-12-31')
  })

  test('has 249 working days in 2026: 58, 62, 64 and 65 by quarter', () => {
    expect([
      workingDaysBetween('2026-01-01', '2026-03-31'),
      workingDaysBetween('2026-04-01', '2026-06-30'),
      workingDaysBetween('2026-07-01', '2026-09-30'),
      workingDaysBetween('2026-10-01', '2026-12-31'),
    ]).toEqual([58, 62, 64, 65])
  })

  test('has 21, 15, 22, 20, 20, 22, 23, 21, 20, 22, 20 and 23 working days by month of 2026', () => {
    const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`)
    const lastDay = (month: string) =>
      new Date(Date.UTC(2026, Number(month.slice(5)), 0)).toISOString().slice(0, 10)
    expect(months.map((month) => workingDaysBetween(`${month}-01`, lastDay(month)))).toEqual([
      21, 15, 22, 20, 20, 22, 23, 21, 20, 22, 20, 23,
    ])
  })

  test.each([
    ['2025-05-02', '2025-04-26'],
    ['2026-01-02', '2026-01-10'],
    ['2026-08-31', '2026-08-22'],
  ])('exchanges %s for the Saturday %s', (off, worked) => {
    expect(closeOfDay(calendar, off)).toBeNull()
    expect(closeOfDay(calendar, worked)).not.toBeNull()
    expect(VIETNAM_CALENDAR.dates[off]?.swappedWith).toBe(worked)
    expect(VIETNAM_CALENDAR.dates[worked]?.swappedWith).toBe(off)
  })

  test('keeps 24/11 free from 2026 on, not before', () => {
    expect(closeOfDay(calendar, '2025-11-24')).not.toBeNull()
    expect(closeOfDay(calendar, '2026-11-24')).toBeNull()
    expect(closeOfDay(calendar, '2027-11-24')).toBeNull()
  })

  test('gives a working day for each holiday on a week-end', () => {
    expect(closeOfDay(calendar, '2026-04-27')).toBeNull()
    expect(closeOfDay(calendar, '2027-05-03')).toBeNull()
  })

  test('marks as computed exactly the years that are not announced', () => {
    const marked = Object.entries(VIETNAM_CALENDAR.dates).map(([date, entry]) => [
      date,
      entry.computed ?? false,
    ])
    const expected = Object.keys(VIETNAM_CALENDAR.dates).map((date) => [
      date,
      COMPUTED_YEARS.includes(Number(date.slice(0, 4))),
    ])
    expect(marked).toEqual(expected)
  })

  test('says the reason of every date in both languages', () => {
    const unnamed = Object.entries(VIETNAM_CALENDAR.dates).filter(
      ([, { reason, reasonEn }]) => !reason || !reasonEn,
    )
    expect(unnamed).toEqual([])
  })
})
