import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NotificationKind } from '../../../server/contract/notification.ts'
import { deliverOutbox } from '../../../server/outbox/deliver-outbox.ts'
import { createDeliverers } from '../../../server/jobs/jobs.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

const MORNING = '2026-11-20T09:00:00+07:00'
const TEXT = 'Đèn hẻm 12 đã được thay sáng nay.'

describe.each(DATABASES)('an answer that a second person approves, on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let head: StaffMember

  beforeAll(async () => {
    app = await startApp(database, { now: MORNING })
    await app.addUnit('A')
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    await app.addPerson('dieu.phoi', 'coordinator')
    officer = await staffMember(app, 'can.bo')
    head = await staffMember(app, 'truong')
  })
  afterAll(() => app.stop())

  const refusal = async (who: StaffMember, id: string, step: string, input: object = {}) => {
    const { version } = await who.get(id)
    const { status, body } = await who.call(`/api/feedback/${id}/${step}`, { version, ...input })
    return [status, body['code']]
  }
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
      .execute()
    return rows.map(({ username }) => username)
  }

  test('waits with its clock running, and reaches the citizen as its author wrote it', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const proposed = await officer.step(id, 'submit-for-approval', { text: `  ${TEXT} ` })
    expect(proposed).toMatchObject({
      status: 'awaiting-approval',
      answeredAt: null,
      answers: [],
      proposal: { text: TEXT, by: 'Người can.bo' },
    })
    expect(await toldOf('answer-proposed', id)).toEqual(['truong'])

    const author = await app.db
      .selectFrom('person')
      .select('id')
      .where('username', '=', 'can.bo')
      .executeTakeFirstOrThrow()
    const answered = await head.step(id, 'approve')
    expect(answered).toMatchObject({
      status: 'answered',
      onTime: true,
      answers: [{ text: TEXT, by: 'Người can.bo' }],
    })
    expect(answered.events.at(-1)).toMatchObject({
      kind: 'answered',
      actor: { name: 'Người truong' },
      body: { text: TEXT, proposed: { by: author.id } },
    })
  })

  test('goes back to its author with a reason, who is told, and may propose again', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await officer.step(id, 'submit-for-approval', { text: TEXT })
    const returned = await head.step(id, 'return-to-officer', { reason: 'Ghi rõ số nhà' })
    expect(returned).toMatchObject({ status: 'in-progress', proposal: { text: TEXT } })
    expect(await toldOf('answer-returned', id)).toEqual(['can.bo'])
    await officer.step(id, 'submit-for-approval', { text: 'Đèn trước nhà 12/3 đã được thay.' })
    const { answers } = await head.step(id, 'approve')
    expect(answers.map(({ text }) => text)).toEqual(['Đèn trước nhà 12/3 đã được thay.'])
  })

  test('is approved by another person than its author', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await head.step(id, 'submit-for-approval', { text: TEXT })
    expect((await head.get(id)).may).not.toContain('approve')
    expect(await refusal(head, id, 'approve')).toEqual([403, 'answer/own-proposal'])
    expect(await refusal(officer, id, 'approve')).toEqual([403, 'access/not-allowed'])
    expect(await head.get(id)).toMatchObject({ status: 'awaiting-approval', answers: [] })
  })

  test('an answer proposed in an earlier cycle is not met again', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await officer.step(id, 'submit-for-approval', { text: TEXT })
    await head.step(id, 'approve')
    const reopened = await head.step(id, 'reopen', { reason: 'Đèn lại tắt, người dân báo lại' })
    expect(reopened.proposal).toBeNull()
    expect(await refusal(head, id, 'approve')).toEqual([409, 'feedback/move-not-allowed'])
  })

  test.each([
    ['answered', false],
    ['submitted', true],
  ] as const)('is judged by the moment the policy names: %s', async (stopsAt, onTime) => {
    app.clock.set('2026-11-20T14:00:00+07:00')
    await app.db
      .updateTable('deadline_policy')
      .set({ limits: JSON.stringify({ stopsAt }) })
      .execute()
    const { id } = await aFeedback(app, { unit: 'A' })
    app.clock.set('2026-11-20T16:50:00+07:00')
    await officer.step(id, 'submit-for-approval', { text: TEXT })
    app.clock.set('2026-11-20T17:10:00+07:00')
    const { events, ...answered } = await head.step(id, 'approve')
    expect(answered).toMatchObject({ onTime, answeredAt: '2026-11-20T10:10:00.000Z' })
    expect(events.at(-1)?.body).toMatchObject({ onTime, proposed: { at: '2026-11-20T09:50:00.000Z' } })
  })

  test('a proposal of invisible characters only is refused by its field', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const { version } = await officer.get(id)
    const { status, body } = await officer.call(`/api/feedback/${id}/submit-for-approval`, {
      version,
      text: '\u200B \u200B',
    })
    expect([status, body]).toMatchObject([400, { errors: [{ field: 'text' }] }])
    expect((await officer.get(id)).status).toBe('assigned')
  })
})
