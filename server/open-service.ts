import { setTimeout as rest } from 'node:timers/promises'
import { isUnavailable } from '../db/dialect.ts'
import { type Db, openDatabase } from '../db/open.ts'
import { migrate } from '../db/migrate.ts'
import type { Config } from './config.ts'
import { type Context, contextFor, type Service } from './context.ts'
import { newUuid7 } from './ids.ts'
import { createLog, type Log } from './log.ts'
import { startOrganisation } from './set-up/start-organisation.ts'

const TRY_AGAIN_MS = 500

/**
 * Opens the database, brings it up to date, makes the organisation at the first start. The caller destroys `db`. A
 * database that does not answer is waited for as long as `waitMs`; throws a sentence where it cannot be used.
 */
export async function openService(
  config: Config,
  {
    now = Date.now,
    log = createLog(config.logLevel),
    waitMs = 0,
  }: { now?: () => number; log?: Log; waitMs?: number } = {},
): Promise<Service> {
  const db = openDatabase(config.databaseUrl)
  try {
    for (const name of await migrateOnceThere(db, log, waitMs)) log.info({ migration: name }, 'migrated')
    const newId = () => newUuid7(now())
    const organisation = await startOrganisation(db, { zone: config.organisationZone, now, newId })
    return { db, config, log, organisation, now, newId }
  } catch (error) {
    await db.destroy()
    throw new Error(`DATABASE_URL: cannot use ${withoutPassword(config.databaseUrl)}: ${messageOf(error)}`, {
      cause: error,
    })
  }
}

async function migrateOnceThere(db: Db, log: Log, waitMs: number): Promise<readonly string[]> {
  for (let waitedMs = 0; ; waitedMs += TRY_AGAIN_MS) {
    try {
      return await migrate(db)
    } catch (error) {
      if (!isUnavailable(error) || waitedMs >= waitMs) throw error
      if (waitedMs === 0) log.warn({ err: error }, 'the database does not answer yet: waiting for it')
      await rest(TRY_AGAIN_MS)
    }
  }
}

function withoutPassword(databaseUrl: string): string {
  return databaseUrl.replace(/\/\/.*@/, '//')
}

function messageOf(error: unknown): string {
  // A name with several addresses that all refuse: the message stands in the parts.
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** The machine's owner at the command line: may do everything. */
export function commandLineContext(service: Service): Context {
  return contextFor(service, { kind: 'command-line', name: 'hailong' })
}
