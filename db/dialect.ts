import type { Kysely, QueryResult, RawBuilder, Selectable, Transaction } from 'kysely'
import { CompiledQuery, PostgresAdapter, sql } from 'kysely'
import type { DeviceTable, KioskPlacementTable, Tables } from './tables.ts'

/* Every difference between SQLite and PostgreSQL, and no other file. */

export type Tx = Transaction<Tables>

function isPostgres(db: Kysely<Tables>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

/** Which engine this is, for people to read (`verify`, benches); never to branch on. */
export function engineName(db: Kysely<Tables>): string {
  return isPostgres(db) ? 'PostgreSQL' : 'SQLite'
}

/** How a value travels inside the one JSON parameter of a statement over many rows. */
export type JsonColumn = 'text' | 'integer'

/** The columns of a row that a statement writes, in this order. */
export type JsonColumns<Row extends object> = Readonly<Record<keyof Row & string, JsonColumn>>

/** A statement over many rows, whatever their number; no rows, no statement. */
type RowStatement<Row extends object, Returned> = (
  tx: Tx,
  rows: readonly Row[],
) => Promise<QueryResult<Returned>>

/**
 * `insert into table (…) select … from one JSON parameter`, then what `then` says: `on conflict …`, `returning …`. One
 * statement, whatever the number of rows, so that it stays prepared.
 */
export function rowInserter<Row extends object, Returned = never>(insert: {
  readonly table: keyof Tables & string
  readonly columns: JsonColumns<Row>
  readonly then?: RawBuilder<unknown>
}): RowStatement<Row, Returned> {
  const names = Object.keys(insert.columns).map((name) => sql.ref(name))
  const run = compileOnce<Returned>((db, json) =>
    sql`insert into ${sql.table(insert.table)} (${sql.join(names)}) ${selectFromJson(db, insert.columns, json)} ${insert.then ?? sql``}`.compile(
      db,
    ),
  )
  return overRows(insert.columns, run)
}

/** Updates many rows by their id, which is the first column, in one statement. */
export function rowUpdater<Row extends object>(update: {
  readonly table: keyof Tables & string
  readonly columns: JsonColumns<Row>
}): RowStatement<Row, never> {
  const [key, ...others] = Object.keys(update.columns).map((name) => sql.ref(name))
  if (!key) throw new Error('the key is missing')
  const assignments = sql.join(others.map((column) => sql`${column} = fresh.${column}`))
  const table = sql.table(update.table)
  const run = compileOnce<never>((db, json) =>
    sql`update ${table} set ${assignments}
      from (${selectFromJson(db, update.columns, json)}) as fresh where ${table}.${key} = fresh.${key}`.compile(
      db,
    ),
  )
  return overRows(update.columns, run)
}

/** `select a, b … from (one JSON parameter)`: rows as arrays in the order of the columns. */
function selectFromJson(
  db: Kysely<Tables>,
  columns: Readonly<Record<string, JsonColumn>>,
  json: RawBuilder<string>,
): RawBuilder<unknown> {
  const entries = Object.entries(columns)
  if (isPostgres(db)) {
    const values = entries.map(
      ([name, type], index) =>
        sql`(r.item ->> ${sql.lit(index)})::${sql.raw(type === 'text' ? 'text' : 'bigint')} as ${sql.ref(name)}`,
    )
    return sql`select ${sql.join(values)} from json_array_elements(${json}::json) as r(item)`
  }
  const values = entries.map(([name], index) => sql`value ->> ${sql.lit(index)} as ${sql.ref(name)}`)
  return sql`select ${sql.join(values)} from jsonb_each(${json}) where true`
}

function overRows<Row extends object, Returned>(
  columns: JsonColumns<Row>,
  run: (db: Kysely<Tables>, json: string) => Promise<QueryResult<Returned>>,
): RowStatement<Row, Returned> {
  const names = Object.keys(columns) as (keyof Row & string)[]
  return (tx, rows) => {
    if (rows.length === 0) return Promise.resolve({ rows: [] })
    return run(tx, JSON.stringify(rows.map((row) => names.map((name) => row[name]))))
  }
}

/** A statement around one JSON text, built once an engine: for small groups, building costs more than running. */
function compileOnce<Returned>(
  build: (db: Kysely<Tables>, json: RawBuilder<string>) => CompiledQuery,
): (db: Kysely<Tables>, json: string) => Promise<QueryResult<Returned>> {
  const texts = new Map<boolean, string>()
  return (db, json) => {
    const engine = isPostgres(db)
    const text = texts.get(engine) ?? build(db, sql`${json}`).sql
    texts.set(engine, text)
    return db.executeQuery<Returned>(CompiledQuery.raw(text, [json]))
  }
}

/** A list for `where x in …` as one parameter, so that the statement stays the same whatever its length. */
export function listOf(db: Kysely<Tables>, values: readonly string[]): RawBuilder<string> {
  return valuesOf(db, sql`${JSON.stringify(values)}`)
}

function valuesOf(db: Kysely<Tables>, json: RawBuilder<string>): RawBuilder<string> {
  return isPostgres(db)
    ? sql`(select json_array_elements_text(${json}::json))`
    : sql`(select value from json_each(${json}))`
}

/** A device, how far it has come, and one place its kiosk stood at. */
export type PlacedDevice = Pick<
  Selectable<DeviceTable>,
  'id' | 'max_seq' | 'accepted' | 'recent_taps' | 'level_run' | 'quarter_counts'
> &
  Pick<Selectable<KioskPlacementTable>, 'unit_id' | 'desk_id' | 'from_at'>

const selectDevices = compileOnce<PlacedDevice>((db, json) => {
  const query = db
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
    .where('device.id', 'in', valuesOf(db, json))
    .orderBy('device.id')
    .orderBy('place.from_at')
  // SQLite has one writer: inside a write transaction the row is ours already.
  return (isPostgres(db) ? query.forUpdate('device') : query).compile()
})

/**
 * Devices with every place their kiosk stood at, oldest first: a row a place. Holds the devices until the transaction
 * ends, so that two processes never judge one device at once.
 */
export async function lockDevices(tx: Tx, ids: readonly string[]): Promise<PlacedDevice[]> {
  return (await selectDevices(tx, JSON.stringify(ids))).rows
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

/** SQLSTATE classes 08 (connection), 53 (disk, memory, connections), 57P (shutting down, starting up), 58 (I/O). */
const POSTGRES_UNAVAILABLE = /^(08...|53...|57P0[1-3]|58...)$/
const SQLITE_UNAVAILABLE = /^SQLITE_(FULL|IOERR|BUSY|NOMEM)$/
const NETWORK_UNAVAILABLE =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOST(UNREACH|DOWN)|ENET(UNREACH|DOWN)|ENOTFOUND|EAI_AGAIN)$/
/** What `pg` says without a code. */
const PG_UNAVAILABLE =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying)/

/**
 * True where an error says that the database cannot work now: not reached, starting or ending, its disk full. The same
 * request may be sent again later, also where a commit was under way and nobody knows what became of it.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    [POSTGRES_UNAVAILABLE, SQLITE_UNAVAILABLE, NETWORK_UNAVAILABLE].some((codes) => codes.test(code)) ||
    PG_UNAVAILABLE.test(error.message)
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
