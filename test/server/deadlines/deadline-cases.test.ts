import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../db/open.ts'
import { contextFor } from '../../../server/context.ts'
import type { CalendarReply } from '../../../server/contract/deadlines/calendar-change.ts'
import type { StaffTimelinessReport } from '../../../server/contract/report.ts'
import { computeDeadline } from '../../../server/domain/deadlines/deadline.ts'
import { receiveMany } from '../../../server/feedback/intake/receive-feedback.ts'
import { findCalendar } from '../../../server/deadlines/find-calendar.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, staffMember, type StaffMember } from '../../fixtures/feedback.ts'

const FRIDAY_CLOSE = '2026-11-20T10:00:00.000Z'
const MONDAY_CLOSE = '2026-11-23T10:00:00.000Z'
const SAME_DAY = { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: 120 } as const

/** What other systems got wrong with deadlines, through the whole service. */
describe.each(DATABASES)('deadlines through the service on %s', (database) => {
  let app: TestApp
  let head: StaffMember
  let other: StaffMember
  let coordinator: StaffMember

  beforeEach(async () => {
    app = await startApp(database)
    for (const code of ['A', 'B']) await app.addUnit(code)
    await app.addPerson('phuong', 'head', 'A')
    await app.addPerson('quang', 'head', 'B')
    await app.addPerson('lan', 'coordinator')
    head = await staffMember(app, 'phuong')
    other = await staffMember(app, 'quang')
    coordinator = await staffMember(app, 'lan')
  })
  afterEach(() => app.stop())

  test('only an answer stops the clock: not taking it on, not a note, not a transfer', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await head.step(id, 'claim')
    await head.call(`/api/feedback/${id}/note`, { text: 'Đã gọi cho công dân.' })
    await head.step(id, 'transfer', { unit: 'B', reason: 'Thuộc đơn vị B' })
    expect(await other.get(id)).toMatchObject({ answeredAt: null, onTime: null, currentDueAt: FRIDAY_CLOSE })
    app.clock.set('2026-11-20T17:00:00.001+07:00')
    await other.step(id, 'claim')
    expect(
      await other.step(id, 'answer', { text: 'Đã sửa đèn. Xin cảm ơn quý vị đã phản ánh.' }),
    ).toMatchObject({ onTime: false })
  })

  test('an answer before the office opens is in time and took no working time', async () => {
    app.clock.set('2026-11-21T09:00:00+07:00')
    const { id } = await aFeedback(app, { unit: 'A' })
    await head.step(id, 'claim')
    app.clock.set('2026-11-23T07:29:59+07:00')
    const { onTime, events } = await head.step(id, 'answer', {
      text: 'Đã sửa đèn. Xin cảm ơn quý vị đã phản ánh.',
    })
    expect([onTime, events.at(-1)?.body]).toEqual([true, expect.objectContaining({ workingMinutes: 0 })])
  })

  test('another policy keeps the time that waits for the citizen gave back', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await head.step(id, 'claim')
    await head.step(id, 'pause', { reason: 'Xin ảnh hiện trường' })
    app.clock.set('2026-11-20T10:00:00+07:00')
    expect(await head.step(id, 'resume')).toMatchObject({ currentDueAt: MONDAY_CLOSE })
    await coordinator.call('/api/policies', {
      code: 'mot-buoi',
      name: 'Một buổi',
      rule: { kind: 'half-days', count: 1 },
      unit: 'A',
      validFrom: '2026-11-20',
      note: 'KH 9/UBND',
    })
    await app.app.recomputed()
    // Received 08:00, four hours of work, one hour of waiting.
    expect(await head.get(id)).toMatchObject({
      currentDueAt: '2026-11-20T07:30:00.000Z',
      promisedDueAt: FRIDAY_CLOSE,
    })
  })

  test('passed to and fro, each unit has a clock of its own and is charged the time it held the item', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    app.clock.set('2026-11-20T10:00:00+07:00')
    await head.step(id, 'transfer', { unit: 'B', reason: 'Thuộc đơn vị B' })
    app.clock.set('2026-11-20T15:00:01+07:00')
    await other.step(id, 'transfer', { unit: 'A', reason: 'Không thuộc đơn vị B' })
    const holdings = await app.db
      .selectFrom('feedback_holding as h')
      .innerJoin('unit', 'unit.id', 'h.unit_id')
      .select(['unit.code', 'h.from_at', 'h.to_at', 'h.due_at'])
      .where('h.feedback_id', '=', id)
      .orderBy('h.from_at')
      .execute()
    expect(holdings).toMatchObject([
      { code: 'A', to_at: '2026-11-20T03:00:00.000Z', due_at: FRIDAY_CLOSE },
      { code: 'B', to_at: '2026-11-20T08:00:01.000Z', due_at: FRIDAY_CLOSE },
      // Back after the cut-off: the unit's own clock has the next working day, the citizen's date stays.
      { code: 'A', to_at: null, due_at: MONDAY_CLOSE },
    ])
    expect(await head.get(id)).toMatchObject({ currentDueAt: FRIDAY_CLOSE })
  })

  /** Unit B is asked for its part in an item that A leads, at 14:00 on Friday; both are due at 17:00. */
  const askedOfB = async () => {
    app.clock.set('2026-11-20T14:00:00+07:00')
    const { id } = await aFeedback(app, { unit: 'A' })
    const { contributions } = await head.step(id, 'ask-contribution', {
      unit: 'B',
      request: 'Xin số liệu, người dân báo lại',
    })
    return { id, contribution: contributions[0]?.id ?? '', dueAt: contributions[0]?.dueAt }
  }
  const giveB = ({ id, contribution }: { id: string; contribution: string }) =>
    other.call(`/api/feedback/${id}/give-contribution`, { contribution, text: 'Số liệu' })
  const reported = async () => {
    const { body } = await coordinator.call('/api/reports/timeliness?period=2026-11')
    const { byUnit, contributions } = body as unknown as StaffTimelinessReport
    return [
      ...byUnit.map(({ unit, onTime, late }) => [unit.code, 'leads', onTime, late]),
      ...contributions.byUnit.map(({ unit, onTime, late }) => [unit.code, 'contributes', onTime, late]),
    ]
  }

  test('a late contribution is its unit’s alone: the lead that answered without it was on time', async () => {
    const { id, contribution } = await askedOfB()
    app.clock.set('2026-11-20T17:00:00+07:00')
    // The last instant of both clocks; the contribution is still owed when the answer ends it.
    expect(
      await head.step(id, 'answer', { text: 'Đã sửa đèn. Xin cảm ơn quý vị đã phản ánh.' }),
    ).toMatchObject({
      onTime: true,
      currentDueAt: FRIDAY_CLOSE,
      contributions: [{ state: 'ended', onTime: null, endedAt: FRIDAY_CLOSE }],
    })
    expect(
      (await other.call(`/api/feedback/${id}/give-contribution`, { contribution, text: 'Muộn' })).status,
    ).toBe(404)

    const second = await askedOfB()
    app.clock.set('2026-11-20T17:00:00.001+07:00')
    const late = await giveB(second)
    expect(late.body['contributions']).toMatchObject([{ state: 'given', onTime: false }])
    app.clock.set('2026-11-20T17:00:00+07:00')
    expect(
      await head.step(second.id, 'answer', { text: 'Đã sửa đèn. Xin cảm ơn quý vị đã phản ánh.' }),
    ).toMatchObject({ onTime: true })
    expect(await reported()).toEqual([
      ['A', 'leads', 2, 0],
      ['B', 'contributes', 0, 1],
    ])
  })

  test('a late lead is late whatever the others did: neither their haste nor their delay hides it', async () => {
    const quick = await askedOfB()
    app.clock.set('2026-11-20T17:00:00+07:00')
    const { body } = await giveB(quick)
    expect(body['contributions']).toMatchObject([{ state: 'given', onTime: true }])
    const slow = await askedOfB()
    app.clock.set('2026-11-20T17:00:00.001+07:00')
    for (const { id } of [quick, slow])
      expect(
        await head.step(id, 'answer', { text: 'Đã sửa đèn. Xin cảm ơn quý vị đã phản ánh.' }),
      ).toMatchObject({ onTime: false })
    expect((await head.get(slow.id)).contributions).toMatchObject([{ state: 'ended', onTime: false }])
    expect(await reported()).toEqual([
      ['A', 'leads', 0, 2],
      ['B', 'contributes', 1, 1],
    ])
  })

  test('a contributor’s day off moves the contributor’s date alone, and its clock begins when it is asked', async () => {
    const off = {
      change: 'date',
      date: '2026-11-20',
      entry: { sessions: [], reason: 'Mất điện, người dân báo lại' },
    }
    const sent = { unit: 'B', version: 0, changes: [off], note: 'TB 5' }
    expect((await coordinator.call('/api/calendars', sent)).status).toBe(201)
    const { id, dueAt } = await askedOfB()
    expect(dueAt).toBe(MONDAY_CLOSE)
    app.clock.set('2026-11-20T15:00:01+07:00')
    await app.addUnit('C')
    const { contributions, ...item } = await head.step(id, 'ask-contribution', {
      unit: 'C',
      request: 'Xin ảnh, người dân báo lại',
    })
    expect(contributions.map((each) => each.dueAt)).toEqual([MONDAY_CLOSE, MONDAY_CLOSE])
    expect(item).toMatchObject({
      currentDueAt: FRIDAY_CLOSE,
      promisedDueAt: FRIDAY_CLOSE,
      status: 'assigned',
    })
  })

  test.each<[string, string, object, string]>([
    ['a wait without a reason', 'pause', {}, 'reason'],
    ['a wait for a reason of blanks', 'pause', { reason: ' \u00a0 ' }, 'reason'],
    ['more time without a reason', 'extend', { workingDays: 1 }, 'reason'],
    ['no more time', 'extend', { reason: 'Cần xác minh', workingDays: 0 }, 'workingDays'],
    ['half a day more', 'extend', { reason: 'Cần xác minh', workingDays: 0.5 }, 'workingDays'],
    ['more time than the policy has', 'extend', { reason: 'Cần xác minh', workingDays: 4 }, 'workingDays'],
  ])('%s is refused with the field, and nothing moves', async (_name, step, input, field) => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const { version } = await head.step(id, 'claim')
    const { status, body } = await head.call(`/api/feedback/${id}/${step}`, { version, ...input })
    expect([400, 422]).toContain(status)
    expect(body['errors']).toEqual([expect.objectContaining({ field })])
    expect(await head.get(id)).toMatchObject({ status: 'in-progress', version, currentDueAt: FRIDAY_CLOSE })
  })

  test('a make-up day that a person wrote stays worked when the year’s holidays are proposed', async () => {
    const change = async (changes: object[]) => {
      const { version } = (await coordinator.call('/api/calendars/ROOT')).body as unknown as CalendarReply
      const sent = { unit: 'ROOT', version, changes, note: 'QĐ 1' }
      expect((await coordinator.call('/api/calendars', sent)).status).toBe(201)
    }
    const hours = [['07:30', '11:30']]
    await change([
      {
        change: 'date',
        date: '2028-09-02',
        entry: { sessions: hours, reason: 'Trực làm bù, người dân báo lại' },
      },
    ])
    await change([{ change: 'propose', year: 2028 }])
    const { body } = (await coordinator.call('/api/calendars/ROOT')).body as unknown as CalendarReply
    expect(body.dates['2028-09-02']).toEqual({ sessions: hours, reason: 'Trực làm bù, người dân báo lại' })
    expect(body.dates['2028-04-30']).toMatchObject({ sessions: [], computed: true })
  })

  test('a database session in another zone changes nothing', async () => {
    const url = new URL(app.url)
    if (database === 'postgres') url.searchParams.set('options', '-c timezone=America/New_York')
    const db = openDatabase(database === 'postgres' ? url.href : app.url)
    const service = { ...app.service, db }
    if (database === 'postgres') {
      const { rows } = await sql<{ TimeZone: string }>`show timezone`.execute(db)
      expect(rows).toEqual([{ TimeZone: 'America/New_York' }])
    }
    const { id, promisedDueAt } = await aFeedback({ ...app, service }, { unit: 'A' })
    expect(promisedDueAt).toBe(FRIDAY_CLOSE)
    expect(await head.get(id)).toMatchObject({
      receivedAt: '2026-11-20T01:00:00.000Z',
      currentDueAt: FRIDAY_CLOSE,
    })
    await db.destroy()
  })

  test('whatever the minute of receipt, what is stored is what the engine finds', async () => {
    const minutesAgo = fc.sample(fc.integer({ min: 0, max: 29 * 1440 }), { numRuns: 200, seed: 20261120 })
    const items = minutesAgo.map((minutes, index) => ({
      externalRef: `phut-${index}`,
      receivedAt: new Date(app.clock.now() - minutes * 60_000).toISOString(),
      text: 'Rác chưa thu gom.',
      source: { leadUnit: 'A' },
    }))
    const ctx = contextFor(app.service, { kind: 'channel', name: '1022' })
    const receipts = await receiveMany(ctx, items, { channel: 'call-centre-1022' })
    const { calendar } = await findCalendar(app.db, `/${app.service.organisation.rootUnitId}/`)
    const expected = items.map(({ receivedAt }) =>
      new Date(
        computeDeadline({ rule: SAME_DAY, receivedAt: Date.parse(receivedAt), calendar }).dueAt,
      ).toISOString(),
    )
    expect(receipts.map(({ promisedDueAt }) => promisedDueAt)).toEqual(expected)
  })
})
