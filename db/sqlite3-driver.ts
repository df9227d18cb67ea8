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
import sqlite3 from 'sqlite3'

/*
 * Kysely on the `sqlite3` package: one writer with a queue, several readers, and one more for look-ups, so that neither a
 * long report nor many lists ever block a tap.
 * The only file that knows this package; another driver would be this one file's change.
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

const STATEMENT_CACHE_SIZE = 200

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

/** Hands out connections first come, first served. */
class Pool {
  readonly #all: readonly Handle[]
  readonly #free: Handle[]
  readonly #waiting: ((handle: Handle) => void)[] = []
  readonly #timeoutMs: number

  constructor(handles: readonly Handle[], timeoutMs: number) {
    this.#all = handles
    this.#free = [...handles]
    this.#timeoutMs = timeoutMs
  }

  take(): Promise<Handle> {
    const handle = this.#free.pop()
    if (handle) return Promise.resolve(handle)
    return new Promise((resolve, reject) => {
      const taker = (given: Handle): void => {
        clearTimeout(timer)
        resolve(given)
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(taker), 1)
        const message = `no database connection within ${this.#timeoutMs} ms: is \`db\` used inside a transaction instead of \`tx\`?`
        // Told as SQLite tells that a file is busy: the same statement may work later.
        reject(Object.assign(new Error(message), { code: 'SQLITE_BUSY' }))
      }, this.#timeoutMs)
      this.#waiting.push(taker)
    })
  }

  give(handle: Handle): void {
    const next = this.#waiting.shift()
    if (next) next(handle)
    else this.#free.push(handle)
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((handle) => handle.close()))
  }
}

/** One SQLite connection with its prepared statements; used by one query at a time. */
class Handle {
  readonly #db: sqlite3.Database
  readonly #statements = new Map<string, sqlite3.Statement>()

  private constructor(db: sqlite3.Database) {
    this.#db = db
  }

  static open(file: string): Promise<Handle> {
    return new Promise((resolve, reject) => {
      const db = new sqlite3.Database(file, (error) => {
        if (error) reject(new Error(`cannot open ${file}: ${error.message}`))
        else resolve(new Handle(db))
      })
    })
  }

  async all(sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
    const statement = await this.#prepare(sql)
    return new Promise((resolve, reject) => {
      statement.all(parameters, (error: Error | null, rows: unknown[]) => {
        if (error) reject(error)
        else resolve(rows)
      })
    })
  }

  async run(sql: string, parameters: readonly unknown[]): Promise<{ changes: number; lastId: number }> {
    const statement = await this.#prepare(sql)
    return new Promise((resolve, reject) => {
      statement.run(parameters, function (this: sqlite3.RunResult, error: Error | null) {
        if (error) reject(error)
        else resolve({ changes: this.changes, lastId: this.lastID })
      })
    })
  }

  /** The statement under way fails with SQLITE_INTERRUPT; without one nothing happens. */
  interrupt(): void {
    this.#db.interrupt()
  }

  async #prepare(sql: string): Promise<sqlite3.Statement> {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = await new Promise<sqlite3.Statement>((resolve, reject) => {
      const prepared = this.#db.prepare(sql, (error: Error | null) => {
        if (error) reject(error)
        else resolve(prepared)
      })
    })
    if (this.#statements.size >= STATEMENT_CACHE_SIZE) {
      const oldest = this.#statements.entries().next().value
      if (oldest) {
        this.#statements.delete(oldest[0])
        oldest[1].finalize()
      }
    }
    this.#statements.set(sql, statement)
    return statement
  }

  async close(): Promise<void> {
    for (const statement of this.#statements.values()) {
      await new Promise<void>((resolve) => statement.finalize(() => resolve()))
    }
    await new Promise<void>((resolve, reject) =>
      this.#db.close((error) => (error ? reject(error) : resolve())),
    )
  }
}
