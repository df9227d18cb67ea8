import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listEvents } from '../../../db/queries/history/events.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { findBreak } from '../../../server/history/event-chain.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

const MORNING = '2026-11-20T09:00:00+07:00'
const CLOSE_OF_FRIDAY = '2026-11-20T10:00:00.000Z'
const CLOSE_OF_MONDAY = '2026-11-23T10:00:00.000Z'

describe.each(DATABASES)('the steps of an item on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let head: StaffMember
  let coordinator: StaffMember
  let stranger: StaffMember

  beforeAll(async () => {
    app = await startApp(database, { now: MORNING })
    for (const code of ['A', 'B']) await app.addUnit(code)
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    await app.addPerson('dieu.phoi', 'coordinator')
    await app.addPerson('nguoi.la', 'officer', 'B')
    officer = await staffMember(app, 'can.bo')
    head = await staffMember(app, 'truong')
    coordinator = await staffMember(app, 'dieu.phoi')
    stranger = await staffMember(app, 'nguoi.la')
  })
  beforeEach(() => app.clock.set(MORNING))
  afterAll(() => app.stop())

  const holdingsOf = (id: string) =>
    app.db
      .selectFrom('feedback_holding')
      .innerJoin('unit', 'unit.id', 'unit_id')
      .select(['unit.code', 'from_at', 'to_at', 'due_at', 'cycle'])
      .where('feedback_id', '=', id)
      .orderBy('from_at')
      .execute()

  test('an officer takes an item on and answers in time; the verdict is kept', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const claimed = await officer.step(id, 'claim')
    expect(claimed).toMatchObject({ status: 'in-progress', assignee: { name: 'Người can.bo' } })
    app.clock.set('2026-11-20T17:00:00+07:00')
    const answered = await officer.step(id, 'answer', {
      text: 'Đèn đã được thay. Xin cảm ơn quý vị đã phản ánh.',
    })
    expect(answered).toMatchObject({
      status: 'answered',
      onTime: true,
      answers: [{ text: 'Đèn đã được thay. Xin cảm ơn quý vị đã phản ánh.', by: 'Người can.bo', cycle: 1 }],
    })
    const row = await app.db.selectFrom('feedback').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    // 08:00–11:30 and 13:00–17:00.
    expect(row.working_minutes).toBe(450)
    expect(await holdingsOf(id)).toMatchObject([
      { code: 'A', to_at: CLOSE_OF_FRIDAY, due_at: CLOSE_OF_FRIDAY },
    ])
  })

  test('a moment after the due instant is late', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    app.clock.set('2026-11-20T17:00:00.001+07:00')
    expect(await officer.step(id, 'answer', { text: 'Muộn. Xin cảm ơn quý vị đã phản ánh.' })).toMatchObject({
      onTime: false,
    })
  })

  test('an answer from a stale page is refused and changes nothing', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const { version } = await officer.get(id)
    await head.step(id, 'claim')
    const before = await officer.get(id)
    const { status, body } = await officer.call(`/api/feedback/${id}/answer`, {
      version,
      text: 'Trả lời cũ Xin cảm ơn quý vị đã phản ánh.',
    })
    expect([status, body['code']]).toEqual([409, 'feedback/changed-meanwhile'])
    expect(await officer.get(id)).toEqual(before)
  })

  test('ten answers at once from the same page make one', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const { version } = await officer.get(id)
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        officer.call(`/api/feedback/${id}/answer`, {
          version,
          text: `Đèn đường đã được sửa xong, lần ${n}.`,
        }),
      ),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(409)])
    expect((await officer.get(id)).answers).toHaveLength(1)
  })

  test('ten notes at once are all kept, and make nobody’s page stale', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const { version } = await officer.get(id)
    const notes = Array.from({ length: 10 }, (_, n) => `Ghi chú ${n}`)
    for (const pair of [notes.slice(0, 4), notes.slice(4, 7), notes.slice(7)]) {
      const replies = await Promise.all(
        pair.map((text) => officer.call(`/api/feedback/${id}/note`, { text })),
      )
      expect(replies.map(({ status }) => status)).toEqual(pair.map(() => 200))
    }
    const { events } = await officer.get(id)
    const noted = events.flatMap((event) => (event.kind === 'noted' ? [event.body.text] : []))
    expect(noted.toSorted()).toEqual(notes)
    const answered = await officer.call(`/api/feedback/${id}/answer`, {
      version,
      text: 'Vẫn gửi được Xin cảm ơn quý vị đã phản ánh.',
    })
    expect(answered.status).toBe(200)
  })

  test('waiting for the citizen gives working time back: the current date moves, the promised one stays', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    expect(await officer.step(id, 'pause', { reason: 'Xin ảnh hiện trường' })).toMatchObject({
      status: 'waiting-for-citizen',
      currentDueAt: CLOSE_OF_FRIDAY,
    })
    app.clock.set('2026-11-20T11:00:00+07:00')
    const resumed = await officer.step(id, 'resume', { reason: 'Đã có ảnh, người dân báo lại' })
    expect(resumed).toMatchObject({
      status: 'in-progress',
      promisedDueAt: CLOSE_OF_FRIDAY,
      currentDueAt: CLOSE_OF_MONDAY,
    })
    expect(resumed.events.at(-1)).toMatchObject({
      kind: 'resumed',
      body: { oldDueAt: CLOSE_OF_FRIDAY, newDueAt: CLOSE_OF_MONDAY },
    })
    expect(resumed.deadline.steps.map(({ step }) => step)).toContain('pause-given-back')
  })

  test.each(['pause', 'refuse', 'redirect'])(
    'beside the reason of %s, which the citizen reads, a note is for colleagues alone',
    async (step) => {
      const { id } = await aFeedback(app, { unit: 'A' })
      const by = step === 'pause' ? officer : head
      const done = await by.step(id, step, { reason: 'Xin ảnh hiện trường', note: 'Đã gọi hai lần' })
      expect(done.events.slice(-2)).toMatchObject([
        { kind: 'noted', body: { text: 'Đã gọi hai lần' } },
        { body: { reason: 'Xin ảnh hiện trường' } },
      ])
      const { tracking_code: code } = await app.db
        .selectFrom('feedback')
        .select('tracking_code')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const page = await (await app.request(`/public/track/${code}`)).text()
      expect(page).toContain('Xin ảnh hiện trường')
      expect(page).not.toContain('Đã gọi hai lần')
      expect((await verifyInstallation(app.service)).faults).toEqual([])
    },
  )

  test('an answer to an item that waits first resumes it; the pause is no working time', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await officer.step(id, 'pause', { reason: 'Xin số nhà, người dân báo lại' })
    app.clock.set('2026-11-20T10:30:00+07:00')
    const answered = await officer.step(id, 'answer', { text: 'Đã xử lý. Xin cảm ơn quý vị đã phản ánh.' })
    expect(answered.events.slice(-2).map(({ kind }) => kind)).toEqual(['resumed', 'answered'])
    expect(answered.events.at(-1)?.body).toMatchObject({
      workingMinutes: 60,
      onTime: true,
      dueAt: CLOSE_OF_MONDAY,
    })
  })

  test('a pause by night gives nothing back', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    app.clock.set('2026-11-20T16:59:00+07:00')
    await officer.step(id, 'pause', { reason: 'Xin thêm thông tin' })
    app.clock.set('2026-11-20T16:59:00+07:00')
    expect(await officer.step(id, 'resume')).toMatchObject({ currentDueAt: CLOSE_OF_FRIDAY })
  })

  test('a due date from elsewhere gets working time back to the minute', async () => {
    const { id } = await aFeedback(app, {
      source: { leadUnit: 'A', promisedDueAt: '2026-11-20T16:00:00+07:00' },
    })
    await officer.step(id, 'pause', { reason: 'Chờ công dân' })
    app.clock.set('2026-11-20T10:30:00+07:00')
    const resumed = await officer.step(id, 'resume')
    expect(resumed).toMatchObject({
      currentDueAt: '2026-11-23T01:00:00.000Z',
      deadline: { policy: 'imported' },
    })
  })

  test('a transfer keeps the citizen’s date and splits the time by who held the item', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await officer.step(id, 'claim')
    app.clock.set('2026-11-20T15:30:00+07:00')
    const moved = await officer.step(id, 'transfer', { unit: 'B', reason: 'Thuộc lĩnh vực của đơn vị B' })
    expect(moved).toMatchObject({
      status: 'assigned',
      leadUnit: { code: 'B' },
      assignee: null,
      promisedDueAt: CLOSE_OF_FRIDAY,
      currentDueAt: CLOSE_OF_FRIDAY,
      routing: { kind: 'person', by: 'Người can.bo', reason: 'Thuộc lĩnh vực của đơn vị B' },
      may: ['take-back'],
    })
    expect(await holdingsOf(id)).toMatchObject([
      { code: 'A', to_at: '2026-11-20T08:30:00.000Z', due_at: CLOSE_OF_FRIDAY },
      { code: 'B', from_at: '2026-11-20T08:30:00.000Z', to_at: null, due_at: CLOSE_OF_MONDAY },
    ])
    // Whoever sent it away looks on, and may no longer do anything once the other unit has seen it.
    expect((await stranger.get(id)).status).toBe('assigned')
    expect((await officer.get(id)).may).toEqual([])
  })

  test('a transfer needs another unit that exists, and a reason', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const { version } = await officer.get(id)
    const codes = []
    for (const input of [
      { unit: 'NOWHERE', reason: 'Người dân báo lại' },
      { unit: 'A', reason: 'Người dân báo lại' },
      { unit: 'B', reason: '\u200b ' },
      { unit: 'B' },
    ]) {
      codes.push((await officer.call(`/api/feedback/${id}/transfer`, { version, ...input })).body['code'])
    }
    expect(codes).toEqual(['unit/not-found', 'request/invalid', 'request/invalid', 'request/invalid'])
  })

  test('the coordinator assigns out of triage; nobody else knows that the item is there', async () => {
    const { id } = await aFeedback(app)
    expect((await officer.call(`/api/feedback/${id}`)).status).toBe(404)
    expect((await coordinator.get(id)).may).toContain('assign')
    const assigned = await coordinator.step(id, 'assign', { unit: 'A', reason: 'Đúng địa bàn' })
    expect(assigned).toMatchObject({
      status: 'assigned',
      leadUnit: { code: 'A' },
      currentDueAt: CLOSE_OF_FRIDAY,
    })
    expect((await officer.get(id)).may).toContain('claim')
  })

  test('an item of another unit does not exist for this officer, whatever they try', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const { version } = await officer.get(id)
    const inputs = {
      claim: { version },
      note: { text: 'Người dân báo lại' },
      answer: { version, text: 'Đèn đường đã được sửa xong rồi.' },
      pause: { version, reason: 'Người dân báo lại' },
      transfer: { version, unit: 'B', reason: 'Người dân báo lại' },
      merge: { version, reason: 'Người dân báo lại', into: id },
    }
    for (const [step, input] of Object.entries(inputs)) {
      const { status } = await stranger.call(`/api/feedback/${id}/${step}`, input)
      expect([step, status]).toEqual([step, step === 'merge' ? 400 : 404])
    }
  })

  test('an officer may not settle what the head settles', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const { version, may } = await officer.get(id)
    expect(may).not.toContain('refuse')
    const refused = await officer.call(`/api/feedback/${id}/refuse`, {
      version,
      reason: 'Người dân báo lại',
    })
    expect([refused.status, refused.body['code']]).toEqual([403, 'access/not-allowed'])
    expect((await head.get(id)).may).toContain('refuse')
  })

  test.each([
    ['refuse', 'refused', 'refused'],
    ['redirect', 'redirected', 'redirected'],
    ['mark-spam', 'spam', 'marked-spam'],
  ])('%s ends an item with a reason, and it can come back to triage', async (step, status, kind) => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const ended = await head.step(id, step, { reason: 'Có lý do, người dân báo lại' })
    expect(ended).toMatchObject({ status, answeredAt: null })
    expect(ended.events.at(-1)).toMatchObject({ kind, body: { reason: 'Có lý do, người dân báo lại' } })
    expect((await holdingsOf(id)).at(-1)?.to_at).not.toBeNull()
    const reopened = await head.step(id, 'reopen', { reason: 'Nhầm, người dân báo lại' })
    expect(reopened).toMatchObject({ status: 'new', leadUnit: null, routing: { kind: 'triage' } })
  })

  test('a reopened item begins a new cycle; the first verdict stays with its answer', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await officer.step(id, 'answer', { text: 'Lần một Xin cảm ơn quý vị đã phản ánh.' })
    await head.step(id, 'close')
    app.clock.set('2026-11-20T15:30:00+07:00')
    const reopened = await head.step(id, 'reopen', { reason: 'Công dân chưa hài lòng' })
    expect(reopened).toMatchObject({
      status: 'assigned',
      promisedDueAt: CLOSE_OF_MONDAY,
      currentDueAt: CLOSE_OF_MONDAY,
      answeredAt: null,
      onTime: null,
    })
    expect(reopened.events.at(-1)?.body).toMatchObject({ cycle: 2, before: { onTime: true } })
    app.clock.set('2026-11-23T17:30:00+07:00')
    await officer.step(id, 'answer', { text: 'Lần hai Xin cảm ơn quý vị đã phản ánh.' })
    const verdicts = await app.db
      .selectFrom('answer')
      .select(['cycle', 'on_time', 'due_at'])
      .where('feedback_id', '=', id)
      .orderBy('cycle')
      .execute()
    expect(verdicts).toEqual([
      { cycle: 1, on_time: 1, due_at: CLOSE_OF_FRIDAY },
      { cycle: 2, on_time: 0, due_at: CLOSE_OF_MONDAY },
    ])
  })

  test('a merged item ends; the other keeps the earliest receipt and the earliest open date', async () => {
    app.clock.set('2026-11-23T08:30:00+07:00')
    const early = await aFeedback(app, { unit: 'A', receivedAt: '2026-11-20T08:00:00+07:00' })
    const late = await aFeedback(app, { unit: 'A', receivedAt: '2026-11-23T08:00:00+07:00' })
    const merged = await head.step(early.id, 'merge', { into: late.id, reason: 'Cùng một việc' })
    expect(merged.status).toBe('merged')
    const parent = await head.get(late.id)
    expect(parent).toMatchObject({
      status: 'assigned',
      receivedAt: '2026-11-20T01:00:00.000Z',
      currentDueAt: CLOSE_OF_FRIDAY,
    })
    expect(parent.events.at(-1)).toMatchObject({ kind: 'took-in', body: { from: early.trackingCode } })
  })

  test('two items merged into each other at once: one of the two ways wins', async () => {
    const [one, two] = [await aFeedback(app, { unit: 'A' }), await aFeedback(app, { unit: 'A' })]
    const merge = (from: string, into: string) =>
      head.call(`/api/feedback/${from}/merge`, { version: 1, into, reason: 'Trùng, người dân báo lại' })
    const replies = await Promise.all([merge(one.id, two.id), merge(two.id, one.id)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const statuses = [(await head.get(one.id)).status, (await head.get(two.id)).status]
    expect(statuses.sort()).toEqual(['assigned', 'merged'])
  })

  test('what the status does not allow is refused by name', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    for (const step of ['close', 'resume', 'reopen']) {
      const { status, body } = await head.call(`/api/feedback/${id}/${step}`, {
        version: 1,
        reason: 'Người dân báo lại',
      })
      expect([step, status, body['code']]).toEqual([step, 409, 'feedback/move-not-allowed'])
    }
  })

  test('the sender is shown to those who answer, not to leadership', async () => {
    await app.addPerson('lanh.dao', 'leader').catch(() => undefined)
    const leader = await staffMember(app, 'lanh.dao')
    const { id } = await aFeedback(app, { unit: 'A', sender: { name: 'Lê Thị Na', phone: '0909 000 111' } })
    expect((await officer.get(id)).sender).toEqual({
      name: 'Lê Thị Na',
      phone: '0909 000 111',
      hideName: false,
    })
    expect((await leader.get(id)).sender).toBeNull()
    expect((await leader.get(id)).may).toEqual([])
  })

  test('the history is a chain: any entry changed, dropped or moved is found', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await officer.step(id, 'claim')
    await officer.call(`/api/feedback/${id}/note`, { text: 'Đã gọi điện' })
    await officer.step(id, 'answer', { text: 'Xong. Xin cảm ơn quý vị đã phản ánh.' })
    const events = await listEvents(app.db, id)
    const row = await app.db.selectFrom('feedback').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const end = { seq: row.last_event_seq, hash: row.last_event_hash }
    expect(events.map(({ kind }) => kind)).toEqual(['received', 'routed', 'claimed', 'noted', 'answered'])
    expect(findBreak(events, end)).toBeNull()

    const tampered = events.map((event) =>
      event.seq === 4 ? { ...event, body: event.body.replace(/[0-9a-f]{64}/, '0'.repeat(64)) } : event,
    )
    expect(findBreak(tampered, end)).toBe(4)
    expect(findBreak(events.toSpliced(2, 1), end)).toBe(3)
    expect(
      findBreak(
        [events[1], events[0], ...events.slice(2)].flatMap((e) => e ?? []),
        end,
      ),
    ).toBe(1)
    expect(findBreak(events.slice(0, -1), end)).toBe(5)
    for (const key of ['at', 'actor_id', 'sets', 'kind'] as const) {
      const changed = events.map((event) =>
        event.seq === 2 ? { ...event, [key]: 'Người dân báo lại' } : event,
      )
      expect([key, findBreak(changed as typeof events, end)]).toEqual([key, 2])
    }
  })
})
