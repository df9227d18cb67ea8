import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApprovalRules } from '../../../server/contract/feedback/approval.ts'
import type { FeedbackList } from '../../../server/contract/feedback/feedback.ts'
import { withdrawOwnItem } from '../../../server/feedback/citizen/withdraw-own-item.ts'
import { closeAccount } from '../../../server/organisation/change-account.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'
import { inEnglish } from '../../fixtures/in-english.ts'

const MORNING = '2026-11-20T09:00:00+07:00'
const TEXT = 'Đèn hẻm 12 đã được thay sáng nay.'
const EDITED = 'Đèn hẻm 12 đã được thay lúc 8 giờ sáng nay.'

describe.each(DATABASES)('an answer that a rule of the office wants approved, on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let head: StaffMember
  let chief: StaffMember
  let leader: StaffMember
  let administrator: StaffMember

  beforeAll(async () => {
    app = await startApp(database, { now: MORNING })
    await app.addUnit('A')
    await app.addUnit('B')
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    await app.addPerson('chu.tich', 'head')
    await app.addPerson('lanh.dao', 'leader', 'A')
    await app.addPerson('quan.tri', 'administrator')
    officer = await staffMember(app, 'can.bo')
    head = await staffMember(app, 'truong')
    chief = await staffMember(app, 'chu.tich')
    leader = await staffMember(app, 'lanh.dao')
    administrator = await staffMember(app, 'quan.tri')
  })
  afterAll(() => app.stop())

  const refusal = async (who: StaffMember, id: string, step: string, input: object = {}) => {
    const { version } = await who.get(id)
    const { status, body } = await who.call(`/api/feedback/${id}/${step}`, { version, ...input })
    return [status, body['code']]
  }
  const rules = async (who = administrator) =>
    (await who.call('/api/approval-rules')).body as unknown as ApprovalRules
  const addRule = async (rule: object, who = administrator) => {
    const { status, body } = await who.call('/api/approval-rules', rule)
    if (status !== 201) throw new Error(`the rule answered ${status}: ${JSON.stringify(body)}`)
    return String(body['id'])
  }
  const endRule = (id: string, who = administrator) => who.call(`/api/approval-rules/${id}/end`, {})
  const waitingFor = async (who: StaffMember) =>
    (await who.call('/api/feedback?view=to-approve')).body as unknown as FeedbackList
  const idsFor = async (who: StaffMember) => (await waitingFor(who)).items.map(({ id }) => id)
  const submitted = async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await officer.step(id, 'submit-for-approval', { text: TEXT })
    return id
  }

  test('a new office wants it for what the citizen agreed to have published, and for nothing else', async () => {
    expect((await rules()).rules).toMatchObject([{ published: true, unit: null, words: [], dueMinutes: 120 }])
    const open = await aFeedback(app, { unit: 'A' })
    expect((await officer.get(open.id)).may).toContain('answer')
    const { id } = await aFeedback(app, { unit: 'A' })
    const agreed = { feedback_id: id, purpose: 'publish', text_version: 1, language: 'vi' as const }
    await app.db
      .insertInto('consent')
      .values({ ...agreed, given_at: MORNING, withdrawn_at: null })
      .execute()
    const item = await officer.get(id)
    expect(item.may).not.toContain('answer')
    expect(item.approvalRules).toEqual(['Câu trả lời sẽ công khai'])
    expect(await refusal(officer, id, 'answer', { text: TEXT })).toEqual([422, 'answer/needs-approval'])
    expect(await refusal(head, id, 'answer', { text: TEXT })).toEqual([422, 'answer/needs-approval'])
    await app.db.updateTable('consent').set({ withdrawn_at: MORNING }).where('feedback_id', '=', id).execute()
    expect((await officer.step(id, 'answer', { text: TEXT })).status).toBe('answered')
  })

  test.each([
    ['a category', { category: 'Đất đai' }, { category: 'đất  đai' }, { category: 'Môi trường' }],
    ['a channel', { channel: 'phone' }, { options: { channel: 'phone' } }, {}],
    ['a unit and those below', { unit: 'A' }, {}, { unit: 'B' }],
    [
      'words of the citizen',
      { words: ['báo chí'] },
      { text: 'Tôi sẽ gửi BÁO CHÍ.' },
      { text: 'Báo giá quá cao' },
    ],
  ] as const)('asks by %s, and not where it does not hold', async (_what, rule, meets, misses) => {
    const ruleId = await addRule({ name: `Thử ${JSON.stringify(rule)}`, ...rule })
    const may = async (changes: object) => {
      const { id } = await aFeedback(app, { unit: 'A', ...changes })
      return (await chief.get(id)).may.includes('answer')
    }
    expect(await may(meets)).toBe(false)
    expect(await may(misses)).toBe(true)
    await endRule(ruleId)
    expect((await rules()).rules.find(({ id }) => id === ruleId)).toMatchObject({
      endedAt: expect.any(String),
    })
  })

  test('words of the answer itself are read when it is sent', async () => {
    const ruleId = await addRule({ name: 'Bồi thường', words: ['bồi thường', 'đền bù'], dueMinutes: 30 })
    const { id } = await aFeedback(app, { unit: 'A' })
    expect((await officer.get(id)).may).toContain('answer')
    const text = 'Đơn vị sẽ đền bù cho hộ bị ảnh hưởng trong tuần này.'
    expect(await refusal(officer, id, 'answer', { text })).toEqual([422, 'answer/needs-approval'])
    const { proposal } = await officer.step(id, 'submit-for-approval', { text })
    expect(proposal?.waiting).toMatchObject({
      rules: ['Bồi thường'],
      dueAt: '2026-11-20T02:30:00.000Z',
      approvers: ['Người chu.tich', 'Người truong'],
    })
    const tried = await leader.call('/api/approval-rules/try', { answer: 'Chúng tôi sẽ đền bù.' })
    expect(tried.body).toEqual({
      rules: [{ id: ruleId, name: 'Bồi thường', dueMinutes: 30, words: [{ value: 'đền bù' }] }],
    })
    expect((await leader.call('/api/approval-rules/try', { text: 'Đèn tắt' })).body).toEqual({ rules: [] })

    await endRule(ruleId)
    const waiting = await officer.get(id)
    expect(waiting).toMatchObject({
      status: 'awaiting-approval',
      proposal: { waiting: { rules: ['Bồi thường'], dueAt: '2026-11-20T02:30:00.000Z' } },
    })
    await head.step(id, 'approve')
  })

  test('rules are changed by leaders and administrators where their role reaches, and kept in the history', async () => {
    const id = await addRule({ name: 'Của đơn vị A', unit: 'A' }, leader)
    const whole = await leader.call('/api/approval-rules', { name: 'Cả cơ quan' })
    expect([whole.status, whole.body['code']]).toEqual([403, 'access/not-allowed'])
    expect((await head.call('/api/approval-rules', { name: 'X', unit: 'A' })).status).toBe(403)
    const taken = await administrator.call('/api/approval-rules', { name: 'CỦA đơn vị a' })
    expect([taken.status, taken.body['code']]).toEqual([409, 'organisation/taken'])
    const next = await addRule({ name: 'Của đơn vị A', unit: 'A', category: 'Đất đai', replaces: id }, leader)
    expect(
      (await rules(leader)).rules.filter(({ endedAt }) => endedAt === null).map((rule) => rule.id),
    ).toContain(next)
    expect((await endRule(id)).body['code']).toBe('approval/not-found')
    expect((await endRule(next)).status).toBe(204)
    const bad = await administrator.call('/api/approval-rules', { name: ' ', dueMinutes: 0 })
    expect(bad.status).toBe(400)
    const acts = await app.db
      .selectFrom('history_event')
      .select('kind')
      .where('kind', '=', 'approval-rules-changed')
      .execute()
    expect(acts.length).toBeGreaterThanOrEqual(3)
  })

  test('goes out in the words of the second person, and both texts and both stamps are kept', async () => {
    const id = await submitted()
    app.clock.advance(60_000)
    const item = await head.step(id, 'approve', { text: EDITED })
    expect(item.answers).toMatchObject([
      {
        text: EDITED,
        by: 'Người can.bo',
        approved: {
          by: 'Người truong',
          changes: [
            { kind: 'same', text: 'Đèn hẻm 12 đã được thay ' },
            { kind: 'added', text: 'lúc 8 giờ ' },
            { kind: 'same', text: 'sáng nay.' },
          ],
        },
      },
    ])
    const kinds = item.events.map(({ kind, body }) => [kind, 'text' in body ? body.text : null])
    expect(kinds).toContainEqual(['submitted-for-approval', TEXT])
    expect(kinds).toContainEqual(['answered', EDITED])
    const row = await app.db
      .selectFrom('answer_approval')
      .select('decision')
      .where('feedback_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.decision).toBe('edited')

    const same = await head.step(await submitted(), 'approve', { text: ` ${TEXT} ` })
    expect(same.answers[0]?.approved).toMatchObject({ by: 'Người truong', changes: null })
    const empty = await submitted()
    expect(await refusal(head, empty, 'approve', { text: 'ngắn' })).toEqual([400, 'request/invalid'])
    await head.step(empty, 'approve')
  })

  test('waits in the list of whoever may approve it, by a clock of its own in office hours', async () => {
    app.clock.set('2026-11-20T16:30:00+07:00')
    const early = await submitted()
    app.clock.set('2026-11-23T08:30:00+07:00')
    const { id: later } = await aFeedback(app, { unit: 'A' })
    await head.step(later, 'submit-for-approval', { text: TEXT })
    app.clock.set('2026-11-23T09:00:00+07:00')
    const { items, total } = await waitingFor(chief)
    expect(total).toBe(2)
    expect(items.map(({ id }) => id)).toEqual([early, later])
    // Half an hour on Friday, an hour and a half on Monday morning.
    expect(items[0]?.approval).toEqual({
      by: 'Người can.bo',
      askedAt: '2026-11-20T09:30:00.000Z',
      dueAt: '2026-11-23T02:00:00.000Z',
      waitedMinutes: 120,
    })
    expect(items[0]?.currentDueAt).toMatch(/^2026-11-20|^2026-11-23/)
    expect(await idsFor(head)).toEqual([early])
    expect(await idsFor(officer)).toEqual([])
    const page = await chief.call('/api/feedback?view=to-approve&limit=1')
    const { next } = page.body as unknown as FeedbackList
    const rest = await chief.call(`/api/feedback?view=to-approve&limit=1&after=${next}`)
    expect((rest.body as unknown as FeedbackList).items.map(({ id }) => id)).toEqual([later])
    expect((await chief.call(`/api/feedback?view=to-approve&q=khong-co-chu-nay`)).body['items']).toEqual([])
    await head.step(early, 'approve')
    await chief.step(later, 'approve')
    expect(await idsFor(chief)).toEqual([])
  })

  test('approved a second after the deadline it is late, though it was written in time', async () => {
    app.clock.set('2026-11-24T09:00:00+07:00')
    const { id } = await aFeedback(app, { unit: 'A' })
    const { currentDueAt } = await officer.get(id)
    app.clock.set(new Date(Date.parse(currentDueAt) - 60_000).toISOString())
    await officer.step(id, 'submit-for-approval', { text: TEXT })
    app.clock.set(new Date(Date.parse(currentDueAt) + 1_000).toISOString())
    expect((await head.step(id, 'approve')).onTime).toBe(false)
    app.clock.set('2026-11-25T09:00:00+07:00')
  })

  test('of two who approve at once one is first, and the other is told', async () => {
    const id = await submitted()
    const { version } = await head.get(id)
    const both = await Promise.all(
      [head, chief].map((who) => who.call(`/api/feedback/${id}/approve`, { version, text: EDITED })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await head.get(id)).answers).toHaveLength(1)
  })

  test('it is not handed on, ended or merged while it waits: it is returned first', async () => {
    const id = await submitted()
    const { id: other } = await aFeedback(app, { unit: 'A' })
    expect(
      await refusal(head, id, 'transfer', { unit: 'B', reason: 'Không phải việc của đơn vị này' }),
    ).toEqual([409, 'feedback/move-not-allowed'])
    expect(
      await refusal(head, id, 'merge', { into: other, reason: 'Cùng một việc như phản ánh kia' }),
    ).toEqual([409, 'feedback/move-not-allowed'])
    await head.step(id, 'return-to-officer', { reason: 'Chuyển đơn vị khác xử lý giúp' })
    expect(await idsFor(chief)).not.toContain(id)
    const moved = await head.step(id, 'transfer', { unit: 'B', reason: 'Việc của đơn vị B, xin chuyển' })
    expect(moved).toMatchObject({ status: 'assigned', leadUnit: { code: 'B' } })
  })

  test('once its sender withdraws the item nobody is asked to approve it any more', async () => {
    const id = await submitted()
    expect(await idsFor(chief)).toContain(id)
    await withdrawOwnItem(app.service, id, '')
    expect(await idsFor(chief)).not.toContain(id)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('its author’s account may be closed: the answer still goes out under both names', async () => {
    await app.addPerson('tam.thoi', 'officer', 'A')
    const author = await staffMember(app, 'tam.thoi')
    const { id } = await aFeedback(app, { unit: 'A' })
    await author.step(id, 'submit-for-approval', { text: TEXT })
    await closeAccount(app.owner, 'tam.thoi')
    expect((await waitingFor(head)).items).toMatchObject([{ id, approval: { by: 'Người tam.thoi' } }])
    const { answers } = await head.step(id, 'approve')
    expect(answers).toMatchObject([{ by: 'Người tam.thoi', approved: { by: 'Người truong' } }])
  })

  test('with the approver away any head above may decide; with nobody, the item says so', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await head.step(id, 'submit-for-approval', { text: TEXT })
    expect((await head.get(id)).proposal?.waiting?.approvers).toEqual(['Người chu.tich'])
    await chief.step(id, 'approve')

    const { id: alone } = await aFeedback(app, { unit: 'A' })
    await chief.step(alone, 'submit-for-approval', { text: TEXT })
    await closeAccount(app.owner, 'truong')
    expect((await chief.get(alone)).proposal?.waiting?.approvers).toEqual([])
  })

  test('everything about it is what its history says, and a change behind the service’s back is found', async () => {
    expect((await verifyInstallation(app.service)).faults).toEqual([])
    const { id } = await app.db
      .selectFrom('answer_approval')
      .select('id')
      .where('decision', '=', 'edited')
      .executeTakeFirstOrThrow()
    await app.db.updateTable('answer_approval').set({ decision: 'approved' }).where('id', '=', id).execute()
    expect((await verifyInstallation(app.service)).faults.map(inEnglish).join()).toContain(
      `approval ${id}: decision`,
    )
    await app.db.updateTable('approval_rule').set({ due_minutes: 5 }).execute()
    expect((await verifyInstallation(app.service)).faults.map(inEnglish).join()).toContain('approval_rule')
  })
})
