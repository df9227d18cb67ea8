import { describe, expect, test } from 'vitest'
import {
  CalendarBody,
  DateEntry,
  DeadlinePreviewRequest,
  DeadlineRule,
} from '../../../server/contract/deadlines/calendar.ts'
import { VIETNAM_CALENDAR } from '../../../server/domain/deadlines/vietnam-calendar.ts'

const request = { policy: { kind: 'working-minutes', minutes: 60 }, receivedAt: '2026-11-20T15:00:00+07:00' }
const accepts = (changes: object) => DeadlinePreviewRequest.safeParse({ ...request, ...changes }).success

describe('the instant of receipt', () => {
  test.each([
    '2026-11-20T15:00:00+07:00',
    '2026-11-20T08:00:00Z',
    '2026-11-20T08:00:00.123456Z',
    '2028-02-29T00:00:00Z',
  ])('%s is read', (receivedAt) => expect(accepts({ receivedAt })).toBe(true))

  test.each([
    ['without a zone', '2026-11-20T15:00:00'],
    ['without a time', '2026-11-20'],
    ['on a 29 February that is not', '2026-02-29T00:00:00Z'],
    ['at an hour that is not', '2026-11-20T25:00:00Z'],
    ['as a number', 1795161600000],
    ['in a year nobody meant', '9999-12-31T23:59:59Z'],
  ])('%s is refused', (_what, receivedAt) => expect(accepts({ receivedAt })).toBe(false))
})

describe('a policy', () => {
  test.each([
    { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: 0 },
    { kind: 'same-day', cutOff: '24:00', minimumHandlingMinutes: 120 },
    { kind: 'working-minutes', minutes: 1 },
    { kind: 'half-days', count: 1 },
    { kind: 'working-days', count: 3, cutOff: '15:00' },
    { kind: 'working-days', count: 3 },
    { kind: 'calendar-days', count: 15 },
    { kind: 'elapsed-minutes', minutes: 5 },
  ])('$kind is read', (policy) => expect(DeadlineRule.safeParse(policy).success).toBe(true))

  test.each([
    ['nothing to count', { kind: 'working-days', count: 0 }],
    ['less than nothing', { kind: 'working-minutes', minutes: -5 }],
    ['half a minute', { kind: 'elapsed-minutes', minutes: 0.5 }],
    ['more than anybody means', { kind: 'calendar-days', count: 1e9 }],
    ['a count in words', { kind: 'half-days', count: '1' }],
    ['a handling time below nothing', { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: -1 }],
    ['a cut-off out of the day', { kind: 'same-day', cutOff: '24:30', minimumHandlingMinutes: 0 }],
    ['no cut-off on the same day', { kind: 'same-day', minimumHandlingMinutes: 0 }],
    ['a field it does not know', { kind: 'calendar-days', count: 1, cutOff: '15:00' }],
    ['another kind', { kind: 'moon-phases', count: 1 }],
  ])('with %s is refused', (_what, policy) => expect(DeadlineRule.safeParse(policy).success).toBe(false))
})

describe('a request to preview a deadline', () => {
  test('may bring pauses, extensions and a whole calendar', () => {
    const pauses = [{ from: '2026-11-20T15:00:00+07:00', to: '2026-11-20T08:30:00Z' }]
    expect(accepts({ pauses, extensions: [{ workingDays: 2 }], calendar: VIETNAM_CALENDAR })).toBe(true)
  })

  test.each([
    ['a reversed pause', { pauses: [{ from: '2026-11-20T16:00:00+07:00', to: '2026-11-20T08:30:00Z' }] }],
    ['a pause that lasts', { pauses: [{ from: '2026-11-20T16:00:00+07:00', to: null }] }],
    ['a pause without a zone', { pauses: [{ from: '2026-11-20T16:00:00', to: '2026-11-20T17:00:00' }] }],
    ['a field it does not know', { priority: 'high' }],
    [
      'a calendar without a week',
      { calendar: { zone: 'Asia/Ho_Chi_Minh', standardDayMinutes: 480, dates: {} } },
    ],
  ])('with %s is refused', (_what, changes) => expect(accepts(changes)).toBe(false))
})

describe('a calendar', () => {
  test.each([
    ['a date that is not', { dates: { '2027-02-29': { sessions: [], reason: 'x' } } }],
    ['a date in another order', { dates: { '22/08/2026': { sessions: [], reason: 'x' } } }],
    ['a standard day of nothing', { standardDayMinutes: 0 }],
    ['a standard day longer than a day', { standardDayMinutes: 1441 }],
    ['a missing weekday', { week: { ...VIETNAM_CALENDAR.week, sun: undefined } }],
    ['an unknown weekday', { week: { ...VIETNAM_CALENDAR.week, funday: [] } }],
  ])('with %s is refused', (_what, changes) => {
    expect(CalendarBody.safeParse({ ...VIETNAM_CALENDAR, ...changes }).success).toBe(false)
  })

  test('takes a 29 February of a leap year', () => {
    const dates = { '2028-02-29': { sessions: [], reason: 'nghỉ' } }
    expect(CalendarBody.safeParse({ ...VIETNAM_CALENDAR, dates }).success).toBe(true)
  })

  test('an entry holds nothing but what is known', () => {
    expect(DateEntry.safeParse({ sessions: [], reason: 'Tết', colour: 'red' }).success).toBe(false)
  })
})
