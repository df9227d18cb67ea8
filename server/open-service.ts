import { openDatabase } from '../db/open.ts'
import { migrate } from '../db/migrate.ts'
import type { Config } from './config.ts'
import { type Context, contextFor, type Service } from './context.ts'
import { newUuid7 } from './ids.ts'
import { createLog, type Log } from './log.ts'
import { startOrganisation } from './set-up/start-organisation.ts'
import { createWriterShard } from './tallies/writer-shard.ts'

/** Opens the database, brings it up to date, makes the organisation at the first start; `closeService` ends it. */
export async function openService(
  config: Config,
  { now = Date.now, log = createLog(config.logLevel) }: { now?: () => number; log?: Log } = {},
): Promise<Service> {
  const db = openDatabase(config.databaseUrl)
  try {
    for (const name of await migrate(db)) log.info({ migration: name }, 'migrated')
    const newId = () => newUuid7(now())
    const organisation = await startOrganisation(db, { zone: config.organisationZone, now, newId })
    const shard = createWriterShard({ db, now, newId })
    return { db, config, log, organisation, shard, now, newId }
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/** Gives back what other processes may need, and closes the database. */
export async function closeService({ db, log, shard }: Service): Promise<void> {
  // A shard that could not be given back is free a little later.
  await shard.giveBack().catch((err: unknown) => log.warn({ err }, 'the shard could not be given back'))
  await db.destroy()
}

/** The machine's owner at the command line: may do everything. */
export function commandLineContext(service: Service): Context {
  return contextFor(service, { kind: 'command-line', name: 'hailong' })
}
