import { setTimeout as rest } from 'node:timers/promises'
import { chmod, mkdir, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type {
  CompiledQuery,
  DatabaseConnection,
  DatabaseIntrospector,
  Dialect,
  DialectAdapter,
  Driver,
  Kysely,
  QueryCompiler,
  QueryResult,
  TransactionSettings,
} from 'kysely'
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { Handle, Pool } from './sqlite3-handle.ts'

/*
 * Kysely on the `sqlite3` package: one writer with a queue, several readers, and one more for look-ups, so that neither a
 * long report nor many lists ever block a tap.
 */

interface SqliteOptions {
  /** Path of the database file; `:memory:` cannot be shared by several connections and is refused. */
  readonly file: string
  readonly readers: number
  /** A select that ends with this has a reader of its own: it waits for no list and no report. */
  readonly lookUpMark: string
  /** How long a write waits for its turn before it is taken for a deadlock. */
  readonly writerTimeoutMs: number
}

/** As PostgreSQL is told: from then on each statement of the transaction takes so many milliseconds at most. */
const SET_LIMIT = /^set local statement_timeout = (\d+)$/

export class SqliteDialect implements Dialect {
  readonly #options: SqliteOptions

  constructor(options: SqliteOptions) {
    if (options.file === ':memory:') throw new Error('SQLite needs a file: several connections share it')
    this.#options = options
  }

  createDriver(): Driver {
    return new SqliteDriver(this.#options)
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler()
  }

  createAdapter(): DialectAdapter {
    return new TransactionalAdapter()
  }

  // Kysely's own signature: an introspector reads any schema.
  createIntrospector(db: Parameters<Dialect['createIntrospector']>[0]): DatabaseIntrospector {
    return new SqliteIntrospector(db as Kysely<unknown>)
  }
}

/** SQLite makes tables in a transaction too: two processes that start at once migrate one after the other. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

const LOG_TRIES = 100
const LOG_PAUSE_MS = 50

/** Writes ahead to a log. Two that begin it in one moment are refused at once, whatever their timeout: each tries again. */
async function keepLog(writer: Handle): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await writer.all('pragma journal_mode = WAL', [])
      return
    } catch (error) {
      if (tries === LOG_TRIES || !(error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'))
        throw error
      await rest(LOG_PAUSE_MS)
    }
  }
}

class SqliteDriver implements Driver {
  readonly #options: SqliteOptions
  #writer: Pool | undefined
  #readers: Pool | undefined
  #lookUps: Pool | undefined

  constructor(options: SqliteOptions) {
    this.#options = options
  }

  async init(): Promise<void> {
    const { file, readers, writerTimeoutMs } = this.#options
    await mkdir(dirname(file), { recursive: true })
    await keepFromOthers(file)
    const writer = await Handle.open(file)
    await writer.all('pragma busy_timeout = 5000', [])
    await keepLog(writer)
    for (const pragma of [
      'synchronous = FULL',
      'foreign_keys = ON',
      'temp_store = MEMORY',
      // What is erased is overwritten, not only forgotten where it stood.
      'secure_delete = ON',
      // 16 MiB each: what is written every second stays at hand, and goes from the log to the file less often.
      'cache_size = -16384',
      'wal_autocheckpoint = 4096',
    ]) {
      await writer.all(`pragma ${pragma}`, [])
    }
    await forgetStatistics(writer)
    this.#writer = new Pool([writer], writerTimeoutMs)
    const handles = await Promise.all(Array.from({ length: readers + 1 }, () => Handle.open(file)))
    for (const handle of handles) {
      await handle.all('pragma busy_timeout = 5000', [])
      await handle.all('pragma query_only = ON', [])
    }
    this.#lookUps = new Pool(handles.slice(0, 1), writerTimeoutMs)
    this.#readers = new Pool(handles.slice(1), writerTimeoutMs)
  }

  acquireConnection(): Promise<DatabaseConnection> {
    const [writer, readers, lookUps] = [this.#writer, this.#readers, this.#lookUps]
    if (!writer || !readers || !lookUps) throw new Error('the driver is not initialised')
    const { lookUpMark } = this.#options
    return Promise.resolve(new Connection({ writer, readers, lookUps, lookUpMark }))
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await asConnection(connection).begin(settings.accessMode === 'read only')
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await asConnection(connection).end('commit')
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await asConnection(connection).end('rollback')
  }

  releaseConnection(): Promise<void> {
    return Promise.resolve()
  }

  async destroy(): Promise<void> {
    await this.#readers?.close()
    await this.#lookUps?.close()
    await this.#writer?.close()
  }
}

/**
 * Statistics that somebody took of a small database mislead the planner once it is large. All queries are written to need
 * none: without them the indexes they name by their order are used whatever the tables hold.
 */
async function forgetStatistics(writer: Handle): Promise<void> {
  const taken = await writer.all("select name from sqlite_master where name = 'sqlite_stat1'", [])
  if (taken.length > 0) await writer.run('delete from sqlite_stat1', [])
}

/**
 * Makes the file its owner's alone before anything stands in it; SQLite gives its log the same mode. What others of the
 * machine may do with one that is there is taken away, its group's part stays as the office set it.
 */
async function keepFromOthers(file: string): Promise<void> {
  // Where it cannot be made, SQLite says why in its own words.
  await open(file, 'a', 0o600).then(
    (made) => made.close(),
    () => undefined,
  )
  for (const each of [file, `${file}-wal`, `${file}-shm`]) {
    // A folder that was named by mistake is everybody's, such as /tmp.
    const mode = await stat(each).then(
      (found) => (found.isFile() ? found.mode & 0o777 : 0),
      () => 0,
    )
    // A file of another owner cannot be changed, and need not keep the service from its start.
    if ((mode & 0o007) !== 0) await chmod(each, mode & 0o770).catch(() => undefined)
  }
}

function asConnection(connection: DatabaseConnection): Connection {
  if (!(connection instanceof Connection)) throw new Error('a connection of another driver')
  return connection
}

interface Pools {
  readonly writer: Pool
  readonly readers: Pool
  readonly lookUps: Pool
  readonly lookUpMark: string
}

/** Sends a select outside a transaction to a reader, everything else to the writer; a transaction pins its handle. */
class Connection implements DatabaseConnection {
  readonly #pools: Pools
  #pinned: { pool: Pool; handle: Handle; limitMs: number | null } | undefined

  constructor(pools: Pools) {
    this.#pools = pools
  }

  async begin(readOnly: boolean): Promise<void> {
    const pool = readOnly ? this.#pools.readers : this.#pools.writer
    const handle = await pool.take()
    try {
      await handle.run(readOnly ? 'begin' : 'begin immediate', [])
    } catch (error) {
      pool.give(handle)
      throw error
    }
    this.#pinned = { pool, handle, limitMs: null }
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    const pinned = this.#pinned
    if (!pinned) return
    try {
      await pinned.handle.run(how, [])
    } catch (error) {
      // On a full disk SQLite has rolled back by itself: the error to tell is the one that came before.
      if (how === 'rollback') return
      // A failed commit leaves the transaction open: it must not be handed to the next taker.
      await pinned.handle.run('rollback', []).catch(() => undefined)
      throw error
    } finally {
      this.#pinned = undefined
      pinned.pool.give(pinned.handle)
    }
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#pinned) return executeWithin<R>(this.#pinned, query)
    const pool = this.#poolFor(query)
    const handle = await pool.take()
    try {
      return await execute<R>(handle, query)
    } finally {
      pool.give(handle)
    }
  }

  #poolFor(query: CompiledQuery): Pool {
    const { writer, readers, lookUps, lookUpMark } = this.#pools
    if (!isSelect(query)) return writer
    return query.sql.endsWith(lookUpMark) ? lookUps : readers
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('page by key instead of streaming a query')
  }
}

function isSelect({ query, sql }: CompiledQuery): boolean {
  return query.kind === 'SelectQueryNode' || (query.kind === 'RawNode' && /^\s*select\b/i.test(sql))
}

async function executeWithin<R>(
  pinned: { readonly handle: Handle; limitMs: number | null },
  query: CompiledQuery,
): Promise<QueryResult<R>> {
  const { handle, limitMs } = pinned
  const [, newLimit] = SET_LIMIT.exec(query.sql) ?? []
  if (newLimit !== undefined) {
    pinned.limitMs = Number(newLimit)
    return { rows: [] }
  }
  if (limitMs === null) return execute<R>(handle, query)
  // Again and again: a statement that still waits for a thread hears none.
  const tooLong = setInterval(() => handle.interrupt(), limitMs)
  try {
    return await execute<R>(handle, query)
  } finally {
    clearInterval(tooLong)
  }
}

async function execute<R>(handle: Handle, { sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
  if (/^\s*(select|with|pragma|explain)\b/i.test(sql) || /\breturning\b/i.test(sql)) {
    const rows = await handle.all(sql, parameters)
    return { rows: rows as R[] }
  }
  const { changes, lastId } = await handle.run(sql, parameters)
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastId) }
}
