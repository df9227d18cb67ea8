import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, type Migration, sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../../../db/migrations/index.ts'
import { createApp } from '../../../server/app.ts'
import type { RatingReceipts } from '../../../server/contract/rating.ts'
import { closeService, openService } from '../../../server/open-service.ts'
import { createLog } from '../../../server/log.ts'
import { restoreBackup } from '../../../server/keeping/restore-backup.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { TEST_KEY } from '../../fixtures/data-folder.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { testFolder } from '../../fixtures/databases/test-folder.ts'
import { emptySqlite } from '../../fixtures/databases/empty-databases.ts'
import { aFeedback } from '../../fixtures/feedback.ts'
import { tapMaker } from '../../fixtures/taps.ts'

const later = (up: (db: Kysely<unknown>) => Promise<void>): Record<string, Migration> => ({
  ...MIGRATIONS,
  '0002-later': { up: (db: Kysely<unknown>) => up(db) },
})

describe.each(DATABASES)('an upgrade on %s', (database) => {
  let app: TestApp
  let folder: string
  afterEach(async () => {
    await sql`drop table if exists later`.execute(app.db)
    // A file of SQLite is thrown away; this database another test takes.
    if (database === 'postgres') await sql`alter table feedback drop column if exists later`.execute(app.db)
    await sql`delete from kysely_migration where name = '0002-later'`.execute(app.db)
    await app.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function upgrade(migrations: Record<string, Migration>) {
    const service = await openService(
      { ...app.service.config, backup: { ...app.service.config.backup, folder } },
      { now: app.clock.now, log: createLog('silent'), migrations },
    )
    await closeService(service)
  }

  test('that fails leaves everything as it was, with a backup made before it that can be restored', async () => {
    folder = testFolder('upgrade')
    app = await startApp(database)
    const { id } = await aFeedback(app)
    const failing = later(async (db) => {
      await db.schema.createTable('later').addColumn('id', 'text').execute()
      await sql`delete from attachment`.execute(db)
      await sql`update feedback set text = ''`.execute(db)
      throw new Error('the third step failed')
    })
    await expect(upgrade(failing)).rejects.toThrow('the third step failed')
    expect(await app.db.introspection.getTables()).not.toContainEqual(
      expect.objectContaining({ name: 'later' }),
    )
    expect(await verifyInstallation(app.service)).toMatchObject({ items: 1, faults: [] })
    expect((await app.request('/readyz')).status).toBe(200)
    // A start that is tried again and again fills no disk.
    await expect(upgrade(failing)).rejects.toThrow('the third step failed')
    expect(readdirSync(folder)).toEqual(['hailong-before-0002-later.backup'])

    const place = emptySqlite()
    const file = join(folder, 'hailong-before-0002-later.backup')
    const { verified } = await restoreBackup(file, { address: place.url, identityFile: null, key: TEST_KEY })
    expect(verified).toMatchObject({ items: 1, faults: [] })
    await place.remove()
    expect((await app.db.selectFrom('feedback').select('id').execute()).map((row) => row.id)).toEqual([id])
  })

  test('makes a backup first, or nothing; and a program that is older than the database does not start', async () => {
    folder = testFolder('upgrade')
    app = await startApp(database)
    const good = later((db) => db.schema.createTable('later').addColumn('id', 'text').execute())
    rmSync(folder, { recursive: true })
    const real = folder
    folder = join(import.meta.filename, 'no-folder')
    await expect(upgrade(good)).rejects.toThrow('ENOTDIR')
    expect((await app.request('/readyz')).status).toBe(200)
    folder = real
    await upgrade(good)
    expect(existsSync(join(folder, 'hailong-before-0002-later.backup'))).toBe(true)
    const before = await app.db.selectFrom('history_end').selectAll().orderBy('chain').execute()
    await expect(upgrade(MIGRATIONS)).rejects.toThrow(
      'the database is newer than this program, which does not know 0002-later',
    )
    expect(await app.db.selectFrom('history_end').selectAll().orderBy('chain').execute()).toEqual(before)
  })

  test('that adds to the tables lets the old program serve on beside the new one, and neither loses anything', async () => {
    folder = testFolder('upgrade')
    app = await startApp(database)
    const { headers, reply } = await app.pairKiosk('Kiosk 1')
    await app.addPerson('dieuphoi', 'coordinator')
    const session = await app.signIn('dieuphoi')
    const tap = tapMaker(reply.questionnaire.id, app.clock.now() - 3_600_000)
    const next = await openService(
      { ...app.service.config, backup: { ...app.service.config.backup, folder } },
      {
        now: app.clock.now,
        log: createLog('silent'),
        migrations: later(async (db) => {
          await db.schema.createTable('later').addColumn('id', 'text').execute()
          await db.schema.alterTable('feedback').addColumn('later', 'text').execute()
        }),
      },
    )
    const newer = createApp(next)
    const old = { service: app.service, ask: app.request }
    const fresh = {
      service: next,
      ask: async (path: string, init?: RequestInit) => newer.http.request(path, init),
    }
    const send = async ({ ask }: typeof fresh, ratings: readonly unknown[]) => {
      const body = JSON.stringify({ ratings })
      const json = { ...headers, 'content-type': 'application/json' }
      const response = await ask('/api/ratings', { method: 'POST', headers: json, body })
      return ((await response.json()) as RatingReceipts).receipts.map(({ status }) => status)
    }
    // A tablet whose request one of them took asks the other again.
    const shared = tap()
    expect(await send(old, [shared, tap()])).toEqual(['accepted', 'accepted'])
    expect(await send(fresh, [shared, tap()])).toEqual(['duplicate', 'accepted'])
    expect(await send(old, [tap()])).toEqual(['accepted'])
    const items = [await aFeedback(app), await aFeedback({ ...app, service: next })]
    for (const { ask, service } of [old, fresh]) {
      expect((await ask('/readyz')).status).toBe(200)
      const listed = (await (await ask('/api/feedback?view=all', { headers: session })).json()) as {
        items: { id: string }[]
      }
      expect(new Set(listed.items.map(({ id }) => id))).toEqual(new Set(items.map(({ id }) => id)))
      expect(await verifyInstallation(service)).toMatchObject({ items: items.length, faults: [] })
    }
    await newer.drain()
    await closeService(next)
  })
})
