import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayCorrelation, designEffect, phiOf } from '../../../server/domain/statistics/day-variance.ts'
import { decomposeChange } from '../../../server/domain/statistics/decompose-change.ts'

const day = (satisfied: number, n = 10) => ({ satisfied, n })
const times = <T>(count: number, value: T) => Array.from({ length: count }, () => value)

describe('how days differ', () => {
  test('ten days, half of 10 in 10 and half of 6: worked out by hand', () => {
    // p = .8; Σ(x − 8)² = 10 × 4 = 40; n p q = 100 × .16 = 16; × 10/9 = 2.777…, published as 2.8.
    expect(designEffect([...times(5, day(10)), ...times(5, day(6))])).toEqual({ factor: 2.8, days: 10 })
  })

  test('is nothing beyond chance where days are as alike as can be, and unknown of nine days', () => {
    expect(designEffect(times(12, day(8)))).toEqual({ factor: 1, days: 12 })
    expect(designEffect(times(12, day(10)))).toEqual({ factor: 1, days: 12 })
    expect(designEffect([...times(9, day(8)), day(0, 0)])).toBeNull()
  })

  test('is one correlation for all units, 1 where each day is of one mind and 0 where all are alike', () => {
    const oneMind = [...times(11, day(10)), ...times(11, day(0))]
    expect(dayCorrelation([oneMind, oneMind])).toEqual({ rho: 1, daySizes: [10, 10] })
    expect(dayCorrelation([times(22, day(8)), times(22, day(4))])).toEqual({ rho: 0, daySizes: [10, 10] })
    expect(dayCorrelation([times(11, day(8)), times(5, day(8))])).toBeNull()
  })

  test('a unit that lies far off does not hide itself in it', () => {
    const near = dayCorrelation([times(22, day(8)), times(22, day(8))])
    const far = dayCorrelation([times(22, day(8)), times(22, day(1))])
    expect([near?.rho, far?.rho]).toEqual([0, 0])
  })

  test('widens by the size of a day, each group by its part of the variance; published rounded up', () => {
    // (1 + 9 × .1) / 100 and 1 / 300 beside 1/100 + 1/300: (.019 + .00333) ÷ .01333 = 1.675.
    expect(phiOf(0.1, { n: 100, daySize: 10 }, { n: 300, daySize: 1 })).toBe(1.7)
    expect(phiOf(0, { n: 100, daySize: 10 }, { n: 300, daySize: 10 })).toBe(1)
  })
})

describe('where a change comes from', () => {
  const share = fc
    .integer({ min: 0, max: 5000 })
    .chain((n) => fc.record({ n: fc.constant(n), satisfied: fc.integer({ min: 0, max: n }) }))
  const part = fc.record({ now: share, before: share })

  test('the parts add up to the change, come and go as they may', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 40 }), (parts) => {
        const total = (when: 'now' | 'before') =>
          parts.reduce(
            (sum, each) => ({ n: sum.n + each[when].n, satisfied: sum.satisfied + each[when].satisfied }),
            { n: 0, satisfied: 0 },
          )
        const [now, before] = [total('now'), total('before')]
        fc.pre(now.n > 0 && before.n > 0)
        const effects = decomposeChange(parts).reduce((sum, { within, mix }) => sum + within + mix, 0)
        expect(effects).toBeCloseTo(now.satisfied / now.n - before.satisfied / before.n, 10)
      }),
    )
  })

  test('a large good unit that is missing is all mix', () => {
    const effects = decomposeChange([
      { now: { n: 0, satisfied: 0 }, before: { n: 900, satisfied: 855 } },
      { now: { n: 300, satisfied: 240 }, before: { n: 300, satisfied: 240 } },
    ])
    expect(effects.map(({ within }) => within)).toEqual([0, 0])
    expect(effects.reduce((sum, { mix }) => sum + mix, 0)).toBeCloseTo(0.8 - 1095 / 1200, 12)
  })
})
