import { deleteSearched } from '../../../db/dialect.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Feedback } from '../../../db/queries/feedback/feedback.ts'
import { itemTally } from '../../../db/queries/item-tallies.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import type { Context } from '../../../server/context.ts'
import type { FeedbackStatus } from '../../../server/contract/feedback/feedback-status.ts'
import { Refusal } from '../../../server/contract/refusals.ts'
import { parsePeriod } from '../../../server/domain/period.ts'
import { receiveMany } from '../../../server/feedback/intake/receive-feedback.ts'
import { askContribution } from '../../../server/feedback/steps/ask-contribution.ts'
import { answerFeedback } from '../../../server/feedback/steps/answer-feedback.ts'
import { closeFeedback, reopenFeedback } from '../../../server/feedback/steps/close-feedback.ts'
import { endFeedback } from '../../../server/feedback/steps/end-feedback.ts'
import { mergeFeedback } from '../../../server/feedback/steps/merge/merge-feedback.ts'
import { unmergeFeedback } from '../../../server/feedback/steps/merge/unmerge-feedback.ts'
import { pauseFeedback, resumeFeedback } from '../../../server/feedback/steps/pause-feedback.ts'
import { assignFeedback, transferFeedback } from '../../../server/feedback/steps/transfer-feedback.ts'
import { timelinessReport } from '../../../server/reports/timeliness-report.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { type TestApp, startApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { staffMember } from '../../fixtures/feedback.ts'
import { inEnglish } from '../../fixtures/in-english.ts'
import { readBoth } from '../../fixtures/plain-lists.ts'

const HOUR_MS = 3_600_000
const START = '2026-09-28T08:00:00+07:00'
const reason = 'Người dân báo lại còn tối'

type Item = Pick<Feedback, 'id' | 'version' | 'status'>
type Step = (ctx: Context, item: Item, other: string) => Promise<unknown>

const handTo =
  (unit: string): Step =>
  (ctx, { id, version, status }) =>
    (status === 'new' ? assignFeedback : transferFeedback)(ctx, id, { version, unit, reason })

/** What people do to an item; those that its status does not allow are refused and change nothing. */
const STEPS: Readonly<Record<string, Step>> = {
  'hand to A': handTo('A'),
  'hand to B': handTo('B'),
  pause: (ctx, { id, version }) => pauseFeedback(ctx, id, { version, reason }),
  resume: (ctx, { id, version }) => resumeFeedback(ctx, id, { version }),
  answer: (ctx, { id, version }) =>
    answerFeedback(ctx, id, { version, text: 'Đèn đường đã được thay và sáng trở lại.' }),
  close: (ctx, { id, version }) => closeFeedback(ctx, id, { version }),
  reopen: (ctx, { id, version }) => reopenFeedback(ctx, id, { version, reason }),
  redirect: (ctx, { id, version }) => endFeedback(ctx, id, 'redirect', { version, reason }),
  spam: (ctx, { id, version }) => endFeedback(ctx, id, 'mark-spam', { version, reason }),
  'ask B': (ctx, { id, version }) => askContribution(ctx, id, { version, unit: 'B', request: reason }),
  merge: (ctx, { id, version }, into) => mergeFeedback(ctx, id, { version, reason, into }),
  unmerge: (ctx, { id, version }) => unmergeFeedback(ctx, id, { version, reason }),
}

/** Some people act at the same moment, in any process, some hours after those before. */
const moment = fc.record({
  laterMs: fc.integer({ min: 0, max: 30 }).map((hours) => hours * HOUR_MS),
  steps: fc.array(
    fc.record({
      step: fc.constantFrom(...Object.keys(STEPS)),
      item: fc.nat(5),
      other: fc.nat(5),
      shard: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
})

const received = fc.record({
  hoursAgo: fc.integer({ min: 1, max: 600 }),
  leadUnit: fc.option(fc.constantFrom('A', 'B'), { nil: undefined, freq: 2 }),
  answeredAfterHours: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined, freq: 2 }),
})

const at = (hoursAgo: number) => ({ hoursAgo, leadUnit: undefined, answeredAfterHours: undefined })
const alone = (step: string, item: number, other = 0) => ({
  laterMs: 0,
  steps: [{ step, item, other, shard: 0 }],
})
/** What stays counts as received earlier, goes to a unit, and is given its own time back. */
const MERGED_AND_PARTED: [ReturnType<typeof at>[], ReturnType<typeof alone>[]] = [
  [at(2), at(1), at(1)],
  [alone('merge', 0, 1), alone('hand to A', 1), alone('unmerge', 0)],
]

const ENDED: readonly FeedbackStatus[] = ['refused', 'redirected', 'merged', 'spam']
const ANSWERED: readonly FeedbackStatus[] = ['answered', 'closed']

describe.each(DATABASES)('the tally of items on %s', (database) => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp(database, { now: START })
    for (const code of ['A', 'B']) await app.addUnit(code)
    await app.addPerson('dieu.phoi', 'coordinator')
    await app.addPerson('can.bo', 'officer', 'B')
  })
  afterAll(() => app.stop())
  beforeEach(() => {
    app.clock.set(START)
  })

  /** Another process of the same installation. */
  const contextOf = (shard: number): Context => ({
    ...app.owner,
    shard: { held: shard, current: () => Promise.resolve(shard), giveBack: () => Promise.resolve() },
  })

  async function receive(
    items: readonly {
      hoursAgo: number
      leadUnit?: string | undefined
      answeredAfterHours?: number | undefined
    }[],
  ) {
    const at = (hoursAgo: number) => new Date(app.clock.now() - hoursAgo * HOUR_MS).toISOString()
    const receipts = await receiveMany(
      contextOf(1),
      items.map(({ hoursAgo, leadUnit, answeredAfterHours }) => ({
        externalRef: null,
        receivedAt: at(hoursAgo),
        text: 'Đèn đường không sáng.',
        source: {
          ...(leadUnit === undefined ? {} : { leadUnit }),
          ...(answeredAfterHours === undefined
            ? {}
            : { answeredAt: at(Math.max(0, hoursAgo - answeredAfterHours)), leadUnit: leadUnit ?? 'A' }),
        },
      })),
      { channel: 'desk' },
    )
    return receipts.map(({ id }) => id ?? '')
  }

  async function act(
    ids: readonly string[],
    steps: readonly { step: string; item: number; other: number; shard: number }[],
  ) {
    await Promise.all(
      steps.map(async ({ step, item, other, shard }) => {
        const id = ids[item % ids.length] ?? ''
        const acted = await app.db
          .selectFrom('feedback')
          .select(['id', 'version', 'status'])
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        await STEPS[step]?.(contextOf(shard), acted, ids[other % ids.length] ?? '').catch(
          (error: unknown) => {
            if (!(error instanceof Refusal)) throw error
          },
        )
      }),
    )
  }

  /** The cells as the items themselves tell them. */
  async function recount(): Promise<string[]> {
    const cells = new Map<string, number>()
    const add = (day: string, ...[unit, ...rest]: readonly unknown[]) => {
      for (const span of [day, day.slice(0, 7)]) {
        const key = [unit, span, ...rest].join()
        cells.set(key, (cells.get(key) ?? 0) + 1)
      }
    }
    const verdictOf = (onTime: number | null) => (onTime === 1 ? 'on-time' : 'late')
    const items = await app.db.selectFrom('feedback').selectAll().execute()
    for (const item of items) {
      const isAnswered = ANSWERED.includes(item.status)
      const ending = item.breached_at === null ? 'ended-in-time' : 'ended-past-due'
      const outcome = isAnswered ? verdictOf(item.on_time) : ENDED.includes(item.status) ? ending : 'open'
      const minutes = isAnswered ? item.working_minutes : -1
      const unit = item.lead_unit_id
      const holder = item.breach_unit_id ?? unit
      add(item.cycle_on, unit, holder, item.channel, Number(item.cycle > 1), outcome, minutes)
    }
    // A cycle that is over is its answer's.
    for (const answer of await app.db.selectFrom('answer').selectAll().execute()) {
      const item = items.find(({ id }) => id === answer.feedback_id)
      if (!item || item.cycle === answer.cycle) continue
      const { unit_id, holder_id, cycle, cycle_on, on_time, working_minutes } = answer
      add(cycle_on, unit_id, holder_id, item.channel, Number(cycle > 1), verdictOf(on_time), working_minutes)
    }
    return [...cells].map(([key, n]) => `${key}: ${n}`).sort()
  }

  const kept = async () =>
    (await itemTally.readAll(app.db))
      .map((cell) => `${itemTally.key.map((column) => cell[column]).join()}: ${cell.n}`)
      .sort()

  async function forget() {
    const items = app.db.selectFrom('feedback').select('id')
    for (const table of ['history_event', 'history_text', 'history_end'] as const)
      await app.db.deleteFrom(table).where('chain', 'in', items).execute()
    await app.db.transaction().execute(async (tx) => {
      for (const { id } of await items.execute()) await deleteSearched(tx, id)
    })
    for (const table of [
      'item_tally',
      'item_event',
      'feedback_holding',
      'feedback_pause',
      'contribution',
      'answer',
      'feedback',
    ] as const)
      await app.db.deleteFrom(table).execute()
  }

  test('says what a recount says, and lists and searches what a look at every item says, whatever several do at once', async () => {
    const unit = await findUnitByCode(app.db, 'B')
    if (!unit) throw new Error('no B')
    const leader = await staffMember(app, 'dieu.phoi')
    const readers = { leader, officer: await staffMember(app, 'can.bo'), unit, word: 'den' }
    await fc.assert(
      fc.asyncProperty(
        fc.array(received, { minLength: 2, maxLength: 6 }),
        fc.array(moment, { minLength: 2, maxLength: 8 }),
        async (items, moments) => {
          await forget()
          app.clock.set(START)
          const ids = await receive(items)
          for (const { laterMs, steps } of moments) {
            app.clock.advance(laterMs)
            await act(ids, steps)
          }
          expect(await kept()).toEqual(await recount())
          const { listed, plain } = await readBoth(app, readers)
          expect(listed).toEqual(plain)
          expect((await verifyInstallation(app.service)).faults).toEqual([])
        },
      ),
      { numRuns: 25, examples: [MERGED_AND_PARTED] },
    )
    // Cut off, it would go on in the database of those below.
  }, 240_000)

  test.each([
    [[], 'ROOT open'],
    [['hand to A'], 'A open'],
    [['hand to A', 'pause', 'hand to B'], 'A open'],
    [['hand to A', 'pause', 'resume', 'hand to B'], 'B open'],
    [['hand to A', 'answer'], 'A on-time 90'],
    [['hand to A', 'late', 'answer', 'close'], 'A late 1530'],
    [['hand to A', 'late', 'hand to B', 'answer'], 'B (A) late 1530'],
    [['hand to A', 'answer', 'close', 'reopen'], 'A on-time 90', 'again A open'],
    [['hand to A', 'answer', 'reopen', 'hand to B', 'late', 'answer'], 'A on-time 90', 'again B late 1440'],
    [['redirect'], 'ROOT ended-in-time'],
    [['hand to A', 'spam'], 'A ended-in-time'],
    [['hand to A', 'late', 'spam'], 'A ended-past-due'],
    [['hand to A', 'spam', 'reopen'], 'ROOT open'],
    [['hand to A', 'late', 'spam', 'reopen', 'hand to B'], 'B (A) open'],
  ] as const)('after %j each cycle of an item counts once a grain: %s', async (steps, ...expected) => {
    await forget()
    const [id = ''] = await receive([{ hoursAgo: 1 }])
    app.clock.set('2026-09-28T09:00:00+07:00')
    for (const step of steps) {
      if (step === 'late') app.clock.advance(72 * HOUR_MS)
      else await act([id], [{ step, item: 0, other: 0, shard: 1 }])
    }
    const codes = new Map(
      (await app.db.selectFrom('unit').select(['id', 'code']).execute()).map((unit) => [unit.id, unit.code]),
    )
    const cells = (await itemTally.readAll(app.db)).map((cell) => {
      const { unit_id, holder_id, is_reopened, outcome, minutes } = cell
      const units = holder_id === unit_id ? [unit_id] : [unit_id, holder_id]
      const [unit, holder] = units.map((each) => codes.get(each))
      const name = [
        ...(is_reopened ? ['again'] : []),
        holder ? `${unit} (${holder})` : unit,
        outcome,
        ...(minutes < 0 ? [] : [minutes]),
      ]
      return `${cell.span} ${name.join(' ')}: ${cell.n}`
    })
    const wanted = expected.flatMap((name) => [`2026-09 ${name}: 1`, `2026-09-28 ${name}: 1`])
    expect(cells.sort()).toEqual(wanted.sort())
  })

  test('gives the item that stays after a merge the earlier day of the two', async () => {
    await forget()
    const [late = '', early = ''] = await receive([
      { hoursAgo: 1, leadUnit: 'A' },
      { hoursAgo: 49, leadUnit: 'A' },
    ])
    await mergeFeedback(app.owner, early, { version: 1, reason, into: late })
    const days = (await itemTally.readAll(app.db)).filter(({ span }) => span.length === 10)
    expect(days.map(({ span, outcome, n }) => [span, outcome, n])).toEqual([
      ['2026-09-26', 'ended-in-time', 1],
      ['2026-09-26', 'open', 1],
    ])
  })

  test('is moved with the item or not at all', async () => {
    await forget()
    const [id = '', other = ''] = await receive([{ hoursAgo: 1, leadUnit: 'A' }, { hoursAgo: 2 }])
    const before = await kept()
    await expect(closeFeedback(app.owner, id, { version: 1 })).rejects.toThrow(Refusal)
    await expect(mergeFeedback(app.owner, id, { version: 7, reason, into: other })).rejects.toThrow(Refusal)
    expect(await kept()).toEqual(before)
  })

  test('and the open items make the report, for any days', async () => {
    const root = await findUnitByCode(app.db, 'ROOT')
    if (!root) throw new Error('no root')
    await fc.assert(
      fc.asyncProperty(
        fc.array(received, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('2026-09', '2026-Q3', '2026', '2026-08-30..2026-09-20', '2026-09-05..2026-09-05'),
        async (items, key) => {
          await forget()
          app.clock.set(START)
          await receive(items)
          const period = parsePeriod(key)
          const rows = (await app.db.selectFrom('feedback').selectAll().execute()).filter(
            ({ received_on }) => period.fromDay <= received_on && received_on < period.toDay,
          )
          const answered = rows.filter(({ status }) => status === 'answered')
          const open = rows.filter(({ status }) => status !== 'answered')
          const minutes = answered.map((row) => row.working_minutes ?? 0).sort((a, b) => a - b)
          const middle = (half: (n: number) => number) => minutes[half((minutes.length - 1) / 2)] ?? 0
          expect(await timelinessReport(app.service, root, period)).toMatchObject({
            received: rows.length,
            onTime: answered.filter(({ on_time }) => on_time === 1).length,
            late: answered.filter(({ on_time }) => on_time === 0).length,
            openInTime: open.filter((row) => Date.parse(row.current_due_at) >= app.clock.now()).length,
            overdue: open.filter((row) => Date.parse(row.current_due_at) < app.clock.now()).length,
            medianWorkingMinutes: minutes.length === 0 ? null : (middle(Math.floor) + middle(Math.ceil)) / 2,
          })
        },
      ),
      { numRuns: 25 },
    )
  })

  test('verify names the cell that was changed behind the service’s back', async () => {
    await forget()
    await receive([{ hoursAgo: 1, leadUnit: 'A' }])
    await app.db.updateTable('item_tally').set({ n: 2 }).where('span', '=', '2026-09').execute()
    const { faults } = await verifyInstallation(app.service)
    expect(faults).toHaveLength(1)
    expect(faults.map(inEnglish)[0]).toMatch(/^month tally .* 2026-09 .* open .*: 2 kept, 1 items$/)
  })
})
