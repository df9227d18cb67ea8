import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator, sql } from 'kysely'
import { MIGRATIONS } from './migrations/index.ts'
import type { Tx } from './dialect.ts'
import type { Db } from './open.ts'

type Migrations = Readonly<Record<string, Migration>>

function migratorOf(db: Db, migrations: Migrations = MIGRATIONS): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } })
}

export interface MigrateOptions {
  readonly migrations?: Migrations | undefined
  /** The last one to run; all where it is left out. */
  readonly upTo?: string | undefined
  /** Called before anything changes in a database that is older than the program, with what is about to run. */
  readonly before?: ((pending: readonly string[]) => Promise<void>) | undefined
}

/**
 * Runs what has not run yet, in order and in one transaction: when one fails, the database is as it was. Returns the names.
 * Throws `NewerDatabase` where it is newer than the program, and what the database said when a migration fails.
 */
export async function migrate(
  db: Db,
  { migrations = MIGRATIONS, upTo, before }: MigrateOptions = {},
): Promise<readonly string[]> {
  const executed = await listExecuted(db)
  refuseNewer(executed, migrations)
  const pending = Object.keys(migrations).filter((name) => !executed.includes(name))
  if (executed.length > 0 && pending.length > 0) await before?.(pending)
  const migrator = migratorOf(db, migrations)
  const { error, results } = await (upTo === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(upTo))
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('migration failed', { cause: error })
  return (results ?? []).map(({ migrationName }) => migrationName)
}

/** The database is newer than the program, which does not know these migrations. */
export class NewerDatabase extends Error {
  readonly unknown: readonly string[]

  constructor(unknown: readonly string[]) {
    super(
      `the database is newer than this program, which does not know ${unknown.join(', ')}: start the newer program, or restore the backup made before it`,
    )
    this.unknown = unknown
  }
}

/** The migrations that this database has behind it, in order; none where it is new. */
export async function listExecuted(db: Db | Tx): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return []
  const { rows } = await sql<{
    name: string
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/** What of these names the program does not know. */
export function unknownMigrations(
  names: readonly string[],
  migrations: Migrations = MIGRATIONS,
): readonly string[] {
  return names.filter((name) => !Object.hasOwn(migrations, name))
}

function refuseNewer(executed: readonly string[], migrations: Migrations): void {
  const unknown = unknownMigrations(executed, migrations)
  if (unknown.length > 0) throw new NewerDatabase(unknown)
}

/** True when nothing is left to run: what `/readyz` asks. */
export async function isMigrated(db: Db): Promise<boolean> {
  const known = await migratorOf(db).getMigrations()
  return known.every(({ executedAt }) => executedAt !== undefined)
}
