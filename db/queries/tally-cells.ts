import { type RawBuilder, sql } from 'kysely'
import { isAnyOf, jsonArray, type JsonColumns, rowInserter, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'

/* What the tally of ratings and that of items have in common: cells of two grains, moves, sums. */

/** Local days `YYYY-MM-DD`; `toDay` is exclusive. */
export interface DaySpan {
  readonly fromDay: string
  readonly toDay: string
}

/** The span of the month a day is counted in: `2026-09-14` → `2026-09`. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** The spans that make up these days: whole months where `grain` allows them, the ragged ends day by day. */
export function spansOf({ fromDay, toDay }: DaySpan, grain: 'month' | 'day'): string[] {
  const spans: string[] = []
  for (let day = fromDay; day < toDay;) {
    const nextMonth = later(`${monthOf(day)}-01`, { months: 1 })
    const isWhole = grain === 'month' && day.endsWith('-01') && nextMonth <= toDay
    spans.push(isWhole ? monthOf(day) : day)
    day = isWhole ? nextMonth : later(day, { days: 1 })
  }
  return spans
}

function later(day: string, { months = 0, days = 0 }: { months?: number; days?: number }): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, date + days)).toISOString().slice(0, 10)
}

type Table = 'tally' | 'item_tally'

/** What moves in one cell: `n` is added, or taken away where it is negative. */
export type Move<Cell> = Cell & { readonly n: number }

/** A table of counts, each kept in the cell of its day and in those it is added up in, that of the month among them. */
export interface Tally<Cell> {
  readonly table: Table
  /** What a cell is known by, shards taken together. */
  readonly key: readonly (keyof Cell & string)[]
  /** The cell of a day and those it is added up in. */
  allGrains(day: Cell): readonly Cell[]
  /** Moves cells of days, and with them those they are added up in, in one statement. */
  move(tx: Tx, shard: number, days: readonly Move<Cell>[]): Promise<void>
  /** Every cell as it is kept, of every grain. */
  readAll(db: Db): Promise<Move<Cell>[]>
}

/** `columns` are those of a cell, in the order of the table's key. */
export function createTally<Cell extends { readonly span: string }>(
  table: Table,
  columns: JsonColumns<Cell>,
  addedUpIn: (day: Cell) => readonly Cell[],
): Tally<Cell> {
  const key = Object.keys(columns) as (keyof Cell & string)[]
  const refs = key.map((column) => sql.ref(column))
  const insert = rowInserter<Move<Cell> & { readonly shard: number }>({
    table,
    columns: { ...columns, shard: 'integer', n: 'integer' },
    then: sql`on conflict (${sql.join(refs)}, shard) do update set n = ${sql.table(table)}.n + excluded.n`,
  })
  const allGrains = (day: Cell): Cell[] => [day, ...addedUpIn(day)]
  return {
    table,
    key,
    allGrains,
    async move(tx, shard, days) {
      const moves = days.flatMap((day) => allGrains(day).map((cell) => ({ ...cell, n: day.n })))
      await insert(
        tx,
        mergeMoves(key, moves).map((move) => ({ ...move, shard })),
      )
    },
    readAll: (db) =>
      sumCells(db, table, Object.fromEntries(key.map((column) => [column, sql.ref(column)])), []),
  }
}

/**
 * One move a cell, without those that come to nothing, in the order of the key, so that writers never lock each other's
 * rows crosswise.
 */
function mergeMoves<Cell>(key: readonly (keyof Cell)[], moves: readonly Move<Cell>[]): Move<Cell>[] {
  const merged = new Map<string, Move<Cell>>()
  for (const move of moves) {
    const name = key.map((column) => move[column]).join('\u0000')
    const known = merged.get(name)
    merged.set(name, known ? { ...known, n: known.n + move.n } : move)
  }
  return [...merged]
    .filter(([, { n }]) => n !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, move]) => move)
}

/** Rows of `n` by the fields named, in their order; shards are taken together, and cells of nothing left out. */
export async function sumCells<Row extends { readonly n: number }>(
  db: Db,
  table: Table,
  fields: Readonly<Record<string, RawBuilder<unknown>>>,
  conditions: readonly RawBuilder<unknown>[],
): Promise<Row[]> {
  const { rows } = await sumsOf(table, fields, conditions).$castTo<Row>().execute(db)
  return rows
}

/**
 * The same, many at once: they come as one row of each value of the first field, a tenth of the work of one row each. `further` are
 * sums of each beside `n`.
 */
export async function sumManyCells<Row extends { readonly n: number }>(
  db: Db,
  table: Table,
  fields: Readonly<Record<string, RawBuilder<unknown>>>,
  conditions: readonly RawBuilder<unknown>[],
  further: Readonly<Record<string, RawBuilder<unknown>>> = {},
): Promise<Row[]> {
  const [first = '', ...others] = Object.keys(fields)
  const columns = [...others, ...Object.keys(further), 'n']
  const packed = columns.map((name) => sql`${jsonArray(db, name)} as ${sql.ref(name)}`)
  const { rows } = await sql<Readonly<Record<string, string>>>`select ${sql.ref(first)}, ${sql.join(packed)}
    from (${sumsOf(table, fields, conditions, further)}) as sums group by 1 order by 1`.execute(db)
  return rows.flatMap((row) => {
    const values = columns.map((name) => JSON.parse(row[name] ?? '[]') as unknown[])
    return (values.at(-1) ?? []).map((_, index) => {
      const cell: Record<string, unknown> = { [first]: row[first] }
      for (const [column, name] of columns.entries()) cell[name] = values[column]?.[index]
      return cell as unknown as Row
    })
  })
}

function sumsOf(
  table: Table,
  fields: Readonly<Record<string, RawBuilder<unknown>>>,
  conditions: readonly RawBuilder<unknown>[],
  further: Readonly<Record<string, RawBuilder<unknown>>> = {},
): RawBuilder<unknown> {
  const entries = Object.entries(fields)
  const selected = [...entries, ...Object.entries(further)].map(
    ([name, value]) => sql`${value} as ${sql.ref(name)}`,
  )
  const places = sql.join(entries.map((_, index) => sql.lit(index + 1)))
  return sql`select ${sql.join([...selected, sql`cast(sum(n) as bigint) as n`])}
    from ${sql.table(table)} ${conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``}
    ${entries.length > 0 ? sql`group by ${places}` : sql``} having sum(n) <> 0
    ${entries.length > 0 ? sql`order by ${places}` : sql``}`
}

/** Has any unit a cell of these days? */
export async function hasCells(
  db: Db,
  table: Table,
  span: DaySpan,
  ...conditions: readonly RawBuilder<unknown>[]
): Promise<boolean> {
  const spans = spansOf(span, 'month')
  const wanted = sql.join(
    [sql`unit_id = unit.id`, isAnyOf(db, 'span', spans), sql`n > 0`, ...conditions],
    sql` and `,
  )
  // One probe of the key for each unit, until one finds any.
  const { rows } = await sql`select 1 from unit
    where (select 1 from ${sql.table(table)} where ${wanted} limit 1) is not null limit 1`.execute(db)
  return rows.length > 0
}

/** The first month, `YYYY-MM`, of which any unit has a cell. */
export async function findFirstMonthOf(
  db: Db,
  table: Table,
  ...conditions: readonly RawBuilder<unknown>[]
): Promise<string | undefined> {
  // One probe of the key for each unit: a plain minimum would read every cell. A month stands before its days.
  const wanted = sql.join([sql`unit_id = unit.id`, sql`n > 0`, ...conditions], sql` and `)
  const { rows } = await sql<{ month: string | null }>`select min(first) as month
    from (select (select min(span) from ${sql.table(table)} where ${wanted}) as first from unit) as firsts`.execute(
    db,
  )
  return rows[0]?.month ?? undefined
}
