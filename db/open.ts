import { type CompiledQuery, Kysely, type LogEvent, PostgresDialect, type PostgresPool } from 'kysely'
import pg from 'pg'
import { LOOK_UP_MARK } from './dialect.ts'
import { SqliteDialect } from './sqlite3-driver.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>

const INT8_OID = 20

/** How long a statement waits for its turn, and a connection for its server. */
const WAIT_MS = 15_000

/**
 * Opens the database that `url` names: `sqlite:./data/hailong.db` or `postgres://…`; `hear` is told of every statement.
 * Connections to a server come from `pool`, by default one of its own. Throws a sentence for anything else.
 */
export function openDatabase(
  url: string,
  hear?: (statement: CompiledQuery) => void,
  pool?: PostgresPool,
): Db {
  const log = hear && { log: ({ query }: LogEvent) => hear(query) }
  if (url.startsWith('sqlite:')) {
    const file = url.slice('sqlite:'.length)
    if (file === '') throw new Error('DATABASE_URL: a file name must follow `sqlite:`')
    return new Kysely<Tables>({
      ...log,
      dialect: new SqliteDialect({ file, readers: 5, lookUpMark: LOOK_UP_MARK, writerTimeoutMs: WAIT_MS }),
    })
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    // Counts arrive as bigint text otherwise; ours stay far below 2^53.
    pg.types.setTypeParser(INT8_OID, Number)
    return new Kysely<Tables>({ ...log, dialect: new PostgresDialect({ pool: pool ?? openPool(url) }) })
  }
  throw new Error(`DATABASE_URL: expected sqlite:FILE or postgres://…, got ${url.split(':')[0] ?? ''}:…`)
}

/** The file that an address names; null where it names a server. */
export function databaseFile(url: string): string | null {
  return url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null
}

/** The address of a database in this file. */
export function fileAddress(file: string): string {
  return `sqlite:${file}`
}

/** A pool that outlives its server: the statement that a lost connection carried throws, and the next one connects anew. */
export function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: WAIT_MS, keepAlive: true })
  const ignore = (): void => undefined
  // Without a listener, a connection that is lost between two statements would end the process.
  pool.on('error', ignore).on('connect', (client) => client.on('error', ignore))
  return pool
}
