import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../server/contract/refusals.ts'
import {
  instantsOf,
  isInPeriod,
  parsePeriod,
  periodOf,
  periodsOfKind,
  previousPeriod,
  progressOf,
} from '../../server/domain/period.ts'

describe('a period', () => {
  test.each([
    ['2026-Q3', '2026-07-01', '2026-10-01', 'Quý III/2026', 'Quarter 3, 2026'],
    ['2026-Q4', '2026-10-01', '2027-01-01', 'Quý IV/2026', 'Quarter 4, 2026'],
    ['2026-09', '2026-09-01', '2026-10-01', 'Tháng 9/2026', 'September 2026'],
    ['2028-02', '2028-02-01', '2028-03-01', 'Tháng 2/2028', 'February 2028'],
    ['2026', '2026-01-01', '2027-01-01', 'Năm 2026', 'Year 2026'],
    ['2026-H1', '2026-01-01', '2026-07-01', '6 tháng đầu năm 2026', 'First half of 2026'],
    ['2026-H2', '2026-07-01', '2027-01-01', '6 tháng cuối năm 2026', 'Second half of 2026'],
    [
      '2026-09~15',
      '2026-08-15',
      '2026-09-15',
      'Tháng 9/2026 (ngày 15 đến 14)',
      'September 2026 (15th to 14th)',
    ],
    [
      '2026-Q1~15',
      '2025-12-15',
      '2026-03-15',
      'Quý I/2026 (ngày 15 đến 14)',
      'Quarter 1, 2026 (15th to 14th)',
    ],
    ['2026~15', '2025-12-15', '2026-12-15', 'Năm 2026 (ngày 15 đến 14)', 'Year 2026 (15th to 14th)'],
    [
      '2021-Q1~plan',
      '2021-01-01',
      '2021-02-26',
      'Báo cáo quý I 2021 theo kế hoạch',
      'Report of quarter 1, 2021, by the plan',
    ],
    [
      '2021-H1~plan',
      '2021-01-01',
      '2021-05-05',
      'Báo cáo 6 tháng 2021 theo kế hoạch',
      'Report of six months, 2021, by the plan',
    ],
    [
      '2021-Q3~plan',
      '2021-07-01',
      '2021-08-05',
      'Báo cáo quý III 2021 theo kế hoạch',
      'Report of quarter 3, 2021, by the plan',
    ],
    [
      '2021~plan',
      '2021-01-01',
      '2021-11-05',
      'Báo cáo năm 2021 theo kế hoạch',
      'Report of the year 2021, by the plan',
    ],
    [
      '2025-10~noon',
      '2025-09-25',
      '2025-10-25',
      'Tháng 10/2025 (12 giờ ngày 25)',
      'October 2025 (noon on the 25th)',
    ],
    [
      '2026-09-24T12..2026-09-25T12',
      '2026-09-24',
      '2026-09-25',
      'Từ 12:00 24/09/2026 đến 12:00 25/09/2026',
      '12:00 24/09/2026 to 12:00 25/09/2026',
    ],
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
    ['2026-H1', '2025-H2'],
    ['2026-01~15', '2025-12~15'],
    ['2026-Q1~15', '2025-Q4~15'],
    ['2026~15', '2025~15'],
    ['2021-H1~plan', '2020-H1~plan'],
    ['2021~plan', '2020~plan'],
    ['2026-01~noon', '2025-12~noon'],
    ['2026-09-24T12..2026-09-26T12', '2026-09-22T12..2026-09-24T12'],
    ['2026-08-15..2026-08-31', '2026-07-29..2026-08-14'],
    ['2026-03-01..2026-03-01', '2026-02-28..2026-02-28'],
    ['2026-01-01..2026-12-31', '2025-01-01..2025-12-31'],
  ])('before %s came %s', (key, previous) => {
    expect(previousPeriod(parsePeriod(key))).toEqual(parsePeriod(previous))
  })

  test.each([
    ['2026-Q5', 'quý chỉ có từ 2026-Q1 đến 2026-Q4'],
    ['2026-H3', 'nửa năm chỉ có 2026-H1 và 2026-H2'],
    ['2026-02-30', 'không có ngày 2026-02-30; ngày cuối tháng đó là 2026-02-28'],
    ['2026-02-01..2026-02-30', 'không có ngày 2026-02-30; ngày cuối tháng đó là 2026-02-28'],
    ['2026-13-01..2026-13-02', '2026-13-01: tháng chỉ có từ 01 đến 12'],
    ['2026-08-31..2026-08-15', 'kết thúc trước khi bắt đầu; có lẽ là 2026-08-15..2026-08-31'],
    ['2026-08-15T12..2026-08-15T12', 'kết thúc trước khi bắt đầu; có lẽ là 2026-08-15T12..2026-08-15T12'],
    ['2026-08-15', 'một ngày được viết là 2026-08-15..2026-08-15'],
    ['quý ba', 'cần một kỳ như 2026-Q3, 2026-09, 2026-H1, 2026, 2026-09~15 hoặc 2026-09-01..2026-09-15'],
  ])('%s is answered with what would be right', (text, vi) => {
    expect(() => parsePeriod(text)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ field: 'period', vi })] }),
    )
  })

  const ZONE = 'Asia/Ho_Chi_Minh'

  test('from noon to noon holds its first moment and not its last', () => {
    const { from, to } = instantsOf(parsePeriod('2025-10~noon'), ZONE)
    expect([from, to].map((ms) => new Date(ms).toISOString())).toEqual([
      '2025-09-25T05:00:00.000Z',
      '2025-10-25T05:00:00.000Z',
    ])
  })

  test.each([
    ['2026-Q4', '2026-09-30T16:59:59.999Z', null],
    ['2026-Q4', '2026-09-30T17:00:00.000Z', { day: 1, days: 92 }],
    ['2026-Q4', '2026-11-27T02:00:00.000Z', { day: 58, days: 92 }],
    ['2026-Q4', '2026-12-31T16:59:59.999Z', { day: 92, days: 92 }],
    ['2026-Q4', '2026-12-31T17:00:00.000Z', null],
    ['2026-12~noon', '2026-11-25T04:59:59.999Z', null],
    ['2026-12~noon', '2026-11-25T05:00:00.000Z', { day: 1, days: 30 }],
    ['2026-12~noon', '2026-11-26T04:59:00.000Z', { day: 1, days: 30 }],
    ['2026-12~noon', '2026-11-26T05:00:00.000Z', { day: 2, days: 30 }],
  ])('of %s, %s is so far', (key, at, progress) => {
    expect(progressOf(parsePeriod(key), Date.parse(at), ZONE)).toEqual(progress)
  })

  test('those to choose from have begun, and touch what there is', () => {
    expect(periodsOfKind('quarter-15', '2026-06-14', '2026-12-15').map(({ key }) => key)).toEqual([
      '2027-Q1~15',
      '2026-Q4~15',
      '2026-Q3~15',
      '2026-Q2~15',
    ])
    expect(periodsOfKind('plan', '2021-03-01', '2021-06-30').map(({ key }) => key)).toEqual([
      '2021~plan',
      '2021-H1~plan',
    ])
    expect(periodsOfKind('range', '2021-03-01', '2021-06-30')).toEqual([])
  })

  const anyDay = fc
    .date({ min: new Date('2001-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const anyPeriod = fc.oneof(
    anyDay.map((day) => periodOf(day).key),
    anyDay.map((day) => day.slice(0, 7)),
    anyDay.map((day) => day.slice(0, 4)),
    anyDay.map((day) => `${day.slice(0, 7)}~15`),
    anyDay.map((day) => `${periodOf(day).key}~15`),
    anyDay.map((day) => `${day.slice(0, 7)}~noon`),
    anyDay.map((day) => `${day.slice(0, 4)}-H${Number(day.slice(5, 7)) > 6 ? 2 : 1}`),
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
