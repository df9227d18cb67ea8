import { deliveriesOf } from './deliveries/deliveries-of.ts'
import { eventsOf } from './events/events-of.ts'
import { indexWords } from './feedback/search/index-words.ts'
import { forgetDrafts } from './feedback/composer/forget-drafts.ts'
import { setTimeout as rest } from 'node:timers/promises'
import { isUnavailable } from '../db/dialect.ts'
import { migrate, type MigrateOptions, NewerDatabase } from '../db/migrate.ts'
import { type Db, openDatabase } from '../db/open.ts'
import { findLastRoot, insertSigningKey } from '../db/queries/history/roots.ts'
import { watchChanges } from './cache.ts'
import type { Config } from './config.ts'
import { type Context, contextFor, isoOf, type Service } from './context.ts'
import type { InstallationKey } from './history/key.ts'
import { openKey } from './history/key.ts'
import { newUuid7 } from './ids.ts'
import { backUpBeforeUpgrade } from './keeping/make-backup.ts'
import { createLog, type Log } from './log.ts'
import { recordNews } from './live/record-news.ts'
import { messagesOf } from './messages/messages-of.ts'
import { noticesOf } from './notifications/notices-of.ts'
import { startOrganisation } from './set-up/start-organisation.ts'
import { SessionAges } from './sign-in/session-ages.ts'
import { tallyItems } from './tallies/tally-items.ts'
import { createWriterShard } from './tallies/writer-shard.ts'
import { WordedError } from './worded-error.ts'
import type { Words } from './contract/language.ts'

const TRY_AGAIN_MS = 500

/**
 * Opens the database, brings it up to date, makes the organisation at the first start; `closeService` ends it. A database
 * that does not answer is waited for as long as `waitMs`; throws a sentence where it cannot be used.
 */
export async function openService(
  config: Config,
  {
    now = Date.now,
    elapsedMs,
    log = createLog(config.logLevel),
    waitMs = 0,
    migrations,
  }: {
    now?: () => number
    elapsedMs?: () => number
    log?: Log
    waitMs?: number
    migrations?: MigrateOptions['migrations']
  } = {},
): Promise<Service> {
  const key = openKey(config.keyFile)
  const db = openDatabase(config.databaseUrl)
  try {
    const before = async (pending: readonly string[]): Promise<void> => {
      if (!config.backup.beforeUpgrade) return
      const kept = { ...config.backup, dataFolder: config.dataFolder }
      const file = await backUpBeforeUpgrade(db, kept, { pending, key, nowMs: now() })
      log.info({ file }, 'backed up before the upgrade')
    }
    for (const name of await migrateOnceThere(db, { log, waitMs, before, migrations }))
      log.info({ migration: name }, 'migrated')
    return await makeService({ db, config, log, now, key }, elapsedMs)
  } catch (error) {
    await db.destroy()
    const address = withoutPassword(config.databaseUrl)
    const { vi, en } = unusableWords(error)
    throw new WordedError(
      {
        vi: `DATABASE_URL: không dùng được ${address}: ${vi}`,
        en: `DATABASE_URL: cannot use ${address}: ${en}`,
      },
      { cause: error },
    )
  }
}

/** The service over a migrated database. */
export async function makeService(
  parts: Pick<Service, 'db' | 'config' | 'log' | 'now'> & { readonly key: InstallationKey },
  elapsedMs?: () => number,
): Promise<Service> {
  const { db, config, now, key } = parts
  const newId = () => newUuid7(now())
  const last = await findLastRoot(db)
  const sealedUntil = { ms: last ? Date.parse(last.until) : 0 }
  const zone = config.organisationZone
  const organisation = await startOrganisation(db, { zone, now, newId, sealedUntil })
  await insertSigningKey(db, { id: key.id, public_key: key.publicKey, created_at: isoOf(now()) })
  const changes = watchChanges(db, elapsedMs)
  return {
    ...parts,
    changes,
    organisation,
    newId,
    sealedUntil,
    shard: createWriterShard({ db, now, newId, changes }),
    sessionAges: new SessionAges(changes.elapsedMs),
    listeners: [
      noticesOf,
      tallyItems,
      indexWords,
      messagesOf,
      deliveriesOf,
      eventsOf,
      recordNews,
      forgetDrafts,
    ],
  }
}

/** Gives back what other processes may need, and closes the database. */
export async function closeService({ db, log, shard }: Service): Promise<void> {
  // A shard that could not be given back is free a little later.
  await shard.giveBack().catch((err: unknown) => log.warn({ err }, 'the shard could not be given back'))
  await db.destroy()
}

interface Migrating extends Pick<MigrateOptions, 'before' | 'migrations'> {
  readonly log: Log
  readonly waitMs: number
}

async function migrateOnceThere(db: Db, { log, waitMs, ...options }: Migrating): Promise<readonly string[]> {
  for (let waitedMs = 0; ; waitedMs += TRY_AGAIN_MS) {
    try {
      return await migrate(db, options)
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

function unusableWords(error: unknown): Words {
  if (error instanceof WordedError) return error.words
  const en = messageOf(error)
  if (!(error instanceof NewerDatabase)) return { vi: en, en }
  return {
    vi: `cơ sở dữ liệu mới hơn phần mềm này, vốn không biết ${error.unknown.join(', ')}: hãy chạy phiên bản mới hơn, hoặc khôi phục bản sao lưu đã làm trước đó`,
    en,
  }
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
