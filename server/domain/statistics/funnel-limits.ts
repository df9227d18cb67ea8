import type { Interval } from '../../contract/report.ts'
import { binomialMasses } from './discrete-tails.ts'

/**
 * Limits of a funnel for a share of `n` ratings around `target`: exact binomial, with the interpolation of D. J. Spiegelhalter,
 * "Funnel plots for comparing institutional performance", Statistics in Medicine 24:1185–1202, 2005, appendix A.1.1. `tail` is
 * the probability outside on each side: .025 for 95 %, .001 for 99.8 %. Their distance from the target is stretched by √phi, as his
 * multiplicative over-dispersion does, and cut to 0–1. A target of 0 or 1 leaves no room: both limits are the target.
 */
export function funnelLimits(n: number, target: number, tail: number, phi: number): Interval {
  if (!(target > 0 && target < 1) || n < 1) return [target, target]
  const [lower, upper] = [tail, 1 - tail].map((p) => quantile(n, target, p) / n)
  const stretch = (limit = target) => Math.min(1, Math.max(0, target + (limit - target) * Math.sqrt(phi)))
  return [stretch(lower), stretch(upper)]
}

/** The smallest r with P(R ≤ r) > p, less the part of its mass that is beyond p: a real number, −1 to `n`. */
function quantile(n: number, share: number, p: number): number {
  const { first, masses } = binomialMasses(n, share)
  let below = 0
  for (const [index, mass] of masses.entries()) {
    if (below + mass > p) return first + index - (below + mass - p) / mass
    below += mass
  }
  return first + masses.length - 1
}
