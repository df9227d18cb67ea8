import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TimelinessVerdict } from '../../server/domain/timeliness.ts'
import { countTimeliness, weightedMedian } from '../../server/domain/timeliness.ts'
import { TIMELINESS_LINE } from '../../server/words/timeliness-words.ts'

describe('the counts of a period', () => {
  const verdict = fc.constantFrom<TimelinessVerdict[]>(
    'on-time',
    'late',
    'open',
    'overdue',
    'ended-in-time',
    'ended-past-due',
    'unpromised',
  )
  const groups = fc.array(
    fc.record({ verdict, workingMinutes: fc.option(fc.nat({ max: 5000 })), count: fc.nat({ max: 50 }) }),
  )

  test('make up what was received, and the share has its denominator', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const counts = countTimeliness(given)
        const { onTime, late, overdue, endedPastDue, judged, onTimeShare, onTimeInterval } = counts
        expect(TIMELINESS_LINE.reduce((sum, key) => sum + counts[key], 0)).toBe(counts.received)
        expect(counts.received).toBe(given.reduce((sum, { count }) => sum + count, 0))
        expect(judged).toBe(onTime + late + overdue + endedPastDue)
        if (judged === 0) expect([onTimeShare, onTimeInterval]).toEqual([null, null])
        else {
          const [lower, upper] = onTimeInterval ?? [Number.NaN, Number.NaN]
          expect(onTimeShare).toBe(onTime / judged)
          expect(lower <= onTime / judged && onTime / judged <= upper).toBe(true)
        }
      }),
    )
  })

  test('of a published month come out as published', () => {
    const month = countTimeliness([
      { verdict: 'on-time', workingMinutes: 300, count: 14_186 },
      { verdict: 'late', workingMinutes: 900, count: 125 },
      { verdict: 'open', workingMinutes: null, count: 396 },
    ])
    expect(month).toMatchObject({
      received: 14_707,
      onTime: 14_186,
      late: 125,
      openInTime: 396,
      overdue: 0,
      judged: 14_311,
      medianWorkingMinutes: 300,
    })
    expect(month.onTimeShare).toBeCloseTo(0.9913, 4)
  })

  test('the share is of the missed as well as of the answered', () => {
    const counts = countTimeliness([
      { verdict: 'on-time', workingMinutes: 60, count: 6 },
      { verdict: 'late', workingMinutes: 600, count: 1 },
      { verdict: 'overdue', workingMinutes: null, count: 2 },
      { verdict: 'ended-past-due', workingMinutes: null, count: 3 },
      { verdict: 'ended-in-time', workingMinutes: null, count: 100 },
      { verdict: 'unpromised', workingMinutes: 9, count: 100 },
    ])
    expect(counts).toMatchObject({ judged: 12, onTimeShare: 0.5, medianWorkingMinutes: 60 })
  })

  test('the median asks only the answered', () => {
    const counts = countTimeliness([
      { verdict: 'on-time', workingMinutes: 60, count: 1 },
      { verdict: 'late', workingMinutes: 600, count: 1 },
      { verdict: 'open', workingMinutes: 9000, count: 100 },
    ])
    expect(counts.medianWorkingMinutes).toBe(330)
  })
})

describe('the weighted median', () => {
  test.each([
    [[], null],
    [[{ value: 5, count: 0 }], null],
    [[{ value: 5, count: 3 }], 5],
    [
      [
        { value: 9, count: 1 },
        { value: 1, count: 2 },
      ],
      1,
    ],
    [
      [
        { value: 10, count: 2 },
        { value: 0, count: 2 },
      ],
      5,
    ],
  ])('of %j is %s', (pairs, median) => {
    expect(weightedMedian(pairs)).toBe(median)
  })

  test('is the median of the values written out', () => {
    const pair = fc.record({ value: fc.integer({ min: -100, max: 1000 }), count: fc.nat({ max: 9 }) })
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 12 }), (pairs) => {
        const all = pairs
          .flatMap(({ value, count }) => Array<number>(count).fill(value))
          .toSorted((a, b) => a - b)
        const middle = all.slice(Math.ceil(all.length / 2) - 1, Math.floor(all.length / 2) + 1)
        const expected =
          all.length === 0 ? null : middle.reduce((sum, value) => sum + value, 0) / middle.length
        expect(weightedMedian(pairs)).toBe(expected)
      }),
    )
  })
})
