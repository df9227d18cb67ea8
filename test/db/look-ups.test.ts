import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readReport, readSnapshot } from '../../db/dialect.ts'
import { readStamps } from '../../db/queries/change-stamps.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'

/** Something that goes on until it is told to end. */
function held() {
  let end = () => {}
  const ended = new Promise<void>((resolve) => (end = resolve))
  return { ended, end }
}

describe('a look-up', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp('sqlite')
  })
  afterEach(() => app.stop())

  test('is answered while every other reader of SQLite is at a long list', async () => {
    const { db } = app.service
    const long = held()
    const reads = Array.from({ length: 4 }, () => readSnapshot(db, () => long.ended))
    let isListed = false
    const list = db
      .selectFrom('unit')
      .select('id')
      .execute()
      .then(() => (isListed = true))
    await readStamps(db)
    expect(isListed).toBe(false)
    long.end()
    await Promise.all([...reads, list])
    expect(isListed).toBe(true)
  })
})

describe.each(DATABASES)('reports on %s', (database) => {
  let app: TestApp
  const most = database === 'sqlite' ? 2 : 4
  beforeEach(async () => {
    app = await startApp(database)
  })
  afterEach(() => app.stop())

  test('take turns, so that lists and taps find a connection', async () => {
    const { db } = app.service
    const long = held()
    const started: number[] = []
    const reports = Array.from({ length: most + 2 }, (_, index) =>
      readReport(db, async () => {
        started.push(index)
        await long.ended
      }),
    )
    await expect.poll(() => started.length).toBe(most)
    expect(await db.selectFrom('unit').select('id').execute()).toHaveLength(1)
    expect(started).toHaveLength(most)
    long.end()
    await Promise.all(reports)
    expect(started.toSorted()).toEqual(reports.map((_, index) => index))
  })

  test('of which too many wait are refused with the time to come again, and taps go on', async () => {
    await app.addPerson('lanh.dao', 'leader')
    const headers = await app.signIn('lanh.dao')
    const { db } = app.service
    const long = held()
    const reports = Array.from({ length: most + 40 }, () => readReport(db, () => long.ended))
    const refused = await app.request('/api/reports/periods', { headers })
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10'])
    expect(await refused.json()).toMatchObject({ code: 'service/busy' })
    expect((await app.request('/api/session', { headers })).status).toBe(200)
    long.end()
    await Promise.all(reports)
    expect((await app.request('/api/reports/periods', { headers })).status).toBe(200)
  })

  test('that fail give their turn back', async () => {
    const { db } = app.service
    const fail = () => readReport(db, () => Promise.reject(new Error('no figures')))
    const fates = await Promise.allSettled(Array.from({ length: most * 3 }, fail))
    expect(fates.every(({ status }) => status === 'rejected')).toBe(true)
    expect(await readReport(db, () => Promise.resolve('read'))).toBe('read')
  })
})
