import type { FairComparison, NotCompared } from '../contract/reports/fair-comparison.ts'
import type { ScaleSize } from '../contract/level.ts'
import { type ComparedUnit, compareWithOthers, FAIR_ALPHA } from '../domain/statistics/compare-with-others.ts'
import type { RatingDays } from './rating-days.ts'
import { type ReportPart, shownProportion } from './report-part.ts'

/**
 * Each unit whose share may be shown against the other ones. What is computed from figures that nobody may see, the days, leaves as
 * phi alone, rounded up to one decimal.
 */
export function compareUnits(
  parts: readonly ReportPart[],
  days: RatingDays | undefined,
  scaleSize: ScaleSize,
): FairComparison {
  const shown = parts.flatMap(({ unit, ids, now }) => {
    const proportion = shownProportion(now)
    return proportion ? [{ unit, ids, ...proportion, days: days?.of(ids, scaleSize) ?? [] }] : []
  })
  const n = shown.reduce((sum, each) => sum + each.n, 0)
  const share = n === 0 ? null : shown.reduce((sum, each) => sum + each.satisfied, 0) / n
  const compared = days ? comparedBefore(days, scaleSize, shown) : null
  const units = shown.flatMap(({ unit, ...each }, index) => {
    const result = compared?.[index]
    return result ? [{ unit, n: each.n, share: each.satisfied / each.n, ...result }] : []
  })
  const count = (verdict: string) => units.filter((each) => each.verdict === verdict).length
  return {
    method: 'fisher-holm-days',
    alpha: FAIR_ALPHA,
    notCompared: compared ? null : whyNot(days, shown.length),
    share,
    phi: compared ? roundUp(units.reduce((sum, unit) => sum + unit.phi * unit.n, 0) / n) : null,
    counts: {
      above: count('above'),
      below: count('below'),
      'not-told-apart': count('not-told-apart'),
    },
    units,
  }
}

type Compared = ReturnType<typeof compareWithOthers>

/** So many units’ reports of a quarter. */
const MOST_COMPARED = 200
const comparedOf = new WeakMap<RatingDays, Map<string, Compared>>()

/** Of the same days and counts it is the same: exact limits of many units are half of what a report costs. */
function comparedBefore(
  days: RatingDays,
  scaleSize: ScaleSize,
  shown: readonly (ComparedUnit & Pick<ReportPart, 'ids'>)[],
): Compared {
  const known = comparedOf.get(days) ?? new Map<string, Compared>()
  comparedOf.set(days, known)
  const key = JSON.stringify([scaleSize, ...shown.map(({ ids, n, satisfied }) => [...ids, n, satisfied])])
  const compared = known.get(key) ?? compareWithOthers(shown)
  known.delete(key)
  known.set(key, compared)
  for (const oldest of [...known.keys()].slice(0, -MOST_COMPARED)) known.delete(oldest)
  return compared
}

function whyNot(days: RatingDays | undefined, units: number): NotCompared {
  if (!days) return 'not-closed'
  return units < 2 ? 'few-units' : 'few-days'
}

function roundUp(factor: number): number {
  return Math.ceil(factor * 10 - 1e-9) / 10
}
