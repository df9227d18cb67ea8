import { satisfiedLevels } from '../contract/level.ts'
import type { ScaleSize } from '../contract/level.ts'
import type { Interval } from '../contract/report.ts'

/** How many of how many; whole numbers, `0 ≤ satisfied ≤ n`. */
export interface Proportion {
  readonly satisfied: number
  readonly n: number
}

/** Everything known of one cell, before `suppression.ts` decides what may be shown. */
export interface Satisfaction extends Proportion {
  /** Satisfied ÷ n, 0–1; null without ratings. */
  readonly share: number | null
  readonly interval: Interval | null
  /** Ratings of each level, worst first. */
  readonly distribution: readonly number[]
}

/** The 97.5 % point of the normal distribution: two-sided 95 %. */
const Z_95 = 1.959964

/**
 * Wilson's score interval of a proportion (E. B. Wilson, JASA 22:209–212, 1927). It stays within [0, 1] and keeps its
 * promise for small n and shares near 1, where p ± 1.96 s fails. Without ratings: [0, 1], anything is possible.
 */
export function wilsonInterval(satisfied: number, n: number, z = Z_95): Interval {
  checkProportion({ satisfied, n })
  if (n === 0) return [0, 1]
  const centre = satisfied + z ** 2 / 2
  const reach = z * Math.sqrt((satisfied * (n - satisfied)) / n + z ** 2 / 4)
  // The ends are exact where the algebra says so; rounding must not put them beside the share.
  const lower = satisfied === 0 ? 0 : (centre - reach) / (n + z ** 2)
  const upper = satisfied === n ? 1 : (centre + reach) / (n + z ** 2)
  return [lower, upper]
}

/**
 * Newcombe's hybrid score interval of the difference a − b of two independent shares: method 10 of R. G. Newcombe,
 * "Interval estimation for the difference between independent proportions", Statistics in Medicine 17:873–890, 1998.
 * Both need at least one rating. Each has its own z: with z√d an interval is that of n ÷ d ratings.
 */
export function newcombeDifference(a: Proportion, b: Proportion, zA = Z_95, zB = zA): Interval {
  const [shareA, shareB] = [shareOf(a), shareOf(b)]
  const [lowerA, upperA] = wilsonInterval(a.satisfied, a.n, zA)
  const [lowerB, upperB] = wilsonInterval(b.satisfied, b.n, zB)
  const difference = shareA - shareB
  return [
    difference - Math.hypot(shareA - lowerA, upperB - shareB),
    difference + Math.hypot(upperA - shareA, shareB - lowerB),
  ]
}

/**
 * The headline of the founding documents: hài lòng + rất hài lòng among all valid ratings, as SIPAS counts; never a mean
 * of the levels. `distribution` holds the ratings of each level, worst first, one entry a level.
 */
export function satisfactionOf(distribution: readonly number[], scaleSize: ScaleSize): Satisfaction {
  if (distribution.length !== scaleSize) {
    throw new RangeError(`${distribution.length} counts for a scale of ${scaleSize}`)
  }
  const n = sum(distribution)
  const satisfied = sum(satisfiedLevels(scaleSize).map((level) => distribution[level - 1] ?? 0))
  const interval = wilsonInterval(satisfied, n)
  return n === 0
    ? { n, satisfied, share: null, interval: null, distribution }
    : { n, satisfied, share: satisfied / n, interval, distribution }
}

function shareOf({ satisfied, n }: Proportion): number {
  if (n === 0) throw new RangeError('no share without ratings')
  return satisfied / n
}

function checkProportion({ satisfied, n }: Proportion): void {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(satisfied) || satisfied < 0 || satisfied > n) {
    throw new RangeError(`${satisfied} of ${n} is not a proportion`)
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
