import { countAsked } from '../../db/queries/report-counts.ts'
import type { Unit } from '../../db/queries/units.ts'
import { isoOf, type Service } from '../context.ts'
import type { ContributionCounts, ContributionsReport } from '../contract/report.ts'
import { judgeContribution } from '../domain/contribution.ts'
import { instantsOf, type Period } from '../domain/period.ts'
import { countTimeliness, type TimelinessGroup } from '../domain/timeliness.ts'
import { partsOf, subtreeIds } from './unit-parts.ts'
import { listUnitsOf } from './units-on.ts'

/**
 * What a unit and everything below it were asked to contribute in the period, by each unit's own clock. `byUnit` lists the
 * direct children that were asked, and the unit itself where it was.
 */
export async function contributionsReport(
  { db, organisation, now }: Service,
  unit: Unit,
  period: Period,
): Promise<ContributionsReport> {
  const { from, to } = instantsOf(period, organisation.zone)
  const [units, asked] = await Promise.all([
    listUnitsOf(db, period),
    countAsked(db, { fromIso: isoOf(from), toIso: isoOf(to) }, isoOf(now())),
  ])
  const countsIn = (ids: ReadonlySet<string>) =>
    countsOf(
      asked
        .filter(({ unitId }) => ids.has(unitId))
        .map((each) => ({ verdict: judgeContribution(each), workingMinutes: null, count: each.count })),
    )
  return {
    ...countsIn(subtreeIds(units, unit)),
    byUnit: partsOf(units, unit)
      .map(({ label, ids }) => ({ unit: label, ...countsIn(ids) }))
      .filter(({ asked }) => asked > 0),
  }
}

function countsOf(groups: readonly TimelinessGroup[]): ContributionCounts {
  const { received: asked, onTime, late, openInTime, overdue, endedInTime } = countTimeliness(groups)
  return { asked, onTime, late, openInTime, overdue, endedInTime }
}
