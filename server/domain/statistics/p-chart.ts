import type { Interval } from '../../contract/report.ts'

/** So many satisfied of so many in one stretch of time; `n` is at least 1. */
interface PChartCount {
  readonly satisfied: number
  readonly n: number
}

interface PChartPoint {
  readonly share: number
  /** The three-sigma limits at this point's n, within [0, 1]. */
  readonly limits: Interval
}

export interface PChart {
  /** All satisfied ÷ all n, 0–1. */
  readonly centre: number
  /** How much more the shares vary than chance alone would have it; 1 where chance explains all. */
  readonly spread: number
  readonly points: readonly PChartPoint[]
}

/** With fewer points there is no chart: limits from a handful say nothing. */
const LEAST_POINTS = 8
/** The mean of the range of two normal values, in standard deviations. */
const D2 = 1.128

/**
 * A p′ chart: D. B. Laney, "Improved control charts for attributes", Quality Engineering 14:531–537, 2002. A plain p chart
 * takes every wobble beyond chance for a signal once n is large; the limits here are as wide as the points vary from one
 * to the next. Null with fewer than eight points.
 */
export function laneyPChart(counts: readonly PChartCount[]): PChart | null {
  if (counts.length < LEAST_POINTS) return null
  const [satisfied, n] = [sum(counts.map((each) => each.satisfied)), sum(counts.map((each) => each.n))]
  const centre = satisfied / n
  const sigmas = counts.map((each) => Math.sqrt((centre * (1 - centre)) / each.n))
  const shares = counts.map((each) => each.satisfied / each.n)
  const scores = shares.map((share, index) => {
    const sigma = sigmas[index] ?? 0
    return sigma === 0 ? 0 : (share - centre) / sigma
  })
  const ranges = scores.slice(1).map((score, index) => Math.abs(score - (scores[index] ?? 0)))
  const spread = centre === 0 || centre === 1 ? 1 : sum(ranges) / ranges.length / D2
  return {
    centre,
    spread,
    points: shares.map((share, index) => {
      const reach = 3 * (sigmas[index] ?? 0) * spread
      return { share, limits: [Math.max(0, centre - reach), Math.min(1, centre + reach)] }
    }),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
