import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listUnfinishedRecomputations } from '../../../db/queries/deadlines/recomputations.ts'
import type { Service } from '../../../server/context.ts'
import { createRecomputer } from '../../../server/deadlines/recompute-deadlines.ts'
import { saveCalendar } from '../../../server/deadlines/save-calendar.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, staffMember } from '../../fixtures/feedback.ts'

const ITEMS = 23
const MONDAY_CLOSE = '2026-11-23T10:00:00.000Z'

describe.each(DATABASES)('working off a change on %s', (database) => {
  let app: TestApp
  const ids: string[] = []

  beforeEach(async () => {
    app = await startApp(database)
    await app.addUnit('HT')
    ids.length = 0
    for (let index = 0; index < ITEMS; index++) ids.push((await aFeedback(app, { unit: 'HT' })).id)
    // Saved by the action, not by a route: nobody wakes the service's own recomputer.
    await saveCalendar(app.owner, {
      unit: 'ROOT',
      version: 1,
      changes: [{ change: 'date', date: '2026-11-20', entry: { sessions: [], reason: 'Mất điện' } }],
      note: 'CV 5/UBND',
    })
  })
  afterEach(() => app.stop())

  const timesRecomputed = async () => {
    const rows = await app.db
      .selectFrom('history_event')
      .select((eb) => ['chain', eb.fn.countAll<number>().as('n')])
      .where('kind', '=', 'due-recomputed')
      .groupBy('chain')
      .execute()
    return rows.map(({ n }) => Number(n))
  }
  const dues = async () => {
    const rows = await app.db.selectFrom('feedback').select('current_due_at').execute()
    return new Set(rows.map(({ current_due_at }) => current_due_at))
  }

  /** The service of a process that dies in a transaction, right after the cursor has moved for one batch too many. */
  const dyingAfter = (batches: number): Service => {
    let moves = 0
    const db = app.db.withPlugin({
      transformQuery: ({ node }) => {
        if (node.kind === 'UpdateQueryNode') moves += 1
        return node
      },
      transformResult: ({ result }) =>
        moves > batches ? Promise.reject(new Error('the process is gone')) : Promise.resolve(result),
    })
    return { ...app.service, db }
  }

  test.each([0, 1, 2, 4])(
    'goes on after a death in batch %i, and reaches every item exactly once',
    async (batches) => {
      const dying = createRecomputer(dyingAfter(batches), 5)
      dying.wake()
      await dying.idle()
      const [job] = await listUnfinishedRecomputations(app.db)
      expect([job?.examined, job?.moved]).toEqual([5 * batches, 5 * batches])

      const next = createRecomputer(app.service, 5)
      next.wake()
      await next.idle()
      expect(await listUnfinishedRecomputations(app.db)).toEqual([])
      expect(await timesRecomputed()).toEqual(Array.from({ length: ITEMS }, () => 1))
      expect(await dues()).toEqual(new Set([MONDAY_CLOSE]))
    },
  )

  test('an item reached a day later is judged by the instant of the change', async () => {
    app.clock.set('2026-11-21T09:00:00+07:00')
    const late = createRecomputer(app.service, 5)
    late.wake()
    await late.idle()
    // Overdue by the old date only: the closed Friday was known before it ended.
    expect(await dues()).toEqual(new Set([MONDAY_CLOSE]))
  })

  test('two processes at once share the work and do nothing twice', async () => {
    const both = [createRecomputer(app.service, 3), createRecomputer(app.service, 3)]
    for (const recomputer of both) recomputer.wake()
    await Promise.all(both.map((recomputer) => recomputer.idle()))
    expect(await timesRecomputed()).toEqual(Array.from({ length: ITEMS }, () => 1))
    expect(await listUnfinishedRecomputations(app.db)).toEqual([])
  })

  test('people who write meanwhile lose nothing, and neither does the change', async () => {
    await app.addPerson('hoa', 'officer', 'HT')
    const hoa = await staffMember(app, 'hoa')
    const recomputer = createRecomputer(app.service, 2)
    recomputer.wake()
    const replies = await Promise.all(
      ids.map((id) => hoa.call(`/api/feedback/${id}/note`, { text: 'Đã gọi' })),
    )
    await recomputer.idle()
    expect(replies.map(({ status }) => status)).toEqual(ids.map(() => 200))
    // What somebody else was busy with five times in a row waits for the next wake.
    recomputer.wake()
    await recomputer.idle()
    expect(await timesRecomputed()).toEqual(Array.from({ length: ITEMS }, () => 1))
  })

  test('stops between two batches and leaves the rest for the next start', async () => {
    const stopped = createRecomputer(app.service, 5)
    stopped.wake()
    await stopped.stop()
    stopped.wake()
    await stopped.idle()
    const before = (await timesRecomputed()).length
    const next = createRecomputer(app.service, 5)
    next.wake()
    await next.idle()
    expect(before).toBeLessThan(ITEMS)
    expect(await timesRecomputed()).toHaveLength(ITEMS)
  })
})
