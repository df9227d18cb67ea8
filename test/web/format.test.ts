import { describe, expect, test } from 'vitest'
import {
  formatDifference,
  formatDate,
  formatDateTime,
  formatDay,
  formatDuration,
  formatElapsed,
  formatInterval,
  formatNumber,
  formatPercent,
  formatPoints,
  formatTime,
  localDay,
} from '../../server/words/format.ts'

const ZONE = 'Asia/Ho_Chi_Minh'

describe('dates and times', () => {
  test('follow the zone of the organisation, not the one of the process', () => {
    expect(formatDateTime('2026-08-21T18:30:00Z', ZONE)).toBe('01:30 22/08/2026')
    expect(localDay('2026-08-21T18:30:00Z', ZONE)).toBe('2026-08-22')
    expect(formatDate('2026-08-21T18:30:00Z', 'UTC')).toBe('21/08/2026')
  })

  test('keep both digits of days, months and hours', () => {
    expect(formatDate('2026-02-05T02:05:00Z', ZONE)).toBe('05/02/2026')
    expect(formatTime('2026-02-05T02:05:00Z', ZONE)).toBe('09:05')
  })

  test('write midnight as 00:00', () => {
    expect(formatTime('2026-02-04T17:00:00Z', ZONE)).toBe('00:00')
  })

  test('turn a calendar day around without asking for a zone', () => {
    expect(formatDay('2026-08-22')).toBe('22/08/2026')
  })
})

describe('numbers', () => {
  test('use the decimal comma in Vietnamese and the point in English', () => {
    expect(formatPercent(0.923, 'vi')).toBe('92,3%')
    expect(formatPercent(0.923, 'en')).toBe('92.3%')
    expect(formatNumber(1234.5, 'vi', 1)).toBe('1.234,5')
    expect(formatNumber(1234.5, 'en', 1)).toBe('1,234.5')
  })

  test('are never written in the short form', () => {
    expect(formatNumber(12_000, 'vi')).toBe('12.000')
  })

  test('show an interval in whole percents, and in tenths where it is narrow', () => {
    expect(formatInterval([0.893, 0.946], 'vi')).toBe('89–95%')
    expect(formatInterval([0.893, 0.9134], 'vi')).toBe('89,3–91,3%')
    expect(formatInterval([0.893, 0.9134], 'en')).toBe('89.3–91.3%')
  })

  test('show a difference in points with its sign, and none for nothing', () => {
    expect(formatPoints(0.018, 'vi')).toBe('+1,8')
    expect(formatPoints(-0.004, 'vi')).toBe('−0,4')
    expect(formatPoints(-0.0001, 'en')).toBe('0')
  })

  test('show no end of an interval as 0 that is not, and all three numbers with the same decimals', () => {
    expect(formatDifference(-0.018, [-0.0352, -0.0002], 'vi')).toEqual({
      points: '−1,80',
      lower: '−3,52',
      upper: '−0,02',
    })
    expect(formatDifference(0.04, [0.0003, 0.08], 'en')).toEqual({
      points: '+4.00',
      lower: '+0.03',
      upper: '+8.00',
    })
    expect(formatDifference(-0.03, [-0.06, 0], 'vi')).toEqual({ points: '−3,0', lower: '−6,0', upper: '0' })
    for (const end of [1e-3, 1e-4, 4e-6, 1e-8, -7e-5])
      expect(formatDifference(0.01, [end, 0.02], 'vi').lower).toMatch(/^[+−].*[1-9]/)
  })
})

describe('lengths of time', () => {
  test('are hours and minutes in words', () => {
    expect(formatDuration(85, 'vi')).toBe('1 giờ 25 phút')
    expect(formatDuration(61, 'en')).toBe('1 hour 1 minute')
    expect(formatDuration(120, 'vi')).toBe('2 giờ')
    expect(formatDuration(0, 'vi')).toBe('0 phút')
  })

  test('carry rounded minutes into the hour', () => {
    expect(formatDuration(59.6, 'en')).toBe('1 hour')
  })

  test('become days only for clock time of two days and more', () => {
    expect(formatElapsed(47 * 60 + 59, 'vi')).toBe('47 giờ 59 phút')
    expect(formatElapsed(51 * 60 + 20, 'vi')).toBe('2 ngày 3 giờ')
    expect(formatElapsed(72 * 60, 'en')).toBe('3 days')
  })
})
