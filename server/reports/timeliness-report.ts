import type { Tx } from '../../db/dialect.ts'
import { readReport } from '../../db/long-reads.ts'
import {
  countOpenItems,
  countSettledItems,
  listReceivedBetween,
  type OpenCount,
  type ReceivedCycle,
  type SettledCount,
} from '../../db/queries/report-counts.ts'
import type { Unit } from '../../db/queries/units.ts'
import { isoOf, type Service } from '../context.ts'
import type { TimelinessReport, UnitTimeliness } from '../contract/report.ts'
import { groupBy } from '../domain/group-by.ts'
import { answeredCellOf, itemCellOf } from '../domain/item-cell.ts'
import { instantAt } from '../domain/local-time.ts'
import { type Period, progressOf } from '../domain/period.ts'
import { countTimeliness, type TimelinessGroup } from '../domain/timeliness.ts'
import { findFrozenBasis } from './frozen-basis.ts'
import { periodReply } from './report-scope.ts'
import { labelOf, partsOf, subtreeIds } from './unit-parts.ts'
import { listUnitsOf } from './units-on.ts'

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
  const { zone } = service.organisation
  return readReport(service.db, async (tx) => {
    const frozen = period.kind === 'quarter' ? await findFrozenBasis(tx, period.key, asOf) : null
    if (frozen) return timelinessFrom(frozen, unit, period, zone)
    return timelinessFrom(
      { units: await listUnitsOf(tx, period), ...(await readCycles(tx, service, period, asOf)) },
      unit,
      period,
      zone,
    )
  })
}

/** The cycles of all items that count in the period, as they stand. */
export async function readCycles(
  tx: Tx,
  service: Service,
  period: Period,
  asOf: string,
): Promise<{ readonly asOf: string; readonly cycles: readonly CycleGroup[] }> {
  const settled = (await countSettledItems(tx, period)).map(settledGroup)
  const open = (await countOpenItems(tx, period, asOf)).map(openGroup)
  const moved = await atNoons(tx, service, period, asOf)
  // What is settled comes merged, and is much.
  const cycles =
    moved.length === 0 ? [...settled, ...mergeGroups(open)] : mergeGroups([...settled, ...open, ...moved])
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
  zone: string,
): TimelinessReport {
  // Each unit's cycles are looked up, not looked for: a report has a line for every one.
  const firsts = cycles.filter(({ isReopened }) => !isReopened)
  const [heldFirst, ledFirst] = [groupBy(firsts, ({ holderId }) => holderId), new Map<string, number>()]
  for (const { unitId, count } of firsts) ledFirst.set(unitId, (ledFirst.get(unitId) ?? 0) + count)
  const heldAgain = groupBy(
    cycles.filter(({ isReopened }) => isReopened),
    ({ holderId }) => holderId,
  )
  const figuresOf = (ids: ReadonlySet<string>): UnitTimeliness => {
    const of = (held: ReadonlyMap<string, readonly CycleGroup[]>) =>
      countTimeliness([...ids].flatMap((id) => held.get(id) ?? []))
    return {
      ...of(heldFirst),
      leads: [...ids].reduce((sum, id) => sum + (ledFirst.get(id) ?? 0), 0),
      reopened: of(heldAgain),
    }
  }
  return {
    period: periodReply(period),
    progress: progressOf(period, Date.parse(asOf), zone),
    unit: labelOf(unit),
    ...figuresOf(subtreeIds(units, unit)),
    byUnit: partsOf(units, unit)
      .map(({ label, ids }) => ({ unit: label, ...figuresOf(ids) }))
      .filter(({ received, leads, reopened }) => received + leads + reopened.received > 0),
    asOf,
  }
}

/**
 * Days are counted as wholes: where a period turns at noon, what was received on the morning of its first day is taken away
 * again, and that of the day it ends on is added. Of a reopening only the day is known, so it counts by that.
 */
async function atNoons(
  tx: Tx,
  { organisation: { zone } }: Service,
  { fromDay, toDay, turnsAt }: Period,
  asOf: string,
): Promise<CycleGroup[]> {
  if (turnsAt === '00:00') return []
  const morningOf = async (day: string, count: 1 | -1) => {
    const [from, noon] = [instantAt(day, '00:00', zone), instantAt(day, turnsAt, zone)].map(isoOf)
    const received = await listReceivedBetween(tx, from ?? '', noon ?? '')
    return received.map((each) => ({ ...receivedGroup(each, asOf), count }))
  }
  return [...(await morningOf(fromDay, -1)), ...(await morningOf(toDay, 1))]
}

function receivedGroup(received: ReceivedCycle, asOf: string): CycleGroup {
  const { unit_id, holder_id, outcome, minutes } = firstCellOf(received)
  if (outcome !== 'open')
    return settledGroup({ unitId: unit_id, holderId: holder_id, isReopened: 0, outcome, minutes, n: 1 })
  const isOverdue =
    received.breached_at !== null ||
    (received.current_due_at < asOf && received.status !== 'waiting-for-citizen')
  return openGroup({ unitId: unit_id, holderId: holder_id, isReopened: 0, isOverdue, n: 1 })
}

function firstCellOf(received: ReceivedCycle) {
  const { answered_unit_id, holder_id, answered_cycle_on, answered_on_time, answered_minutes } = received
  if (answered_unit_id === null || holder_id === null || answered_cycle_on === null)
    return itemCellOf(received)
  return answeredCellOf({
    unit_id: answered_unit_id,
    holder_id,
    cycle: 1,
    cycle_on: answered_cycle_on,
    channel: received.channel,
    on_time: answered_on_time,
    working_minutes: answered_minutes,
  })
}

/** One group of all that are alike. */
export function mergeGroups(groups: readonly CycleGroup[]): CycleGroup[] {
  const alike = groupBy(groups, (group) =>
    [group.unitId, group.holderId, group.isReopened, group.verdict, group.workingMinutes].join(' '),
  )
  return [...alike.values()].flatMap(([first, ...rest]) => {
    if (!first) return []
    const count = rest.reduce((sum, each) => sum + each.count, first.count)
    return count > 0 ? [{ ...first, count }] : []
  })
}

/** Cycles of items that stand alike. */
export interface CycleGroup extends TimelinessGroup {
  readonly unitId: string
  readonly holderId: string
  readonly isReopened: boolean
}

/** With the verdict that is kept: a later change of calendar does not move it. */
export function settledGroup({
  unitId,
  holderId,
  isReopened,
  outcome,
  minutes,
  n,
}: SettledCount): CycleGroup {
  const workingMinutes = minutes < 0 ? null : minutes
  return { unitId, holderId, isReopened: isReopened === 1, verdict: outcome, workingMinutes, count: n }
}

export function openGroup({ unitId, holderId, isReopened, isOverdue, n }: OpenCount): CycleGroup {
  const verdict = isOverdue ? 'overdue' : 'open'
  return { unitId, holderId, isReopened: isReopened === 1, verdict, workingMinutes: null, count: n }
}
