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

/** Opens the database, brings it up to date, makes the organisation at the first start. The caller destroys `db`. */
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
  return { ...parts, organisation, newId, sealedUntil, listeners: [noticesOf] }
}

/** The machine's owner at the command line: may do everything. */
export function commandLineContext(service: Service): Context {
  return contextFor(service, { kind: 'command-line', name: 'hailong' })
}
