import type { Proportion } from '../satisfaction.ts'
import { hypergeometricTails } from './discrete-tails.ts'
import { upperPoint, upperTail } from './normal.ts'

/** A tail that no double could halve any more. */
const LEAST_TAIL = 1e-285

/**
 * Fisher's exact test of two shares (R. A. Fisher, 1935), two-sided as twice the smaller tail; each group holds a rating or more. With
 * phi over 1 its normal deviate is divided by √phi, as a quasi-binomial model does.
 */
export function exactTest(one: Proportion, other: Proportion, phi = 1): number {
  const { lower, upper } = hypergeometricTails(
    one.satisfied,
    one.n,
    one.satisfied + other.satisfied,
    one.n + other.n,
  )
  const tail = Math.max(LEAST_TAIL, Math.min(lower, upper))
  if (tail >= 0.5) return 1
  return phi === 1 ? 2 * tail : 2 * upperTail(upperPoint(tail) / Math.sqrt(phi))
}
