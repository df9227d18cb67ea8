import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { findLastRoot, insertSigningKey } from '../db/queries/history/roots.ts'
import type { Config } from './config.ts'
import { type Context, contextFor, isoOf, type Service } from './context.ts'
import type { InstallationKey } from './history/key.ts'
import { openKey } from './history/key.ts'
import { newUuid7 } from './ids.ts'
import { createLog, type Log } from './log.ts'
import { noticesOf } from './notifications/notices-of.ts'
import { startOrganisation } from './set-up/start-organisation.ts'
import { tallyItems } from './tallies/tally-items.ts'
import { createWriterShard } from './tallies/writer-shard.ts'

/** Opens the database, brings it up to date, makes the organisation at the first start; `closeService` ends it. */
export async function openService(
  config: Config,
  { now = Date.now, log = createLog(config.logLevel) }: { now?: () => number; log?: Log } = {},
): Promise<Service> {
  const db = openDatabase(config.databaseUrl)
  try {
    for (const name of await migrate(db)) log.info({ migration: name }, 'migrated')
    return await makeService({ db, config, log, now, key: openKey(config.keyFile) })
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/** The service over a migrated database. */
export async function makeService(
  parts: Pick<Service, 'db' | 'config' | 'log' | 'now'> & { readonly key: InstallationKey },
): Promise<Service> {
  const { db, config, now, key } = parts
  const newId = () => newUuid7(now())
  const last = await findLastRoot(db)
  const sealedUntil = { ms: last ? Date.parse(last.until) : 0 }
  const zone = config.organisationZone
  const organisation = await startOrganisation(db, { zone, now, newId, sealedUntil })
  await insertSigningKey(db, { id: key.id, public_key: key.publicKey, created_at: isoOf(now()) })
  const shard = createWriterShard({ db, now, newId })
  return { ...parts, organisation, newId, sealedUntil, shard, listeners: [noticesOf, tallyItems] }
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
