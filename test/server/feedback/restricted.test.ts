import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertAttachment } from '../../../db/queries/feedback/attachments.ts'
import type { ConflictList } from '../../../server/contract/feedback/conflicts.ts'
import type { FeedbackView } from '../../../server/contract/feedback/feedback-view.ts'
import { FEEDBACK_VIEWS } from '../../../server/contract/feedback/feedback-view.ts'
import type { FeedbackList } from '../../../server/contract/feedback/feedback.ts'
import type { NotificationList } from '../../../server/contract/notification.ts'
import type { TimelinessReport } from '../../../server/contract/report.ts'
import { createDeliverers } from '../../../server/jobs/jobs.ts'
import { planReminders } from '../../../server/notifications/plan-reminders.ts'
import { deliverOutbox } from '../../../server/outbox/deliver-outbox.ts'
import { sha256 } from '../../../server/ids.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

const DENUNCIATION = 'Tôi tố cáo cán bộ nhận hối lộ khi làm sổ đỏ'
const PEOPLE = ['officer', 'head', 'coordinator', 'leader'] as const

describe.each(DATABASES)('what may be a denunciation on %s', (database) => {
  let app: TestApp
  let others: readonly StaffMember[]
  let coordinator: StaffMember
  let named: StaffMember

  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('DD', { name: 'Tổ Đất đai' })
    for (const role of PEOPLE) {
      await app.addPerson(role, role)
      await app.addPerson(`${role}.dd`, role, 'DD')
    }
    await app.addPerson('quan.tri', 'administrator')
    await app.addPerson('rieng', 'restricted-coordinator')
    others = await Promise.all(
      PEOPLE.flatMap((role) => [role, `${role}.dd`]).map((username) => staffMember(app, username)),
    )
    coordinator = await staffMember(app, 'coordinator')
    named = await staffMember(app, 'rieng')
  })
  afterAll(() => app.stop())

  const idsIn = async (who: StaffMember, view: FeedbackView, q = ''): Promise<string[]> => {
    const { status, body } = await who.call(`/api/feedback?view=${view}&q=${encodeURIComponent(q)}`)
    expect(status).toBe(200)
    const { items, total } = body as unknown as FeedbackList
    expect(total).toBe(items.length)
    return items.map(({ id }) => id)
  }
  const receivedIn = async (who: StaffMember): Promise<number> => {
    const { body } = await who.call('/api/reports/timeliness?period=2026-Q4')
    return (body as unknown as TimelinessReport).received
  }
  const hold = (changes: Parameters<typeof aFeedback>[1] = {}) =>
    aFeedback(app, { unit: 'DD', text: DENUNCIATION, sender: { name: 'Lê Mẫu' }, ...changes })

  test('is held, whatever unit its sender named; the receipt tells of no unit', async () => {
    const receipt = await hold()
    expect(receipt).toMatchObject({ status: 'accepted', leadUnit: null })
    const item = await named.get(receipt.id)
    expect(item).toMatchObject({
      status: 'new',
      leadUnit: null,
      sender: { name: 'Lê Mẫu' },
      routing: { kind: 'held', because: [{ value: 'hối lộ' }, { value: 'tố cáo' }] },
    })
    expect(item.may).toEqual(['release', 'note', 'redirect', 'mark-spam'])
  })

  test('nobody but who is named for it knows of it: not by a list, a search, its address, a photo or a step', async () => {
    const { id, trackingCode } = await hold()
    const photo = app.service.newId()
    await insertAttachment(app.db, {
      id: photo,
      draft_id: null,
      feedback_id: id,
      media_type: 'image/jpeg',
      width: 1,
      height: 1,
      content: '',
      sha256: sha256(''),
      created_at: '2026-11-20T02:00:00.000Z',
    })
    const { id: ordinary } = await aFeedback(app, { text: 'Đèn hỏng' })
    const reason = { version: 1, reason: 'Thử xem có được không' }
    for (const who of others) {
      for (const view of FEEDBACK_VIEWS) expect(await idsIn(who, view)).not.toContain(id)
      for (const q of ['hối lộ', 'hoi lo', trackingCode]) expect(await idsIn(who, 'all', q)).toEqual([])
      for (const [path, body] of [
        [`/api/feedback/${id}`],
        [`/api/feedback/${id}/attachments/${photo}`],
        [`/api/feedback/${id}/note`, { text: 'Thử xem có được không' }],
        [`/api/feedback/${id}/release`, reason],
        [`/api/feedback/${id}/assign`, { ...reason, unit: 'DD' }],
        [`/api/feedback/${id}/merge`, { ...reason, into: ordinary }],
        [`/api/feedback/${ordinary}/merge`, { ...reason, into: id }],
      ] as const) {
        const { status } = await who.call(path, body)
        expect([path, [403, 404].includes(status)]).toEqual([path, true])
      }
    }
    expect((await coordinator.call(`/api/feedback/${id}`)).status).toBe(404)
    expect((await coordinator.call(`/api/feedback/${id}/release`, reason)).status).toBe(404)
    expect(await idsIn(named, 'restricted')).toContain(id)
    expect(await idsIn(named, 'restricted', 'hối lộ')).toContain(id)
    expect(await idsIn(named, 'all')).not.toContain(id)
    const response = await app.request(`/api/feedback/${id}/attachments/${photo}`, {
      headers: await app.signIn('rieng'),
    })
    expect(response.status).toBe(200)
  })

  test('who is named for it may note, show the way to the competent body, or release it, and nothing else', async () => {
    const { id } = await hold()
    await named.step(id, 'note', { text: 'Đã xem' })
    const assigned = await named.call(`/api/feedback/${id}/assign`, {
      version: 1,
      unit: 'DD',
      reason: 'Người dân báo lại',
    })
    expect(assigned.status).toBe(403)
    const ended = await named.step(id, 'redirect', { reason: 'Gửi Thanh tra' })
    expect(ended.status).toBe('redirected')
    expect(await idsIn(coordinator, 'all')).not.toContain(id)
    expect(await idsIn(named, 'restricted')).toContain(id)
  })

  test('released with a reason it is an item like others, and counted from then on', async () => {
    const before = await receivedIn(coordinator)
    const { id } = await hold()
    expect(await receivedIn(coordinator)).toBe(before)
    expect((await named.call(`/api/feedback/${id}/release`, { version: 1 })).status).toBe(400)
    await named.step(id, 'release', { reason: 'Chỉ nhắc đến từ này' })
    expect(await receivedIn(coordinator)).toBe(before + 1)
    expect(await idsIn(coordinator, 'triage')).toContain(id)
    expect(await idsIn(named, 'restricted')).not.toContain(id)
    const item = await coordinator.get(id)
    expect(item.events.at(-1)).toMatchObject({ kind: 'released', body: { reason: 'Chỉ nhắc đến từ này' } })
    const again = await named.call(`/api/feedback/${id}/release`, {
      version: item.version,
      reason: 'Người dân báo lại',
    })
    expect([again.status, again.body['code']]).toEqual([409, 'feedback/move-not-allowed'])
    await coordinator.step(id, 'assign', { unit: 'DD', reason: 'Thuộc Tổ Đất đai' })
    expect(await idsIn(await staffMember(app, 'officer.dd'), 'unit')).toContain(id)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('its reminders go to who is named for it alone', async () => {
    const { id } = await hold()
    const mayGoOn = () => Promise.resolve(true)
    await planReminders(app.service, mayGoOn)
    app.clock.advance(60_000)
    await deliverOutbox(app.service, { deliver: createDeliverers(app.service), mayGoOn, random: () => 0 })
    const told = async (who: StaffMember) => {
      const { body } = await who.call('/api/notifications')
      return (body as unknown as NotificationList).items.filter(({ feedbackId }) => feedbackId === id).length
    }
    expect(await told(named)).toBeGreaterThan(0)
    for (const who of others) expect(await told(who)).toBe(0)
  })

  test('what comes again under its reference, or comes as one again, is seen by nobody else', async () => {
    const conflictsOf = async (who: StaffMember) => {
      const { body } = await who.call('/api/conflicts')
      return (body as unknown as ConflictList).items.map(({ externalRef }) => externalRef)
    }
    const come = (externalRef: string, text: string) =>
      aFeedback(app, { externalRef, text }).catch(() => undefined)
    await come('R-1', DENUNCIATION)
    await come('R-1', 'Đèn hỏng')
    await come('R-2', 'Đèn hỏng')
    await come('R-2', DENUNCIATION)
    await come('R-3', 'Đèn hỏng')
    await come('R-3', 'Đèn hỏng hai ngày')
    expect(await conflictsOf(coordinator)).toEqual(['R-3'])
    expect((await conflictsOf(named)).toSorted()).toEqual(['R-1', 'R-2'])
  })

  test.each([
    ['Toi to cao can bo', [{ value: 'tố cáo', guess: true }]],
    ['TỐ CÁO'.normalize('NFD'), [{ value: 'tố cáo' }]],
  ])('words are found with their marks, and without in what was typed without: %s', async (text, because) => {
    const { id } = await hold({ text })
    expect((await named.get(id)).routing).toEqual({ kind: 'held', because })
  })

  test.each(['Tờ cáo phó của phường', 'Tô cao tầng', 'Đường tham quan, vòi nước hỏng'])(
    'other words hold nothing: %s',
    async (text) => {
      expect(await hold({ text })).toMatchObject({ leadUnit: 'DD' })
    },
  )

  test('the office changes the words; what is held stays so', async () => {
    const administrator = await staffMember(app, 'quan.tri')
    const words = async () => {
      const { body } = await administrator.call('/api/restricted-words')
      return body as { words: string[]; named: number }
    }
    expect(await words()).toMatchObject({ named: 1 })
    expect((await words()).words).toContain('hối lộ')
    const add = (word: string) => administrator.call('/api/restricted-words', { word })
    const remove = (word: string) => administrator.call('/api/restricted-words/remove', { word })
    expect((await add('bảo kê')).status).toBe(201)
    expect((await add('BẢO KÊ')).status).toBe(409)
    expect((await add('?!')).status).toBe(400)
    const { id, leadUnit } = await hold({ text: 'Bảo kê chợ đêm' })
    expect(leadUnit).toBeNull()
    expect((await remove('bảo kê')).status).toBe(204)
    expect((await remove('bảo kê')).status).toBe(404)
    expect(await hold({ text: 'Bảo kê chợ đêm' })).toMatchObject({ leadUnit: 'DD' })
    expect((await coordinator.call(`/api/feedback/${id}`)).status).toBe(404)
    expect((await add('bảo kê')).status).toBe(201)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})
