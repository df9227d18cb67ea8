import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isMigrated, migrate } from '../../db/migrate.ts'
import { DATABASES, type FreshDatabase, freshDatabase } from '../fixtures/databases.ts'

const opened: Partial<Record<(typeof DATABASES)[number], FreshDatabase>> = {}

beforeAll(async () => {
  for (const name of DATABASES) opened[name] = await freshDatabase(name)
})
afterAll(async () => {
  for (const fresh of Object.values(opened)) await fresh.drop()
})

/** SQLite's introspection leaves out what the database works out itself. */
const GENERATED_COLUMNS = ['is_open']

async function describeTables(fresh: FreshDatabase | undefined) {
  const tables = (await fresh?.db.introspection.getTables()) ?? []
  return tables
    .filter(({ isView }) => !isView)
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
    expect(sqlite.map(({ name }) => name)).toContain('feedback_event')
    expect(sqlite).toEqual(postgres)
  })

  test.each(DATABASES)('have nothing left to do the second time (%s)', async (name) => {
    const { db } = opened[name] ?? {}
    if (!db) throw new Error('not opened')
    expect(await migrate(db)).toEqual([])
    expect(await isMigrated(db)).toBe(true)
  })
})
