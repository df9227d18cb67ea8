import { expect, test } from 'vitest'
import { VIETNAM_CALENDAR } from '../../server/domain/deadlines/vietnam-calendar.ts'
import { compileCalendar } from '../../server/domain/deadlines/working-calendar.ts'
import { lastWeekOf } from '../../server/domain/last-week.ts'

const calendar = compileCalendar(VIETNAM_CALENDAR)

test.each([
  ['2026-10', '2026-10-26', 'a month that ends on a Saturday'],
  ['2026-11', '2026-11-30', 'its last working day is a Monday'],
  ['2026-08', '2026-08-24', 'the 31st is a day off by a swap'],
  ['2027-02', '2027-02-22', 'the last day is a Sunday'],
])('the last working week of %s begins on %s: %s', (month, day) => {
  expect(lastWeekOf(calendar, month)).toBe(day)
})

test('a month without any working day has its last day', () => {
  const closed = compileCalendar({
    ...VIETNAM_CALENDAR,
    week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
    dates: {},
  })
  expect(lastWeekOf(closed, '2026-09')).toBe('2026-09-30')
})
