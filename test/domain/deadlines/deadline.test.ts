import { describe, expect, test } from 'vitest'
import type { CalendarBody, DeadlineRule } from '../../../server/contract/deadlines/calendar.ts'
import { computeDeadline, isOnTime } from '../../../server/domain/deadlines/deadline.ts'
import { VIETNAM_CALENDAR } from '../../../server/domain/deadlines/vietnam-calendar.ts'
import { compileCalendar, mergeCalendars } from '../../../server/domain/deadlines/working-calendar.ts'

const MORNING: [string, string] = ['07:30', '11:30']
const AFTERNOON: [string, string] = ['13:00', '17:00']
const EVERY_DAY = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }

const office = compileCalendar(VIETNAM_CALENDAR)
/** The office that also opens on Saturday mornings, with a short day before the new year. */
const saturdays = compileCalendar(
  mergeCalendars(VIETNAM_CALENDAR, {
    week: { sat: [MORNING] },
    dates: { '2026-12-31': { sessions: [MORNING], reason: 'short day' } },
  }),
)

/** Vietnamese local time, `2026-11-20 15:00`, as an instant. */
function at(local: string): number {
  return Date.parse(`${local.replace(' ', 'T')}${/:\d\d:/.test(local) ? '' : ':00'}+07:00`)
}

/** An instant as Vietnamese local time; midnight as the 24:00 of the day that ends. */
function local(ms: number): string {
  const text = new Date(ms + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  if (!text.endsWith('00:00')) return text
  return `${new Date(ms - 3_600_000 * 17).toISOString().slice(0, 10)} 24:00`
}

const pausesOf = (...spans: [string, string][]) => spans.map(([from, to]) => ({ from: at(from), to: at(to) }))

function due(
  rule: DeadlineRule,
  received: string,
  pauses: [string, string][] = [],
  calendar = office,
): string {
  return local(
    computeDeadline({ rule, receivedAt: at(received), calendar, pauses: pausesOf(...pauses) }).dueAt,
  )
}

const sameDay: DeadlineRule = { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: 120 }
const workingMinutes = (minutes: number): DeadlineRule => ({ kind: 'working-minutes', minutes })
const halfDays = (count: number): DeadlineRule => ({ kind: 'half-days', count })
const workingDays = (count: number, cutOff?: string): DeadlineRule =>
  cutOff === undefined ? { kind: 'working-days', count } : { kind: 'working-days', count, cutOff }
const calendarDays = (count: number): DeadlineRule => ({ kind: 'calendar-days', count })
const elapsedMinutes = (minutes: number): DeadlineRule => ({ kind: 'elapsed-minutes', minutes })

describe('on the same day', () => {
  test.each([
    ['at midnight', '2026-11-20 00:00', '2026-11-20 17:00'],
    ['before opening', '2026-11-20 06:59', '2026-11-20 17:00'],
    ['in the lunch break', '2026-11-20 11:45', '2026-11-20 17:00'],
    ['a moment before the cut-off', '2026-11-20 14:59:59.999', '2026-11-20 17:00'],
    ['exactly at the cut-off', '2026-11-20 15:00:00.000', '2026-11-20 17:00'],
    ['a moment after the cut-off', '2026-11-20 15:00:00.001', '2026-11-23 17:00'],
    ['at the close', '2026-11-20 17:00', '2026-11-23 17:00'],
    ['after the close', '2026-11-20 23:59:59', '2026-11-23 17:00'],
    ['on a Saturday', '2026-11-21 10:00', '2026-11-23 17:00'],
    ['on a Sunday night', '2026-11-22 23:00', '2026-11-23 17:00'],
    ['late before Vietnam Culture Day', '2026-11-23 16:00', '2026-11-25 17:00'],
    ['late before a Saturday worked for 31/08', '2026-08-21 15:30', '2026-08-22 17:00'],
    ['late on the last Thursday before Tết', '2026-02-12 16:00', '2026-02-13 17:00'],
    ['late on the last day before Tết', '2026-02-13 15:00:01', '2026-02-23 17:00'],
    ['during Tết', '2026-02-17 09:00', '2026-02-23 17:00'],
    ['late before a Saturday worked for 02/01', '2026-01-09 15:30', '2026-01-10 17:00'],
    ['late before the holidays of 30/04 and 01/05', '2026-04-29 16:00', '2026-05-04 17:00'],
  ])('what comes %s', (_when, received, expected) => {
    expect(due(sameDay, received)).toBe(expected)
  })

  test.each([
    ['with just the handling time left on a Saturday', '2026-11-21 09:30', '2026-11-21 11:30'],
    ['a moment later', '2026-11-21 09:30:00.001', '2026-11-23 17:00'],
    ['late before a Saturday morning', '2026-11-20 15:30', '2026-11-21 11:30'],
    ['in time on a short day', '2026-12-31 09:30', '2026-12-31 11:30'],
    ['too late on a short day', '2026-12-31 10:00', '2027-01-02 11:30'],
  ])('an office open on Saturday mornings: what comes %s', (_when, received, expected) => {
    expect(due(sameDay, received, [], saturdays)).toBe(expected)
  })

  test('counts no day as in time that is shorter than the handling time', () => {
    const rule: DeadlineRule = { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: 241 }
    expect(due(rule, '2026-11-21 00:00', [], saturdays)).toBe('2026-11-23 17:00')
    expect(due(rule, '2026-11-20 11:29', [], saturdays)).toBe('2026-11-20 17:00')
    expect(due(rule, '2026-11-20 11:29:00.001', [], saturdays)).toBe('2026-11-21 11:30')
  })

  test('lets the whole break pass while just the afternoon is enough', () => {
    const rule: DeadlineRule = { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: 240 }
    expect(due(rule, '2026-11-20 13:00')).toBe('2026-11-20 17:00')
    expect(due(rule, '2026-11-20 13:00:00.001')).toBe('2026-11-23 17:00')
  })

  test('without a handling time the cut-off is never later than the close', () => {
    const rule: DeadlineRule = { kind: 'same-day', cutOff: '24:00', minimumHandlingMinutes: 0 }
    expect(due(rule, '2026-11-20 17:00')).toBe('2026-11-20 17:00')
    expect(due(rule, '2026-11-20 17:00:00.001')).toBe('2026-11-23 17:00')
  })

  test('a rule may cut off at another hour', () => {
    const rule: DeadlineRule = { kind: 'same-day', cutOff: '11:00', minimumHandlingMinutes: 0 }
    expect(due(rule, '2026-11-20 11:00')).toBe('2026-11-20 17:00')
    expect(due(rule, '2026-11-20 11:01')).toBe('2026-11-23 17:00')
  })
})

describe('by working minutes and half days', () => {
  test.each([
    ['over the lunch break', workingMinutes(60), '2026-11-20 11:10', '2026-11-20 13:40'],
    ['to the close of the morning', workingMinutes(60), '2026-11-20 10:30', '2026-11-20 11:30'],
    ['to the close of the day', workingMinutes(60), '2026-11-20 16:00', '2026-11-20 17:00'],
    ['over the week-end', workingMinutes(60), '2026-11-20 16:30', '2026-11-23 08:00'],
    ['from an evening', workingMinutes(60), '2026-11-20 18:00', '2026-11-23 08:30'],
    ['from a Saturday', workingMinutes(60), '2026-11-21 08:00', '2026-11-23 08:30'],
    ['half a day within a day', halfDays(1), '2026-11-20 09:00', '2026-11-20 14:30'],
    ['half a day over the week-end', halfDays(1), '2026-11-20 14:00', '2026-11-23 08:30'],
    ['half a day over Vietnam Culture Day', halfDays(1), '2026-11-23 15:00', '2026-11-25 09:30'],
    ['an hour over Tết', workingMinutes(60), '2026-02-13 16:30', '2026-02-23 08:00'],
    ['200 working hours', workingMinutes(200 * 60), '2026-06-01 07:30', '2026-07-03 17:00'],
  ])('counts %s', (_what, rule, received, expected) => {
    expect(due(rule, received)).toBe(expected)
  })

  test('keeps the milliseconds of the receipt', () => {
    const { dueAt } = computeDeadline({
      rule: workingMinutes(60),
      receivedAt: at('2026-11-20 11:10:20.250'),
      calendar: office,
    })
    expect(new Date(dueAt).toISOString()).toBe('2026-11-20T06:40:20.250Z')
  })

  test('an odd standard day still has an exact half', () => {
    const calendar = compileCalendar({ ...VIETNAM_CALENDAR, standardDayMinutes: 465 })
    const { dueAt } = computeDeadline({ rule: halfDays(1), receivedAt: at('2026-11-20 07:30'), calendar })
    expect(new Date(dueAt).toISOString()).toBe('2026-11-20T04:22:30.000Z')
  })
})

describe('by days', () => {
  test.each([
    ['1 working day over the new year', workingDays(1), '2025-12-31 09:00', '2026-01-05 17:00'],
    ['1 working day over a substitute day', workingDays(1), '2026-04-24 09:00', '2026-04-28 17:00'],
    ['1 working day to a Saturday worked', workingDays(1), '2026-08-21 09:00', '2026-08-22 17:00'],
    ['1 working day from a Saturday off', workingDays(1), '2026-11-21 09:00', '2026-11-23 17:00'],
    [
      '3 working days from after a cut-off',
      workingDays(3, '15:00'),
      '2026-11-19 15:00:01',
      '2026-11-26 17:00',
    ],
    [
      '3 working days from the cut-off itself',
      workingDays(3, '15:00'),
      '2026-11-19 15:00',
      '2026-11-25 17:00',
    ],
    ['10 working days', workingDays(10), '2026-11-20 09:00', '2026-12-07 17:00'],
    [
      '1 working day with a cut-off, from a Saturday',
      workingDays(1, '15:00'),
      '2026-11-28 10:00',
      '2026-12-01 17:00',
    ],
    ['1 working day over Tết', workingDays(1), '2026-02-13 09:00', '2026-02-23 17:00'],
    ['5 working days over Tết', workingDays(5), '2026-02-13 09:00', '2026-02-27 17:00'],
    ['1 working day before 30/04', workingDays(1), '2026-04-29 09:00', '2026-05-04 17:00'],
    ['1 working day over National Day', workingDays(1), '2026-08-28 09:00', '2026-09-03 17:00'],
    ['5 working days over National Day', workingDays(5), '2026-08-28 09:00', '2026-09-09 17:00'],
    ['5 working days over Vietnam Culture Day', workingDays(5), '2026-11-20 09:00', '2026-11-30 17:00'],
    ['1 working day before Vietnam Culture Day', workingDays(1), '2026-11-23 09:00', '2026-11-25 17:00'],
    ['10 days ending on the Sunday before Tết', calendarDays(10), '2026-02-05 09:00', '2026-02-23 24:00'],
    ['10 days ending before National Day', calendarDays(10), '2026-08-20 09:00', '2026-09-03 24:00'],
    ['10 days ending on a Sunday', calendarDays(10), '2026-11-12 09:00', '2026-11-23 24:00'],
    ['10 days ending on Vietnam Culture Day', calendarDays(10), '2026-11-14 09:00', '2026-11-25 24:00'],
    ['1 day to a 29 February', calendarDays(1), '2028-02-28 09:00', '2028-02-29 24:00'],
    ['5 minutes over midnight, off duty', elapsedMinutes(5), '2026-11-21 23:58', '2026-11-22 00:03'],
    ['an hour of Tết by the clock', elapsedMinutes(60), '2026-02-17 23:30', '2026-02-18 00:30'],
  ])('counts %s', (_what, rule, received, expected) => {
    expect(due(rule, received)).toBe(expected)
  })

  test('a swap paired on the calendar moves both halves', () => {
    expect(due(workingDays(1), '2025-04-25 09:00')).toBe('2025-04-26 17:00')
    expect(due(workingDays(1), '2025-04-29 09:00')).toBe('2025-05-05 17:00')
  })
})

describe('while waiting for the citizen', () => {
  test.each<[string, DeadlineRule, string, [string, string][], string]>([
    [
      'an hour in office hours moves the same day to the next',
      sameDay,
      '2026-11-20 09:00',
      [['2026-11-20 10:00', '2026-11-20 11:00']],
      '2026-11-23 17:00',
    ],
    [
      'a pause that begins at the due instant gives nothing',
      sameDay,
      '2026-11-20 09:00',
      [['2026-11-20 17:00', '2026-11-23 07:30']],
      '2026-11-20 17:00',
    ],
    [
      'the lunch break gives nothing back',
      sameDay,
      '2026-11-20 09:00',
      [['2026-11-20 11:30', '2026-11-20 13:00']],
      '2026-11-20 17:00',
    ],
    [
      'overlapping pauses count once',
      workingMinutes(240),
      '2026-11-20 08:00',
      [
        ['2026-11-20 09:00', '2026-11-20 10:00'],
        ['2026-11-20 09:30', '2026-11-20 10:30'],
      ],
      '2026-11-20 15:00',
    ],
    [
      'a day given back moves a midnight to the midnight of the day reached',
      calendarDays(10),
      '2026-11-12 09:00',
      [['2026-11-16 08:00', '2026-11-17 08:00']],
      '2026-11-25 24:00',
    ],
    [
      'two short pauses are summed before the close is sought',
      sameDay,
      '2026-11-20 09:00',
      [
        ['2026-11-20 10:00', '2026-11-20 10:10'],
        ['2026-11-20 14:00', '2026-11-20 14:10'],
      ],
      '2026-11-23 17:00',
    ],
    [
      'a pause counts if it begins before the due instant that the earlier ones leave',
      sameDay,
      '2026-11-20 09:00',
      [
        ['2026-11-20 10:00', '2026-11-20 11:00'],
        ['2026-11-23 07:30', '2026-11-23 17:00'],
      ],
      '2026-11-25 17:00',
    ],
    [
      'a pause over night and week-end gives back its working time only',
      workingMinutes(60),
      '2026-11-20 16:30',
      [['2026-11-20 16:45', '2026-11-23 07:45']],
      '2026-11-23 08:30',
    ],
    [
      'a holiday within a pause gives nothing',
      workingDays(2),
      '2026-11-23 09:00',
      [['2026-11-24 00:00', '2026-11-25 00:00']],
      '2026-11-26 17:00',
    ],
    [
      'a pause that began before receipt is cut to it',
      workingMinutes(60),
      '2026-11-20 09:00',
      [['2026-11-20 08:00', '2026-11-20 09:10']],
      '2026-11-20 10:10',
    ],
    [
      'a pause that ended before receipt gives nothing',
      workingMinutes(60),
      '2026-11-20 09:00',
      [['2026-11-20 08:00', '2026-11-20 09:00']],
      '2026-11-20 10:00',
    ],
    [
      'an item that arrives paused begins to count when the pause ends',
      workingMinutes(60),
      '2026-11-20 09:00',
      [['2026-11-20 09:00', '2026-11-20 14:00']],
      '2026-11-20 15:00',
    ],
    [
      'a pause without length gives nothing',
      sameDay,
      '2026-11-20 09:00',
      [['2026-11-20 10:00', '2026-11-20 10:00']],
      '2026-11-20 17:00',
    ],
    [
      'two pauses in one minute both count',
      workingMinutes(60),
      '2026-11-20 09:00',
      [
        ['2026-11-20 09:10:00', '2026-11-20 09:10:20'],
        ['2026-11-20 09:10:30', '2026-11-20 09:11:10'],
      ],
      '2026-11-20 10:01',
    ],
    [
      'wall-clock time is given back whole, also at night',
      elapsedMinutes(60),
      '2026-11-20 23:30',
      [['2026-11-20 23:40', '2026-11-21 00:40']],
      '2026-11-21 01:30',
    ],
    [
      'wall-clock time is not given back for what began at the due instant',
      elapsedMinutes(60),
      '2026-11-20 23:30',
      [['2026-11-21 00:30', '2026-11-21 00:40']],
      '2026-11-21 00:30',
    ],
    [
      'half a day given back ends within the hours',
      halfDays(1),
      '2026-11-20 13:00',
      [['2026-11-20 16:00', '2026-11-23 08:30']],
      '2026-11-23 09:30',
    ],
  ])('%s', (_what, rule, received, pauses, expected) => {
    expect(due(rule, received, pauses)).toBe(expected)
  })

  test('the order in which pauses are listed does not matter', () => {
    const pauses: [string, string][] = [
      ['2026-11-23 07:30', '2026-11-23 17:00'],
      ['2026-11-20 10:00', '2026-11-20 11:00'],
    ]
    expect(due(sameDay, '2026-11-20 09:00', pauses)).toBe('2026-11-25 17:00')
  })

  test('another policy keeps the pauses that were', () => {
    const pauses: [string, string][] = [['2026-11-20 10:00', '2026-11-20 11:00']]
    expect(due(workingMinutes(120), '2026-11-20 09:00', pauses)).toBe('2026-11-20 13:30')
    expect(due(workingMinutes(60), '2026-11-20 09:30', pauses)).toBe('2026-11-20 11:30')
  })

  test('the steps show a pause begun after the due instant as ignored', () => {
    const { steps } = computeDeadline({
      rule: sameDay,
      receivedAt: at('2026-11-20 09:00'),
      calendar: office,
      pauses: pausesOf(['2026-11-20 16:59', '2026-11-20 17:01'], ['2026-11-23 17:00', '2026-11-23 17:30']),
    })
    expect(steps.slice(3)).toEqual([
      { step: 'pause-given-back', from: '2026-11-20T09:59:00Z', to: '2026-11-20T10:01:00Z', minutes: 1 },
      { step: 'pause-ignored', from: '2026-11-23T10:00:00Z', to: '2026-11-23T10:30:00Z' },
      { step: 'moved-by-pauses', minutes: 1, at: '2026-11-23T10:00:00Z', date: '2026-11-23' },
      { step: 'due', at: '2026-11-23T10:00:00Z', date: '2026-11-23' },
    ])
  })
})

describe('extended', () => {
  const extended = (rule: DeadlineRule, received: string, ...days: number[]) =>
    local(
      computeDeadline({
        rule,
        receivedAt: at(received),
        calendar: office,
        pauses: pausesOf(['2026-11-20 10:00', '2026-11-20 11:00']),
        extensions: days.map((workingDays) => ({ workingDays })),
      }).dueAt,
    )

  test('counts from the due date that the pauses leave, not from now', () => {
    expect(extended(sameDay, '2026-11-20 09:00', 1)).toBe('2026-11-25 17:00')
  })

  test('two extensions add up', () => {
    expect(extended(sameDay, '2026-11-20 09:00', 1, 2)).toBe(extended(sameDay, '2026-11-20 09:00', 3))
  })

  test('a deadline at 24:00 is extended from the day that ends, to a close', () => {
    expect(extended(calendarDays(10), '2026-11-12 12:00', 1)).toBe('2026-11-26 17:00')
  })

  test('minutes are extended to the close of a later day', () => {
    expect(extended(workingMinutes(60), '2026-11-20 16:30', 1)).toBe('2026-11-25 17:00')
  })
})

describe('the calendar', () => {
  const weekly = (body: Partial<CalendarBody>): CalendarBody => ({
    ...VIETNAM_CALENDAR,
    dates: {},
    ...body,
  })

  test('an office open one day a week counts the weeks', () => {
    const calendar = compileCalendar(weekly({ week: { ...EVERY_DAY, thu: [MORNING] } }))
    expect(due(workingDays(10), '2026-11-19 09:00', [], calendar)).toBe('2027-01-28 11:30')
    expect(due(workingMinutes(600), '2026-11-19 09:00', [], calendar)).toBe('2026-12-03 11:00')
  })

  test('an office open one day a month counts the months', () => {
    const open = { sessions: [MORNING], reason: 'ngày tiếp dân' }
    const dates = { '2026-12-15': open, '2027-01-15': open, '2027-02-15': open }
    const calendar = compileCalendar(weekly({ week: EVERY_DAY, dates }))
    expect(due(workingDays(2), '2026-11-20 09:00', [], calendar)).toBe('2027-01-15 11:30')
    expect(due(workingMinutes(500), '2026-11-20 09:00', [], calendar)).toBe('2027-02-15 07:50')
  })

  test('a session that ends a minute before midnight is a minute shorter than one that ends with the day', () => {
    const until = (close: string) =>
      compileCalendar(weekly({ week: { ...EVERY_DAY, thu: [['22:00', close]], fri: [MORNING] } }))
    expect(due(workingMinutes(120), '2026-11-19 22:00', [], until('24:00'))).toBe('2026-11-19 24:00')
    expect(due(workingMinutes(120), '2026-11-19 22:00', [], until('23:59'))).toBe('2026-11-20 07:31')
  })

  test('two open days a week, Monday and Thursday, are both found', () => {
    const calendar = compileCalendar(weekly({ week: { ...EVERY_DAY, mon: [MORNING], thu: [AFTERNOON] } }))
    expect(due(workingMinutes(300), '2026-11-20 09:00', [], calendar)).toBe('2026-11-26 14:00')
  })

  test.each([
    ['40 days', 40, '2026-08-10 08:00'],
    ['more than a year', 500, '2027-11-15 08:00'],
  ])('is searched through a closure of %s', (_length, days, expected) => {
    const first = Date.UTC(2026, 6, 1)
    const dates = Object.fromEntries(
      Array.from({ length: days }, (_, index) => [
        new Date(first + index * 86_400_000).toISOString().slice(0, 10),
        { sessions: [], reason: 'ngập lụt' },
      ]),
    )
    expect(due(workingMinutes(60), '2026-06-30 16:30', [], compileCalendar(weekly({ dates })))).toBe(expected)
  })

  test.each([
    sameDay,
    workingMinutes(1),
    halfDays(1),
    workingDays(1),
    workingDays(1, '15:00'),
    calendarDays(1),
  ])('without working time is refused for $kind, never searched without end', (rule) => {
    const never = compileCalendar(weekly({ week: EVERY_DAY }))
    expect(() => due(rule, '2026-11-20 09:00', [], never)).toThrow('calendar/no-working-time')
  })

  test('without working time does not stop the clock on the wall', () => {
    const never = compileCalendar(weekly({ week: EVERY_DAY }))
    expect(due(elapsedMinutes(5), '2026-11-20 09:00', [], never)).toBe('2026-11-20 09:05')
  })

  test('an extension or a pause that finds no working time is refused as well', () => {
    const oneDay = { '2026-11-20': { sessions: [MORNING], reason: 'mở một ngày' } }
    const calendar = compileCalendar(weekly({ week: EVERY_DAY, dates: oneDay }))
    const input = { rule: workingMinutes(60), receivedAt: at('2026-11-20 08:00'), calendar }
    expect(() => computeDeadline({ ...input, extensions: [{ workingDays: 1 }] })).toThrow(
      'calendar/no-working-time',
    )
    const pauses = pausesOf(['2026-11-20 08:30', '2026-11-20 11:30'])
    expect(() => computeDeadline({ ...input, pauses })).toThrow('calendar/no-working-time')
  })

  test('is not searched for a pause longer than ten years', () => {
    const pauses: [string, string][] = [['2026-11-20 09:00', '2036-12-31 09:00']]
    expect(() => due(workingMinutes(60), '2026-11-20 08:30', pauses)).toThrow('calendar/no-working-time')
  })

  test('in force round the clock is a working day from 00:00 to 24:00, also on the day after a holiday', () => {
    const allDay: [string, string][] = [['00:00', '24:00']]
    const calendar = compileCalendar(
      weekly({
        week: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
        dates: { '2026-11-24': { sessions: [], reason: 'Ngày Văn hóa Việt Nam' } },
      }),
    )
    expect(due(workingMinutes(120), '2026-11-23 23:00', [], calendar)).toBe('2026-11-25 01:00')
    expect(due(workingMinutes(60), '2026-11-23 23:00', [], calendar)).toBe('2026-11-23 24:00')
    expect(due(workingDays(1), '2026-11-23 23:00', [], calendar)).toBe('2026-11-25 24:00')
  })

  test('whose day closes at 24:00 gives pauses back on the day that ends', () => {
    const evening: [string, string][] = [['20:00', '24:00']]
    const calendar = compileCalendar(weekly({ week: { ...EVERY_DAY, thu: evening, fri: evening } }))
    const rule: DeadlineRule = { kind: 'same-day', cutOff: '24:00', minimumHandlingMinutes: 0 }
    expect(due(rule, '2026-11-19 19:00', [['2026-11-19 20:00', '2026-11-20 00:00']], calendar)).toBe(
      '2026-11-20 24:00',
    )
  })
})

describe('answers', () => {
  test('one given exactly at the due instant is in time, a moment later it is not', () => {
    const dueAt = at('2026-11-20 17:00')
    expect([dueAt - 1, dueAt, dueAt + 1].map((answeredAt) => isOnTime(answeredAt, dueAt))).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('the proof', () => {
  test('says why a request of Friday evening before Tết is due ten days later', () => {
    const { steps } = computeDeadline({
      rule: sameDay,
      receivedAt: at('2026-02-13 15:00:01'),
      calendar: office,
    })
    expect(steps.slice(0, 3)).toEqual([
      { step: 'received', at: '2026-02-13T08:00:01Z', date: '2026-02-13', zone: 'Asia/Ho_Chi_Minh' },
      { step: 'after-cut-off', date: '2026-02-13', cutOff: '15:00', effectiveCutOff: '2026-02-13T08:00:00Z' },
      { step: 'day-skipped', date: '2026-02-14', reason: null },
    ])
    expect(steps).toContainEqual({
      step: 'day-skipped',
      date: '2026-02-17',
      reason: 'Tết Nguyên đán',
      reasonEn: 'Lunar New Year',
    })
    expect(steps.at(-1)).toEqual({ step: 'due', at: '2026-02-23T10:00:00Z', date: '2026-02-23' })
  })

  test('shows the working time of each day', () => {
    const { steps } = computeDeadline({
      rule: halfDays(3),
      receivedAt: at('2026-11-20 14:00'),
      calendar: office,
    })
    expect(steps.filter(({ step }) => step === 'minutes-counted')).toEqual([
      {
        step: 'minutes-counted',
        date: '2026-11-20',
        from: '2026-11-20T07:00:00Z',
        to: '2026-11-20T10:00:00Z',
        minutes: 180,
      },
      {
        step: 'minutes-counted',
        date: '2026-11-23',
        from: '2026-11-23T00:30:00Z',
        to: '2026-11-23T10:00:00Z',
        minutes: 480,
      },
      {
        step: 'minutes-counted',
        date: '2026-11-25',
        from: '2026-11-25T00:30:00Z',
        to: '2026-11-25T01:30:00Z',
        minutes: 60,
      },
    ])
  })

  test('is the same for the same input: a replayed message starts no second clock', () => {
    const input = { rule: workingDays(3, '15:00'), receivedAt: at('2026-11-19 15:00:01'), calendar: office }
    expect(computeDeadline(input)).toEqual(
      computeDeadline({ ...input, calendar: compileCalendar(VIETNAM_CALENDAR) }),
    )
  })
})
