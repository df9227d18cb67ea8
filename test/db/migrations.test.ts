import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { isMigrated, migrate } from '../../db/migrate.ts'
import { MIGRATIONS } from '../../db/migrations/index.ts'
import { type Db, openDatabase } from '../../db/open.ts'
import { readConfig } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import { closeService, openService } from '../../server/open-service.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { NOW, testClock } from '../fixtures/clock.ts'
import { DATA_ENV } from '../fixtures/data-folder.ts'
import { DATABASES, type DatabaseName } from '../fixtures/databases/databases.ts'
import { type EmptyDatabase, emptyPostgres, emptySqlite } from '../fixtures/databases/empty-databases.ts'
import { hashMigrations, readHashes, restoreDatabase } from './landed/landed.ts'

const opened: Partial<Record<DatabaseName, { empty: EmptyDatabase; db: Db }>> = {}

beforeAll(async () => {
  const nothing = { sqlite: emptySqlite(), postgres: await emptyPostgres(inject('postgresUrl')) }
  for (const name of DATABASES) {
    const db = openDatabase(nothing[name].url)
    await migrate(db)
    opened[name] = { empty: nothing[name], db }
  }
})
afterAll(async () => {
  for (const { empty, db } of Object.values(opened)) {
    await db.destroy()
    await empty.remove()
  }
})

/** SQLite's introspection leaves out what the database works out itself; the index of words is each engine's own. */
const GENERATED_COLUMNS = ['is_open', 'lexemes', 'queue_at']
const WORD_INDEX = /^search_word/

async function describeTables(opened: { db: Db } | undefined) {
  const tables = (await opened?.db.introspection.getTables()) ?? []
  return tables
    .filter(({ isView, name }) => !isView && !WORD_INDEX.test(name))
    .map(({ name, columns }) => ({
      name,
      columns: columns
        .filter((column) => !GENERATED_COLUMNS.includes(column.name))
        .map((column) => `${column.name}${column.isNullable ? '?' : ''}`)
        .sort(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

describe('migrations', () => {
  test('run up from nothing and end in the same tables on both databases', async () => {
    const [sqlite, postgres] = await Promise.all([
      describeTables(opened.sqlite),
      describeTables(opened.postgres),
    ])
    expect(sqlite.map(({ name }) => name)).toContain('feedback')
    expect(sqlite).toEqual(postgres)
  })

  test.each(DATABASES)('have nothing left to do the second time (%s)', async (name) => {
    const { db } = opened[name] ?? {}
    if (!db) throw new Error('not opened')
    expect(await migrate(db)).toEqual([])
    expect(await isMigrated(db)).toBe(true)
  })

  test('that have landed are as they were: a change is a migration of its own (`npm run pin` writes down a new one)', () => {
    expect(hashMigrations()).toEqual(readHashes())
  })

  test.each(Object.keys(MIGRATIONS))(
    'open a database that was kept when %s was the last one',
    async (name) => {
      const kept = emptySqlite()
      await restoreDatabase(kept.url, name)
      const config = readConfig({ DATABASE_URL: kept.url, ...DATA_ENV })
      const service = await openService(config, { now: testClock(NOW).now, log: createLog('silent') })
      expect(await isMigrated(service.db)).toBe(true)
      const { items, faults } = await verifyInstallation(service)
      expect({ items, faults }).toEqual({ items: 1, faults: [] })
      const person = await service.db.selectFrom('person').select('username').execute()
      expect(person).toEqual([{ username: 'canbo.ht' }])
      await closeService(service)
      await kept.remove()
    },
  )
})
