import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { readSnapshot } from '../../db/dialect.ts'
import { readPublic, readReport } from '../../db/long-reads.ts'
import { readStamps } from '../../db/queries/change-stamps.ts'
import { refusalOf } from '../../server/problem.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'

const derive = promisify(pbkdf2)

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
    const reads = Array.from({ length: 5 }, () => readSnapshot(db, () => long.ended))
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

describe.each(DATABASES)('what anybody may read on %s', (database) => {
  let app: TestApp
  const most = database === 'sqlite' ? 2 : 3
  const endless = sql`with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n`
  beforeEach(async () => {
    app = await startApp(database)
  })
  afterEach(() => app.stop())

  test('is given up when a statement takes too long, and its connection goes on', async () => {
    const { db, log } = app.service
    const errors = await Promise.all(
      Array.from({ length: most * 2 }, () =>
        readPublic(db, (tx) => endless.execute(tx), 20).catch((error: unknown) => error),
      ),
    )
    expect(errors.map((error) => refusalOf(log, error)?.code)).toEqual(
      Array.from({ length: most * 2 }, () => 'service/too-long'),
    )
    const units = await readPublic(db, (tx) => tx.selectFrom('unit').select('id').execute())
    expect(units).toHaveLength(1)
  })

  test('is given up where its time was over before a thread had begun its statement', async () => {
    const { db, log } = app.service
    const threads = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4)
    const others = Array.from({ length: threads * 2 })
    const error = await readPublic(
      db,
      async (tx) => {
        const busy = others.map(() => derive('a', 'b', 200_000, 32, 'sha512'))
        await endless.execute(tx).finally(() => Promise.all(busy))
      },
      20,
    ).catch((error: unknown) => error)
    expect(refusalOf(log, error)?.code).toBe('service/too-long')
  })

  test('takes turns of its own: too many are told to come again in their language, while reports and taps go on', async () => {
    await app.addPerson('lanh.dao', 'leader')
    const headers = await app.signIn('lanh.dao')
    const { db } = app.service
    const long = held()
    const reads = Array.from({ length: most + 40 }, () => readPublic(db, () => long.ended))
    for (const [path, words] of [
      ['/public/answers', 'Đang có quá nhiều trang hoặc báo cáo được lập cùng lúc'],
      ['/public/answers?lang=en', 'Too many pages or reports are being worked out at once'],
    ] as const) {
      const refused = await app.request(path)
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10'])
      expect(await refused.text()).toContain(words)
    }
    expect((await app.request('/api/reports/periods', { headers })).status).toBe(200)
    long.end()
    await Promise.all(reads)
    expect((await app.request('/public/answers')).status).toBe(200)
  })
})
