import { readSnapshot, type Tx } from '../../db/dialect.ts'
import {
  countOpenItems,
  countSettledItems,
  type OpenCount,
  type SettledCount,
} from '../../db/queries/report-counts.ts'
import { listUnits, type Unit } from '../../db/queries/units.ts'
import { isoOf, type Service } from '../context.ts'
import type { TimelinessReport, UnitTimeliness } from '../contract/report.ts'
import type { Period } from '../domain/period.ts'
import { countTimeliness, type TimelinessGroup } from '../domain/timeliness.ts'
import { findFrozenBasis } from './frozen-basis.ts'
import { periodReply } from './report-scope.ts'
import { labelOf, partsOf, subtreeIds } from './unit-parts.ts'

/**
 * How items received in the period were handled, of the unit and everything below it: each is counted once, at the unit
 * that missed its deadline, or that leads it. `byUnit` lists the direct children that have any, and the unit itself where it
 * has some.
 */
export async function timelinessReport(
  service: Service,
  unit: Unit,
  period: Period,
): Promise<TimelinessReport> {
  const asOf = isoOf(service.now())
  return readSnapshot(service.db, async (tx) => {
    const frozen = period.kind === 'quarter' ? await findFrozenBasis(tx, period.key, asOf) : null
    if (frozen) return timelinessFrom(frozen, unit, period)
    return timelinessFrom(
      { units: await listUnits(tx), ...(await readCycles(tx, period, asOf)) },
      unit,
      period,
    )
  })
}

/** The cycles of all items that count in the period, as they stand. */
export async function readCycles(
  tx: Tx,
  period: Period,
  asOf: string,
): Promise<{ readonly asOf: string; readonly cycles: readonly CycleGroup[] }> {
  const cycles = [
    ...(await countSettledItems(tx, period)).map(settledGroup),
    ...(await countOpenItems(tx, period, asOf)).map(openGroup),
  ]
  return { asOf, cycles }
}

/** The report on cycles that were read before. */
export function timelinessFrom(
  {
    units,
    cycles,
    asOf,
  }: { readonly units: readonly Unit[]; readonly cycles: readonly CycleGroup[]; readonly asOf: string },
  unit: Unit,
  period: Period,
): TimelinessReport {
  const firsts = cycles.filter(({ isReopened }) => !isReopened)
  const again = cycles.filter(({ isReopened }) => isReopened)
  const figuresOf = (has: (unitId: string) => boolean): UnitTimeliness => ({
    ...countTimeliness(firsts.filter(({ holderId }) => has(holderId))),
    leads: firsts.reduce((sum, { unitId, count }) => sum + (has(unitId) ? count : 0), 0),
    reopened: countTimeliness(again.filter(({ holderId }) => has(holderId))),
  })
  const ids = subtreeIds(units, unit)
  return {
    period: periodReply(period),
    unit: labelOf(unit),
    ...figuresOf((id) => ids.has(id)),
    byUnit: partsOf(units, unit)
      .map(({ label, has }) => ({ unit: label, ...figuresOf(has) }))
      .filter(({ received, leads, reopened }) => received + leads + reopened.received > 0),
    asOf,
  }
}

/** Cycles of items that stand alike. */
export interface CycleGroup extends TimelinessGroup {
  readonly unitId: string
  readonly holderId: string
  readonly isReopened: boolean
}

/** With the verdict that is kept: a later change of calendar does not move it. */
function settledGroup({ unitId, holderId, isReopened, outcome, minutes, n }: SettledCount): CycleGroup {
  const workingMinutes = minutes < 0 ? null : minutes
  return { unitId, holderId, isReopened: isReopened === 1, verdict: outcome, workingMinutes, count: n }
}

function openGroup({ unitId, holderId, isReopened, isOverdue, n }: OpenCount): CycleGroup {
  const verdict = isOverdue ? 'overdue' : 'open'
  return { unitId, holderId, isReopened: isReopened === 1, verdict, workingMinutes: null, count: n }
}
