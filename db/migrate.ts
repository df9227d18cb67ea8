import { DEFAULT_MIGRATION_TABLE, Migrator, sql } from 'kysely'
import { MIGRATIONS } from './migrations/index.ts'
import type { Db } from './open.ts'

function migratorOf(db: Db): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) } })
}

/**
 * Runs what has not run yet, in order; returns the names. Throws a sentence where the database is newer than the program, and
 * what the database said when a migration fails.
 */
export async function migrate(db: Db): Promise<readonly string[]> {
  await refuseNewer(db)
  const { error, results } = await migratorOf(db).migrateToLatest()
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('migration failed', { cause: error })
  return (results ?? []).map(({ migrationName }) => migrationName)
}

async function refuseNewer(db: Db): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return
  const { rows } = await sql<{
    name: string
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db)
  const unknown = rows.map(({ name }) => name).filter((name) => !Object.hasOwn(MIGRATIONS, name))
  if (unknown.length > 0)
    throw new Error(
      `the database is newer than this program, which does not know ${unknown.join(', ')}: start the newer program, or restore the backup made before it`,
    )
}

/** True when nothing is left to run: what `/readyz` asks. */
export async function isMigrated(db: Db): Promise<boolean> {
  const known = await migratorOf(db).getMigrations()
  return known.every(({ executedAt }) => executedAt !== undefined)
}
