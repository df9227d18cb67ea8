import { Migrator } from 'kysely'
import { MIGRATIONS } from './migrations/index.ts'
import type { Db } from './open.ts'

function migratorOf(db: Db): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) } })
}

/** Runs what has not run yet, in order; returns the names. Throws what the database said when a migration fails. */
export async function migrate(db: Db): Promise<readonly string[]> {
  const { error, results } = await migratorOf(db).migrateToLatest()
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('migration failed', { cause: error })
  return (results ?? []).map(({ migrationName }) => migrationName)
}

/** True when nothing is left to run: what `/readyz` asks. */
export async function isMigrated(db: Db): Promise<boolean> {
  const known = await migratorOf(db).getMigrations()
  return known.every(({ executedAt }) => executedAt !== undefined)
}
