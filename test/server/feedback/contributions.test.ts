import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FeedbackDetail, FeedbackList } from '../../../server/contract/feedback/feedback.ts'
import type { NotificationKind, NotificationList } from '../../../server/contract/notification.ts'
import type { StaffTimelinessReport } from '../../../server/contract/report.ts'
import { deliverOutbox } from '../../../server/outbox/deliver-outbox.ts'
import { createDeliverers } from '../../../server/jobs/jobs.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

const MORNING = '2026-11-20T09:00:00+07:00'
const FRIDAY_CLOSE = '2026-11-20T10:00:00.000Z'
const REQUEST = 'Xin số liệu thu gom rác tháng 11.'

const PEOPLE = {
  officer: ['officer', 'A'],
  head: ['head', 'A'],
  asked: ['officer', 'B'],
  askedHead: ['head', 'B'],
  stranger: ['officer', 'C'],
  coordinator: ['coordinator', 'ROOT'],
  leader: ['leader', 'ROOT'],
} as const
type Person = keyof typeof PEOPLE

describe.each(DATABASES)('what other units contribute, on %s', (database) => {
  let app: TestApp
  let staff: Record<Person, StaffMember>

  beforeAll(async () => {
    app = await startApp(database, { now: MORNING })
    for (const code of ['A', 'B', 'C']) await app.addUnit(code)
    await app.addUnit('B1', { parent: 'B' })
    const signedIn = await Promise.all(
      Object.entries(PEOPLE).map(async ([username, [role, unit]]) => {
        await app.addPerson(username, role, unit)
        return [username, await staffMember(app, username)] as const
      }),
    )
    staff = Object.fromEntries(signedIn) as Record<Person, StaffMember>
  })
  beforeEach(() => app.clock.set(MORNING))
  afterAll(() => app.stop())

  const ask = (id: string, unit = 'B', by: Person = 'officer') =>
    staff[by].call(`/api/feedback/${id}/ask-contribution`, { unit, request: REQUEST })
  /** An item that A leads, with B asked for its part. */
  const asked = async () => {
    const { id } = await aFeedback(app, {
      unit: 'A',
      sender: { name: 'Nguyễn Văn Mẫu', phone: '0900 000 001' },
    })
    const { status, body } = await ask(id)
    expect(status).toBe(200)
    const contribution = (body as unknown as FeedbackDetail).contributions[0]
    if (!contribution) throw new Error('nothing was asked')
    const path = `/api/feedback/${id}`
    const about = { contribution: contribution.id }
    return {
      id,
      contribution,
      give: (by: Person = 'asked', text = 'Đã thu 12 tấn.') =>
        staff[by].call(`${path}/give-contribution`, { ...about, text }),
      withdraw: (by: Person = 'officer') =>
        staff[by].call(`${path}/withdraw-contribution`, { ...about, reason: 'Không cần nữa' }),
    }
  }
  const refusalOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
    status,
    body['code'],
  ]
  const list = async (who: Person, query: string) =>
    (await staff[who].call(`/api/feedback?${query}`)).body as unknown as FeedbackList
  const toldOf = async (kind: NotificationKind, id: string) => {
    app.clock.advance(1)
    await deliverOutbox(app.service, {
      deliver: createDeliverers(app.service),
      mayGoOn: () => Promise.resolve(true),
      random: () => 0,
    })
    const rows = await app.db
      .selectFrom('notification')
      .innerJoin('person', 'person.id', 'notification.person_id')
      .select('person.username')
      .where('notification.kind', '=', kind)
      .where('feedback_id', '=', id)
      .orderBy('person.username')
      .execute()
    return rows.map(({ username }) => username)
  }

  test('are asked with a request, given once, and move nothing of the item', async () => {
    const { id, contribution, give } = await asked()
    const before = await staff.officer.get(id)
    expect(before).toMatchObject({
      version: 1,
      status: 'assigned',
      leadUnit: { code: 'A' },
      currentDueAt: FRIDAY_CLOSE,
      promisedDueAt: FRIDAY_CLOSE,
    })
    expect(contribution).toMatchObject({
      unit: { code: 'B', name: 'Đơn vị B' },
      request: REQUEST,
      askedBy: 'Người officer',
      dueAt: FRIDAY_CLOSE,
      state: 'open',
      may: ['withdraw-contribution'],
    })
    expect(refusalOf(await give())).toEqual([200, undefined])
    // The answer that the lead had begun from the version before is still current.
    const { status, body } = await staff.officer.call(`/api/feedback/${id}/answer`, {
      version: before.version,
      text: 'Đã thu gom. Xin cảm ơn quý vị đã phản ánh.',
    })
    expect([status, body]).toMatchObject([200, { status: 'answered', onTime: true }])
    const { contributions, events, unitNames } = await staff.officer.get(id)
    expect(contributions).toMatchObject([
      { state: 'given', onTime: true, text: 'Đã thu 12 tấn.', givenBy: 'Người asked', may: [] },
    ])
    expect(events.slice(-3)).toMatchObject([
      { kind: 'contribution-asked', body: { to: 'B', text: REQUEST, dueAt: FRIDAY_CLOSE } },
      { kind: 'contribution-given', body: { from: 'B', text: 'Đã thu 12 tấn.', onTime: true } },
      { kind: 'answered' },
    ])
    expect(unitNames).toMatchObject({ B: { name: 'Đơn vị B' } })
    const holdings = await app.db
      .selectFrom('feedback_holding')
      .selectAll()
      .where('feedback_id', '=', id)
      .execute()
    expect(holdings).toHaveLength(1)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('open the item to the asked unit, without its sender, to read, to note and to contribute only', async () => {
    const { id } = await asked()
    for (const who of ['asked', 'askedHead'] as const) {
      const seen = await staff[who].get(id)
      expect(seen.may).toEqual(['note', 'give-contribution'])
      expect(seen).toMatchObject({ sender: null, rating: null })
      expect(seen.contributions[0]?.may).toEqual(['give-contribution'])
      expect((await staff[who].call(`/api/feedback/${id}/note`, { text: 'Đang tra cứu.' })).status).toBe(200)
    }
    expect((await staff.officer.get(id)).sender).toMatchObject({ phone: '0900 000 001' })
    expect(refusalOf(await staff.stranger.call(`/api/feedback/${id}`))).toEqual([404, 'feedback/not-found'])
    const other = (await aFeedback(app, { unit: 'A' })).id
    const [version, reason] = [1, 'Thử xem có được không']
    const lead: [string, object][] = [
      ['claim', { version }],
      ['answer', { version, text: 'Trả lời Xin cảm ơn quý vị đã phản ánh.' }],
      ['submit-for-approval', { version, text: 'Trả lời Xin cảm ơn quý vị đã phản ánh.' }],
      ['approve', { version }],
      ['return-to-officer', { version, reason }],
      ['pause', { version, reason }],
      ['resume', { version }],
      ['extend', { version, reason, workingDays: 1 }],
      ['approve-extension', { version }],
      ['reject-extension', { version, reason }],
      ['transfer', { version, reason, unit: 'B' }],
      ['refuse', { version, reason }],
      ['redirect', { version, reason }],
      ['mark-spam', { version, reason }],
      ['close', { version, reason }],
      ['reopen', { version, reason }],
      ['ask-contribution', { unit: 'C', request: REQUEST }],
    ]
    for (const [step, body] of lead)
      expect([step, ...refusalOf(await staff.askedHead.call(`/api/feedback/${id}/${step}`, body))]).toEqual([
        step,
        403,
        'access/not-allowed',
      ])
    const merge = { version, reason, into: other }
    expect((await staff.askedHead.call(`/api/feedback/${id}/merge`, merge)).status).toBe(404)
    expect(await staff.officer.get(id)).toMatchObject({ version: 1, status: 'assigned' })
  })

  test('are given by the asked unit and withdrawn by the lead, not the other way round', async () => {
    const { id, give, withdraw } = await asked()
    for (const who of ['officer', 'head', 'coordinator', 'leader'] as const)
      expect([who, ...refusalOf(await give(who))]).toEqual([who, 403, 'access/not-allowed'])
    for (const who of ['asked', 'askedHead', 'leader'] as const)
      expect([who, ...refusalOf(await withdraw(who))]).toEqual([who, 403, 'access/not-allowed'])
    expect(refusalOf(await give('stranger'))).toEqual([404, 'feedback/not-found'])
    for (const who of ['leader', 'stranger'] as const) expect((await ask(id, 'C', who)).status).not.toBe(200)
    expect((await ask(id, 'C', 'coordinator')).status).toBe(200)
    expect((await withdraw('coordinator')).status).toBe(200)
  })

  test.each<[string, object, string]>([
    ['without a request', { unit: 'B' }, 'request'],
    ['with a request of blanks', { unit: 'B', request: ' \u00a0 ' }, 'request'],
    ['without a unit', { request: REQUEST }, 'unit'],
    ['of the unit that leads', { unit: 'A', request: REQUEST }, 'unit'],
  ])('are not asked %s: refused with the field, in both languages', async (_name, input, field) => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const { status, body } = await staff.officer.call(`/api/feedback/${id}/ask-contribution`, input)
    expect([status, body['code']]).toEqual([400, 'request/invalid'])
    expect(body['errors']).toEqual([
      expect.objectContaining({ field, vi: expect.any(String), en: expect.any(String) }),
    ])
    expect((await staff.officer.get(id)).contributions).toEqual([])
  })

  test('are asked of a unit that exists, about what has a lead and is open', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    expect(refusalOf(await ask(id, 'KHONG'))).toEqual([404, 'unit/not-found'])
    const triage = await aFeedback(app)
    expect(refusalOf(await ask(triage.id, 'B', 'coordinator'))).toEqual([409, 'feedback/move-not-allowed'])
    await staff.officer.step(id, 'answer', { text: 'Xong. Xin cảm ơn quý vị đã phản ánh.' })
    expect(refusalOf(await ask(id))).toEqual([409, 'feedback/move-not-allowed'])
    const stale = { version: 1, unit: 'B', request: REQUEST }
    expect(refusalOf(await staff.officer.call(`/api/feedback/${id}/ask-contribution`, stale))).toEqual([
      409,
      'feedback/changed-meanwhile',
    ])
  })

  test('are asked and given while the citizen is waited for, and while an answer awaits approval', async () => {
    const { id, give } = await asked()
    await staff.head.step(id, 'claim')
    await staff.head.step(id, 'pause', { reason: 'Xin ảnh hiện trường' })
    expect((await give()).status).toBe(200)
    expect((await ask(id, 'C')).status).toBe(200)
    await staff.head.step(id, 'resume')
    await staff.head.step(id, 'submit-for-approval', { text: 'Đã thu gom. Xin cảm ơn quý vị đã phản ánh.' })
    expect((await ask(id, 'B1')).status).toBe(200)
    expect(await staff.officer.get(id)).toMatchObject({ status: 'awaiting-approval' })
  })

  test('of a unit are given by its own people and by those above it', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const { body } = await ask(id, 'B1')
    const contribution = (body as unknown as FeedbackDetail).contributions[0]
    expect(contribution?.unit.code).toBe('B1')
    expect((await list('askedHead', 'view=contributions&unit=B1')).total).toBeGreaterThan(0)
    const given = { contribution: contribution?.id ?? '', text: 'Đã có số liệu.' }
    expect((await staff.askedHead.call(`/api/feedback/${id}/give-contribution`, given)).status).toBe(200)
  })

  test('are asked of a unit once while it has not given them, and again afterwards', async () => {
    const { id, give } = await asked()
    const again = await ask(id)
    expect([again.status, again.body['errors']]).toEqual([400, [expect.objectContaining({ field: 'unit' })]])
    expect((await give()).status).toBe(200)
    app.clock.advance(1)
    expect((await ask(id)).status).toBe(200)
    expect((await staff.officer.get(id)).contributions.map(({ state }) => state)).toEqual(['given', 'open'])
  })

  test('asked by two at once are asked once; given by two at once are given once', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const asks = await Promise.all([ask(id), ask(id, 'B', 'head'), ask(id, 'B', 'coordinator')])
    expect(asks.map(({ status }) => status).sort()).toEqual([200, 400, 400])
    const contribution = (await staff.officer.get(id)).contributions
    expect(contribution).toHaveLength(1)
    const path = `/api/feedback/${id}/give-contribution`
    const gives = await Promise.all(
      (['asked', 'askedHead'] as const).map((who) =>
        staff[who].call(path, { contribution: contribution[0]?.id ?? '', text: `Của ${who}` }),
      ),
    )
    expect(gives.map(refusalOf).sort()).toEqual([
      [200, undefined],
      [409, 'contribution/not-open'],
    ])
    const { events } = await staff.officer.get(id)
    expect(events.filter(({ kind }) => kind.startsWith('contribution'))).toHaveLength(2)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('withdrawn with a reason are no longer owed, and close the item to the unit again', async () => {
    const { id, give, withdraw } = await asked()
    expect(refusalOf(await withdraw())).toEqual([200, undefined])
    const { contributions, events } = await staff.officer.get(id)
    expect(contributions).toMatchObject([{ state: 'ended', onTime: null, may: [] }])
    expect(events.at(-1)).toMatchObject({
      kind: 'contribution-withdrawn',
      body: { to: 'B', reason: 'Không cần nữa' },
    })
    expect(refusalOf(await withdraw())).toEqual([409, 'contribution/not-open'])
    expect(refusalOf(await give())).toEqual([404, 'feedback/not-found'])
    expect(await toldOf('contribution-asked', id)).toEqual([])
  })

  test('are found by the id of their own item only', async () => {
    const [one, two] = [await asked(), await asked()]
    const give = async (contribution: string) =>
      refusalOf(
        await staff.asked.call(`/api/feedback/${one.id}/give-contribution`, { contribution, text: 'x' }),
      )
    for (const contribution of [two.contribution.id, '01930000-0000-7000-8000-000000000000'])
      expect(await give(contribution)).toEqual([404, 'contribution/not-found'])
    expect(await give('khong-co')).toEqual([400, 'request/invalid'])
  })

  const endings: [string, (id: string) => Promise<unknown>][] = [
    ['answered', (id) => staff.head.step(id, 'answer', { text: 'Xong. Xin cảm ơn quý vị đã phản ánh.' })],
    ['refused', (id) => staff.head.step(id, 'refuse', { reason: 'Không rõ, người dân báo lại' })],
    ['redirected', (id) => staff.head.step(id, 'redirect', { reason: 'Đơn khiếu nại' })],
    ['marked as spam', (id) => staff.head.step(id, 'mark-spam', { reason: 'Quảng cáo, người dân báo lại' })],
    [
      'merged',
      async (id) =>
        staff.head.step(id, 'merge', {
          reason: 'Trùng, người dân báo lại',
          into: (await aFeedback(app, { unit: 'A' })).id,
        }),
    ],
  ]
  test.each(endings)(
    'end with an item that is %s, late only where they were past due',
    async (_name, end) => {
      const inTime = await asked()
      await end(inTime.id)
      const pastDue = await asked()
      app.clock.set('2026-11-20T17:00:00.001+07:00')
      await end(pastDue.id)
      const standing = async (id: string) =>
        (await staff.officer.get(id)).contributions.map(({ state, onTime }) => [state, onTime])
      expect(await standing(inTime.id)).toEqual([['ended', null]])
      expect(await standing(pastDue.id)).toEqual([['ended', false]])
      expect((await list('asked', 'view=contributions')).items.map(({ id }) => id)).not.toContain(inTime.id)
    },
  )

  test('stay with the item when another unit takes the lead', async () => {
    const { id, give } = await asked()
    await staff.officer.step(id, 'transfer', { unit: 'C', reason: 'Thuộc đơn vị C' })
    expect((await give()).status).toBe(200)
    expect((await staff.stranger.get(id)).contributions).toMatchObject([{ state: 'given' }])
  })

  test('are owed no longer by a unit that takes the lead itself, nor charged to it as late', async () => {
    const { id } = await asked()
    await staff.officer.step(id, 'transfer', { unit: 'B', reason: 'Thuộc đơn vị B' })
    expect((await list('asked', 'view=contributions')).items.map((each) => each.id)).not.toContain(id)
    app.clock.set('2026-11-20T17:00:00.001+07:00')
    await staff.askedHead.step(id, 'answer', { text: 'Xong. Xin cảm ơn quý vị đã phản ánh.' })
    expect((await staff.askedHead.get(id)).contributions).toMatchObject([{ state: 'ended', onTime: null }])
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('stand in a list of their own by their own due time, page by page, and in the list of all', async () => {
    const before = (await list('asked', 'view=contributions')).total
    const late = await asked()
    app.clock.set('2026-11-20T16:00:00+07:00')
    const early = await asked()
    const own = (await aFeedback(app, { unit: 'B' })).id
    const { items, total } = await list('asked', 'view=contributions&limit=200')
    expect(total).toBe(before + 2)
    const rows = items.filter(({ id }) => [late.id, early.id, own].includes(id))
    expect(rows.map(({ id, contribution }) => [id, contribution?.dueAt, contribution?.state])).toEqual([
      [late.id, FRIDAY_CLOSE, 'open'],
      [early.id, '2026-11-23T10:00:00.000Z', 'open'],
    ])
    const paged: string[] = []
    for (let after = ''; ;) {
      const page = await list('asked', `view=contributions&limit=1${after && `&after=${after}`}`)
      paged.push(...page.items.map(({ contribution }) => contribution?.id ?? ''))
      if (page.next === null) break
      after = page.next
    }
    expect(paged).toEqual(items.map(({ contribution }) => contribution?.id))
    const idsIn = async (who: Person, query: string) => (await list(who, query)).items.map(({ id }) => id)
    expect(await idsIn('asked', 'view=all&limit=200')).toEqual(expect.arrayContaining([late.id, own]))
    for (const view of ['today', 'unit', 'overdue'])
      expect(await idsIn('asked', `view=${view}&limit=200`)).not.toContain(late.id)
    expect(await idsIn('stranger', 'view=contributions')).not.toContain(late.id)
    expect(await idsIn('stranger', 'view=all&limit=200')).not.toContain(late.id)
    expect(await idsIn('asked', `view=contributions&q=${late.contribution.id}`)).toEqual([])
    const { trackingCode } = await staff.asked.get(late.id)
    expect(await idsIn('asked', `view=contributions&q=${trackingCode}`)).toEqual([late.id])
    await late.give()
    expect(await idsIn('asked', 'view=contributions&limit=200')).not.toContain(late.id)
    expect(await idsIn('asked', 'view=all&limit=200')).toContain(late.id)
  })

  test('are told to the unit when asked, to whoever handles the item when given', async () => {
    const { id, give } = await asked()
    expect(await toldOf('contribution-asked', id)).toEqual(['asked', 'askedHead'])
    const { body } = await staff.asked.call('/api/notifications')
    expect((body as unknown as NotificationList).items[0]).toMatchObject({
      kind: 'contribution-asked',
      dueAt: FRIDAY_CLOSE,
      title: 'Đèn đường hẻm 12 không sáng đã ba ngày.',
    })
    await staff.head.step(id, 'claim')
    await give()
    expect(await toldOf('contribution-given', id)).toEqual(['head'])
    const unclaimed = await asked()
    await unclaimed.give()
    expect(await toldOf('contribution-given', unclaimed.id)).toEqual(['officer'])
  })

  test('that are overdue are told once, in the hours of the unit that owes them', async () => {
    app.clock.set('2026-11-20T14:00:00+07:00')
    const [owed, given] = [await asked(), await asked()]
    await given.give()
    await app.db
      .updateTable('contribution')
      .set({ due_at: '2026-11-20T12:00:00.000Z' })
      .where('id', '=', owed.contribution.id)
      .execute()
    app.clock.set('2026-11-20T20:00:00+07:00')
    expect(await toldOf('contribution-overdue', owed.id)).toEqual([])
    app.clock.set('2026-11-23T07:30:00+07:00')
    expect(await toldOf('contribution-overdue', owed.id)).toEqual(['asked', 'askedHead'])
    app.clock.set('2026-11-24T09:00:00+07:00')
    expect(await toldOf('contribution-overdue', owed.id)).toHaveLength(2)
    expect(await toldOf('contribution-overdue', given.id)).toEqual([])
  })

  test('are counted by the unit that owes them, beside the lead’s figures and in their file', async () => {
    app.clock.set('2026-12-01T09:00:00+07:00')
    const [given, late, , ended] = [await asked(), await asked(), await asked(), await asked()]
    await given.give()
    await ended.withdraw()
    app.clock.set('2026-12-01T17:00:00.001+07:00')
    await late.withdraw()
    const { body } = await staff.coordinator.call('/api/reports/timeliness?period=2026-12')
    const { byUnit, contributions } = body as unknown as StaffTimelinessReport
    const counts = { asked: 4, onTime: 1, late: 1, openInTime: 0, overdue: 1, endedInTime: 1 }
    expect(contributions).toMatchObject({ ...counts, byUnit: [{ unit: { code: 'B' }, ...counts }] })
    expect(byUnit).toMatchObject([{ unit: { code: 'A' }, received: 4, onTime: 0, late: 0 }])
    const headers = await app.signIn('coordinator')
    const csv = await app.request('/api/reports/timeliness.csv?period=2026-12&lang=en', { headers })
    const [head, whole, lead, contributor] = (await csv.text()).trim().split('\r\n')
    expect(head).toMatch(
      /,Asked to contribute,Contributed on time,Contributed late,"Contributions open, in time",/,
    )
    expect([whole, lead, contributor].map((row) => row?.split(',').slice(25, 31).join(' '))).toEqual([
      '4 1 1 0 1 1',
      '0 0 0 0 0 0',
      '4 1 1 0 1 1',
    ])
    expect(contributor).toMatch(/^2026-12,B,[^,]*(,0){9},,,,,0(,0){8},4,1,1,0,1,1,{9}$/)
  })
})
