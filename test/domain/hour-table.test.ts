import { expect, test } from 'vitest'
import { compileCalendar } from '../../server/domain/deadlines/working-calendar.ts'
import { hourTable, openingsOf } from '../../server/domain/disclosure/hour-table.ts'
import { dayNumber } from '../../server/domain/local-time.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const HALVES: [string, string][] = [
  ['07:30', '11:30'],
  ['13:00', '17:00'],
]
const calendar = compileCalendar({
  zone: ZONE,
  standardDayMinutes: 480,
  week: { mon: HALVES, tue: HALVES, wed: HALVES, thu: HALVES, fri: HALVES, sat: [], sun: [] },
  dates: {
    '2026-09-02': { sessions: [], reason: 'Quốc khánh' },
    '2026-08-22': { sessions: HALVES, reason: 'Làm bù' },
  },
})
const days = Array.from({ length: 92 }, (_, index) => calendar.day(dayNumber('2026-07-01') + index))
const openings = openingsOf(days, ZONE)

test('an hour is open as on most of its days: a holiday closes none, a Saturday worked instead opens none', () => {
  expect([6, 7, 8, 11, 12, 13, 16, 17].map((hour) => openings[2]?.[hour])).toEqual([
    'closed',
    'partly',
    'open',
    'partly',
    'closed',
    'open',
    'open',
    'closed',
  ])
  expect(new Set(openings[5])).toEqual(new Set(['closed']))
})

test('under ten nothing is said of an hour, and what is said is rounded to tens', () => {
  const { cells, outside } = hourTable(
    [
      { weekday: 0, hour: 8, n: 94 },
      { weekday: 0, hour: 8, n: 3 },
      { weekday: 1, hour: 9, n: 9 },
      { weekday: 1, hour: 19, n: 14 },
    ],
    openings,
  )
  const of = (weekday: number, hour: number) =>
    cells.find((each) => each.weekday === weekday && each.hour === hour)
  expect(of(0, 8)).toMatchObject({ n: 100, opening: 'open' })
  expect(of(1, 9)).toMatchObject({ n: null, opening: 'open' })
  expect(of(1, 19)).toMatchObject({ n: 10, opening: 'closed' })
  expect(outside).toBe(10)
  expect([Math.min(...cells.map(({ hour }) => hour)), Math.max(...cells.map(({ hour }) => hour))]).toEqual([
    7, 19,
  ])
})
