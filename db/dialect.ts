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

/**
 * `insert into table (columns) select … from one JSON parameter on conflict …`: one statement, whatever the number of
 * rows, so that it stays prepared and is parsed once. `rows` are arrays in the order of `columns`.
 */
export function insertRows(
  tx: Tx,
  insert: {
    readonly table: keyof Tables & string
    readonly columns: readonly (readonly [name: string, type: JsonColumn])[]
    readonly rows: readonly (readonly (string | number | null)[])[]
    /** SQL after the select: `on conflict (…) do …`, `returning …`. */
    readonly then: RawBuilder<unknown>
  },
): RawBuilder<unknown> {
  const names = sql.join(insert.columns.map(([name]) => sql.ref(name)))
  const json = JSON.stringify(insert.rows)
  const table = sql.table(insert.table)
  if (isPostgres(tx)) {
    const values = sql.join(
      insert.columns.map(
        ([, type], index) =>
          sql`(r.item ->> ${sql.lit(index)})::${sql.raw(type === 'text' ? 'text' : 'bigint')}`,
      ),
    )
    return sql`insert into ${table} (${names}) select ${values} from json_array_elements(${json}::json) as r(item) ${insert.then}`
  }
  const values = sql.join(insert.columns.map((_, index) => sql`value ->> ${sql.lit(index)}`))
  return sql`insert into ${table} (${names}) select ${values} from json_each(${json}) where true ${insert.then}`
}

/** Holds the rows of these devices until the transaction ends, so that two processes never judge one device at once. */
export async function lockDevices(tx: Tx, ids: readonly string[]) {
  const query = tx
    .selectFrom('device')
    .select(['id', 'max_seq', 'accepted', 'recent_taps'])
    .where('id', 'in', ids)
    .orderBy('id')
  // SQLite has one writer: inside a write transaction the row is ours already.
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
