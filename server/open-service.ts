import { openDatabase } from '../db/open.ts'
import { migrate } from '../db/migrate.ts'
import { watchChanges } from './cache.ts'
import type { Config } from './config.ts'
import { type Context, contextFor, type Service } from './context.ts'
import { newUuid7 } from './ids.ts'
import { createLog, type Log } from './log.ts'
import { startOrganisation } from './set-up/start-organisation.ts'

/** Opens the database, brings it up to date, makes the organisation at the first start. The caller destroys `db`. */
export async function openService(
  config: Config,
  {
    now = Date.now,
    elapsedMs,
    log = createLog(config.logLevel),
  }: { now?: () => number; elapsedMs?: () => number; log?: Log } = {},
): Promise<Service> {
  const db = openDatabase(config.databaseUrl)
  try {
    for (const name of await migrate(db)) log.info({ migration: name }, 'migrated')
    const newId = () => newUuid7(now())
    const organisation = await startOrganisation(db, { zone: config.organisationZone, now, newId })
    return { db, changes: watchChanges(db, elapsedMs), config, log, organisation, now, newId }
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/** The machine's owner at the command line: may do everything. */
export function commandLineContext(service: Service): Context {
  return contextFor(service, { kind: 'command-line', name: 'hailong' })
}
