import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Board } from '../../../server/contract/feedback/queue/board.ts'
import type { PromisesReport } from '../../../server/contract/reports/promises.ts'
import { brokenHref } from '../../../web/elements/reports/number-links.ts'
import type { FeedbackList } from '../../../server/contract/feedback/feedback.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { startToldCitizens } from '../../fixtures/told-citizens.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'
import { inEnglish } from '../../fixtures/in-english.ts'

const TEXT = 'Chúng tôi đã đến xem hiện trường và đang chờ vật tư.'
const ANSWER = 'Đèn đường đã được thay mới và sáng trở lại.'
const WEDNESDAY = '2026-11-25'

describe.each(DATABASES)('a first reply with a promised day, on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let id: string
  let trackingCode: string

  beforeEach(async () => {
    app = await startApp(database)
    await app.addUnit('A')
    await app.addPerson('lan', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    officer = await staffMember(app, 'lan')
    ;({ id, trackingCode } = await aFeedback(app, { unit: 'A' }))
  })
  afterEach(() => app.stop())

  const promise = async (promisedOn: string, text = TEXT) => {
    const { version } = await officer.get(id)
    const { body } = await officer.call(`/api/feedback/${id}/reply-interim`, { version, text, promisedOn })
    return body
  }
  const wrong = async (promisedOn: string, text = TEXT) => {
    const { code, errors } = (await promise(promisedOn, text)) as {
      code?: string
      errors?: { field: string; en: string }[]
    }
    return [code, ...(errors ?? []).map(({ field, en }) => `${field} ${en}`)]
  }
  const page = async () => (await app.request(`/public/track/${trackingCode}`)).text()
  const broken = async () => {
    const { body } = await officer.call('/api/feedback?view=unit&due=promise-broken')
    return (body as unknown as FeedbackList).items.map((item) => item.id)
  }

  test('the citizen reads it and the day; the item stays open, and no deadline moves', async () => {
    const before = await officer.get(id)
    const after = await officer.step(id, 'reply-interim', { text: TEXT, promisedOn: '2026-11-23' })
    expect(after).toMatchObject({
      status: before.status,
      currentDueAt: before.currentDueAt,
      promisedDueAt: before.promisedDueAt,
      answeredAt: null,
      promises: [{ until: '2026-11-23T10:00:00.000Z', state: 'open', by: 'Người lan' }],
    })
    const shown = await page()
    for (const words of [TEXT, 'Hồi âm bước đầu', 'Hẹn trả lời trước', '23/11/2026'])
      expect(shown).toContain(words)
    const { body } = await officer.call('/api/feedback?view=unit')
    expect((body as unknown as FeedbackList).items[0]?.promise).toEqual({
      until: '2026-11-23T10:00:00.000Z',
      state: 'open',
    })
  })

  test('it is no answer: past the deadline the item is overdue, and answered late', async () => {
    await officer.step(id, 'reply-interim', { text: TEXT, promisedOn: '2026-11-25' })
    app.clock.set('2026-11-23T09:00:00+07:00')
    const { body } = await officer.call('/api/feedback?view=overdue')
    expect((body as unknown as FeedbackList).items.map((item) => item.id)).toEqual([id])
    expect(await officer.step(id, 'answer', { text: ANSWER })).toMatchObject({
      onTime: false,
      promises: [{ state: 'kept' }],
    })
    expect(await page()).not.toContain('Hồi âm bước đầu')
  })

  test('a broken promise is counted, also once a later day was promised and the answer is there', async () => {
    await promise('2026-11-20')
    app.clock.set('2026-11-20T17:00:00+07:00')
    expect(await broken()).toEqual([])
    app.clock.advance(1)
    expect(await broken()).toEqual([id])
    expect(await officer.step(id, 'reply-interim', { text: TEXT, promisedOn: '2026-11-25' })).toMatchObject({
      promises: [{ state: 'broken' }, { state: 'open' }],
    })
    expect(await broken()).toEqual([id])
    expect(await wrong('2026-11-26')).toEqual(['interim/none-left'])
    expect((await officer.get(id)).may).not.toContain('reply-interim')
    expect(await officer.step(id, 'answer', { text: ANSWER })).toMatchObject({
      promises: [{ state: 'broken' }, { state: 'kept' }],
    })
    expect(await broken()).toEqual([])
    expect((await verifyInstallation(app.service)).faults).toEqual([])
    await app.db.updateTable('interim_promise').set({ until_at: '2026-12-24T10:00:00.000Z' }).execute()
    expect((await verifyInstallation(app.service)).faults.map(inEnglish).join()).toContain('promise')
  })

  test('what was promised in a period is counted where it lay then; each number, and the board’s, opens its items', async () => {
    const head = await staffMember(app, 'truong')
    await app.addUnit('B')
    await app.addPerson('binh', 'officer', 'B')
    await app.addPerson('lanhdao', 'leader')
    const leader = await staffMember(app, 'lanhdao')
    const [kept, ended, ahead] = [
      (await aFeedback(app, { unit: 'A' })).id,
      (await aFeedback(app, { unit: 'A' })).id,
      (await aFeedback(app, { unit: 'A' })).id,
    ]
    for (const each of [id, kept, ended])
      await officer.step(each, 'reply-interim', { text: TEXT, promisedOn: '2026-11-20' })
    await officer.step(ahead, 'reply-interim', { text: TEXT, promisedOn: WEDNESDAY })
    // To the very end of the day.
    app.clock.set('2026-11-20T17:00:00+07:00')
    await officer.step(kept, 'answer', { text: ANSWER })
    await head.step(ended, 'refuse', { reason: 'không thuộc thẩm quyền của phường' })
    app.clock.set('2026-11-23T09:00:00+07:00')
    await officer.step(ended, 'note', { text: 'Đã gọi báo lại cho công dân biết.' })
    expect((await officer.get(ended)).promises).toMatchObject([{ state: 'kept' }])
    // What another unit takes over was not broken by it; a second promise that passes is.
    await officer.step(id, 'transfer', { unit: 'B', reason: 'thuộc việc của tổ bên cạnh' })
    const binh = await staffMember(app, 'binh')
    await binh.step(id, 'reply-interim', { text: TEXT, promisedOn: '2026-11-23' })
    app.clock.set('2026-11-24T09:00:00+07:00')
    const report = async (unit: string) =>
      (await leader.call(`/api/reports/promises?period=2026-Q4&unit=${unit}`))
        .body as unknown as PromisesReport
    const root = await report('ROOT')
    expect(root).toMatchObject({ promised: 5, kept: 2, broken: 2, brokenItems: 1 })
    expect(root.byUnit).toMatchObject([
      { unit: { code: 'A' }, promised: 4, kept: 2, broken: 1, brokenItems: 1 },
      { unit: { code: 'B' }, promised: 1, kept: 0, broken: 1, brokenItems: 1 },
    ])
    expect(root.longest).toMatchObject([
      { feedbackId: id, unit: { code: 'A' }, until: '2026-11-20T10:00:00.000Z' },
    ])
    for (const unit of ['ROOT', 'A', 'B']) {
      const { brokenItems, period } = await report(unit)
      const href = brokenHref({ unit }, period).replace('/app/?', '/api/feedback?')
      const list = (await leader.call(href)).body as unknown as FeedbackList
      expect([unit, list.items.map((item) => item.id)]).toEqual([unit, [id]])
      expect(list.total).toBe(brokenItems)
    }
    const before = (await leader.call('/api/feedback?view=all&brokenTo=2026-11-19')).body
    expect((before as unknown as FeedbackList).total).toBe(0)
    const board = async () => ((await head.call('/api/board')).body as unknown as Board).brokenPromises
    expect(await board()).toBe(0)
    app.clock.set('2026-11-25T17:00:01+07:00')
    expect(await board()).toBe(1)
    expect(await broken()).toEqual([ahead])
    await officer.step(ahead, 'answer', { text: ANSWER })
    expect(await board()).toBe(0)
    expect(await report('A')).toMatchObject({ promised: 4, broken: 2, brokenItems: 2, longest: [{}] })
  })

  test('no day that is past, off, or further than the policy allows; and promising again reaches no further', async () => {
    expect(await wrong('2026-11-19')).toEqual([
      'request/invalid',
      expect.stringContaining('promisedOn is past'),
    ])
    expect(await wrong('2026-11-21')).toEqual(['request/invalid', expect.stringContaining('no working day')])
    expect(await wrong('2026-12-08')).toEqual(['request/invalid', expect.stringContaining('at the latest')])
    expect(await wrong('')).toEqual(['request/invalid', expect.stringContaining('promisedOn')])
    expect(await wrong(WEDNESDAY, 'Đang xử lý')).toEqual(['request/invalid', expect.stringContaining('text')])
    app.clock.set('2026-11-20T17:00:00.001+07:00')
    expect(await wrong('2026-11-20')).toEqual([
      'request/invalid',
      expect.stringContaining('promisedOn is past'),
    ])
    await promise('2026-11-23')
    app.clock.set('2026-11-23T09:00:00+07:00')
    expect(await wrong('2026-12-08')).toEqual(['request/invalid', expect.stringContaining('at the latest')])
    expect(await promise('2026-12-07')).toMatchObject({ promises: [{}, { state: 'open' }] })
  })

  test('two at once: one of them', async () => {
    const { version } = await officer.get(id)
    const input = { version, text: TEXT, promisedOn: WEDNESDAY }
    const both = await Promise.all([1, 2].map(() => officer.call(`/api/feedback/${id}/reply-interim`, input)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await officer.get(id)).promises).toHaveLength(1)
  })

  test('the citizen is told by a message with the day; one that waited past the answer is not sent', async () => {
    const office = await startToldCitizens(database)
    const sender = { email: 'an@vidu.example' }
    const first = await aFeedback(office.app, { unit: 'A', sender })
    await office.deliver()
    const { body } = await office.officer.call(`/api/feedback/${first.id}/message-preview`, {
      step: 'reply-interim',
      text: TEXT,
      promisedOn: WEDNESDAY,
    })
    expect(JSON.stringify(body)).toContain('Hẹn trả lời trước: 17:00 25/11/2026')
    await office.officer.step(first.id, 'reply-interim', { text: TEXT, promisedOn: WEDNESDAY })
    await office.deliver()
    const mail = office.mails().find(({ subject }) => subject.includes('hồi âm bước đầu'))
    for (const words of [TEXT, 'Hẹn trả lời trước: 17:00 25/11/2026']) expect(mail?.text).toContain(words)
    const second = await aFeedback(office.app, { unit: 'A', sender })
    await office.deliver()
    await office.officer.step(second.id, 'reply-interim', { text: TEXT, promisedOn: WEDNESDAY })
    await office.officer.step(second.id, 'answer', { text: ANSWER })
    await office.deliver()
    const standing = await office.standing(second.id)
    expect(standing.find(({ kind }) => kind === 'interim')?.state).toBe('not-sent')
    await office.stop()
  })
})
