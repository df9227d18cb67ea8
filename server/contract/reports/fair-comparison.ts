import type { Interval } from '../report.ts'

/** Where a unit stands beside the others; not told apart is not the same. */
export type UnitVerdict = 'above' | 'below' | 'not-told-apart'

/** Why no unit is compared: the figures still move, fewer than two units show a share, or too few days tell how days differ. */
export type NotCompared = 'not-closed' | 'few-units' | 'few-days'

/** A unit against the others without it. Shares 0–1. */
export interface FairUnit {
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  readonly n: number
  readonly share: number
  readonly othersShare: number
  /** 1 or more, one decimal, rounded up: so many times the variance of independent ratings. */
  readonly phi: number
  /** Exact binomial limits of a funnel around the others' share, stretched by √phi. */
  readonly limits95: Interval
  readonly limits998: Interval
  /** Of the exact test, adjusted by Holm over all units. */
  readonly pValue: number
  readonly verdict: UnitVerdict
}

/** Which units of a report can be told apart from the others; those whose share may not be shown take no part. */
export interface FairComparison {
  readonly method: 'fisher-holm-days'
  /** In so many reports at most any unit is named though all are alike. */
  readonly alpha: number
  /** Null where units are compared. */
  readonly notCompared: NotCompared | null
  /** Of all units that take part, together. */
  readonly share: number | null
  /** The mean of the units', by their ratings, one decimal; null where days may not be used, or say too little. */
  readonly phi: number | null
  readonly counts: Readonly<Record<UnitVerdict, number>>
  /** In the order of `byUnit`. */
  readonly units: readonly FairUnit[]
}

/** By how much the days of each period widen its interval: variance ÷ that of independent ratings; one decimal, rounded up. */
export interface DesignEffects {
  readonly now: number
  readonly before: number
}

/** What a unit, or all that have no row of their own (null), adds to the change. `nBefore` 0: it was not there. */
interface ChangePart {
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string } | null
  readonly nNow: number
  readonly nBefore: number
  /** By its own change of share. */
  readonly within: number
  /** By its change of weight. */
  readonly mix: number
}

/** Kitagawa's: `within` and `mix` of all rows add up to `difference`. */
export interface ChangeDecomposition {
  readonly rows: readonly ChangePart[]
  readonly within: number
  readonly mix: number
  readonly difference: number
  /** False where ratings are left out because too few have no row of their own: `difference` is then not the report's. */
  readonly isWhole: boolean
}

/** The change on units that both periods show, at the mean of their weights. */
export interface MixAdjusted {
  readonly units: number
  /** Of this period's ratings that the units hold, 0–1. */
  readonly covered: number
  readonly difference: number
  readonly interval: Interval
  readonly changed: 'up' | 'down' | 'not-shown'
}

/**
 * From so many units on a funnel's limits are joined to lines. Each unit has limits of its own, and with few of them a line says more of
 * what lies between units than is known.
 */
export const ENOUGH_FOR_LINES = 20
