import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { DATABASES, type FreshDatabase, freshDatabase } from '../fixtures/databases/databases.ts'

describe.each(DATABASES)('a transaction that fails on %s', (database) => {
  let fresh: FreshDatabase
  afterEach(() => fresh.drop())

  test('tells why, also where the engine has rolled it back by itself, and leaves the next one alone', async () => {
    fresh = await freshDatabase(database)
    const failing = fresh.db.transaction().execute(async (tx) => {
      // What SQLite does where its disk is full.
      await sql`rollback`.execute(tx)
      throw new Error('the disk is full')
    })
    await expect(failing).rejects.toThrow('the disk is full')
    const next = fresh.db.transaction().execute((tx) => sql`select 1 as one`.execute(tx))
    expect((await next).rows).toEqual([{ one: 1 }])
  })
})
