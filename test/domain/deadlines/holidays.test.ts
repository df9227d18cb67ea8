import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCalendar } from '../../../server/domain/deadlines/check-calendar.ts'
import { addDays, dayNumber, weekdayOf } from '../../../server/domain/local-time.ts'
import { lunarDay, lunarNewYear } from '../../../server/domain/deadlines/lunar.ts'
import { proposeHolidays } from '../../../server/domain/deadlines/propose-holidays.ts'
import { VIETNAM_CALENDAR } from '../../../server/domain/deadlines/vietnam-calendar.ts'

describe('the lunar calendar', () => {
  test.each([
    [2025, '2025-01-29', '2025-04-07'],
    [2026, '2026-02-17', '2026-04-26'],
    [2027, '2027-02-06', '2027-04-16'],
    [2028, '2028-01-26', '2028-04-04'],
    [2029, '2029-02-13', '2029-04-23'],
    [2030, '2030-02-02', '2030-04-12'],
    [2031, '2031-01-23', '2031-04-01'],
  ])('puts Tết and Giỗ Tổ of %i on %s and %s', (year, tet, hungKings) => {
    expect([lunarNewYear(year), lunarDay(year, 3, 10)]).toEqual([tet, hungKings])
  })

  test.each([
    [1985, '1985-01-21', '1985-02-20'],
    [2007, '2007-02-17', '2007-02-18'],
    [2030, '2030-02-02', '2030-02-03'],
  ])('keeps Tết of %i on %s, where the Chinese year begins on %s', (year, vietnamese, chinese) => {
    expect(lunarNewYear(year)).toBe(vietnamese)
    expect(lunarNewYear(year)).not.toBe(chinese)
  })

  const year = fc.integer({ min: 1968, max: 2150 })

  test('begins each year between 20 January and 21 February, 353 to 385 days after the last', () => {
    fc.assert(
      fc.property(year, (drawn) => {
        const [tet, next] = [lunarNewYear(drawn), lunarNewYear(drawn + 1)]
        expect(tet >= `${drawn}-01-20` && tet <= `${drawn}-02-21`).toBe(true)
        expect([353, 354, 355, 383, 384, 385]).toContain(dayNumber(next) - dayNumber(tet))
      }),
    )
  })

  test('lets twelve months of 29 or 30 days follow each other, one of them perhaps twice', () => {
    fc.assert(
      fc.property(year, (drawn) => {
        const starts = [
          ...Array.from({ length: 12 }, (_, index) => lunarDay(drawn, index + 1, 1)),
          lunarNewYear(drawn + 1),
        ]
        const lengths = starts
          .slice(1)
          .map((start, index) => dayNumber(start) - dayNumber(starts[index] ?? ''))
        expect(lengths.filter((length) => length !== 29 && length !== 30).length).toBeLessThanOrEqual(1)
        expect(
          lengths.every((length) => length === 29 || length === 30 || (length >= 58 && length <= 60)),
        ).toBe(true)
      }),
    )
  })
})

describe('the holidays proposed for a year', () => {
  const isWeekend = (day: string) => weekdayOf(day) >= 5
  const year = fc.integer({ min: 2000, max: 2100 })
  const named = (drawn: number, reason: string) =>
    Object.entries(proposeHolidays(drawn)).flatMap(([day, entry]) => (entry.reason === reason ? [day] : []))

  test('are those announced for 2026, but for the exchanged days', () => {
    const announced = Object.entries(VIETNAM_CALENDAR.dates).flatMap(([day, { swappedWith }]) =>
      day.startsWith('2026') && swappedWith === undefined ? [day] : [],
    )
    expect(Object.keys(proposeHolidays(2026))).toEqual(announced.sort())
  })

  test.each([
    [
      2021,
      ['2021-02-10', '2021-02-11', '2021-02-12', '2021-02-13', '2021-02-14'],
      ['2021-09-02', '2021-09-03'],
    ],
    [
      2022,
      ['2022-01-31', '2022-02-01', '2022-02-02', '2022-02-03', '2022-02-04'],
      ['2022-09-01', '2022-09-02'],
    ],
    [
      2023,
      ['2023-01-20', '2023-01-21', '2023-01-22', '2023-01-23', '2023-01-24'],
      ['2023-09-01', '2023-09-02'],
    ],
    [
      2024,
      ['2024-02-08', '2024-02-09', '2024-02-10', '2024-02-11', '2024-02-12'],
      ['2024-09-02', '2024-09-03'],
    ],
  ])('are what was decided for %i', (drawn, tet, nationalDay) => {
    expect(named(drawn, 'Tết Nguyên đán')).toEqual(tet)
    expect(named(drawn, 'Quốc khánh')).toEqual(nationalDay)
  })

  test('know 24/11 from 2026 on', () => {
    expect([named(2025, 'Ngày Văn hóa Việt Nam'), named(2026, 'Ngày Văn hóa Việt Nam')]).toEqual([
      [],
      ['2026-11-24'],
    ])
  })

  test('give one working day for each holiday on a week-end, all of them marked as computed', () => {
    fc.assert(
      fc.property(year, (drawn) => {
        const entries = Object.entries(proposeHolidays(drawn))
        const substitutes = entries.filter(([, { reason }]) => reason.startsWith('Nghỉ bù'))
        const holidays = entries.filter(([, { reason }]) => !reason.startsWith('Nghỉ bù'))
        const collisions = holidays.filter(([day]) => isWeekend(day)).length
        expect(substitutes).toHaveLength(collisions)
        expect(substitutes.some(([day]) => isWeekend(day))).toBe(false)
        expect(
          entries.every(
            ([day, { computed, sessions }]) =>
              computed === true && sessions.length === 0 && day.startsWith(`${drawn}-`),
          ),
        ).toBe(true)
        // Never fewer free working days than the law names: 1 + 5 + 1 + 1 + 1 + 2 (+ 1), two of which may share a day.
        const free = entries.filter(([day]) => !isWeekend(day)).length
        const lawful = 1 + 5 + 1 + 1 + 1 + (drawn < 2021 ? 1 : 2) + (drawn < 2026 ? 0 : 1)
        expect(free).toBeGreaterThanOrEqual(lawful - 1)
      }),
    )
  })

  test('follow the week of an office that also works on Saturdays', () => {
    const isSunday = (day: string) => weekdayOf(day) === 6
    expect(Object.keys(proposeHolidays(2027, isSunday)).includes('2027-05-03')).toBe(false)
    expect(Object.keys(proposeHolidays(2027)).includes('2027-05-03')).toBe(true)
  })

  test('can be kept in any calendar', () => {
    fc.assert(
      fc.property(year, (drawn) => {
        checkCalendar({ ...VIETNAM_CALENDAR, dates: proposeHolidays(drawn) }, addDays(`${drawn}-01-01`, -30))
      }),
    )
  })
})
