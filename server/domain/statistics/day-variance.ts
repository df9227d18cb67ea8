import type { Proportion } from '../satisfaction.ts'

/* How much more the days differ than chance alone would have it. A day is a cluster: its ratings are not independent. */

/** Fewer days than these say too little of how days differ. */
const LEAST_DAYS = 10
/** Degrees of freedom within units that the correlation is measured with, at least. */
const LEAST_FREEDOM = 20

/**
 * What is published of the days: one decimal, rounded up. That widens, never narrows; whoever reads it can compute with the same
 * number; and nobody can work the ratings of a day out of it.
 */
function roundUp(factor: number): number {
  return Math.max(1, Math.ceil(factor * 10 - 1e-9) / 10)
}

/** How many times the variance of one share is what independent ratings would give it. */
export interface DesignEffect {
  /** 1 or more, one decimal. */
  readonly factor: number
  readonly days: number
}

/**
 * The design effect of a share whose ratings came on `days`: the variance of a ratio estimator over days (L. Kish, *Survey Sampling*,
 * Wiley 1965, ch. 6) ÷ the binomial one. Null with fewer than ten days.
 */
export function designEffect(days: readonly Proportion[]): DesignEffect | null {
  const rated = days.filter(({ n }) => n > 0)
  if (rated.length < LEAST_DAYS) return null
  const n = sum(rated.map((day) => day.n))
  const share = sum(rated.map(({ satisfied }) => satisfied)) / n
  const binomial = n * share * (1 - share)
  const between = sum(rated.map((day) => (day.satisfied - day.n * share) ** 2))
  const factor = binomial === 0 ? 1 : (between / binomial) * (rated.length / (rated.length - 1))
  return { factor: roundUp(factor), days: rated.length }
}

/** How alike the ratings of one unit on one day are, and the size of a unit's day that counts: Σ n² ÷ Σ n over its days. */
interface DayCorrelation {
  /** 0–1. */
  readonly rho: number
  readonly daySizes: readonly number[]
}

/**
 * The correlation within a unit's day, one for all units: analysis of variance of days within units (A. Donner, "A review of
 * inference procedures for the intraclass correlation coefficient", International Statistical Review 54:67–82, 1986). It is measured
 * within units, so a unit that stands out cannot hide itself in it and nothing is winsorised. Null where too few days say anything.
 */
export function dayCorrelation(units: readonly (readonly Proportion[])[]): DayCorrelation | null {
  const parts = units.map((days) => {
    const rated = days.filter(({ n }) => n > 0)
    const n = sum(rated.map((day) => day.n))
    const share = n === 0 ? 0 : sum(rated.map(({ satisfied }) => satisfied)) / n
    return {
      n,
      days: rated.length,
      between: sum(rated.map((day) => (day.satisfied - day.n * share) ** 2 / day.n)),
      inside: sum(rated.map((day) => (day.satisfied * (day.n - day.satisfied)) / day.n)),
      daySize: n === 0 ? 0 : sum(rated.map((day) => day.n ** 2)) / n,
    }
  })
  const counted = parts.filter(({ n }) => n > 0)
  const freedom = sum(counted.map(({ days }) => days - 1))
  const inner = sum(counted.map(({ n, days }) => n - days))
  const most = Math.max(0, ...counted.map(({ days }) => days))
  if (freedom < LEAST_FREEDOM || most < LEAST_DAYS || inner === 0) return null
  const meanBetween = sum(counted.map(({ between }) => between)) / freedom
  const meanInside = sum(counted.map(({ inside }) => inside)) / inner
  const size = sum(counted.map(({ n, daySize }) => n - daySize)) / freedom
  const all = meanBetween + (size - 1) * meanInside
  const rho = all <= 0 ? 0 : Math.min(1, Math.max(0, (meanBetween - meanInside) / all))
  return { rho, daySizes: parts.map(({ daySize }) => daySize) }
}

interface Sized {
  readonly n: number
  readonly daySize: number
}

/** The factor phi by which the variance of the difference of two independent shares exceeds the binomial one: 1 or more, one decimal. */
export function phiOf(rho: number, one: Sized, other: Sized): number {
  const factor = ({ daySize }: Sized) => 1 + Math.max(0, daySize - 1) * rho
  return roundUp((factor(one) / one.n + factor(other) / other.n) / (1 / one.n + 1 / other.n))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
