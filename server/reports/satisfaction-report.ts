import { readSnapshot } from '../../db/dialect.ts'
import { countLevels, type LevelCount, listScaleSizes } from '../../db/queries/report-counts.ts'
import { listUnits, type Unit } from '../../db/queries/units.ts'
import { isoOf, type Service } from '../context.ts'
import { SCALE_SIZES, type ScaleSize } from '../contract/level.ts'
import type {
  Comparison,
  Exclusion,
  SatisfactionCell,
  SatisfactionReport,
  UnitSatisfaction,
} from '../contract/report.ts'
import { isInPeriod, type Period, previousPeriod } from '../domain/period.ts'
import { compareShares, satisfactionOf } from '../domain/satisfaction.ts'
import { showsShare, suppress } from '../domain/suppression.ts'
import { describeOthers } from './other-channels.ts'
import { periodReply } from './report-scope.ts'
import { branchOf, type ShownTree, shownTree } from './satisfaction-tree.ts'
import { labelOf, subtreeIds } from './unit-parts.ts'

/**
 * How satisfied people were with a unit and everything below it, by what they tapped on tablets; what was given another
 * way is told apart, by itself and together with that. Two scales are never added together: the report is on
 * the one with more ratings here, and `excluded` tells how many were given on the other. `byUnit` lists the direct
 * children where anything was given, and the unit itself.
 */
export async function satisfactionReport(
  service: Service,
  unit: Unit,
  period: Period,
): Promise<SatisfactionReport> {
  const before = previousPeriod(period)
  const {
    units,
    scaleSizes,
    levels: all,
  } = await readSnapshot(service.db, async (tx) => ({
    units: await listUnits(tx),
    scaleSizes: await listScaleSizes(tx),
    levels: await countLevels(tx, { fromDay: before.fromDay, toDay: period.toDay }),
  }))
  const levels = all.filter(({ channel }) => channel === 'kiosk')
  const ids = subtreeIds(units, unit)
  const scaleOf = ({ versionId }: LevelCount) => scaleSizes.get(versionId)
  const isNow = ({ month }: LevelCount) => isInPeriod(`${month}-01`, period)
  const now = levels.filter(isNow)
  const here = now.filter(({ unitId }) => ids.has(unitId))
  const scaleSize = prevailingScale(here, scaleOf)

  const branchAmong = (counts: readonly LevelCount[]) => {
    const counted = counts.filter((count) => count.flag === '' && scaleOf(count) === scaleSize)
    const active = new Set(counts.map(({ unitId }) => unitId))
    return branchOf(shownTree(units, counted, active, scaleSize), unit.id)
  }
  const branch = branchAmong(now)
  const cell = cellOf(branch, scaleSize)
  const otherwise = all.filter((count) => count.channel !== 'kiosk' && isNow(count))
  const others = otherwise.filter((count) => count.flag === '' && scaleOf(count) === scaleSize)
  const earlier = branchAmong(levels.filter(({ month }) => isInPeriod(`${month}-01`, before)))
  return {
    period: periodReply(period),
    unit: labelOf(unit),
    scaleSize,
    ...cell,
    byUnit: (branch?.children ?? []).map(rowOf),
    excluded: countExcluded(
      { here, otherwise: otherwise.filter(({ unitId }) => ids.has(unitId)) },
      (count) => scaleOf(count) !== scaleSize,
    ),
    comparison: compare(cell, cellOf(earlier, scaleSize), before),
    otherChannels: describeOthers(
      { tablets: cell, others: cellOf(branchAmong(others), scaleSize) },
      {
        counts: others.filter(({ unitId }) => ids.has(unitId)),
        tabletCount: total(here.filter((count) => count.flag === '' && scaleOf(count) === scaleSize)),
      },
      scaleSize,
    ),
    asOf: isoOf(service.now()),
  }
}

/** The scale on which most of the ratings that count were given; five levels where it is even. */
function prevailingScale(
  counts: readonly LevelCount[],
  scaleOf: (count: LevelCount) => number | undefined,
): ScaleSize {
  const sizeOfScale = (scale: ScaleSize) =>
    total(counts.filter((count) => count.flag === '' && scaleOf(count) === scale))
  return SCALE_SIZES.toSorted((a, b) => sizeOfScale(b) - sizeOfScale(a) || b - a)[0] ?? 5
}

/** What is left out and why: of the tablets' ratings (with `n` these are all), and of those given `otherwise`. */
function countExcluded(
  { here: counts, otherwise }: Readonly<Record<'here' | 'otherwise', readonly LevelCount[]>>,
  isOtherScale: (count: LevelCount) => boolean,
): Record<Exclusion, number> {
  return {
    'suspect-burst': total(counts.filter(({ flag }) => flag === 'suspect-burst')),
    'many-from-one-address': total(otherwise.filter(({ flag }) => flag === 'many-from-one-address')),
    'other-scale': total(counts.filter((count) => count.flag === '' && isOtherScale(count))),
  }
}

/** The same unit and scale one period earlier; where either share may not be shown, neither may their difference. */
function compare(now: SatisfactionCell, before: SatisfactionCell, period: Period): Comparison {
  const change =
    showsShare(now) && showsShare(before)
      ? compareShares(
          { satisfied: now.satisfied ?? 0, n: now.n ?? 0 },
          { satisfied: before.satisfied ?? 0, n: before.n ?? 0 },
        )
      : null
  return {
    period: periodReply(period),
    n: before.n,
    share: before.share,
    difference: change?.difference ?? null,
    interval: change?.interval ?? null,
    changed: change?.changed ?? null,
  }
}

function rowOf(tree: ShownTree): UnitSatisfaction {
  const { shown, n, satisfied, share, interval, distribution } = tree
  return { unit: tree.label, shown, n, satisfied, share, interval, distribution }
}

function cellOf(tree: ShownTree | undefined, scaleSize: ScaleSize): SatisfactionCell {
  const nobody = Array.from({ length: scaleSize }, () => 0)
  const { shown, n, satisfied, share, interval, distribution } =
    tree ?? suppress(satisfactionOf(nobody, scaleSize))
  return { shown, n, satisfied, share, interval, distribution }
}

function total(counts: readonly LevelCount[]): number {
  return counts.reduce((sum, { n }) => sum + n, 0)
}
