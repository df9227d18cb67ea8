import { type RawBuilder, sql } from 'kysely'
import { isAnyOf, type JsonColumns, rowInserter, type Tx } from '../dialect.ts'
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

/** A table of counts, each kept in the cell of its day and in that of the month. */
export interface Tally<Cell> {
  readonly table: Table
  /** What a cell is known by, shards taken together. */
  readonly key: readonly (keyof Cell & string)[]
  /** The cell of a day and the one of its month. */
  bothGrains(day: Cell): readonly [Cell, Cell]
  /** Moves cells of days, and with them those of their months, in one statement. */
  move(tx: Tx, shard: number, days: readonly Move<Cell>[]): Promise<void>
  /** Every cell as it is kept, of both grains. */
  readAll(db: Db): Promise<Move<Cell>[]>
}

/** `columns` are those of a cell, in the order of the table's key. */
export function createTally<Cell extends { readonly span: string }>(
  table: Table,
  columns: JsonColumns<Cell>,
  monthCellOf: (day: Cell) => Cell,
): Tally<Cell> {
  const key = Object.keys(columns) as (keyof Cell & string)[]
  const refs = key.map((column) => sql.ref(column))
  const insert = rowInserter<Move<Cell> & { readonly shard: number }>({
    table,
    columns: { ...columns, shard: 'integer', n: 'integer' },
    then: sql`on conflict (${sql.join(refs)}, shard) do update set n = ${sql.table(table)}.n + excluded.n`,
  })
  const bothGrains = (day: Cell): [Cell, Cell] => [day, monthCellOf(day)]
  return {
    table,
    key,
    bothGrains,
    async move(tx, shard, days) {
      const moves = days.flatMap((day) => bothGrains(day).map((cell) => ({ ...cell, n: day.n })))
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
  const entries = Object.entries(fields)
  const selected = entries.map(([name, value]) => sql`${value} as ${sql.ref(name)}`)
  const places = sql.join(entries.map((_, index) => sql.lit(index + 1)))
  const { rows } = await sql<Row>`select ${sql.join([...selected, sql`cast(sum(n) as bigint) as n`])}
    from ${sql.table(table)} ${conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``}
    ${entries.length > 0 ? sql`group by ${places}` : sql``} having sum(n) <> 0
    ${entries.length > 0 ? sql`order by ${places}` : sql``}`.execute(db)
  return rows
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
