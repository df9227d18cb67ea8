import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newcombeDifference, satisfactionOf, wilsonInterval } from '../../server/domain/satisfaction.ts'

const proportion = fc
  .tuple(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, share]) => ({ n, satisfied: Math.round(n * share) }))

const percent = (value: number) => Math.round(value * 1000) / 10

describe('Wilson’s interval', () => {
  test.each([
    [9, 10, 59.6, 98.2],
    [5, 5, 56.6, 100],
    [10, 10, 72.2, 100],
    [30, 30, 88.6, 100],
    [0, 10, 0, 27.8],
    [0, 0, 0, 100],
  ])('of %i satisfied among %i is %f–%f %%', (satisfied, n, lower, upper) => {
    expect(wilsonInterval(satisfied, n).map(percent)).toEqual([lower, upper])
  })

  test.each([
    [10, 19.3],
    [20, 13.7],
    [30, 11.1],
    [50, 8.5],
    [100, 6.0],
    [200, 4.2],
    [400, 3.0],
    [1000, 1.9],
  ])('of 90 %% among %i reaches ± %f points', (n, reach) => {
    const [lower, upper] = wilsonInterval(n * 0.9, n)
    expect(percent((upper - lower) / 2)).toBe(reach)
  })

  test('holds the share, stays within 0–1, and mirrors when satisfied and not change places', () => {
    fc.assert(
      fc.property(proportion, ({ satisfied, n }) => {
        const [lower, upper] = wilsonInterval(satisfied, n)
        expect(lower).toBeGreaterThanOrEqual(0)
        expect(lower).toBeLessThanOrEqual(satisfied / n)
        expect(upper).toBeGreaterThanOrEqual(satisfied / n)
        expect(upper).toBeLessThanOrEqual(1)
        const [mirroredLower, mirroredUpper] = wilsonInterval(n - satisfied, n)
        expect(mirroredLower).toBeCloseTo(1 - upper, 12)
        expect(mirroredUpper).toBeCloseTo(1 - lower, 12)
      }),
    )
  })

  test('narrows when more people say the same', () => {
    fc.assert(
      fc.property(proportion, fc.integer({ min: 2, max: 20 }), ({ satisfied, n }, times) => {
        const [lower, upper] = wilsonInterval(satisfied, n)
        const [manyLower, manyUpper] = wilsonInterval(satisfied * times, n * times)
        expect(manyUpper - manyLower).toBeLessThan(upper - lower)
      }),
    )
  })

  test.each([
    [11, 10],
    [-1, 10],
    [1.5, 10],
    [Number.NaN, 10],
  ])('refuses %d of %d as a mistake of the caller', (satisfied, n) => {
    expect(() => wilsonInterval(satisfied, n)).toThrow(RangeError)
  })
})

describe('Newcombe’s interval of a difference', () => {
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('of %i/%i − %i/%i is what table II of the paper prints', (a, m, b, n, lower, upper) => {
    const interval = newcombeDifference({ satisfied: a, n: m }, { satisfied: b, n })
    expect(interval[0]).toBeCloseTo(lower, 4)
    expect(interval[1]).toBeCloseTo(upper, 4)
  })

  test.each([
    [100, -3.9, 12.1],
    [200, -1.4, 9.6],
    [400, 0.2, 7.9],
    [1000, 1.6, 6.4],
  ])('of 94 %% after 90 %%, both of %i, is %f to %f points', (n, lower, upper) => {
    const interval = newcombeDifference({ satisfied: n * 0.94, n }, { satisfied: n * 0.9, n })
    expect(interval.map(percent)).toEqual([lower, upper])
  })

  test('holds the difference, stays within −1 to 1, and turns its sign with the order', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        const difference = a.satisfied / a.n - b.satisfied / b.n
        const [lower, upper] = newcombeDifference(a, b)
        const rounding = 1e-12
        expect(lower).toBeGreaterThanOrEqual(-1 - rounding)
        expect(lower).toBeLessThanOrEqual(difference)
        expect(upper).toBeGreaterThanOrEqual(difference)
        expect(upper).toBeLessThanOrEqual(1 + rounding)
        const [turnedLower, turnedUpper] = newcombeDifference(b, a)
        expect(turnedLower).toBeCloseTo(-upper, 12)
        expect(turnedUpper).toBeCloseTo(-lower, 12)
      }),
    )
  })
})

describe('the headline', () => {
  test('is hài lòng + rất hài lòng among all ratings, on both scales', () => {
    expect(satisfactionOf([4, 6, 30, 110, 50], 5)).toMatchObject({ n: 200, satisfied: 160, share: 0.8 })
    expect(satisfactionOf([40, 110, 50], 3)).toMatchObject({ n: 200, satisfied: 160, share: 0.8 })
  })

  test('says nothing without ratings', () => {
    const nobody = { n: 0, satisfied: 0, share: null, interval: null, distribution: [0, 0, 0] }
    expect(satisfactionOf([0, 0, 0], 3)).toEqual(nobody)
  })

  test('is never taken from a distribution of another scale', () => {
    expect(() => satisfactionOf([1, 2, 3], 5)).toThrow(RangeError)
  })
})
