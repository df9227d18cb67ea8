import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  instantAt,
  isKnownZone,
  localDay,
  localHour,
  localTimeOf,
  startOfLocalDay,
  utcText,
  weekdayOf,
} from '../../server/domain/local-time.ts'

const utc = (ms: number) => new Date(ms).toISOString()

describe('the local day', () => {
  test.each([
    ['Asia/Ho_Chi_Minh', '2026-08-21T16:59:59.999Z', '2026-08-21', 23],
    ['Asia/Ho_Chi_Minh', '2026-08-21T17:00:00.000Z', '2026-08-22', 0],
    ['Asia/Tehran', '2026-08-21T20:29:59.999Z', '2026-08-21', 23],
    ['Asia/Tehran', '2026-08-21T20:30:00.000Z', '2026-08-22', 0],
    ['America/Sao_Paulo', '2015-10-18T02:59:59.999Z', '2015-10-17', 23],
    ['America/Sao_Paulo', '2015-10-18T03:00:00.000Z', '2015-10-18', 1],
    ['America/New_York', '2026-03-08T06:59:59.999Z', '2026-03-08', 1],
    ['America/New_York', '2026-03-08T07:00:00.000Z', '2026-03-08', 3],
    ['Asia/Tokyo', '1969-12-31T14:59:59.999Z', '1969-12-31', 23],
  ])('in %s at %s is %s, hour %i', (zone, instant, day, hour) => {
    expect(localDay(Date.parse(instant), zone)).toBe(day)
    expect(localHour(Date.parse(instant), zone)).toBe(hour)
  })

  test('agrees with the zone tables at any instant, in any of these zones', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'Asia/Ho_Chi_Minh',
          'America/Sao_Paulo',
          'Asia/Tehran',
          'Australia/Sydney',
          'Australia/Lord_Howe',
          'Africa/Casablanca',
          'America/New_York',
          'Pacific/Apia',
        ),
        fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2035, 0, 1) }),
        (zone, ms) => {
          const wall = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
          expect(localDay(ms, zone)).toBe(wall.toPlainDate().toString())
          expect(localHour(ms, zone)).toBe(wall.hour)
          const seconds = (wall.second * 1000 + wall.millisecond) / 60_000
          expect(localTimeOf(ms, zone).minuteOfDay).toBeCloseTo(wall.hour * 60 + wall.minute + seconds, 9)
          expect(startOfLocalDay(localDay(ms, zone), zone)).toBe(wall.startOfDay().epochMilliseconds)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('the instant of a local time', () => {
  test.each([
    [
      'is plain arithmetic where no clock changes',
      'Asia/Ho_Chi_Minh',
      '2026-11-20',
      '15:00',
      '2026-11-20T08:00:00.000Z',
    ],
    ['at 24:00 begins the next day', 'Asia/Ho_Chi_Minh', '2026-11-20', '24:00', '2026-11-20T17:00:00.000Z'],
    [
      'at a midnight that is left out is the change',
      'America/Sao_Paulo',
      '2015-10-18',
      '00:00',
      '2015-10-18T03:00:00.000Z',
    ],
    [
      'at 24:00 before such a midnight too',
      'America/Sao_Paulo',
      '2015-10-17',
      '24:00',
      '2015-10-18T03:00:00.000Z',
    ],
    [
      'within the hour left out is the change',
      'America/Sao_Paulo',
      '2015-10-18',
      '00:30',
      '2015-10-18T03:00:00.000Z',
    ],
    [
      'at the end of the hour left out is the change',
      'America/New_York',
      '2026-03-08',
      '03:00',
      '2026-03-08T07:00:00.000Z',
    ],
    [
      'within the hour left out, elsewhere',
      'America/New_York',
      '2026-03-08',
      '02:30',
      '2026-03-08T07:00:00.000Z',
    ],
    [
      'in an hour that comes twice is the first',
      'Australia/Sydney',
      '2026-04-05',
      '02:30',
      '2026-04-04T15:30:00.000Z',
    ],
    ['after that hour is after both', 'Australia/Sydney', '2026-04-05', '03:00', '2026-04-04T17:00:00.000Z'],
    ['keeps half hours', 'Asia/Tehran', '2026-11-20', '08:00', '2026-11-20T04:30:00.000Z'],
    [
      'knows a change that is no summer time',
      'Africa/Casablanca',
      '2026-02-15',
      '12:00',
      '2026-02-15T12:00:00.000Z',
    ],
    [
      'on a day that was left out is the next day',
      'Pacific/Apia',
      '2011-12-30',
      '12:00',
      '2011-12-30T10:00:00.000Z',
    ],
  ])('%s', (_what, zone, day, time, expected) => {
    expect(utc(instantAt(day, time, zone))).toBe(expected)
  })
})

describe('days', () => {
  test('are added over months, years and 29 February', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(addDays('1970-01-01', -1)).toBe('1969-12-31')
  })

  test('know their weekday, Monday first', () => {
    expect(['2026-11-23', '2026-11-28', '2026-11-29', '1969-12-31'].map(weekdayOf)).toEqual([0, 5, 6, 2])
  })
})

test('a zone is a name of the zone tables', () => {
  expect(['Asia/Ho_Chi_Minh', 'UTC', 'Etc/GMT+7'].map(isKnownZone)).toEqual([true, true, true])
  const unknown = ['Asia/Saigon2', '+07:00', '', 'Mars/Olympus', '2026-01-01T00:00[Asia/Tokyo]']
  expect(unknown.filter(isKnownZone)).toEqual([])
})

test('an instant is written in UTC, with milliseconds only where there are some', () => {
  expect(utcText(Date.parse('2026-11-20T17:00:00+07:00'))).toBe('2026-11-20T10:00:00Z')
  expect(utcText(Date.parse('2026-11-20T17:00:01+07:00'))).toBe('2026-11-20T10:00:01Z')
  expect(utcText(Date.parse('2026-11-20T17:00:00.250+07:00'))).toBe('2026-11-20T10:00:00.250Z')
  expect(utcText(-60_000)).toBe('1969-12-31T23:59:00Z')
})
