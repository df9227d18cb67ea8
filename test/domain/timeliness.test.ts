import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEEDBACK_STATUSES } from '../../server/contract/feedback/feedback-status.ts'
import type { TimelinessVerdict } from '../../server/domain/timeliness.ts'
import { countTimeliness, judgeTimeliness, weightedMedian } from '../../server/domain/timeliness.ts'

describe('one item', () => {
  test.each([
    ['answered in time', 'answered', true, true, 'on-time'],
    ['answered in time and closed', 'closed', true, true, 'on-time'],
    ['answered late', 'answered', true, false, 'late'],
    ['in progress before it is due', 'in-progress', false, null, 'open'],
    ['in progress after it', 'in-progress', true, null, 'overdue'],
    ['in triage after it', 'new', true, null, 'overdue'],
    ['with the head after it', 'awaiting-approval', true, null, 'overdue'],
    ['waiting for the citizen after it', 'waiting-for-citizen', true, null, 'open'],
    ['reopened, with an answer of the first cycle', 'assigned', true, true, 'overdue'],
    ['refused', 'refused', true, null, 'ended'],
    ['merged', 'merged', true, null, 'ended'],
  ] as const)('%s is %s', (_what, status, isPastDue, onTime, verdict) => {
    expect(judgeTimeliness({ status, isPastDue, onTime })).toBe(verdict)
  })
})

describe('the counts of a period', () => {
  const verdict = fc.constantFrom<TimelinessVerdict[]>('on-time', 'late', 'open', 'overdue', 'ended')
  const groups = fc.array(
    fc.record({
      verdict,
      workingMinutes: fc.option(fc.nat({ max: 5000 })),
      count: fc.nat({ max: 50 }),
    }),
  )

  test('meet the counts of items one by one', () => {
    const item = fc.record({
      status: fc.constantFrom(...FEEDBACK_STATUSES),
      isPastDue: fc.boolean(),
      onTime: fc.option(fc.boolean()),
    })
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const verdicts = items.map((each) => judgeTimeliness(each))
        const counts = countTimeliness(
          verdicts.map((each) => ({ verdict: each, workingMinutes: null, count: 1 })),
        )
        const ended = verdicts.filter((each) => each === 'ended').length
        expect(counts.received).toBe(items.length)
        expect(counts.answered + counts.open + ended).toBe(items.length)
      }),
    )
  })

  test('answered is on time and late together, overdue is part of open, nothing exceeds what was received', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const { received, answered, onTime, late, open, overdue } = countTimeliness(given)
        expect(answered).toBe(onTime + late)
        expect(overdue).toBeLessThanOrEqual(open)
        expect(answered + open).toBeLessThanOrEqual(received)
      }),
    )
  })

  test('of a published month come out as published', () => {
    const month = countTimeliness([
      { verdict: 'on-time', workingMinutes: 300, count: 14_186 },
      { verdict: 'late', workingMinutes: 900, count: 125 },
      { verdict: 'open', workingMinutes: null, count: 396 },
    ])
    expect(month).toEqual({
      received: 14_707,
      answered: 14_311,
      onTime: 14_186,
      late: 125,
      open: 396,
      overdue: 0,
      medianWorkingMinutes: 300,
    })
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
