import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BURSTS, MISUSE_RULES } from '../../server/contract/misuse-rules.ts'
import {
  BURST_REACH_MS,
  findBursts,
  findLevelRuns,
  isAfterHours,
  judgeClock,
} from '../../server/domain/misuse.ts'

const seconds = (...values: number[]) => values.map((value) => value * 1000)

describe('a burst', () => {
  test.each([
    ['three within twenty seconds', seconds(0, 10, 20), [0, 1, 2]],
    ['three in a little more', [0, 10_000, 20_001], []],
    ['two at the same instant', seconds(5, 5), []],
    ['six within a minute, slowly', seconds(0, 12, 24, 36, 48, 60), [0, 1, 2, 3, 4, 5]],
    ['five within a minute, slowly', seconds(0, 15, 30, 45, 60), []],
    ['only the three that are close', seconds(0, 100, 105, 110, 300), [1, 2, 3]],
    ['a run that goes on, wholly', seconds(0, 8, 16, 24, 32), [0, 1, 2, 3, 4]],
    ['nothing', [], []],
  ])('is %s', (_what, taps, flagged) => {
    expect([...findBursts(taps)].toSorted((a, b) => a - b)).toEqual(flagged)
  })

  const someTaps = fc
    .array(fc.nat({ max: 200_000 }), { maxLength: 40 })
    .map((taps) => taps.toSorted((a, b) => a - b))

  test('is what the published rule says, for each rating by itself', () => {
    fc.assert(
      fc.property(someTaps, (taps) => {
        const flagged = findBursts(taps)
        taps.forEach((tap, index) => {
          const inBurst = BURSTS.some(({ ratings, withinMs }) =>
            taps
              .filter((start) => start <= tap && tap <= start + withinMs)
              .some((start) => taps.filter((at) => start <= at && at <= start + withinMs).length >= ratings),
          )
          expect(flagged.has(index)).toBe(inBurst)
        })
      }),
    )
  })

  test('is told from a rating’s neighbours within reach alone', () => {
    fc.assert(
      fc.property(someTaps, fc.nat({ max: 200_000 }), (taps, at) => {
        const near = taps.filter((tap) => Math.abs(tap - at) <= BURST_REACH_MS)
        const [all, some] = [findBursts(taps), findBursts(near)]
        taps.forEach((tap, index) => {
          if (tap === at) expect(some.has(near.indexOf(tap))).toBe(all.has(index))
        })
      }),
    )
  })
})

describe('after hours', () => {
  const minute = 60_000
  const sessions = [
    { from: 450 * minute, to: 690 * minute },
    { from: 780 * minute, to: 1020 * minute },
  ]

  test.each([
    [419, true],
    [420, false],
    [600, false],
    [720, false],
    [735, true],
    [750, false],
    [1050, false],
    [1051, true],
  ])('minute %i of a day of 07:30–11:30 and 13:00–17:00: %s', (at, after) => {
    expect(isAfterHours(at * minute, sessions)).toBe(after)
  })

  test('is all of a day off', () => {
    expect(isAfterHours(600 * minute, [])).toBe(true)
  })
})

describe('a wrong clock', () => {
  const received = Date.parse('2026-08-22T03:00:00Z')
  const minutes = (count: number) => count * 60_000
  const days = (count: number) => count * 24 * 60 * 60_000

  test.each([
    ['a right clock', -minutes(5), undefined, -minutes(5), false],
    ['two hours fast, measured', minutes(115), -minutes(120), -minutes(5), true],
    ['a day slow, measured', -days(1) - minutes(5), days(1), -minutes(5), true],
    ['two minutes fast, measured', minutes(1), -minutes(2), -minutes(1), false],
    ['a little in the future', minutes(1), undefined, 0, false],
    ['two minutes in the future', minutes(2), undefined, 0, false],
    ['more than that', minutes(2) + 1, undefined, 0, true],
    ['kept offline for 400 days', -days(400), undefined, -days(400), false],
    ['older than any tablet keeps', -days(400) - 1, undefined, 0, true],
    ['back at 1970', -received, undefined, 0, true],
    ['an offset that makes it worse', -minutes(5), days(2), 0, true],
    ['no time at all', Number.NaN, undefined, 0, true],
  ])('%s', (_what, tapped, clockOffsetMs, counted, suspect) => {
    const judged = judgeClock({ tappedAtMs: received + tapped, receivedAtMs: received, clockOffsetMs })
    expect(judged).toEqual({ countedAtMs: received + counted, suspect })
  })

  test('never loses a rating and never counts it after its receipt', () => {
    const anyTime = fc.integer({ min: -(2 ** 45), max: 2 ** 45 })
    fc.assert(
      fc.property(
        anyTime,
        anyTime,
        fc.option(anyTime, { nil: undefined }),
        (tappedAtMs, receivedAtMs, clockOffsetMs) => {
          const { countedAtMs } = judgeClock({ tappedAtMs, receivedAtMs, clockOffsetMs })
          expect(countedAtMs).toBeLessThanOrEqual(receivedAtMs)
          expect(countedAtMs).toBeGreaterThanOrEqual(receivedAtMs - days(400))
        },
      ),
    )
  })
})

describe('a long run of one level', () => {
  const run = (length: number, level: number, everyMs: number, fromMs = 0) =>
    Array.from({ length }, (_, index) => ({ tappedAtMs: fromMs + index * everyMs, level }))

  test.each([
    ['20 within the hour', run(20, 5, 60_000), 20],
    ['19', run(19, 5, 60_000), 0],
    ['20 in more than an hour', run(20, 5, 200_000), 0],
    ['25, all of them', run(25, 1, 60_000), 25],
    [
      '20 with another one in between',
      [...run(10, 3, 1_000), { tappedAtMs: 10_500, level: 4 }, ...run(10, 3, 1_000, 11_000)],
      0,
    ],
    ['two runs one after the other', [...run(20, 2, 60_000), ...run(20, 4, 60_000, 20 * 60_000)], 40],
  ])('%s', (_name, taps, flagged) => {
    expect(findLevelRuns(taps).size).toBe(flagged)
  })

  test('is judged the same whichever level it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ gapMs: fc.integer({ min: 0, max: 300_000 }), level: fc.constantFrom(1, 5) }), {
          maxLength: 80,
        }),
        (steps) => {
          let at = 0
          const taps = steps.map(({ gapMs, level }) => ({ tappedAtMs: (at += gapMs), level }))
          const turned = taps.map(({ tappedAtMs, level }) => ({ tappedAtMs, level: 6 - level }))
          expect(findLevelRuns(turned)).toEqual(findLevelRuns(taps))
        },
      ),
    )
  })
})

test('a wrong clock and a late hour stay in the headline, a burst does not', () => {
  const excluded = Object.entries(MISUSE_RULES).filter(([, rule]) => rule.isExcluded)
  expect(excluded.map(([flag]) => flag)).toEqual(['suspect-burst', 'many-from-one-address'])
})
