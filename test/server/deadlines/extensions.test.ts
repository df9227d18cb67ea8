import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeadlineLimits } from '../../../server/contract/deadlines/calendar.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

const MORNING = '2026-11-20T09:00:00+07:00'
const CLOSE_OF_FRIDAY = '2026-11-20T10:00:00.000Z'
const CLOSE_OF_MONDAY = '2026-11-23T10:00:00.000Z'
/** Tuesday 24/11 is Vietnam's Culture Day, a day off. */
const CLOSE_OF_WEDNESDAY = '2026-11-25T10:00:00.000Z'
const CLOSE_OF_THURSDAY = '2026-11-26T10:00:00.000Z'

describe.each(DATABASES)('more time for an item on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let head: StaffMember
  let coordinator: StaffMember
  let leader: StaffMember
  let stranger: StaffMember

  beforeAll(async () => {
    app = await startApp(database, { now: MORNING })
    for (const code of ['A', 'B']) await app.addUnit(code)
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    await app.addPerson('dieu.phoi', 'coordinator')
    await app.addPerson('lanh.dao', 'leader')
    await app.addPerson('truong.b', 'head', 'B')
    officer = await staffMember(app, 'can.bo')
    head = await staffMember(app, 'truong')
    coordinator = await staffMember(app, 'dieu.phoi')
    leader = await staffMember(app, 'lanh.dao')
    stranger = await staffMember(app, 'truong.b')
  })
  beforeEach(async () => {
    app.clock.set(MORNING)
    await setLimits({})
  })
  afterAll(() => app.stop())

  const setLimits = (limits: DeadlineLimits) =>
    app.db
      .updateTable('deadline_policy')
      .set({ limits: JSON.stringify(limits) })
      .execute()

  const ask = (id: string, workingDays = 1) =>
    officer.step(id, 'extend', { workingDays, reason: 'Chờ đơn vị thi công xác nhận' })

  /** What a step is answered with, from the version as it stands. */
  async function refusal(who: StaffMember, id: string, step: string, input: object = {}) {
    const { version } = await officer.get(id)
    const { status, body } = await who.call(`/api/feedback/${id}/${step}`, { version, ...input })
    return [status, body['code']]
  }

  test('asked for by the officer and granted by the head, it moves the current date and keeps the promise', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const asked = await ask(id, 2)
    expect(asked).toMatchObject({
      currentDueAt: CLOSE_OF_FRIDAY,
      extensions: { pending: { workingDays: 2, by: 'Người can.bo' }, granted: 0, maxExtensions: 1 },
    })
    expect(asked.may).not.toContain('extend')
    expect(asked.may).not.toContain('approve-extension')
    const seen = await head.get(id)
    expect(seen.may).toEqual(expect.arrayContaining(['approve-extension', 'reject-extension']))
    expect(seen.extensions.pending?.reason).toBe('Chờ đơn vị thi công xác nhận')

    const granted = await head.step(id, 'approve-extension', { reason: 'Đúng là cần thêm' })
    expect(granted).toMatchObject({
      status: 'assigned',
      promisedDueAt: CLOSE_OF_FRIDAY,
      currentDueAt: CLOSE_OF_WEDNESDAY,
      extensions: { pending: null, granted: 1 },
    })
    expect(granted.deadline.steps.slice(-2)).toEqual([
      { step: 'extension', workingDays: 2, at: '2026-11-25T10:00:00Z', date: '2026-11-25' },
      { step: 'due', at: '2026-11-25T10:00:00Z', date: '2026-11-25' },
    ])
    expect(granted.events.slice(-2)).toMatchObject([
      { kind: 'extension-requested', body: { workingDays: 2, dueAt: CLOSE_OF_FRIDAY } },
      { kind: 'extension-approved', body: { oldDueAt: CLOSE_OF_FRIDAY, newDueAt: CLOSE_OF_WEDNESDAY } },
    ])
    app.clock.set('2026-11-25T16:00:00+07:00')
    expect(
      await officer.step(id, 'answer', { text: 'Đã sửa. Xin cảm ơn quý vị đã phản ánh.' }),
    ).toMatchObject({ onTime: true })
  })

  test('refused with a reason, nothing moves and it may be asked for again', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await ask(id)
    const refused = await head.step(id, 'reject-extension', { reason: 'Làm kịp trong ngày' })
    expect(refused).toMatchObject({
      currentDueAt: CLOSE_OF_FRIDAY,
      extensions: { pending: null, granted: 0 },
    })
    expect(refused.events.at(-1)).toMatchObject({
      kind: 'extension-rejected',
      body: { reason: 'Làm kịp trong ngày' },
    })
    expect((await officer.get(id)).may).toContain('extend')
  })

  test('nobody grants their own request, whatever their role', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await head.step(id, 'extend', { workingDays: 1, reason: 'Cần khảo sát' })
    expect((await head.get(id)).may).not.toContain('approve-extension')
    expect(await refusal(head, id, 'approve-extension')).toEqual([403, 'extension/own-request'])
    expect(await refusal(head, id, 'reject-extension', { reason: 'Người dân báo lại' })).toEqual([
      403,
      'extension/own-request',
    ])
    expect(await coordinator.step(id, 'approve-extension')).toMatchObject({ currentDueAt: CLOSE_OF_MONDAY })
  })

  test('only head and coordinator decide, and only in their own units', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await ask(id)
    for (const step of ['approve-extension', 'reject-extension']) {
      const input = { reason: 'Người dân báo lại' }
      expect(await refusal(officer, id, step, input)).toEqual([403, 'access/not-allowed'])
      expect(await refusal(leader, id, step, input)).toEqual([403, 'access/not-allowed'])
      expect(await refusal(stranger, id, step, input)).toEqual([404, 'feedback/not-found'])
    }
    expect(await refusal(coordinator, id, 'extend', { workingDays: 1, reason: 'Người dân báo lại' })).toEqual(
      [403, 'access/not-allowed'],
    )
  })

  test('the policy says how often and how long', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    expect(await refusal(officer, id, 'extend', { workingDays: 4, reason: 'Người dân báo lại' })).toEqual([
      400,
      'request/invalid',
    ])
    await ask(id, 3)
    expect(await refusal(officer, id, 'extend', { workingDays: 1, reason: 'Người dân báo lại' })).toEqual([
      409,
      'extension/already-asked',
    ])
    await head.step(id, 'approve-extension')
    expect(await refusal(officer, id, 'extend', { workingDays: 1, reason: 'Người dân báo lại' })).toEqual([
      409,
      'extension/none-left',
    ])
    await setLimits({ maxExtensions: 2, maxExtensionWorkingDays: 10 })
    await ask(id, 10)
    await setLimits({ maxExtensions: 1 })
    expect(await refusal(head, id, 'approve-extension')).toEqual([409, 'extension/none-left'])
    await setLimits({ maxExtensions: 0 })
    const other = await aFeedback(app, { unit: 'A' })
    expect((await officer.get(other.id)).may).not.toContain('extend')
  })

  test('a breach that has happened stays: nothing is asked for or granted after the deadline', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const late = await aFeedback(app, { unit: 'A' })
    await ask(id)
    app.clock.set('2026-11-20T17:00:00.001+07:00')
    expect(
      await refusal(officer, late.id, 'extend', { workingDays: 1, reason: 'Người dân báo lại' }),
    ).toEqual([409, 'extension/already-overdue'])
    expect(await refusal(head, id, 'approve-extension')).toEqual([409, 'extension/already-overdue'])
    expect((await head.get(id)).may).toContain('reject-extension')
    await head.step(id, 'reject-extension', { reason: 'Đã quá hạn, người dân báo lại' })
    expect(await officer.step(id, 'answer', { text: 'Muộn. Xin cảm ơn quý vị đã phản ánh.' })).toMatchObject({
      onTime: false,
    })
  })

  test('at the very instant of the deadline it may still be granted', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await ask(id)
    app.clock.set('2026-11-20T17:00:00+07:00')
    expect(await head.step(id, 'approve-extension')).toMatchObject({ currentDueAt: CLOSE_OF_MONDAY })
  })

  test('a wait for the citizen after a grant gives its time back and keeps the extension', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await ask(id)
    await head.step(id, 'approve-extension')
    await officer.step(id, 'pause', { reason: 'Xin thêm ảnh' })
    app.clock.set('2026-11-20T10:00:00+07:00')
    const resumed = await officer.step(id, 'resume')
    // The pause moves Friday to Monday, the extension Monday to Wednesday.
    expect(resumed.currentDueAt).toBe(CLOSE_OF_WEDNESDAY)
    expect(resumed.deadline.steps.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['pause-given-back', 'extension']),
    )
  })

  test('a grant after a wait counts from the date the wait left', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await officer.step(id, 'pause', { reason: 'Xin thêm ảnh' })
    app.clock.set('2026-11-20T10:00:00+07:00')
    await officer.step(id, 'resume')
    await ask(id, 2)
    expect(await head.step(id, 'approve-extension')).toMatchObject({ currentDueAt: CLOSE_OF_THURSDAY })
  })

  test('a date from another system is extended too', async () => {
    const { id } = await aFeedback(app, {
      source: { leadUnit: 'A', promisedDueAt: '2026-11-20T15:00:00+07:00' },
    })
    await ask(id)
    expect(await head.step(id, 'approve-extension')).toMatchObject({
      promisedDueAt: '2026-11-20T08:00:00.000Z',
      currentDueAt: CLOSE_OF_MONDAY,
    })
  })

  test('a new cycle has a deadline and extensions of its own; an old request does not reach into it', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await ask(id)
    await officer.step(id, 'answer', { text: 'Xong. Xin cảm ơn quý vị đã phản ánh.' })
    expect((await head.get(id)).extensions.pending).toBeNull()
    expect((await head.get(id)).may).not.toContain('approve-extension')
    const reopened = await head.step(id, 'reopen', { reason: 'Chưa xong, người dân báo lại' })
    expect(reopened.extensions).toMatchObject({ pending: null, granted: 0 })
    await ask(id)
    expect(await head.step(id, 'approve-extension')).toMatchObject({ currentDueAt: CLOSE_OF_MONDAY })
  })

  test('of ten decisions at once from the same page one counts', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const { version } = await ask(id)
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (n % 2 ? head : coordinator).call(`/api/feedback/${id}/approve-extension`, { version }),
      ),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(9)
    expect(await officer.get(id)).toMatchObject({
      currentDueAt: CLOSE_OF_MONDAY,
      extensions: { granted: 1 },
    })
  })
})
