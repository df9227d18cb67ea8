import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countLevels, findFirstMonth, hasAnyIn } from '../../db/queries/report-counts.ts'
import { type TestApp, startApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { giveItem, giveRatings } from '../fixtures/quarter.ts'

const Q3 = { fromDay: '2026-07-01', toDay: '2026-10-01' }

describe.each(DATABASES)('counts for reports on %s', (database) => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp(database)
  })
  afterAll(() => app.stop())
  beforeEach(async () => {
    for (const table of ['tally', 'item_tally', 'feedback'] as const) await app.db.deleteFrom(table).execute()
  })

  const brief = async () =>
    (await countLevels(app.db, Q3)).map(({ month, flag, level, n }) => [month, flag, level, n]).toSorted()

  test('takes the shards of several processes together', async () => {
    for (const shard of [0, 7, 31])
      await giveRatings(app.db, { unit: 'ROOT', levels: [0, 0, 0, 0, 2], shard })
    expect(await brief()).toEqual([['2026-08', '', 5, 6]])
  })

  test('keeps to the months asked for', async () => {
    for (const day of ['2026-06-30', '2026-07-01', '2026-09-30', '2026-10-01'])
      await giveRatings(app.db, { unit: 'ROOT', day, levels: [1, 0, 0, 0, 0] })
    expect(await brief()).toEqual([
      ['2026-07', '', 1, 1],
      ['2026-09', '', 1, 1],
    ])
  })

  test('forgets a count that moved under a flag', async () => {
    await giveRatings(app.db, { unit: 'ROOT', levels: [0, 0, 0, 0, 3] })
    await giveRatings(app.db, { unit: 'ROOT', levels: [0, 0, 0, 0, -3] })
    await giveRatings(app.db, { unit: 'ROOT', levels: [0, 0, 0, 0, 3], flag: 'suspect-burst' })
    expect(await brief()).toEqual([['2026-08', 'suspect-burst', 5, 3]])
  })

  test('knows the first month with a rating or an item, and which spans hold any', async () => {
    expect(await findFirstMonth(app.db)).toBeUndefined()
    expect(await hasAnyIn(app.db, Q3)).toBe(false)
    await giveRatings(app.db, { unit: 'ROOT', day: '2026-07-01', levels: [1, 0, 0, 0, 0] })
    expect(await findFirstMonth(app.db)).toBe('2026-07')
    await giveItem(app.db, { unit: 'ROOT', status: 'new', receivedOn: '2025-12-31' })
    expect(await findFirstMonth(app.db)).toBe('2025-12')
    expect(await hasAnyIn(app.db, Q3)).toBe(true)
    expect(await hasAnyIn(app.db, { fromDay: '2025-10-01', toDay: '2026-01-01' })).toBe(true)
    expect(await hasAnyIn(app.db, { fromDay: '2026-01-01', toDay: '2026-07-01' })).toBe(false)
    expect(await hasAnyIn(app.db, { fromDay: '2026-10-01', toDay: '2027-01-01' })).toBe(false)
  })
})
