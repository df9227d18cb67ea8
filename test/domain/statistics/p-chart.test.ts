import { expect, test } from 'vitest'
import { laneyPChart } from '../../../server/domain/statistics/p-chart.ts'
import { findRunSignals } from '../../../server/domain/statistics/run-rules.ts'

const chartOf = (shares: readonly number[], n = 100) => {
  const chart = laneyPChart(shares.map((share) => ({ satisfied: Math.round(share * n), n })))
  if (!chart) throw new Error('no chart')
  return chart
}

test('fewer than eight points make no chart', () => {
  expect(laneyPChart(Array.from({ length: 7 }, () => ({ satisfied: 9, n: 10 })))).toBeNull()
})

test('limits follow the spread from point to point, worked out by hand', () => {
  // Shares 0.48 and 0.52 in turn: centre 0.5, sigma 0.05, scores ∓0.4, every moving range 0.8.
  const chart = chartOf([0.48, 0.52, 0.48, 0.52, 0.48, 0.52, 0.48, 0.52])
  expect(chart.centre).toBe(0.5)
  expect(chart.spread).toBeCloseTo(0.8 / 1.128, 10)
  expect(chart.points[0]?.limits[0]).toBeCloseTo(0.5 - (3 * 0.05 * 0.8) / 1.128, 10)
  expect(findRunSignals(chart).flat()).toEqual([])
})

test('limits are narrower where more rated, and never leave 0 to 1', () => {
  const counts = [100, 400, 100, 400, 100, 400, 100, 400].map((n, index) => ({
    satisfied: n * (index % 4 < 2 ? 0.98 : 0.94),
    n,
  }))
  const points = laneyPChart(counts)?.points ?? []
  const width = (index: number) => (points[index]?.limits[1] ?? 0) - (points[index]?.limits[0] ?? 0)
  expect(width(1)).toBeLessThan(width(0))
  for (const { limits } of points) expect(limits[0] >= 0 && limits[1] <= 1).toBe(true)
})

test('where everybody is satisfied the limits lie on the centre, and nothing is a signal', () => {
  const chart = chartOf(Array.from({ length: 8 }, () => 1))
  expect(chart.points[0]?.limits).toEqual([1, 1])
  expect(findRunSignals(chart).flat()).toEqual([])
})

test('seven in a row to one side are a shift, six are not', () => {
  const chart = { centre: 0.5, spread: 1, points: [] }
  const signals = (shares: readonly number[]) =>
    findRunSignals({ ...chart, points: shares.map((share) => ({ share, limits: [0, 1] })) })
  const above = (count: number) => Array.from({ length: count }, (_, index) => 0.6 + (index % 2) / 100)
  expect(signals([0.4, ...above(6), 0.4]).flat()).toEqual([])
  expect(signals([0.4, ...above(7), 0.4]).map((each) => each.includes('shift'))).toEqual([
    false,
    ...Array.from({ length: 7 }, () => true),
    false,
  ])
})

test('six that rise one after the other are a trend, five are not, and a point on the centre ends a run', () => {
  const signals = (shares: readonly number[]) =>
    findRunSignals({ centre: 0.5, spread: 1, points: shares.map((share) => ({ share, limits: [0, 1] })) })
  const trendOf = (shares: readonly number[]) =>
    signals(shares).filter((each) => each.includes('trend')).length
  expect(trendOf([0.4, 0.45, 0.5, 0.55, 0.6, 0.55])).toBe(0)
  expect(trendOf([0.4, 0.45, 0.48, 0.55, 0.6, 0.65, 0.6])).toBe(6)
  expect(signals([0.6, 0.6, 0.6, 0.5, 0.6, 0.6, 0.6, 0.6]).flat()).toEqual([])
})

test('a point beyond its limit is said to be outside', () => {
  const points = [{ share: 0.2, limits: [0.3, 0.9] as const }]
  expect(findRunSignals({ centre: 0.5, spread: 1, points })).toEqual([['outside']])
})
