import type { Tx } from '../../db/dialect.ts'
import { listTouchedHistories } from '../../db/queries/feedback/touched-histories.ts'
import { countOpenItems, countSettledItems } from '../../db/queries/report-counts.ts'
import { groupBy } from '../domain/group-by.ts'
import { itemCellOf } from '../domain/item-cell.ts'
import { isInPeriod, type Period } from '../domain/period.ts'
import { type CycleGroup, mergeGroups, openGroup, settledGroup } from './timeliness-report.ts'

type Event = Awaited<ReturnType<typeof listTouchedHistories>>[number]
type State = Parameters<typeof itemCellOf>[0] & { readonly current_due_at: string }

/**
 * The cycles of a period of whole days as they stood at an instant not long ago: as they stand, less the items that were touched
 * since, and these as their histories had left them by then.
 */
export async function readCyclesAt(tx: Tx, period: Period, thenIso: string): Promise<CycleGroup[]> {
  const touched = groupBy(await listTouchedHistories(tx, thenIso), ({ chain }) => chain)
  const groupsOf = (events: readonly Event[], count: 1 | -1) =>
    statesOf(events)
      .filter(({ cycle_on }) => isInPeriod(cycle_on, period))
      .map((state) => ({ ...groupAt(state, thenIso), count }))
  return mergeGroups([
    ...(await countSettledItems(tx, period)).map(settledGroup),
    ...(await countOpenItems(tx, period, thenIso)).map(openGroup),
    ...[...touched.values()].flatMap((events) => [
      ...groupsOf(events, -1),
      ...groupsOf(
        events.filter(({ at }) => at < thenIso),
        1,
      ),
    ]),
  ])
}

/** What each cycle of an item was left as: those that a reopening ended, and the present one. */
function statesOf(events: readonly Event[]): State[] {
  const ended: State[] = []
  let state: Partial<State> = {}
  for (const { sets } of events) {
    const next = JSON.parse(sets ?? '{}') as Partial<State>
    if (state.cycle !== undefined && next.cycle !== undefined && next.cycle !== state.cycle)
      ended.push(state as State)
    state = { ...state, ...next }
  }
  return state.cycle === undefined ? [] : [...ended, state as State]
}

function groupAt(state: State, thenIso: string): CycleGroup {
  const {
    unit_id: unitId,
    holder_id: holderId,
    is_reopened: isReopened,
    outcome,
    minutes,
  } = itemCellOf(state)
  if (outcome !== 'open') return settledGroup({ unitId, holderId, isReopened, outcome, minutes, n: 1 })
  const isOverdue =
    (state.breached_at ?? thenIso) < thenIso ||
    (state.current_due_at < thenIso && state.status !== 'waiting-for-citizen')
  return openGroup({ unitId, holderId, isReopened, isOverdue, n: 1 })
}
