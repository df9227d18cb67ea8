import { afterEach, describe, expect, test } from 'vitest'
import { listPublicPeriods, publicResults } from '../../../server/reports/public-results.ts'
import { type TestApp, startApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { giveItem, giveRatings } from '../../fixtures/quarter.ts'

describe.each(DATABASES)('what the public may see of a quarter on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  test('quarters that are closed and hold anything; never the running one, nor a month or a year', async () => {
    const app = await startApp(database, { now: '2026-09-30T23:59:59+07:00' })
    open.push(app)
    await giveRatings(app.db, { unit: 'ROOT', day: '2026-02-03', levels: [0, 0, 0, 0, 40] })
    await giveRatings(app.db, { unit: 'ROOT', day: '2026-09-30', levels: [0, 0, 0, 0, 40] })
    const keys = async () => (await listPublicPeriods(app.service)).map(({ key }) => key)
    expect(await keys()).toEqual(['2026-Q1'])
    for (const key of ['2026-Q3', '2026-Q2', '2026-01', '2026', '2026-01-01..2026-03-31', 'x'])
      await expect(publicResults(app.service, key)).rejects.toMatchObject({ code: 'report/unknown-period' })

    app.clock.set('2026-10-10T23:59:59+07:00')
    expect(await keys()).toEqual(['2026-Q1'])
    app.clock.set('2026-10-12T09:00:00+07:00')
    expect(await keys()).toEqual(['2026-Q3', '2026-Q1'])
    expect((await publicResults(app.service, '2026-Q3')).satisfaction).toMatchObject({ n: 40, share: 1 })
  })

  test('the whole organisation, with what is too small hidden', async () => {
    const app = await startApp(database)
    open.push(app)
    for (const code of ['A', 'B', 'C']) await app.addUnit(code)
    await giveRatings(app.db, { unit: 'A', levels: [0, 0, 0, 0, 3] })
    await giveRatings(app.db, { unit: 'B', levels: [0, 0, 0, 10, 20] })
    await giveRatings(app.db, { unit: 'C', levels: [0, 0, 0, 100, 100] })
    await giveItem(app.db, { unit: 'A', status: 'assigned' })
    const { period, satisfaction, timeliness } = await publicResults(app.service, '2026-Q3')
    expect(period.key).toBe('2026-Q3')
    expect(satisfaction.byUnit.map(({ unit, n }) => [unit.code, n])).toEqual([
      ['A', null],
      ['B', null],
      ['C', 200],
    ])
    expect(timeliness).toMatchObject({ unit: { code: 'ROOT' }, received: 1, overdue: 1 })
  })
})
