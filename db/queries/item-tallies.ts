import { type Selectable, sql } from 'kysely'
import { isAnyOf } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { ItemTallyTable } from '../tables.ts'
import { createTally, type DaySpan, findFirstMonthOf, monthOf, spansOf, sumCells } from './tally-cells.ts'

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
  (day) => ({ ...day, span: monthOf(day.span) }),
)

/** By what items are grouped. */
interface ItemFields {
  readonly unitId: string
  /** `YYYY-MM-DD`, the local day on which the cycle counts. */
  readonly day: string
  /** The unit a delay is charged to; the one that leads where there is none. */
  readonly holderId: string
  /** 0 for the first cycle of an item, 1 for one that was reopened. */
  readonly isReopened: number
  readonly outcome: ItemTallyCell['outcome']
  /** Working minutes to the answer; -1 where there is none. */
  readonly minutes: number
}
type ItemField = keyof ItemFields

const VALUES = {
  unitId: sql.ref('unit_id'),
  day: sql.ref('span'),
  holderId: sql.ref('holder_id'),
  isReopened: sql.ref('is_reopened'),
  outcome: sql.ref('outcome'),
  minutes: sql.ref('minutes'),
} as const satisfies Record<ItemField, unknown>

/** Counts the cycles that count on these days, open ones included, in the order of `by`; whole months at once unless days are asked for. */
export function countItemTallies<const By extends ItemField>(
  db: Db,
  span: DaySpan,
  by: readonly By[],
): Promise<(Pick<ItemFields, By> & { readonly n: number })[]> {
  const fields = Object.fromEntries(by.map((field) => [field, VALUES[field]]))
  return sumCells(db, 'item_tally', fields, [
    sql`unit_id in (select id from unit)`,
    isAnyOf(db, 'span', spansOf(span, (by as readonly ItemField[]).includes('day') ? 'day' : 'month')),
  ])
}

/** The first month, `YYYY-MM`, in which an item was received. */
export function findFirstReceivedMonth(db: Db): Promise<string | undefined> {
  return findFirstMonthOf(db, 'item_tally')
}
