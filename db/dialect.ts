import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { PostgresAdapter, sql } from 'kysely'
import type { Tables } from './tables.ts'

/* Every difference between SQLite and PostgreSQL, and no other file. */

export type Tx = Transaction<Tables>

function isPostgres(db: Kysely<Tables>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

/** Which engine this is, for people to read (`verify`, benches); never to branch on. */
export function engineName(db: Kysely<Tables>): string {
  return isPostgres(db) ? 'PostgreSQL' : 'SQLite'
}

/** How a value travels inside the one JSON parameter of `insertRows`. */
export type JsonColumn = 'text' | 'integer'

type JsonColumns = readonly (readonly [name: string, type: JsonColumn])[]
type JsonRows = readonly (readonly (string | number | null)[])[]

/** `select a, b … from (one JSON parameter)`: rows as arrays in the order of the columns. */
function selectFromJson(db: Kysely<Tables>, columns: JsonColumns, rows: JsonRows): RawBuilder<unknown> {
  const json = JSON.stringify(rows)
  if (isPostgres(db)) {
    const values = columns.map(
      ([name, type], index) =>
        sql`(r.item ->> ${sql.lit(index)})::${sql.raw(type === 'text' ? 'text' : 'bigint')} as ${sql.ref(name)}`,
    )
    return sql`select ${sql.join(values)} from json_array_elements(${json}::json) as r(item)`
  }
  const values = columns.map(([name], index) => sql`value ->> ${sql.lit(index)} as ${sql.ref(name)}`)
  return sql`select ${sql.join(values)} from json_each(${json}) where true`
}

/**
 * `insert into table (columns) select … from one JSON parameter on conflict …`: one statement, whatever the number of
 * rows, so that it stays prepared and is parsed once.
 */
export function insertRows(
  tx: Tx,
  insert: {
    readonly table: keyof Tables & string
    readonly columns: JsonColumns
    readonly rows: JsonRows
    /** SQL after the select: `on conflict (…) do …`, `returning …`. */
    readonly then: RawBuilder<unknown>
  },
): RawBuilder<unknown> {
  const names = sql.join(insert.columns.map(([name]) => sql.ref(name)))
  return sql`insert into ${sql.table(insert.table)} (${names}) ${selectFromJson(tx, insert.columns, insert.rows)} ${insert.then}`
}

/** Updates many rows by their id, which is the first column, in one statement. */
export function updateRows(
  tx: Tx,
  update: { readonly table: keyof Tables & string; readonly columns: JsonColumns; readonly rows: JsonRows },
): RawBuilder<unknown> {
  const [key, ...others] = update.columns.map(([name]) => sql.ref(name))
  if (!key) throw new Error('the key is missing')
  const assignments = sql.join(others.map((column) => sql`${column} = fresh.${column}`))
  const table = sql.table(update.table)
  return sql`update ${table} set ${assignments}
    from (${selectFromJson(tx, update.columns, update.rows)}) as fresh where ${table}.${key} = fresh.${key}`
}

/** A list for `where x in …` as one parameter, so that the statement stays the same whatever its length. */
export function listOf(db: Kysely<Tables>, values: readonly string[]): RawBuilder<string> {
  const json = JSON.stringify(values)
  return isPostgres(db)
    ? sql`(select json_array_elements_text(${json}::json))`
    : sql`(select value from json_each(${json}))`
}

/**
 * Devices with every place their kiosk stood at, oldest first: a row a place. Holds the devices until the transaction
 * ends, so that two processes never judge one device at once.
 */
export async function lockDevices(tx: Tx, ids: readonly string[]) {
  const query = tx
    .selectFrom('device')
    .innerJoin('kiosk_placement as place', 'place.kiosk_id', 'device.kiosk_id')
    .select([
      'device.id',
      'max_seq',
      'accepted',
      'recent_taps',
      'level_run',
      'quarter_counts',
      'place.unit_id',
      'place.desk_id',
      'place.from_at',
    ])
    .where('device.id', 'in', listOf(tx, ids))
    .orderBy('device.id')
    .orderBy('place.from_at')
  // SQLite has one writer: inside a write transaction the row is ours already.
  return isPostgres(tx) ? query.forUpdate('device').execute() : query.execute()
}

/** Holds these items until the transaction ends; tells how they stand now, so that nothing is changed unseen. */
export async function lockFeedback(tx: Tx, ids: readonly string[]) {
  const query = tx
    .selectFrom('feedback')
    .select(['id', 'version', 'last_event_seq'])
    .where('id', 'in', listOf(tx, ids))
    .orderBy('id')
  return isPostgres(tx) ? query.forUpdate().execute() : query.execute()
}

/** A consistent snapshot for a report: every query inside sees the same moment. */
export function readSnapshot<T>(db: Kysely<Tables>, read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read').execute(read)
}

/** True where an error says that a unique key was already taken (SQLSTATE 23505; SQLITE_CONSTRAINT). */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return (
    error.code === '23505' || (error.code === 'SQLITE_CONSTRAINT' && /UNIQUE|PRIMARY KEY/.test(error.message))
  )
}

/** A table whose rows live in their primary key's own tree: half the writing, where the engine can. */
export function clusteredByKey(db: Kysely<Tables>): RawBuilder<unknown> {
  return isPostgres(db) ? sql`` : sql`without rowid`
}

/** Refreshes the planner's statistics after a large load. */
export async function analyse(db: Kysely<Tables>): Promise<void> {
  await sql`analyze`.execute(db)
}
