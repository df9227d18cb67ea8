import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'

describe('statistics that somebody took of a small SQLite database', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp('sqlite')
  })
  afterEach(() => app.stop())

  test('are forgotten at the next start, before they mislead its planner', async () => {
    await sql`analyze`.execute(app.db)
    const count = sql<{ n: number }>`select count(*) as n from sqlite_stat1`
    expect((await count.execute(app.db)).rows).not.toEqual([{ n: 0 }])
    const next = openDatabase(app.url)
    expect((await count.execute(next)).rows).toEqual([{ n: 0 }])
    await next.destroy()
  })
})
