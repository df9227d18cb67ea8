import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { MessagePreview } from '../../../server/contract/messages/messages.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, staffMember } from '../../fixtures/feedback.ts'
import { startToldCitizens, type ToldCitizens } from '../../fixtures/told-citizens.ts'

const EMAIL = 'an@vidu.example'
const QUESTION = 'Xin quý vị cho biết số nhà và gửi thêm một ảnh chụp.'

describe.each(DATABASES)('messages to citizens, for staff, on %s', (database) => {
  let office: ToldCitizens
  beforeEach(async () => {
    office = await startToldCitizens(database)
  })
  afterEach(() => office.stop())

  const preview = async (id: string, step: string, text = ''): Promise<MessagePreview> =>
    (await office.officer.call(`/api/feedback/${id}/message-preview`, { step, text }))
      .body as unknown as MessagePreview

  test('the preview is the very message that goes out, and sends nothing', async () => {
    const { id } = await aFeedback(office.app, { unit: 'A', sender: { email: EMAIL } })
    await office.deliver()
    await office.officer.step(id, 'claim')
    const shown = await preview(id, 'pause', QUESTION)
    await office.deliver()
    expect(office.mails()).toHaveLength(1)
    await office.officer.step(id, 'pause', { reason: QUESTION })
    await office.deliver()
    const sent = office.mails()[1]
    expect(shown).toMatchObject({
      sends: true,
      channel: 'email',
      message: { subject: sent?.subject, body: sent?.text.trim() },
    })
  })

  test('where nothing goes out the preview says why: before a pause too', async () => {
    const none = await aFeedback(office.app, { unit: 'A' })
    expect(await preview(none.id, 'pause', QUESTION)).toEqual({
      sends: false,
      because: 'no-contact',
      others: 0,
    })
    const some = await aFeedback(office.app, { unit: 'A', sender: { email: EMAIL } })
    expect(await preview(some.id, 'extend')).toEqual({
      sends: false,
      because: 'needs-approval',
      others: 0,
    })
    expect(await preview(some.id, 'claim')).toEqual({
      sends: false,
      because: 'nothing-told',
      others: 0,
    })
  })

  test('an extension and a reopening say the new date before they are taken', async () => {
    const { app, officer, head } = office
    const { id } = await aFeedback(app, { unit: 'A', sender: { email: EMAIL } })
    await office.deliver()
    await officer.step(id, 'claim')
    expect(await preview(id, 'approve-extension')).toMatchObject({ sends: false, because: 'nothing-told' })
    expect(await preview(id, 'reopen')).toMatchObject({ sends: false, because: 'nothing-told' })
    await officer.step(id, 'extend', { workingDays: 2, reason: 'cần thêm thời gian kiểm tra hiện trường' })
    const extension = await preview(id, 'approve-extension')
    await head.step(id, 'approve-extension')
    await office.deliver()
    const extended = office.mails()[1]
    expect(extension).toMatchObject({
      sends: true,
      kind: 'date-moved',
      message: { body: extended?.text.trim() },
    })
    await officer.step(id, 'answer', { text: 'Đội vệ sinh đã thu gom rác và xịt rửa vỉa hè sáng nay.' })
    await office.deliver()
    const reopening = await preview(id, 'reopen', 'Rác lại chất đống')
    await head.step(id, 'reopen', { reason: 'Rác lại chất đống ở đầu hẻm' })
    await office.deliver()
    const reopened = office.mails()[3]
    expect(reopening).toMatchObject({
      sends: true,
      kind: 'reopened',
      message: { body: reopened?.text.trim() },
    })
  })

  test('an item shows what its citizen was told, when and how, and neither contact nor words', async () => {
    const { id } = await aFeedback(office.app, { unit: 'A', sender: { email: EMAIL } })
    await office.deliver()
    const { body } = await office.officer.call(`/api/feedback/${id}/messages`)
    expect(body).toMatchObject({
      messages: [{ kind: 'received', channel: 'email', state: 'sent', said: null }],
    })
    expect(JSON.stringify(body)).not.toContain(EMAIL)
  })

  test('an administrator keeps other words, is told by name what they cannot use, and goes back to the usual ones', async () => {
    await office.app.addPerson('quantri', 'administrator')
    const admin = await staffMember(office.app, 'quantri')
    const own = {
      kind: 'received',
      language: 'vi',
      subject: 'Mã {code}',
      body: 'Chào quý vị: {code}',
      short: '{code}',
    }
    const wrong = await admin.call('/api/messages/templates', { ...own, body: '{code} {matKhau}' })
    expect(wrong.status).toBe(400)
    expect(wrong.body).toMatchObject({
      errors: [{ field: 'body', vi: expect.stringContaining('{matKhau}') as unknown }],
    })
    expect((await admin.call('/api/messages/templates', own)).status).toBe(204)
    const { trackingCode } = await aFeedback(office.app, { unit: 'A', sender: { email: EMAIL } })
    await office.deliver()
    expect(office.mails()[0]).toMatchObject({
      subject: `Mã ${trackingCode}`,
      text: `Chào quý vị: ${trackingCode}\n`,
    })
    await admin.call('/api/messages/templates/reset', { kind: 'received', language: 'vi' })
    await admin.call('/api/messages/quiet-hours', { from: '08:00', to: '10:00' })
    await aFeedback(office.app, { unit: 'A', sender: { email: EMAIL } })
    await office.deliver()
    expect(office.mails()).toHaveLength(1)
    office.app.clock.set('2026-11-20T10:00:00+07:00')
    await office.deliver()
    expect(office.mails()[1]?.subject).toContain('đã tiếp nhận phản ánh')
    expect((await verifyInstallation(office.app.service)).faults).toEqual([])
  })

  test('an administrator tries a wording, and sees what reached nobody without whose it was', async () => {
    const { app, officer, deliver } = office
    await app.addPerson('quantri', 'administrator')
    const admin = await staffMember(app, 'quantri')
    const words = {
      kind: 'answered',
      language: 'vi',
      subject: '{office}',
      body: '{answer}',
      short: 'Xong {link}',
    }
    expect((await admin.call('/api/messages/templates/try', words)).body).toMatchObject({
      message: { body: 'Rác ở đầu hẻm đã được thu gom sáng nay.' },
      sms: { encoding: 'gsm', parts: 1 },
    })
    expect((await admin.call('/api/messages/templates/try', { ...words, body: '{code}' })).status).toBe(400)
    expect((await officer.call('/api/messages/failed')).status).toBe(403)

    const { id } = await aFeedback(app, { unit: 'A', sender: { email: EMAIL } })
    await deliver()
    await app.db
      .updateTable('citizen_message')
      .set({ state: 'refused', because: 'email: 550 no such mailbox' })
      .where('feedback_id', '=', id)
      .execute()
    const { body } = await admin.call('/api/messages/failed')
    expect(body).toMatchObject({
      failed: [{ kind: 'received', channel: 'email', state: 'refused', said: 'email: 550 no such mailbox' }],
    })
    expect(JSON.stringify(body)).not.toContain(EMAIL)
  })
})
