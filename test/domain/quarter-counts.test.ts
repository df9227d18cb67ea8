import { expect, test } from 'vitest'
import { addToQuarters, inTens, type QuarterCounts, toldOf } from '../../server/domain/quarter-counts.ts'

const ratings = (n: number, what: 'all' | 'one-level-for-long' = 'all') =>
  Array.from({ length: n }, () => ({ localDay: '2026-11-02', what }))
const told = (counts: QuarterCounts, today: string) => toldOf(counts['2026-Q4'], today)

test('what a tablet counted is told when the day is over, and moves again when ten more have come', () => {
  let counts = addToQuarters({}, '2026-11-02', [...ratings(12), ...ratings(11, 'one-level-for-long')])
  expect(told(counts, '2026-11-02')).toEqual({})
  expect(told(counts, '2026-11-03')).toEqual({ all: 12, 'one-level-for-long': 11 })
  counts = addToQuarters(counts, '2026-11-03', [...ratings(9), ...ratings(1, 'one-level-for-long')])
  for (const today of ['2026-11-03', '2026-11-04'])
    expect(told(counts, today)).toEqual({ all: 12, 'one-level-for-long': 11 })
  counts = addToQuarters(counts, '2026-11-04', ratings(1))
  expect(told(counts, '2026-11-04')).toMatchObject({ all: 12 })
  expect(told(counts, '2026-11-05')).toEqual({ all: 22, 'one-level-for-long': 12 })
})

test('a rule’s count is told in full tens', () => {
  expect([0, 1, 9, 10, 19, 20].map(inTens)).toEqual([0, null, null, 10, 10, 20])
})
