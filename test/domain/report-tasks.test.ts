import { describe, expect, test } from 'vitest'
import { dueDaysOf, lastGoodDay, lateFrom, standingOf } from '../../server/domain/report-tasks.ts'

const ZONE = 'Asia/Ho_Chi_Minh'

describe('a report that is due before a day', () => {
  test('is in time until the end of the day before, and late from that day’s first moment on', () => {
    expect(lastGoodDay('2026-11-15')).toBe('2026-11-14')
    const late = lateFrom('2026-11-15', ZONE)
    expect(new Date(late).toISOString()).toBe('2026-11-14T17:00:00.000Z')
    expect(standingOf(late, null, late - 1)).toBe('due')
    expect(standingOf(late, null, late)).toBe('late')
    expect(standingOf(late, late - 1, late + 9)).toBe('done')
    expect(standingOf(late, late, late + 9)).toBe('done-late')
  })

  test.each([
    ['once', ['2026-01-31']],
    ['half', ['2026-01-31', '2026-07-31']],
    ['month', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
    ['quarter', ['2026-01-31', '2026-04-30', '2026-07-31']],
    ['year', ['2026-01-31', '2027-01-31']],
  ] as const)('%s: comes again up to the next one, on a shorter month’s last day', (rhythm, days) => {
    expect(dueDaysOf({ dueBefore: '2026-01-31', rhythm }, '2026-05-30')).toEqual(days)
  })

  test('comes every seven days, and no more after the day on which it ended', () => {
    const weekly = { dueBefore: '2026-11-02', rhythm: 'week' } as const
    expect(dueDaysOf(weekly, '2026-11-16')).toEqual(['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'])
    expect(dueDaysOf({ ...weekly, endedOn: '2026-11-09' }, '2026-12-01')).toEqual([
      '2026-11-02',
      '2026-11-09',
    ])
  })

  test('the first one is the next one while it has not come', () => {
    expect(dueDaysOf({ dueBefore: '2027-02-26', rhythm: 'month' }, '2026-05-30')).toEqual(['2027-02-26'])
  })

  test('on its day the one before which it was due is over, and the next is there', () => {
    expect(dueDaysOf({ dueBefore: '2026-11-15', rhythm: 'month' }, '2026-11-15')).toEqual([
      '2026-11-15',
      '2026-12-15',
    ])
  })
})
