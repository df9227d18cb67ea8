import { readSnapshot } from '../../db/dialect.ts'
import {
  countOpenItems,
  countSettledItems,
  type OpenCount,
  type SettledCount,
} from '../../db/queries/report-counts.ts'
import { listUnits, type Unit } from '../../db/queries/units.ts'
import { isoOf, type Service } from '../context.ts'
import type { TimelinessReport } from '../contract/report.ts'
import type { Period } from '../domain/period.ts'
import { countTimeliness, judgeTimeliness, type TimelinessGroup } from '../domain/timeliness.ts'
import { periodReply } from './report-scope.ts'
import { labelOf, partsOf, subtreeIds } from './unit-parts.ts'

/**
 * How items received in the period were handled, of the unit and everything below it, by the unit that leads them now.
 * `byUnit` lists the direct children that received any, and the unit itself where it leads some.
 */
export async function timelinessReport(
  service: Service,
  unit: Unit,
  period: Period,
): Promise<TimelinessReport> {
  const asOf = isoOf(service.now())
  const { units, items } = await readSnapshot(service.db, async (tx) => ({
    units: await listUnits(tx),
    items: [
      ...(await countSettledItems(tx, period)).map(settledGroup),
      ...(await countOpenItems(tx, period, asOf)).map(openGroup),
    ],
  }))
  const countsIn = (has: (unitId: string) => boolean) =>
    countTimeliness(items.filter(({ unitId }) => has(unitId)))
  const ids = subtreeIds(units, unit)
  return {
    period: periodReply(period),
    unit: labelOf(unit),
    ...countsIn((id) => ids.has(id)),
    byUnit: partsOf(units, unit)
      .map(({ label, has }) => ({ unit: label, ...countsIn(has) }))
      .filter(({ received }) => received > 0),
    asOf,
  }
}

type UnitGroup = TimelinessGroup & { readonly unitId: string }

/** With the verdict that was stored with the answer: a later change of calendar does not move it. */
function settledGroup({ unitId, outcome, minutes, n }: SettledCount): UnitGroup {
  return { unitId, verdict: outcome, workingMinutes: minutes < 0 ? null : minutes, count: n }
}

function openGroup({ unitId, status, isPastDue, n }: OpenCount): UnitGroup {
  return {
    unitId,
    verdict: judgeTimeliness({ status, isPastDue, onTime: null }),
    workingMinutes: null,
    count: n,
  }
}
