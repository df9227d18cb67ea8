import { describe, expect, test } from 'vitest'
import type { CalendarOverride, Session } from '../../../server/contract/deadlines/calendar.ts'
import {
  type CalendarHistory,
  calendarOn,
  compileTimeline,
} from '../../../server/domain/deadlines/calendar-timeline.ts'
import { VIETNAM_CALENDAR } from '../../../server/domain/deadlines/vietnam-calendar.ts'
import { closeOfDay } from '../../fixtures/working-days.ts'

const SHORT: Session[] = [['08:00', '10:00']]
const LONG: Session[] = [['06:00', '20:00']]

const first = { version: 1, validFrom: '2000-01-01', body: { ...VIETNAM_CALENDAR, dates: {} } }
const version = (number: number, validFrom: string, body: CalendarOverride) => ({
  version: number,
  validFrom,
  body,
})
const closes = (histories: readonly CalendarHistory[], ...days: string[]) =>
  days.map((day) => {
    const at = closeOfDay(compileTimeline(histories), day)
    return at === null ? null : new Date(at + 7 * 3_600_000).toISOString().slice(11, 16)
  })

describe('a calendar through its versions', () => {
  const week = { ...VIETNAM_CALENDAR.week, mon: SHORT }
  const monday = { ...first.body, week }

  test('has each version’s week from its day on', () => {
    const histories = [[first, version(2, '2026-12-07', monday)]]
    expect(closes(histories, '2026-11-30', '2026-12-07')).toEqual(['17:00', '10:00'])
  })

  test('has the newest of two weeks that begin together', () => {
    const long = { ...monday, week: { ...week, mon: LONG } }
    expect(
      closes([[first, version(2, '2026-12-07', monday), version(3, '2026-12-07', long)]], '2026-12-07'),
    ).toEqual(['20:00'])
  })

  test('keeps a week that is to come when a later version begins earlier', () => {
    const dayOff = { ...first.body, dates: { '2026-12-14': { sessions: [], reason: 'x' } } }
    const histories = [[first, version(2, '2026-12-07', monday), version(3, '2026-11-20', dayOff)]]
    expect(closes(histories, '2026-11-30', '2026-12-07', '2026-12-14')).toEqual(['17:00', '10:00', null])
  })

  test('has the dates of the newest version alone, before its day too', () => {
    const off = (day: string) => ({ ...first.body, dates: { [day]: { sessions: [], reason: 'x' } } })
    const histories = [
      [first, version(2, '2026-11-20', off('2026-11-30')), version(3, '2026-11-20', off('2026-11-17'))],
    ]
    expect(closes(histories, '2026-11-30', '2026-11-17')).toEqual(['17:00', null])
  })

  test('lets a unit’s own weekdays stand over the root’s, whose other days go on', () => {
    const own = [version(1, '2026-12-01', { week: { tue: LONG } })]
    const histories = [[first, version(2, '2026-12-07', monday)], own]
    expect(closes(histories, '2026-11-24', '2026-12-07', '2026-12-08')).toEqual(['17:00', '10:00', '20:00'])
    expect(calendarOn(histories, '2026-12-08').week.tue).toEqual(LONG)
  })
})
