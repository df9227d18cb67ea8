import type { RunSignal } from '../../contract/reports/insight.ts'
import type { PChart } from './p-chart.ts'

/** So many points in a row to one side of the centre. */
const SHIFT_POINTS = 7
/** So many points in a row, each above the one before, or each below it. */
const TREND_POINTS = 6

/**
 * The signals of each point, by the rules of NHS England's "Making data count": beyond a limit; in a run of seven or more to
 * one side of the centre; in six or more that rise, or fall, one after the other. A point on the centre ends a run.
 */
export function findRunSignals({ centre, points }: PChart): RunSignal[][] {
  const shares = points.map(({ share }) => share)
  const sides = shares.map((share) => Math.sign(share - centre))
  const steps = shares.map((share, index) => (index === 0 ? 0 : Math.sign(share - (shares[index - 1] ?? 0))))
  const inShift = new Set(runsOf(sides, SHIFT_POINTS).flat())
  // A run of steps begins at the point before its first step.
  const inTrend = new Set(runsOf(steps, TREND_POINTS - 1).flatMap((run) => [(run[0] ?? 0) - 1, ...run]))
  return points.map(({ share, limits: [lower, upper] }, index) => [
    ...(share < lower || share > upper ? (['outside'] as const) : []),
    ...(inShift.has(index) ? (['shift'] as const) : []),
    ...(inTrend.has(index) ? (['trend'] as const) : []),
  ])
}

/** The places of every run of the same sign, 0 left out, that is at least so long. */
function runsOf(signs: readonly number[], least: number): number[][] {
  const runs: number[][] = []
  signs.forEach((sign, index) => {
    const last = runs.at(-1)
    if (sign === 0) return
    if (last && last.at(-1) === index - 1 && signs[index - 1] === sign) last.push(index)
    else runs.push([index])
  })
  return runs.filter((run) => run.length >= least)
}
