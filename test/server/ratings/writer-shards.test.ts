import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { itemTally } from '../../../db/queries/item-tallies.ts'
import { countTallies, ratingTally, type TallyCell } from '../../../db/queries/tallies.ts'
import { runningLeases } from '../../../db/queries/leases.ts'
import { takeShard } from '../../../db/queries/writer-shards.ts'
import type { Service } from '../../../server/context.ts'
import { createJobs } from '../../../server/jobs/jobs.ts'
import { startScheduler } from '../../../server/jobs/scheduler.ts'
import { closeService, openService } from '../../../server/open-service.ts'
import { createRatingRecorder } from '../../../server/ratings/record-ratings.ts'
import { foldShards } from '../../../server/tallies/fold-shards.ts'
import { SHARD_LEASE_MS, createWriterShard } from '../../../server/tallies/writer-shard.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback } from '../../fixtures/feedback.ts'
import { tapMaker } from '../../fixtures/taps.ts'

const LEVELS = { span: { fromDay: '2026-11-01', toDay: '2026-12-01' }, by: [], questions: ['level'] } as const

describe('the shard a process writes, on postgres', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp('postgres')
  })
  afterEach(() => app.stop())

  /** Another process on the same database, by the same clock. */
  const start = (): Promise<Service> =>
    openService(app.service.config, { now: app.clock.now, log: app.service.log })

  test('is the lowest number nobody holds, and another for each process', async () => {
    const [one, two] = [await start(), await start()]
    const shards = await Promise.all([one, two, app.service].map(({ shard }) => shard.current()))
    expect(shards.toSorted()).toEqual([1, 2, 3])
    for (const service of [one, two]) await closeService(service)
  })

  test('differs even where many begin at the same moment', async () => {
    const starting = Array.from({ length: 12 }, () => createWriterShard(app.service))
    const shards = await Promise.all(starting.map((shard) => shard.current()))
    expect(shards.toSorted((a, b) => a - b)).toEqual(starting.map((_, index) => index + 1))
  })

  test('is the same again after a restart', async () => {
    const first = await start()
    expect(await first.shard.current()).toBe(1)
    await closeService(first)
    const second = await start()
    expect(await second.shard.current()).toBe(1)
    await closeService(second)
  })

  test('is taken over from a process that died, once its time is over', async () => {
    const [dead, early, late] = [1, 2, 3].map(() => createWriterShard(app.service))
    expect(await dead?.current()).toBe(1)
    app.clock.advance(SHARD_LEASE_MS - 1)
    expect(await early?.current()).toBe(2)
    app.clock.advance(1)
    expect(await late?.current()).toBe(1)
  })

  test('stays with a process that lives, though it writes nothing', async () => {
    const scheduler = startScheduler(app.service, createJobs(app.service))
    await scheduler.tick()
    for (let minute = 0; minute < 12; minute++) {
      app.clock.advance(60_000)
      await scheduler.tick()
    }
    await scheduler.stop()
    expect(await createWriterShard(app.service).current()).toBe(2)
    expect(await app.service.shard.current()).toBe(1)
  })

  test('is another one after its time ran out and somebody else took it', async () => {
    const [slept, awake] = [createWriterShard(app.service), createWriterShard(app.service)]
    expect(await slept.current()).toBe(1)
    app.clock.advance(SHARD_LEASE_MS)
    expect(await awake.current()).toBe(1)
    expect(await slept.current()).toBe(2)
    expect(await slept.current()).toBe(2)
  })

  test('is written by the taps and the feedback of that process', async () => {
    const { headers, reply } = await app.pairKiosk('Kiosk 1')
    await createWriterShard(app.service).current()
    const ratings = [tapMaker(reply.questionnaire.id, app.clock.now() - 3_600_000)()]
    await app.request('/api/ratings', { headers, json: { ratings } })
    await aFeedback(app)
    for (const table of ['tally', 'item_tally'] as const) {
      const shards = await app.db.selectFrom(table).select('shard').distinct().execute()
      expect(shards).toEqual([{ shard: 2 }])
    }
  })

  test('is folded while taps arrive, and none is lost', async () => {
    const { reply } = await app.pairKiosk('Kiosk 1')
    const { id: deviceId } = await app.db.selectFrom('device').select('id').executeTakeFirstOrThrow()
    const tap = tapMaker(reply.questionnaire.id, app.clock.now() - 200 * 60_000)
    // A process that was cut off writes on to a shard that others take for free.
    const stuck = {
      ...app.service,
      shard: { held: 9, current: () => Promise.resolve(9), giveBack: () => Promise.resolve() },
    }
    const recorders = [app.service, stuck].map(createRatingRecorder)
    const free = { holder: 'gone', expires_at: new Date(app.clock.now()).toISOString() }
    let sent = 0
    for (let round = 0; round < 30; round++) {
      await takeShard(app.db, { shard: 9, ...free }, runningLeases(app.clock.now(), SHARD_LEASE_MS))
      const taps = recorders.map((recorder) => recorder.record(deviceId, [tap(), tap()]))
      const [receipts] = await Promise.all([Promise.all(taps), foldShards(app.service)])
      sent += receipts.flat().filter(({ status }) => status === 'accepted').length
    }
    expect(sent).toBe(120)
    expect(await countTallies(app.db, LEVELS)).toEqual([{ n: sent }])
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})

test('the one writer of SQLite writes shard 0 and keeps no lease', async () => {
  const app = await startApp('sqlite')
  expect(await app.service.shard.current()).toBe(0)
  expect(await createWriterShard(app.service).current()).toBe(0)
  expect(await app.db.selectFrom('writer_shard').selectAll().execute()).toEqual([])
  await app.stop()
})

describe.each(DATABASES)('shards that nobody holds, on %s', (database) => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp(database)
  })
  afterAll(() => app.stop())

  const cell = fc.record<TallyCell>({
    unit_id: fc.constantFrom('u1', 'u2'),
    question: fc.constantFrom('level', 'reason'),
    span: fc.constantFrom('2026-06-30', '2026-07-01', '2026-07-31'),
    desk_id: fc.constantFrom('', 'd1'),
    hour: fc.constantFrom(8, 14),
    questionnaire_version_id: fc.constant('v1'),
    channel: fc.constantFrom('kiosk', 'poster'),
    flag: fc.constantFrom('', 'suspect-burst'),
    known: fc.constant('2026-08-01'),
    choice: fc.constantFrom('1', '5'),
  })
  const moves = fc.array(fc.tuple(cell, fc.integer({ min: -3, max: 9 })), { maxLength: 20 })

  test('are folded into shard 0, and every sum stays', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), moves), { maxLength: 6 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 4 })),
        async (batches, held) => {
          for (const table of ['tally', 'item_tally', 'writer_shard'] as const)
            await app.db.deleteFrom(table).execute()
          await app.db.transaction().execute(async (tx) => {
            for (const [shard, moved] of batches) {
              await ratingTally.move(
                tx,
                shard,
                moved.map(([key, n]) => ({ ...key, n })),
              )
              await itemTally.move(
                tx,
                shard,
                moved.map(([{ unit_id, span }, n]) => ({
                  unit_id,
                  span,
                  holder_id: unit_id,
                  channel: 'desk' as const,
                  is_reopened: 0,
                  outcome: 'on-time' as const,
                  minutes: n,
                  n,
                })),
              )
            }
          })
          const before = [await ratingTally.readAll(app.db), await itemTally.readAll(app.db)]
          const now = new Date(app.clock.now()).toISOString()
          const later = new Date(app.clock.now() + 1).toISOString()
          for (const shard of [1, 2, 3, 4]) {
            const expires_at = held.includes(shard) ? later : now
            await takeShard(
              app.db,
              { shard, holder: 'somebody', expires_at },
              runningLeases(app.clock.now(), SHARD_LEASE_MS),
            )
          }
          await foldShards(app.service)
          expect([await ratingTally.readAll(app.db), await itemTally.readAll(app.db)]).toEqual(before)
          for (const table of ['tally', 'item_tally'] as const) {
            const rows = await app.db.selectFrom(table).select('shard').distinct().execute()
            expect(rows.filter(({ shard }) => shard !== 0 && !held.includes(shard))).toEqual([])
          }
          const left = await app.db.selectFrom('writer_shard').select('shard').orderBy('shard').execute()
          expect(left.map(({ shard }) => shard)).toEqual(held.toSorted())
        },
      ),
      { numRuns: 30 },
    )
  })
})
