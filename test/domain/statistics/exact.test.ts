import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactTest } from '../../../server/domain/statistics/exact-test.ts'
import { funnelLimits } from '../../../server/domain/statistics/funnel-limits.ts'
import { holm } from '../../../server/domain/statistics/holm.ts'
import { studentPoint95 } from '../../../server/domain/statistics/normal.ts'

/* What is expected was computed with SciPy 1.17 (stats.binom, stats.hypergeom, stats.norm, stats.t), not with this code. */

describe('the limits of a funnel', () => {
  test.each([
    [30, 0.84, 0.67983531, 0.94524299, 0.58692312, 0.99376983],
    [100, 0.84, 0.76020713, 0.90390039, 0.71251824, 0.9378964],
    [300, 0.84, 0.79574835, 0.87879668, 0.76993855, 0.90026577],
    [1000, 0.84, 0.81644687, 0.86189629, 0.80272456, 0.87433957],
    [300, 0.97, 0.94750386, 0.98614328, 0.93371971, 0.99368484],
    [50000, 0.92, 0.91760409, 0.92235994, 0.91621691, 0.92371524],
  ])('of %i ratings around %f are the binomial’s, interpolated', (n, share, ...expected) => {
    const limits = [...funnelLimits(n, share, 0.025, 1), ...funnelLimits(n, share, 0.001, 1)]
    limits.forEach((limit, index) => expect(limit).toBeCloseTo(expected[index] ?? NaN, 8))
  })

  test('lie √phi times as far from the target, and never outside 0–1', () => {
    const [lower, upper] = funnelLimits(300, 0.84, 0.025, 1)
    const [wideLower, wideUpper] = funnelLimits(300, 0.84, 0.025, 4)
    expect(0.84 - wideLower).toBeCloseTo(2 * (0.84 - lower), 12)
    expect(wideUpper - 0.84).toBeCloseTo(2 * (upper - 0.84), 12)
    expect(funnelLimits(30, 0.97, 0.001, 9)[1]).toBe(1)
  })

  test('hold the target, the narrower inside the wider', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 5000 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (n, target) => {
          const [lower, upper] = funnelLimits(n, target, 0.025, 1)
          const [outerLower, outerUpper] = funnelLimits(n, target, 0.001, 1)
          const ends = [outerLower, lower, target, upper, outerUpper]
          expect(ends).toEqual(ends.toSorted((a, b) => a - b))
        },
      ),
    )
  })
})

describe('the exact test of two shares', () => {
  const cases: [number, number, number, number, number, number][] = [
    [240, 300, 8600, 10000, 0.0061779467486102165, 0.08331278882404881],
    [270, 300, 8600, 10000, 0.05151986038139818, 0.21814735535153895],
    [10, 30, 900, 1000, 1.0629519269599993e-12, 6.6557191907121286e-6],
    [84, 100, 84, 100, 1, 1],
    [3, 3, 0, 5, 0.03571428571428571, 0.18409180501544975],
    [29500, 30000, 95000, 100000, 3.168790553225066e-168, 1.8807669875514545e-68],
  ]
  test.each(cases)('%i of %i beside %i of %i', (a, n, c, m, plain, widened) => {
    const [one, other] = [
      { satisfied: a, n },
      { satisfied: c, n: m },
    ]
    expect(exactTest(one, other) / plain).toBeCloseTo(1, 8)
    expect(exactTest(one, other, 2.5) / widened).toBeCloseTo(1, 4)
    expect(exactTest(other, one) / plain).toBeCloseTo(1, 8)
  })

  test('says nothing where all or none are satisfied', () => {
    expect(exactTest({ satisfied: 40, n: 40 }, { satisfied: 90, n: 90 })).toBe(1)
    expect(exactTest({ satisfied: 0, n: 40 }, { satisfied: 0, n: 90 }, 3)).toBe(1)
  })
})

test.each([
  [9, 2.262157],
  [20, 2.085963],
  [59, 2.000995],
])('Student’s point of %i degrees of freedom is %f', (freedom, point) => {
  expect(Math.abs(studentPoint95(freedom) - point)).toBeLessThan(0.001)
})

describe('Holm’s adjustment', () => {
  test('of four p values, worked out by hand', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02])
  })

  test('never lowers a p value, nor turns their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (pValues) => {
        const adjusted = holm(pValues)
        pValues.forEach((p, index) => {
          expect(adjusted[index]).toBeGreaterThanOrEqual(p)
          expect(adjusted[index]).toBeLessThanOrEqual(1)
          pValues.forEach((q, other) => {
            if (p < q) expect(adjusted[index]).toBeLessThanOrEqual(adjusted[other] ?? 0)
          })
        })
      }),
    )
  })
})
