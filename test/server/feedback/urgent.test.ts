import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FeedbackList } from '../../../server/contract/feedback/feedback.ts'
import type { NotificationList } from '../../../server/contract/notification.ts'
import { replyToOffice } from '../../../server/feedback/citizen/reply-to-office.ts'
import { createDeliverers } from '../../../server/jobs/jobs.ts'
import { deliverOutbox } from '../../../server/outbox/deliver-outbox.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { addPerson } from '../../../server/organisation/add-person.ts'
import { PASSWORD, startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

const FIRE = 'Nhà số 12 hẻm 3 đang cháy, khói đen cả xóm'
const REASON = 'Chỉ là bếp than của quán ăn'

describe.each(DATABASES)('what cannot wait, on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let head: StaffMember
  let coordinator: StaffMember

  beforeAll(async () => {
    app = await startApp(database, { env: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'a@example.vn' } })
    await app.addUnit('A')
    await app.addUnit('B')
    await app.addPerson('can.bo', 'officer', 'A')
    await addPerson(app.owner, {
      username: 'truong',
      name: 'Người truong',
      email: 'truong@example.vn',
      password: PASSWORD,
      grants: [{ role: 'head', unit: 'A' }],
    })
    await app.addPerson('dieu.phoi', 'coordinator')
    officer = await staffMember(app, 'can.bo')
    head = await staffMember(app, 'truong')
    coordinator = await staffMember(app, 'dieu.phoi')
  })
  afterAll(() => app.stop())

  const listed = async (who: StaffMember, query: string) => {
    const { status, body } = await who.call(`/api/feedback?${query}`)
    expect(status).toBe(200)
    return body as unknown as FeedbackList
  }
  const deliver = async () => {
    app.clock.advance(1_000)
    await deliverOutbox(app.service, {
      deliver: {
        ...createDeliverers(app.service),
        mail: () => Promise.resolve({ kind: 'waits', atMs: 4e12 }),
      },
      mayGoOn: () => Promise.resolve(true),
      random: () => 0,
    })
  }
  const told = async (who: StaffMember, id: string) => {
    await deliver()
    const { body } = await who.call('/api/notifications')
    return (body as unknown as NotificationList).items.filter(
      ({ feedbackId, kind }) => feedbackId === id && kind === 'marked-urgent',
    ).length
  }
  const mailed = async (id: string) => {
    const rows = await app.db.selectFrom('outbox').select('payload').where('kind', '=', 'mail').execute()
    return rows.filter(({ payload }) => payload.includes(id) && payload.includes('marked-urgent')).length
  }

  test('comes first in the queue, is filtered by, and pages go on behind it', async () => {
    const older = await aFeedback(app, { unit: 'A', receivedAt: '2026-11-02T02:00:00.000Z' })
    const { id } = await aFeedback(app, { unit: 'A', text: FIRE })
    const first = await listed(officer, 'view=unit&limit=1')
    expect(first.items.map((item) => [item.id, item.urgent])).toEqual([[id, true]])
    const second = await listed(officer, `view=unit&limit=1&after=${first.next ?? ''}`)
    expect(second.items.map((item) => [item.id, item.urgent])).toEqual([[older.id, false]])
    expect((await listed(officer, 'view=unit&urgent=yes')).items.map((item) => item.id)).toEqual([id])
    expect((await listed(officer, 'view=unit&sort=due-last&limit=1')).items[0]?.id).not.toBe(id)
    expect((await listed(officer, 'view=today')).items[0]?.id).toBe(id)
    expect((await officer.get(id)).events.find(({ kind }) => kind === 'marked-urgent')).toMatchObject({
      body: { because: [{ value: 'cháy' }], in: 'receipt' },
    })
  })

  test('its head is told once, in the app and by a mail; of what waits in triage the coordinator', async () => {
    const stuffed = await aFeedback(app, { unit: 'A', text: `${FIRE}. `.repeat(40) + 'sập điện giật' })
    expect(await told(head, stuffed.id)).toBe(1)
    expect(await told(officer, stuffed.id)).toBe(0)
    expect(await mailed(stuffed.id)).toBe(1)
    const inTriage = await aFeedback(app, { text: FIRE })
    expect(await told(coordinator, inTriage.id)).toBe(1)
    expect(await told(head, inTriage.id)).toBe(0)
  })

  test('of many of one sender on one day the head gets three mails, and every one in the app', async () => {
    const sender = { phone: '0901234567' }
    const ids: string[] = []
    for (let n = 0; n < 5; n++)
      ids.push((await aFeedback(app, { unit: 'A', text: `${FIRE} ${n}`, sender })).id)
    for (const id of ids) expect(await told(head, id)).toBe(1)
    const mails = await Promise.all(ids.map(mailed))
    expect(mails.filter((n) => n === 1).length).toBe(3)
  })

  test('a person takes the mark off once, with a reason that stays; twice, stale or after the answer is refused', async () => {
    const { id } = await aFeedback(app, { unit: 'A', text: FIRE })
    const { version, may } = await officer.get(id)
    expect(may).toContain('not-urgent')
    const off = { version, reason: REASON }
    expect((await officer.call(`/api/feedback/${id}/not-urgent`, { version })).status).toBe(400)
    const both = await Promise.all([
      officer.call(`/api/feedback/${id}/not-urgent`, off),
      head.call(`/api/feedback/${id}/answer`, { version, text: 'Đã kiểm tra tại chỗ, không có cháy.' }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const after = await officer.get(id)
    const again = await officer.call(`/api/feedback/${id}/not-urgent`, { ...off, version: after.version })
    const isOff = !after.urgent
    if (isOff) {
      expect(after.events.at(-1)).toMatchObject({ kind: 'urgent-lifted', body: { reason: REASON } })
      expect(after.may).not.toContain('not-urgent')
    } else expect(after.status).toBe('answered')
    expect([again.status, again.body['code']]).toEqual([409, 'feedback/move-not-allowed'])
    // Whichever came first, nobody is called out to it any more.
    expect(await told(head, id)).toBe(0)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('a later reply with such a word marks it again, and tells again; a reply on what is marked does not', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await replyToOffice(app.service, id, { text: 'Dây điện đứt, vừa có người bị điện giật', photos: [] })
    const raised = await officer.get(id)
    expect(raised.urgent).toBe(true)
    expect(raised.events.at(-1)).toMatchObject({ kind: 'marked-urgent', body: { in: 'reply' } })
    expect(await told(head, id)).toBe(1)
    await officer.step(id, 'not-urgent', { reason: REASON })
    await officer.step(id, 'claim')
    await officer.step(id, 'pause', { reason: 'Xin cho biết vị trí chính xác của dây điện' })
    await replyToOffice(app.service, id, { text: 'Đang cháy ở số 14', photos: [] })
    const again = await officer.get(id)
    expect([again.urgent, again.status]).toEqual([true, 'in-progress'])
    expect(await told(head, id)).toBe(2)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('merged into another, the mark goes with it; what came from before the service has none', async () => {
    const [fire, plain] = [
      await aFeedback(app, { unit: 'A', text: FIRE }),
      await aFeedback(app, { unit: 'A' }),
    ]
    await head.step(fire.id, 'merge', { into: plain.id, reason: 'Cùng một vụ ở hẻm 3' })
    const whole = await head.get(plain.id)
    expect(whole.urgent).toBe(true)
    expect(whole.events.at(-1)).toMatchObject({ kind: 'marked-urgent', body: { in: 'merged' } })
    const old = await aFeedback(app, { unit: 'A', text: FIRE, options: { historical: true } })
    expect((await officer.get(old.id)).urgent).toBe(false)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('the mark of a changed row is found by verify', async () => {
    const { id } = await aFeedback(app, { unit: 'A', text: FIRE })
    await app.db.updateTable('feedback').set({ urgent: 0 }).where('id', '=', id).execute()
    expect((await verifyInstallation(app.service)).faults).not.toEqual([])
    await app.db.updateTable('feedback').set({ urgent: 1 }).where('id', '=', id).execute()
  })

  test('the office changes the words and phrases, and chooses whether mails leave at night', async () => {
    const add = (word: string, raises = true) => coordinator.call('/api/urgent-words', { word, raises })
    expect((await add('cây đổ')).status).toBe(201)
    expect((await add('CÂY ĐỔ')).status).toBe(409)
    expect((await add('?!')).status).toBe(400)
    const fallen = await aFeedback(app, { unit: 'A', text: 'Cây đổ chắn ngang đường' })
    expect((await officer.get(fallen.id)).urgent).toBe(true)
    expect((await add('cây đổ bóng', false)).status).toBe(201)
    const shade = await aFeedback(app, { unit: 'A', text: 'Hàng cây đổ bóng mát, rất đẹp' })
    expect((await officer.get(shade.id)).urgent).toBe(false)
    const { body } = await coordinator.call('/api/urgent-words/remove', { word: 'cây đổ' })
    expect(body['words']).not.toContain('cây đổ')
    expect(body['phrases']).toContain('cây đổ bóng')
    const choose = async (json: Record<string, boolean>) => {
      const response = await app.request('/api/office-choices', {
        method: 'PUT',
        headers: await app.signIn('dieu.phoi'),
        json,
      })
      return (await response.json()) as Record<string, boolean>
    }
    expect(await choose({ 'urgent-at-any-hour': false })).toEqual({
      'urgent-at-any-hour': false,
      'suggest-units': true,
    })
    expect((await coordinator.call('/api/office-choices')).body).toMatchObject({
      'urgent-at-any-hour': false,
    })
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})
