import { describe, expect, test } from 'vitest'
import { newcombeDifference, wilsonInterval } from '../../../server/domain/satisfaction.ts'
import {
  adjustForMix,
  comparePeriods,
  directionOf,
} from '../../../server/domain/statistics/compare-periods.ts'
import { designEffect } from '../../../server/domain/statistics/day-variance.ts'
import { seededOffice } from './seeded-office.ts'

const quarter = (satisfied: number, n: number) => ({ satisfied, n })
const likeChance = { factor: 1, days: 10_000 }

describe('two quarters', () => {
  test.each([
    ['a rise that 400 ratings can show', quarter(376, 400), quarter(360, 400), 'up'],
    ['the same rise, which 100 cannot', quarter(94, 100), quarter(90, 100), 'not-shown'],
    ['a fall', quarter(360, 400), quarter(376, 400), 'down'],
    ['no difference at all', quarter(90, 100), quarter(90, 100), 'not-shown'],
  ] as const)('%s', (_what, now, before, direction) => {
    const { interval } = comparePeriods({ now, before }, { now: likeChance, before: likeChance })
    expect(directionOf(interval)).toBe(direction)
  })

  test('a z of √d makes the interval that of n ÷ d ratings', () => {
    // 160 of 200 with a design effect of 4 is reckoned as 40 of 50.
    const [lower, upper] = wilsonInterval(160, 200, 1.959964 * 2)
    expect([lower, upper].map((end) => end.toFixed(10))).toEqual(
      wilsonInterval(40, 50).map((end) => end.toFixed(10)),
    )
    const wide = newcombeDifference(quarter(160, 200), quarter(90, 100), 1.959964 * 2, 1.959964)
    const small = newcombeDifference(quarter(40, 50), quarter(90, 100))
    expect(wide[0]).toBeCloseTo(small[0], 10)
    expect(wide[1]).toBeCloseTo(small[1], 10)
  })

  // 2 000 pairs: the Monte-Carlo error of a rate of 5 % is .5 points, so 6 % is two of them away.
  test.each([
    [1000, 0.84],
    [5000, 0.84],
    [1000, 0.97],
  ])('whose days differ by .10 are not said to differ more than 6 times in 100 (n = %i, p = %f)', (n, p) => {
    const office = seededOffice(n)
    const pairs = 2000
    let [widened, plain] = [0, 0]
    for (let pair = 0; pair < pairs; pair++) {
      const [now, before] = [office.unit(n, office.days(p, 0.1)), office.unit(n, office.days(p, 0.1))]
      const [effectNow, effectBefore] = [designEffect(now.days), designEffect(before.days)]
      if (!effectNow || !effectBefore) throw new Error('sixty days are enough')
      const effects = { now: effectNow, before: effectBefore }
      if (directionOf(comparePeriods({ now, before }, effects).interval) !== 'not-shown') widened++
      if (directionOf(comparePeriods({ now, before }, null).interval) !== 'not-shown') plain++
    }
    expect(widened / pairs).toBeLessThanOrEqual(0.06)
    expect(plain / pairs).toBeGreaterThan(0.12)
  })

  test('a true fall of ten points is said to be one, for all that days differ', () => {
    const office = seededOffice(7)
    let fallen = 0
    for (let pair = 0; pair < 200; pair++) {
      const [now, before] = [
        office.unit(1000, office.days(0.74, 0.1)),
        office.unit(1000, office.days(0.84, 0.1)),
      ]
      const [effectNow, effectBefore] = [designEffect(now.days), designEffect(before.days)]
      if (!effectNow || !effectBefore) throw new Error('sixty days are enough')
      const { interval } = comparePeriods({ now, before }, { now: effectNow, before: effectBefore })
      if (directionOf(interval) === 'down') fallen++
    }
    expect(fallen).toBeGreaterThan(180)
  })
})

describe('the change on the same units', () => {
  const effects = { now: likeChance, before: likeChance }
  test('is that of the units, whatever their weights did', () => {
    const parts = [
      { now: quarter(950, 1000), before: quarter(95, 100) },
      { now: quarter(70, 100), before: quarter(700, 1000) },
    ]
    const { difference, interval } = adjustForMix(parts, effects)
    expect(difference).toBeCloseTo(0, 12)
    expect(directionOf(interval)).toBe('not-shown')
    const whole = comparePeriods({ now: quarter(1020, 1100), before: quarter(795, 1100) }, effects)
    expect(directionOf(whole.interval)).toBe('up')
  })

  test('of one unit is that unit’s', () => {
    const part = { now: quarter(80, 100), before: quarter(90, 100) }
    const one = adjustForMix([part], effects)
    expect(one.difference).toBeCloseTo(-0.1, 12)
    const alone = comparePeriods(part, effects)
    expect(one.interval[0]).toBeCloseTo(alone.interval[0], 12)
    expect(one.interval[1]).toBeCloseTo(alone.interval[1], 12)
  })
})
