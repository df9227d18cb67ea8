import type { Interval } from '../../contract/report.ts'
import type { UnitVerdict } from '../../contract/reports/fair-comparison.ts'
import type { Proportion } from '../satisfaction.ts'
import { dayCorrelation, phiOf } from './day-variance.ts'
import { exactTest } from './exact-test.ts'
import { funnelLimits } from './funnel-limits.ts'
import { holm } from './holm.ts'

/** In so many of a hundred reports at most, anything is named though all units are alike. */
export const FAIR_ALPHA = 0.05
const TAIL_95 = 0.025
const TAIL_998 = 0.001

/** A unit's ratings, and the same day by day. */
export interface ComparedUnit extends Proportion {
  readonly days: readonly Proportion[]
}

interface UnitAgainstOthers {
  readonly othersShare: number
  readonly phi: number
  readonly limits95: Interval
  readonly limits998: Interval
  /** Holm's, over all units. */
  readonly pValue: number
  readonly verdict: UnitVerdict
}

/**
 * Each unit against the others without it, in the order given. Null where nothing may be said: fewer than two units, or too few days to
 * know how days differ.
 */
export function compareWithOthers(units: readonly ComparedUnit[]): UnitAgainstOthers[] | null {
  const correlation = units.length < 2 ? null : dayCorrelation(units.map(({ days }) => days))
  if (!correlation) return null
  const sized = units.map(({ n, satisfied }, index) => ({
    n,
    satisfied,
    daySize: correlation.daySizes[index] ?? 0,
  }))
  const [all, satisfied, squares] = [
    sum(sized.map(({ n }) => n)),
    sum(sized.map((unit) => unit.satisfied)),
    sum(sized.map(({ n, daySize }) => n * daySize)),
  ]
  const compared = sized.map((unit) => {
    const n = all - unit.n
    const others = {
      n,
      satisfied: satisfied - unit.satisfied,
      daySize: (squares - unit.n * unit.daySize) / n,
    }
    const phi = phiOf(correlation.rho, unit, others)
    return { unit, others, phi, raw: exactTest(unit, others, phi) }
  })
  const adjusted = holm(compared.map(({ raw }) => raw))
  return compared.map(({ unit, others, phi }, index) => {
    const othersShare = others.satisfied / others.n
    const pValue = adjusted[index] ?? 1
    const side = unit.satisfied / unit.n > othersShare ? 'above' : 'below'
    return {
      othersShare,
      phi,
      limits95: funnelLimits(unit.n, othersShare, TAIL_95, phi),
      limits998: funnelLimits(unit.n, othersShare, TAIL_998, phi),
      pValue,
      verdict: pValue <= FAIR_ALPHA ? side : 'not-told-apart',
    }
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
