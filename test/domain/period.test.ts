import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../server/contract/refusals.ts'
import { isInPeriod, parsePeriod, periodOf, previousPeriod } from '../../server/domain/period.ts'

describe('a period', () => {
  test.each([
    ['2026-Q3', '2026-07-01', '2026-10-01', 'Quý III/2026', 'Quarter 3, 2026'],
    ['2026-Q4', '2026-10-01', '2027-01-01', 'Quý IV/2026', 'Quarter 4, 2026'],
    ['2026-09', '2026-09-01', '2026-10-01', 'Tháng 9/2026', 'September 2026'],
    ['2028-02', '2028-02-01', '2028-03-01', 'Tháng 2/2028', 'February 2028'],
    ['2026', '2026-01-01', '2027-01-01', 'Năm 2026', 'Year 2026'],
    [
      '2026-08-15..2026-08-31',
      '2026-08-15',
      '2026-09-01',
      'Từ 15/08/2026 đến 31/08/2026',
      '15/08/2026 to 31/08/2026',
    ],
    [
      '2026-08-22..2026-08-22',
      '2026-08-22',
      '2026-08-23',
      'Từ 22/08/2026 đến 22/08/2026',
      '22/08/2026 to 22/08/2026',
    ],
  ])('%s runs from %s up to, not including, %s', (key, fromDay, toDay, vi, en) => {
    expect(parsePeriod(key)).toMatchObject({ key, fromDay, toDay, label: { vi, en } })
  })

  test.each([
    '',
    '2026-Q0',
    '2026-Q5',
    '2026-q3',
    'Q3-2026',
    '2026-13',
    '2026-9',
    '1999',
    '20266',
    ' 2026',
    '2026-Q3\n',
    '2026-02-30..2026-03-01',
    '2026-08-31..2026-08-15',
    '2026-08-15',
    '2026-08-15..',
    '2026-08-15..2026-08-31..2026-09-01',
    '2026-08-15T00:00..2026-08-31',
  ])('%j is refused as unknown', (text) => {
    const refusal = expect.objectContaining({ code: 'report/unknown-period' })
    expect(() => parsePeriod(text)).toThrow(Refusal)
    expect(() => parsePeriod(text)).toThrow(refusal)
  })

  test.each([
    ['2026-Q3', '2026-Q2'],
    ['2026-Q1', '2025-Q4'],
    ['2026-01', '2025-12'],
    ['2026', '2025'],
    ['2026-08-15..2026-08-31', '2026-07-29..2026-08-14'],
    ['2026-03-01..2026-03-01', '2026-02-28..2026-02-28'],
    ['2026-01-01..2026-12-31', '2025-01-01..2025-12-31'],
  ])('before %s came %s', (key, previous) => {
    expect(previousPeriod(parsePeriod(key))).toEqual(parsePeriod(previous))
  })

  const anyDay = fc
    .date({ min: new Date('2001-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const anyPeriod = fc.oneof(
    anyDay.map((day) => periodOf(day).key),
    anyDay.map((day) => day.slice(0, 7)),
    anyDay.map((day) => day.slice(0, 4)),
    fc.tuple(anyDay, anyDay).map((days) => days.toSorted().join('..')),
  )

  test('every day lies in the quarter it is said to be in, and in no neighbour', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const quarter = periodOf(day)
        expect(isInPeriod(day, quarter)).toBe(true)
        expect(isInPeriod(day, previousPeriod(quarter))).toBe(false)
        expect(parsePeriod(quarter.key)).toEqual(quarter)
      }),
    )
  })

  test('meets the one before without a gap or a shared day', () => {
    fc.assert(
      fc.property(anyPeriod, (key) => {
        const period = parsePeriod(key)
        fc.pre(period.kind !== 'range' || period.fromDay > '2050-01-01')
        const previous = previousPeriod(period)
        expect(previous.toDay).toBe(period.fromDay)
        expect(previous.kind).toBe(period.kind)
        expect(previous.fromDay < previous.toDay).toBe(true)
      }),
    )
  })
})
