import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreeToPublish } from '../../../server/feedback/citizen/choose-publication.ts'
import { judgeAnswer } from '../../../server/feedback/citizen/judge-answer.ts'
import { replyToOffice } from '../../../server/feedback/citizen/reply-to-office.ts'
import { withdrawOwnItem } from '../../../server/feedback/citizen/withdraw-own-item.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback } from '../../fixtures/feedback.ts'
import { startToldCitizens, type ToldCitizens } from '../../fixtures/told-citizens.ts'

const EMAIL = 'an@vidu.example'
const FIRST = 'Đội vệ sinh đã thu gom rác và xịt rửa vỉa hè sáng nay.'
const SECOND = 'Đội vệ sinh sẽ thu gom rác trong sáng thứ Hai tuần tới.'
const THIRD = 'Rác đã được thu gom lúc mười giờ sáng thứ Hai vừa rồi.'
const WHY = 'ghi nhầm ngày thu gom của đội vệ sinh'

describe.each(DATABASES)('an answer that was sent, on %s', (database) => {
  let office: ToldCitizens
  beforeAll(async () => {
    office = await startToldCitizens(database, undefined, { ANSWER_UNDO_SECONDS: '10' })
    await office.app.addPerson('canbo2', 'officer', 'A')
  })
  afterAll(() => office.stop())

  const sent = () => aFeedback(office.app, { unit: 'A', sender: { email: EMAIL } })
  const pageOf = async (code: string) => (await office.app.request(`/public/track/${code}`)).text()
  const mailsWith = (words: string) => office.mails().filter(({ text }) => text.includes(words)).length
  const faults = async () => (await verifyInstallation(office.app.service)).faults
  const pass = (ms: number) => office.app.clock.advance(ms)
  const read = async (member: ToldCitizens['officer'], id: string) =>
    (await member.call(`/api/feedback/${id}`)).body as {
      status: string
      version: number
      may: string[]
      undoMs: number
      currentDueAt: string
      answeredAt: string | null
      answers: { text: string; at: string; amendedAt: string | null; earlier: { text: string }[] }[]
      verdicts: { isOfEarlierText: boolean }[]
    }

  test('reaches nobody while it can be undone, and then everybody, with the time at which it was sent', async () => {
    const { id, trackingCode } = await sent()
    await office.deliver()
    await office.officer.step(id, 'answer', { text: FIRST })
    const { answeredAt, may, undoMs } = await read(office.officer, id)
    expect([may.includes('undo-answer'), may.includes('amend-answer'), undoMs]).toEqual([true, false, 10_000])
    const before = mailsWith(FIRST)
    await office.deliver()
    pass(14_990)
    await office.deliver()
    expect(mailsWith(FIRST)).toBe(before)
    const held = await pageOf(trackingCode)
    expect(held).not.toContain(FIRST)
    expect(held).not.toContain('đã được trả lời')
    await expect(judgeAnswer(office.app.service, id, { level: 1, reason: '' })).rejects.toMatchObject({
      code: 'citizen/not-answered',
    })
    pass(10)
    await office.deliver()
    expect(mailsWith(FIRST)).toBe(before + 1)
    expect(await pageOf(trackingCode)).toContain(FIRST)
    expect((await read(office.officer, id)).answeredAt).toBe(answeredAt)
  })

  test('is not told of either where somebody finds their lost codes again', async () => {
    const { app, officer } = office
    const email = 'quen-ma@vidu.example'
    const { id, trackingCode } = await aFeedback(app, { unit: 'A', sender: { email } })
    await app.request('/public/lost-code', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ contact: email }).toString(),
    })
    await office.deliver()
    const mail = office.mails().findLast(({ to, text }) => to === email && text.includes('lost-code'))
    const link = /\/public\/lost-code\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
    const state = async () =>
      new RegExp(`${trackingCode}</a>\\s*· ([^·]*) ·`).exec(await (await app.request(link)).text())?.[1]
    await officer.step(id, 'claim')
    const before = await state()
    expect(before).toBeTruthy()
    await officer.step(id, 'answer', { text: FIRST })
    expect(await state()).toBe(before)
    pass(15_000)
    expect(await state()).not.toBe(before)
    await office.deliver()
  })

  test('undone, leaves the item as it was and its words in the history; answered again, only the new words go out', async () => {
    const { id, trackingCode } = await sent()
    await office.officer.step(id, 'claim')
    const { currentDueAt } = await read(office.officer, id)
    await office.officer.step(id, 'answer', { text: FIRST })
    const before = mailsWith(FIRST)
    pass(9_990)
    const undone = await office.officer.step(id, 'undo-answer')
    expect(undone).toMatchObject({
      status: 'in-progress',
      answeredAt: null,
      onTime: null,
      answers: [],
      currentDueAt,
    })
    expect(undone.events.slice(-2)).toMatchObject([
      { kind: 'answered', body: { text: FIRST } },
      { kind: 'answer-undone' },
    ])
    expect(await faults()).toEqual([])
    pass(60_000)
    await office.deliver()
    expect(mailsWith(FIRST)).toBe(before)
    expect(await pageOf(trackingCode)).not.toContain(FIRST)
    await office.officer.step(id, 'answer', { text: SECOND })
    pass(15_000)
    await office.deliver()
    expect(mailsWith(SECOND)).toBe(1)
    expect((await office.standing(id)).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'received sent',
      'answered not-sent',
      'answered sent',
    ])
    expect(await faults()).toEqual([])
  })

  test('is not undone too late, twice, by somebody else, or after something else was done', async () => {
    const { id } = await sent()
    const { officer, head } = office
    const undo = (by: ToldCitizens['officer'], version: number) =>
      by.call(`/api/feedback/${id}/undo-answer`, { version })
    await officer.step(id, 'answer', { text: FIRST })
    const { version } = await read(officer, id)
    expect(await undo(head, version)).toMatchObject({
      status: 403,
      body: { code: 'answer/not-yours-to-undo' },
    })
    const both = await Promise.all([undo(officer, version), undo(officer, version)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    await officer.step(id, 'answer', { text: FIRST })
    await officer.step(id, 'note', { text: 'đã gọi cho đội vệ sinh' })
    expect((await read(officer, id)).may).toContain('undo-answer')
    pass(12_500)
    const late = await read(officer, id)
    expect([late.may.includes('undo-answer'), late.undoMs]).toEqual([false, 0])
    expect(await undo(officer, late.version)).toMatchObject({
      status: 409,
      body: { code: 'answer/undo-too-late' },
    })
    await head.step(id, 'reopen', { reason: 'công dân gọi điện báo rác vẫn còn' })
    await officer.step(id, 'answer', { text: SECOND })
    await office.head.step(id, 'close')
    expect((await read(officer, id)).may).not.toContain('undo-answer')
    expect(await faults()).toEqual([])
  })

  test('is not withdrawn by its sender in the seconds in which it is held back, and then undone or sent as it was', async () => {
    const { id, trackingCode } = await sent()
    const { officer, app } = office
    await officer.step(id, 'answer', { text: FIRST })
    await expect(withdrawOwnItem(app.service, id, '')).rejects.toMatchObject({
      code: 'citizen/withdraw-too-late',
    })
    expect((await read(officer, id)).status).toBe('answered')
    await officer.step(id, 'undo-answer')
    await withdrawOwnItem(app.service, id, '')
    expect((await read(officer, id)).status).toBe('withdrawn')
    expect(await pageOf(trackingCode)).not.toContain(FIRST)
    expect(await faults()).toEqual([])
  })

  test('is undone also after its sender wrote more or agreed to publication without having read it', async () => {
    const { id } = await sent()
    const { officer, app } = office
    await officer.step(id, 'answer', { text: FIRST })
    await replyToOffice(app.service, id, { text: 'Rác nằm ở đầu hẻm 12, cạnh trạm điện.', photos: [] })
    await agreeToPublish(app.service, id, { version: 1, language: 'vi' })
    expect((await read(officer, id)).may).toContain('undo-answer')
    expect(await officer.step(id, 'undo-answer')).toMatchObject({ status: 'assigned', answers: [] })
    await officer.step(id, 'submit-for-approval', { text: SECOND })
    expect(await office.head.step(id, 'approve')).toMatchObject({ answers: [{ text: SECOND }] })
    expect(await faults()).toEqual([])
  })

  test('waits for its approval again where whoever approved it undoes that', async () => {
    const { id } = await sent()
    await office.officer.step(id, 'submit-for-approval', { text: FIRST })
    await office.head.step(id, 'approve')
    expect((await read(office.officer, id)).may).not.toContain('undo-answer')
    expect(await office.head.step(id, 'undo-answer')).toMatchObject({
      status: 'awaiting-approval',
      proposal: { text: FIRST, waiting: {} },
    })
    expect(await faults()).toEqual([])
    expect(await office.head.step(id, 'approve')).toMatchObject({ status: 'answered' })
    expect(await faults()).toEqual([])
  })

  test('amended, shows what it says and said, tells the citizen, and keeps its time and what was said of it', async () => {
    const { id, trackingCode } = await sent()
    const { officer } = office
    await officer.step(id, 'answer', { text: FIRST })
    const { version, answeredAt } = await read(officer, id)
    const early = await officer.call(`/api/feedback/${id}/amend-answer`, {
      version,
      text: SECOND,
      reason: WHY,
    })
    expect(early.body).toMatchObject({ code: 'answer/still-held' })
    pass(3_600_000)
    // What earlier tests left in the outbox goes first.
    await office.deliver()
    await judgeAnswer(office.app.service, id, { level: 1, reason: 'Rác vẫn còn nguyên' })
    const before = [mailsWith(SECOND), mailsWith(THIRD)]
    await officer.step(id, 'amend-answer', { text: SECOND, reason: WHY })
    await office.head.step(id, 'close')
    pass(60_000)
    const stale = await officer.call(`/api/feedback/${id}/amend-answer`, {
      version,
      text: THIRD,
      reason: WHY,
    })
    expect(stale.body).toMatchObject({ code: 'feedback/changed-meanwhile' })
    const amended = await officer.step(id, 'amend-answer', { text: THIRD, reason: WHY })
    expect(amended).toMatchObject({ status: 'closed', answeredAt, onTime: true })
    expect(amended.answers).toMatchObject([
      { text: THIRD, at: answeredAt, earlier: [{ text: FIRST }, { text: SECOND }] },
    ])
    expect(amended.verdicts).toMatchObject([{ level: 1, isOfEarlierText: true }])
    const same = await officer.call(`/api/feedback/${id}/amend-answer`, {
      version: amended.version,
      text: THIRD,
      reason: WHY,
    })
    expect(same).toMatchObject({ status: 400, body: { errors: [{ field: 'text' }] } })
    await office.deliver()
    await office.deliver()
    expect([mailsWith(SECOND), mailsWith(THIRD)]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 1])
    const page = await pageOf(trackingCode)
    expect(page).toMatch(/đã sửa lúc[^]*Rác đã được thu gom[^]*<details>[^]*Đội vệ sinh đã thu gom/)
    expect(page).toContain('Đánh giá này là về câu trả lời trước khi sửa.')
    await expect(judgeAnswer(office.app.service, id, { level: 5, reason: '' })).rejects.toMatchObject({
      code: 'citizen/already-judged',
    })
    expect(await faults()).toEqual([])
  })

  test('that needed two people is amended by a second one alone', async () => {
    const { app, officer, head } = office
    await app.addPerson('quan-tri', 'administrator')
    const admin = await app.signIn('quan-tri')
    const added = await app.request('/api/approval-rules', {
      headers: admin,
      json: { name: 'Có tiền phạt', words: ['tiền phạt'] },
    })
    expect(added.status).toBeLessThan(300)
    const { id } = await sent()
    await officer.step(id, 'answer', { text: FIRST })
    pass(15_000)
    const words = { text: 'Đơn vị đã lập biên bản, mức tiền phạt là hai triệu đồng.', reason: WHY }
    const { version } = await read(officer, id)
    const alone = await officer.call(`/api/feedback/${id}/amend-answer`, { version, ...words })
    expect(alone).toMatchObject({ status: 422, body: { code: 'answer/amend-needs-approver' } })
    await head.step(id, 'amend-answer', words)
    const again = { text: `${words.text} Xin cảm ơn.`, reason: WHY, version: version + 1 }
    expect((await head.call(`/api/feedback/${id}/amend-answer`, again)).body).toMatchObject({
      code: 'answer/amend-needs-approver',
    })
  })
})
