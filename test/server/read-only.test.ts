import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { aFeedback } from '../fixtures/feedback.ts'
import { tapMaker } from '../fixtures/taps.ts'

describe.each(DATABASES)('a database of %s that can only be read', (database) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp(database)
  })
  afterEach(() => app.stop())

  /** As a disk that was mounted anew after an error, or a standby: reading goes on, no write is taken. */
  async function setReadOnly(isReadOnly: boolean): Promise<void> {
    if (database === 'sqlite') {
      await sql`pragma query_only = ${sql.lit(isReadOnly ? 1 : 0)}`.execute(app.db)
      return
    }
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(app.db)
    const setting = sql.raw(isReadOnly ? 'on' : 'off')
    const name = sql.id(rows[0]?.name ?? '')
    await app.db.connection().execute(async (db) => {
      await sql`set default_transaction_read_only = off`.execute(db)
      await sql`alter database ${name} set default_transaction_read_only = ${setting}`.execute(db)
      // Every connection there is takes the setting over when it is made anew.
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(db)
      await sql`set default_transaction_read_only = ${setting}`.execute(db)
    })
    // Who first uses one that was cut is told so: not whom the test is about.
    await Promise.allSettled(Array.from({ length: 30 }, () => sql`select 1`.execute(app.db)))
  }

  test('is said to be so: 503 with Retry-After for what must be kept, pages as always, and not ready', async () => {
    const { headers, reply } = await app.pairKiosk('Máy 1')
    const ratings = [tapMaker(reply.questionnaire.id, app.clock.now() - 3_600_000)()]
    const tap = () => app.request('/api/ratings', { headers, json: { ratings } })
    await setReadOnly(true)
    const refused = await tap()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await refused.json()).toMatchObject({ code: 'service/unavailable' })
    expect((await app.request('/readyz')).status).toBe(503)
    expect((await app.request('/healthz')).status).toBe(200)
    expect((await app.request('/public/results')).status).toBe(200)

    await setReadOnly(false)
    expect((await app.request('/readyz')).status).toBe(200)
    expect(await (await tap()).json()).toMatchObject({ receipts: [{ status: 'accepted' }] })
  })

  test('shows staff an item that they have never opened', async () => {
    await app.addUnit('A')
    await app.addPerson('can.bo', 'officer', 'A')
    const { id } = await aFeedback(app, { unit: 'A' })
    const headers = await app.signIn('can.bo')
    await setReadOnly(true)
    expect((await app.request(`/api/feedback/${id}`, { headers })).status).toBe(200)
    await setReadOnly(false)
    expect(await app.db.selectFrom('item_look').select('feedback_id').execute()).toEqual([])
  })
})
