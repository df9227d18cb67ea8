import { type Selectable, sql } from 'kysely'
import { isAnyOf, rowInserter, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { ItemTallyTable } from '../tables.ts'
import {
  type DaySpan,
  findFirstMonthOf,
  mergeMoves,
  monthOf,
  type Move,
  spansOf,
  sumCells,
} from './tally-cells.ts'

/** A cell of the tally of items, shards taken together. */
export type ItemTallyCell = Omit<Selectable<ItemTallyTable>, 'n' | 'shard'>

/** What a cell is known by, in the order of the table's key. */
export const ITEM_TALLY_KEY = [
  'unit_id',
  'span',
  'holder_id',
  'channel',
  'outcome',
  'minutes',
] as const satisfies readonly (keyof ItemTallyCell)[]

/** The cell of a day and the one of its month. */
export function bothItemGrains(day: ItemTallyCell): readonly [ItemTallyCell, ItemTallyCell] {
  return [day, { ...day, span: monthOf(day.span) }]
}

const insertCells = rowInserter<Selectable<ItemTallyTable>>({
  table: 'item_tally',
  columns: {
    unit_id: 'text',
    span: 'text',
    holder_id: 'text',
    channel: 'text',
    outcome: 'text',
    minutes: 'integer',
    shard: 'integer',
    n: 'integer',
  },
  then: sql`on conflict (unit_id, span, holder_id, channel, outcome, minutes, shard)
    do update set n = item_tally.n + excluded.n`,
})

/** Moves cells of days, and with them those of their months, in one statement. */
export async function addToItemTallies(
  tx: Tx,
  shard: number,
  days: readonly Move<ItemTallyCell>[],
): Promise<void> {
  const moves = days.flatMap(({ n, ...day }) => bothItemGrains(day).map((cell) => ({ ...cell, n })))
  await insertCells(
    tx,
    mergeMoves<ItemTallyCell>(ITEM_TALLY_KEY, moves).map((move) => ({ ...move, shard })),
  )
}

/** By what items are grouped. */
interface ItemFields {
  readonly unitId: string
  readonly outcome: ItemTallyCell['outcome']
  /** Working minutes from receipt to answer; -1 where there is none. */
  readonly minutes: number
}
type ItemField = keyof ItemFields

const VALUES = {
  unitId: sql.ref('unit_id'),
  outcome: sql.ref('outcome'),
  minutes: sql.ref('minutes'),
} as const satisfies Record<ItemField, unknown>

/** Counts the items received in these days, open ones included, in the order of `by`. */
export function countItemTallies<const By extends ItemField>(
  db: Db,
  span: DaySpan,
  by: readonly By[],
): Promise<(Pick<ItemFields, By> & { readonly n: number })[]> {
  const fields = Object.fromEntries(by.map((field) => [field, VALUES[field]]))
  return sumCells(db, 'item_tally', fields, [
    sql`unit_id in (select id from unit)`,
    isAnyOf(db, 'span', spansOf(span, 'month')),
  ])
}

/** The first month, `YYYY-MM`, in which an item was received. */
export function findFirstReceivedMonth(db: Db): Promise<string | undefined> {
  return findFirstMonthOf(db, 'item_tally')
}

/** Every cell as it is kept, of both grains. */
export function readItemTallies(db: Db): Promise<Move<ItemTallyCell>[]> {
  const fields = Object.fromEntries(ITEM_TALLY_KEY.map((column) => [column, sql.ref(column)]))
  return sumCells<Move<ItemTallyCell>>(db, 'item_tally', fields, [])
}
