import { type Selectable, sql } from 'kysely'
import { isAnyOf, jsonArray } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { ItemTallyTable } from '../tables/reports.ts'
import { createTally, type DaySpan, findFirstMonthOf, monthOf, spansOf } from './tally-cells.ts'

/** A cell of the tally of items, shards taken together. */
type ItemTallyCell = Omit<Selectable<ItemTallyTable>, 'n' | 'shard'>

export const itemTally = createTally<ItemTallyCell>(
  'item_tally',
  {
    unit_id: 'text',
    span: 'text',
    holder_id: 'text',
    channel: 'text',
    is_reopened: 'integer',
    outcome: 'text',
    minutes: 'integer',
  },
  (day) => [{ ...day, span: monthOf(day.span) }],
)

/** So many cycles that are alike, by the unit that leads and the one a delay is charged to. */
export interface CycleCount {
  readonly unitId: string
  readonly holderId: string
  /** 0 for the first cycle of an item, 1 for one that was reopened. */
  readonly isReopened: number
  readonly outcome: ItemTallyCell['outcome']
  /** Working minutes to the answer; -1 where there is none. */
  readonly minutes: number
  readonly n: number
}

interface PackedRow extends Omit<CycleCount, 'minutes' | 'n'> {
  /** Both as JSON, in the same order. */
  readonly minutes: string
  readonly counts: string
}

/** Counts the cycles that count on these days, open ones included, each kind once; from whole months where there are any. */
export async function countCycles(db: Db, span: DaySpan): Promise<CycleCount[]> {
  // Nearly every item took minutes of its own: by the beginning of the key they need no sorting, and come as few rows.
  const { rows } =
    await sql<PackedRow>`select unit_id as ${sql.ref('unitId')}, holder_id as ${sql.ref('holderId')},
      is_reopened as ${sql.ref('isReopened')}, outcome,
      ${jsonArray(db, 'minutes')} as minutes, ${jsonArray(db, 'n')} as counts
    from item_tally
    where unit_id in (select id from unit) and ${isAnyOf(db, 'span', spansOf(span, 'month'))}
    group by unit_id, span, holder_id, channel, is_reopened, outcome`.execute(db)
  const alike = new Map<string, PackedRow[]>()
  for (const row of rows) {
    const key = [row.unitId, row.holderId, row.isReopened, row.outcome].join(' ')
    alike.set(key, [...(alike.get(key) ?? []), row])
  }
  return [...alike.keys()].toSorted().flatMap((key) => {
    const packed = alike.get(key) ?? []
    const [first] = packed
    if (!first) return []
    const { unitId, holderId, isReopened, outcome } = first
    return unpack(packed).map(([minutes, n]): CycleCount => ({
      unitId,
      holderId,
      isReopened,
      outcome,
      minutes,
      n,
    }))
  })
}

/** How many took so many minutes, rising; shards, months and channels taken together. */
function unpack(rows: readonly PackedRow[]): [minutes: number, n: number][] {
  const byMinutes = new Map<number, number>()
  for (const row of rows) {
    const counts = JSON.parse(row.counts) as number[]
    for (const [index, minutes] of (JSON.parse(row.minutes) as number[]).entries())
      byMinutes.set(minutes, (byMinutes.get(minutes) ?? 0) + (counts[index] ?? 0))
  }
  return [...byMinutes].filter(([, n]) => n !== 0).toSorted(([a], [b]) => a - b)
}

/** How many items were received on each of these days that has any: the first cycles that these units lead. */
export async function countReceivedByDay(
  db: Db,
  span: DaySpan,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  // Unit by unit first: that is the order of the key.
  const { rows } = await sql<{ day: string; n: number }>`select day, cast(sum(n) as bigint) as n
    from (select unit_id, span as day, sum(n) as n from item_tally
      where ${isAnyOf(db, 'unit_id', unitIds)} and ${isAnyOf(db, 'span', spansOf(span, 'day'))}
        and is_reopened = 0
      group by unit_id, span) as of_units
    group by day`.execute(db)
  return new Map(rows.map(({ day, n }) => [day, Number(n)]))
}

/** The first month, `YYYY-MM`, in which an item was received. */
export function findFirstReceivedMonth(db: Db): Promise<string | undefined> {
  return findFirstMonthOf(db, 'item_tally')
}
