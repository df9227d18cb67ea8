import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addToTallies, type TallyKey } from '../../db/queries/ratings.ts'
import { countLevels, findFirstMonth, hasAnyIn } from '../../db/queries/report-counts.ts'
import { type TestApp, startApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases.ts'
import { giveItem, giveRatings } from '../fixtures/quarter.ts'

const Q3 = { fromDay: '2026-07-01', toDay: '2026-10-01' }

describe.each(DATABASES)('counts for reports on %s', (database) => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp(database)
  })
  afterAll(() => app.stop())
  beforeEach(async () => {
    for (const table of ['tally', 'tally_month', 'feedback'] as const)
      await app.db.deleteFrom(table).execute()
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

  test('the months always hold what their days hold, whatever moves came in which order', async () => {
    const move = fc.record<TallyKey & { n: number }>({
      unit_id: fc.constantFrom('u1', 'u2'),
      local_day: fc.constantFrom('2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01'),
      desk_id: fc.constantFrom('', 'd1', 'd2'),
      questionnaire_version_id: fc.constantFrom('v1', 'v2'),
      channel: fc.constantFrom('kiosk', 'poster'),
      flag: fc.constantFrom('', 'suspect-burst'),
      question: fc.constantFrom('level', 'reason'),
      choice: fc.constantFrom('1', '5'),
      n: fc.integer({ min: -3, max: 9 }),
    })
    const keyOf = (moved: TallyKey & { n: number }) => JSON.stringify({ ...moved, n: 0 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.uniqueArray(move, { selector: keyOf })), {
          maxLength: 6,
        }),
        async (batches) => {
          await app.db.deleteFrom('tally').execute()
          await app.db.deleteFrom('tally_month').execute()
          for (const [shard, moves] of batches)
            await app.db.transaction().execute((tx) => addToTallies(tx, shard, moves))
          const days = new Map<string, number>()
          for (const row of await app.db.selectFrom('tally').selectAll().execute()) {
            const key = [
              row.unit_id,
              row.question,
              row.local_day.slice(0, 7),
              row.channel,
              row.flag,
              row.choice,
              row.shard,
            ].join()
            days.set(key, (days.get(key) ?? 0) + row.n)
          }
          const months = new Map<string, number>()
          for (const row of await app.db.selectFrom('tally_month').selectAll().execute()) {
            const key = [
              row.unit_id,
              row.question,
              row.month,
              row.channel,
              row.flag,
              row.choice,
              row.shard,
            ].join()
            months.set(key, (months.get(key) ?? 0) + row.n)
          }
          const filled = (counts: Map<string, number>) => [...counts].filter(([, n]) => n !== 0).toSorted()
          expect(filled(months)).toEqual(filled(days))
        },
      ),
      { numRuns: 30 },
    )
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
