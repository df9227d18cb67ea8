import { describe, expect, test } from 'vitest'
import type { CalendarBody, DateEntry, Session } from '../../../server/contract/deadlines/calendar.ts'
import { Refusal } from '../../../server/contract/refusals.ts'
import { checkCalendar, checkCalendarEntries } from '../../../server/domain/deadlines/check-calendar.ts'
import { MINUTE_MS } from '../../../server/domain/local-time.ts'
import { VIETNAM_CALENDAR } from '../../../server/domain/deadlines/vietnam-calendar.ts'
import {
  addWorkingMs,
  compileCalendar,
  mergeCalendars,
  workedMs,
} from '../../../server/domain/deadlines/working-calendar.ts'
import { closeOfDay, nextWorkingDay } from '../../fixtures/working-days.ts'

const OFFICE: Session[] = [
  ['07:30', '11:30'],
  ['13:00', '17:00'],
]
const EVERY_DAY = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }

function aCalendar(changes: Partial<CalendarBody> = {}): CalendarBody {
  return {
    zone: 'Asia/Ho_Chi_Minh',
    standardDayMinutes: 480,
    week: { ...EVERY_DAY, mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
    dates: {},
    ...changes,
  }
}

/** Open at the same hours every day of the week. */
function everyDay(zone: string, sessions: Session[]): CalendarBody {
  const week = {
    mon: sessions,
    tue: sessions,
    wed: sessions,
    thu: sessions,
    fri: sessions,
    sat: sessions,
    sun: sessions,
  }
  return aCalendar({ zone, week })
}

const at = (instant: string) => Date.parse(instant)
const workedMinutes = (body: CalendarBody, from: string, to: string) =>
  workedMs(compileCalendar(body), at(from), at(to)) / MINUTE_MS
const added = (body: CalendarBody, from: string, minutes: number) =>
  new Date(addWorkingMs(compileCalendar(body), at(from), minutes * MINUTE_MS)).toISOString()

describe('working time', () => {
  test('leaves out nights, lunch and the week-end', () => {
    expect(workedMinutes(aCalendar(), '2026-11-20T00:00:00+07:00', '2026-11-24T00:00:00+07:00')).toBe(960)
    expect(workedMinutes(aCalendar(), '2026-11-20T11:00:00+07:00', '2026-11-20T13:15:00+07:00')).toBe(45)
    expect(workedMinutes(aCalendar(), '2026-11-20T11:30:00+07:00', '2026-11-20T13:00:00+07:00')).toBe(0)
  })

  test('between an instant and itself or an earlier one is nothing', () => {
    expect(workedMinutes(aCalendar(), '2026-11-20T09:00:00+07:00', '2026-11-20T09:00:00+07:00')).toBe(0)
    expect(workedMinutes(aCalendar(), '2026-11-20T10:00:00+07:00', '2026-11-20T09:00:00+07:00')).toBe(0)
  })

  test('ends at a close, not at the next opening', () => {
    expect(added(aCalendar(), '2026-11-20T10:30:00+07:00', 60)).toBe('2026-11-20T04:30:00.000Z')
    expect(added(aCalendar(), '2026-11-20T16:00:00+07:00', 60)).toBe('2026-11-20T10:00:00.000Z')
  })

  test('of no length ends where it begins', () => {
    expect(added(aCalendar(), '2026-11-21T10:00:00+07:00', 0)).toBe('2026-11-21T03:00:00.000Z')
  })

  test('runs on over a midnight that divides one shift in two sessions', () => {
    const body = everyDay('Asia/Ho_Chi_Minh', [
      ['00:00', '06:00'],
      ['22:00', '24:00'],
    ])
    expect(workedMinutes(body, '2026-11-20T22:30:00+07:00', '2026-11-21T01:30:00+07:00')).toBe(180)
    expect(added(body, '2026-11-20T23:30:00+07:00', 60)).toBe('2026-11-20T17:30:00.000Z')
    expect(added(body, '2026-11-20T23:30:00+07:00', 30)).toBe('2026-11-20T17:00:00.000Z')
  })

  test('does not depend on the order in which a day lists its sessions', () => {
    const body = aCalendar({ week: { ...EVERY_DAY, fri: [...OFFICE].reverse() } })
    expect(added(body, '2026-11-20T11:00:00+07:00', 60)).toBe('2026-11-20T06:30:00.000Z')
    expect(closeOfDay(compileCalendar(body), '2026-11-20')).toBe(at('2026-11-20T17:00:00+07:00'))
  })
})

describe('where clocks change', () => {
  test.each([
    ['a day of 23 hours', 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z', 23 * 60],
    ['a day of 25 hours', 'America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z', 25 * 60],
    [
      'a day that begins at 01:00',
      'America/Sao_Paulo',
      '2015-10-18T03:00:00Z',
      '2015-10-19T02:00:00Z',
      23 * 60,
    ],
    [
      'a day of 24½ hours',
      'Australia/Lord_Howe',
      '2026-04-04T13:00:00Z',
      '2026-04-05T13:30:00Z',
      24 * 60 + 30,
    ],
    ['a day that never was', 'Pacific/Apia', '2011-12-29T10:00:00Z', '2011-12-31T10:00:00Z', 48 * 60],
  ])('round the clock, %s is counted as long as it lasts', (_what, zone, from, to, minutes) => {
    expect(workedMinutes(everyDay(zone, [['00:00', '24:00']]), from, to)).toBe(minutes)
  })

  test('a session within the hour left out is no session', () => {
    const body = everyDay('America/New_York', [['02:00', '03:00']])
    expect(workedMinutes(body, '2026-03-07T05:00:00Z', '2026-03-10T04:00:00Z')).toBe(120)
    expect(nextWorkingDay(compileCalendar(body), '2026-03-07')).toBe('2026-03-09')
  })

  test('no session is counted twice on the day that never was', () => {
    const body = everyDay('Pacific/Apia', OFFICE)
    expect(workedMinutes(body, '2011-12-29T10:00:00Z', '2011-12-31T10:00:00Z')).toBe(2 * 480)
    expect(closeOfDay(compileCalendar(body), '2011-12-30')).toBeNull()
  })

  test('a session keeps its local hours on both sides of a change', () => {
    const body = everyDay('Africa/Casablanca', [['08:00', '16:00']])
    expect(closeOfDay(compileCalendar(body), '2026-02-14')).toBe(at('2026-02-14T15:00:00Z'))
    expect(closeOfDay(compileCalendar(body), '2026-02-15')).toBe(at('2026-02-15T16:00:00Z'))
  })
})

describe('a child unit’s calendar', () => {
  const child = mergeCalendars(aCalendar({ dates: { '2026-02-17': { sessions: [], reason: 'Tết' } } }), {
    week: { sat: [['07:30', '11:30']] },
    dates: { '2026-11-20': { sessions: [], reason: 'sửa trụ sở' } },
  })

  test('overrides weekdays and single dates, and inherits the rest', () => {
    const calendar = compileCalendar(child)
    expect(nextWorkingDay(calendar, '2026-11-19')).toBe('2026-11-21')
    expect(nextWorkingDay(calendar, '2026-02-16')).toBe('2026-02-18')
    expect(nextWorkingDay(compileCalendar(aCalendar()), '2026-11-20')).toBe('2026-11-23')
  })

  test('may lie in another zone and have another standard day', () => {
    const merged = mergeCalendars(aCalendar(), { zone: 'Asia/Tokyo', standardDayMinutes: 420 })
    expect([merged.zone, merged.standardDayMinutes, merged.week]).toEqual([
      'Asia/Tokyo',
      420,
      aCalendar().week,
    ])
  })

  test('may close a weekday on which the parent is open', () => {
    const closed = compileCalendar(mergeCalendars(aCalendar(), { week: { fri: [] } }))
    expect(nextWorkingDay(closed, '2026-11-19')).toBe('2026-11-23')
  })
})

describe('what cannot be kept', () => {
  function refusedFields(body: CalendarBody, check = () => checkCalendar(body, '2026-11-20')): string[] {
    try {
      check()
      return []
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      expect(error.code).toBe('calendar/invalid')
      return error.errors.map(({ field }) => field)
    }
  }
  const monday = (...mon: Session[]) => aCalendar({ week: { ...aCalendar().week, mon } })
  const dated = (dates: Record<string, DateEntry>) => aCalendar({ dates })

  test.each([
    ['a reversed session', monday(['11:30', '07:30']), ['week.mon.0']],
    ['an empty session', monday(['07:30', '07:30']), ['week.mon.0']],
    ['a session over midnight', monday(['22:00', '06:00']), ['week.mon.0']],
    ['a session out of the day', monday(['07:30', '24:01']), ['week.mon.0']],
    ['a time that does not exist', monday(['07:60', '11:30']), ['week.mon.0']],
    ['overlapping sessions', monday(['07:30', '11:30'], ['11:29', '17:00']), ['week.mon']],
    ['overlapping sessions out of order', monday(['13:00', '17:00'], ['07:30', '13:01']), ['week.mon']],
    ['the same session twice', monday(['07:30', '11:30'], ['07:30', '11:30']), ['week.mon']],
    ['an unknown zone', aCalendar({ zone: 'Asia/Nowhere' }), ['zone']],
    [
      'a date without a reason',
      dated({ '2026-02-16': { sessions: [], reason: '  ' } }),
      ['dates.2026-02-16.reason'],
    ],
    [
      'a bad session on a date',
      dated({ '2026-02-16': { sessions: [['25:00', '26:00']], reason: 'Tết' } }),
      ['dates.2026-02-16.sessions.0'],
    ],
    ['a calendar without working time', aCalendar({ week: EVERY_DAY }), ['week']],
    [
      'working time only after more than 400 days',
      aCalendar({ week: EVERY_DAY, dates: { '2027-12-25': { sessions: OFFICE, reason: 'mở' } } }),
      ['week'],
    ],
    [
      'half a swap',
      dated({ '2026-08-31': { sessions: [], reason: 'nghỉ', swappedWith: '2026-08-22' } }),
      ['dates.2026-08-31.swappedWith'],
    ],
    [
      'a swap of two days off',
      dated({
        '2026-08-31': { sessions: [], reason: 'nghỉ', swappedWith: '2026-08-22' },
        '2026-08-22': { sessions: [], reason: 'nghỉ', swappedWith: '2026-08-31' },
      }),
      ['dates.2026-08-31.swappedWith', 'dates.2026-08-22.swappedWith'],
    ],
  ])('%s is refused, with the field', (_what, body, fields) => {
    expect(refusedFields(body)).toEqual(fields)
  })

  test('every mistake is named at once', () => {
    const body = { ...monday(['11:30', '07:30'], ['24:00', '25:00']), zone: 'Nowhere' }
    expect(refusedFields(body)).toEqual(['zone', 'week.mon.0', 'week.mon.1'])
  })

  test.each([
    ['the calendar of Vietnam', VIETNAM_CALENDAR],
    ['sessions that touch', monday(['07:30', '11:30'], ['11:30', '17:00'])],
    ['sessions up to 24:00', monday(['00:00', '24:00'])],
    [
      'a closure longer than a month',
      aCalendar({ week: EVERY_DAY, dates: { '2027-12-24': { sessions: OFFICE, reason: 'mở' } } }),
    ],
  ])('%s is kept', (_what, body) => {
    expect(refusedFields(body)).toEqual([])
  })

  test('a calendar without working time passes where only its entries are looked at', () => {
    const body = aCalendar({ week: EVERY_DAY })
    expect(refusedFields(body, () => checkCalendarEntries(body))).toEqual([])
  })

  test('a search in it ends in a refusal', () => {
    const calendar = compileCalendar(aCalendar({ week: EVERY_DAY }))
    expect(() => nextWorkingDay(calendar, '2026-11-20')).toThrow('calendar/no-working-time')
    expect(() => addWorkingMs(calendar, at('2026-11-20T09:00:00+07:00'), 1)).toThrow(
      'calendar/no-working-time',
    )
  })
})
