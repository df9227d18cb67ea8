import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { SqliteDialect } from './sqlite3-driver.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>

const INT8_OID = 20

/**
 * Opens the database that `url` names: `sqlite:./data/hailong.db` or `postgres://…`. Throws a sentence for anything else.
 */
export function openDatabase(url: string): Db {
  if (url.startsWith('sqlite:')) {
    const file = url.slice('sqlite:'.length)
    if (file === '') throw new Error('DATABASE_URL: a file name must follow `sqlite:`')
    mkdirSync(dirname(file), { recursive: true })
    return new Kysely<Tables>({ dialect: new SqliteDialect({ file, readers: 4, writerTimeoutMs: 15_000 }) })
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    // Counts arrive as bigint text otherwise; ours stay far below 2^53.
    pg.types.setTypeParser(INT8_OID, Number)
    return new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 10 }) }),
    })
  }
  throw new Error(`DATABASE_URL: expected sqlite:FILE or postgres://…, got ${url.split(':')[0] ?? ''}:…`)
}
