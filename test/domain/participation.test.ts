import { expect, test } from 'vitest'
import type { UnitParticipation } from '../../server/contract/report.ts'
import { withLimits } from '../../server/words/reports/rate-limits.ts'
import { participationOf as participationFrom, requiredSample } from '../../server/domain/participation.ts'

test.each([
  [0, 0],
  [1, 1],
  [100, 80],
  [400, 200],
  [1_000, 286],
  [10_000, 385],
  [100_000, 399],
  [10_000_000, 400],
])('of %i served SIPAS wants %i answers, rounded up from N ÷ (1 + N e²)', (served, wanted) => {
  expect(requiredSample(served)).toBe(wanted)
})

const participationOf = (served: number | null, rated: number | null) =>
  participationFrom(served, rated, { isEverybodyCounted: true })

test('a rate follows from both numbers alone, and never where more rated than were served', () => {
  expect(participationOf(1_000, 286)).toEqual({ rate: 0.286, requiredN: 286, isReached: true })
  expect(participationOf(1_000, 285).isReached).toBe(false)
  expect(participationOf(1_000, null)).toEqual({ rate: null, requiredN: 286, isReached: null })
  expect(participationOf(null, 50)).toEqual({ rate: null, requiredN: null, isReached: null })
  expect(participationOf(10, 11)).toEqual({ rate: null, requiredN: 10, isReached: null })
  expect(participationOf(0, 0)).toEqual({ rate: null, requiredN: null, isReached: null })
})

test('of a part of those who could rate no rate is told, and no n: both would be of others than those who rated', () => {
  expect(participationFrom(1_000, 286, { isEverybodyCounted: false })).toEqual({
    rate: null,
    requiredN: null,
    isReached: null,
  })
})

test('where days were not counted, n is reached only where it is however many were served on them', () => {
  const ofSomeDays = (served: number, rated: number) =>
    participationFrom(served, rated, { isEverybodyCounted: true, isEveryDayCounted: false })
  // 286 of 1,000; of ten million 400, and never more.
  expect(ofSomeDays(1_000, 286)).toEqual({ rate: 0.286, requiredN: 286, isReached: null })
  expect(ofSomeDays(1_000, 399).isReached).toBe(null)
  expect(ofSomeDays(1_000, 400).isReached).toBe(true)
  expect(ofSomeDays(1_000, 285).isReached).toBe(false)
})

test.each([
  [
    'a day taken back makes it one now',
    { countedDays: [62, 61] },
    { openDays: 62, countedDays: 61 },
    ['after'],
  ],
  ['the last day entered ends it', { countedDays: [61, 62] }, { openDays: 62, countedDays: 62 }, ['before']],
  [
    'a day that is missing still',
    { countedDays: [60, 61] },
    { openDays: 62, countedDays: 61 },
    ['before', 'after'],
  ],
  ['no days that moved, and none missing', {}, { openDays: 62, countedDays: 62 }, undefined],
  [
    'days that were not told before',
    { openDays: [null, 62], countedDays: [null, 61] },
    { openDays: 62, countedDays: 61 },
    ['after'],
  ],
] as const)('a rate that moved is a limit where days are missing: %s', (_, moved, days, atMost) => {
  const unit = { code: 'A', name: 'A', nameEn: 'A' }
  const changes = [
    ...Object.entries(moved).map(([figure, [before, after]]) => ({
      unit,
      figure: figure as 'openDays' | 'countedDays',
      before,
      after,
    })),
    { unit, figure: 'rate', before: 0.25, after: 0.5 } as const,
  ]
  const whole = { rate: 0.4, openDays: 10, countedDays: 10, unit }
  const row = { rate: 0.5, ...days, unit }
  expect(withLimits(changes, [whole, row] as unknown as UnitParticipation[]).at(-1)).toEqual({
    ...changes.at(-1),
    ...(atMost && { atMost }),
  })
})
