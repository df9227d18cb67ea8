import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback } from '../../fixtures/feedback.ts'
import { PUBLIC_URL, startToldCitizens, type ToldCitizens } from '../../fixtures/told-citizens.ts'

const EMAIL = 'an@vidu.example'
const QUESTION = 'Xin quý vị cho biết số nhà và gửi thêm một ảnh chụp.'
const ANSWER = 'Đội vệ sinh đã thu gom rác và xịt rửa vỉa hè sáng nay.'

describe.each(DATABASES)('the citizen is told on %s', (database) => {
  let office: ToldCitizens
  beforeEach(async () => {
    office = await startToldCitizens(database)
  })
  afterEach(() => office.stop())

  test('at receipt, with the code and the promise', async () => {
    const { trackingCode, id } = await aFeedback(office.app, { unit: 'A', sender: { email: EMAIL } })
    await office.deliver()
    const [mail] = office.mails()
    expect(mail?.to).toBe(EMAIL)
    expect(mail?.subject).toContain(trackingCode)
    expect(mail?.text).toContain(`${PUBLIC_URL}/public/track/${trackingCode}`)
    expect(mail?.text).toContain('Hẹn trả lời trước: 17:00 20/11/2026')
    expect(await office.standing(id)).toEqual([
      { kind: 'received', state: 'sent', channel: 'email', because: null },
    ])
  })

  test('when asked, when a date moves and why, when answered; and no later message opens the item', async () => {
    const { app, officer, head } = office
    const { trackingCode, id } = await aFeedback(app, { unit: 'A', sender: { email: EMAIL } })
    await office.deliver()
    await officer.step(id, 'claim')
    await officer.step(id, 'pause', { reason: QUESTION })
    await office.deliver()
    app.clock.set('2026-11-20T11:00:00+07:00')
    await officer.step(id, 'resume')
    await office.deliver()
    await officer.step(id, 'extend', { workingDays: 2, reason: 'cần thêm thời gian kiểm tra hiện trường' })
    await head.step(id, 'approve-extension')
    await office.deliver()
    await officer.step(id, 'answer', { text: `${ANSWER} Mã của quý vị: ${trackingCode}.` })
    await office.deliver()
    const [, asked, waited, extended, answered] = office.mails()
    expect(asked?.text).toContain(QUESTION)
    expect(asked?.text).toContain('Xin bổ sung trước: 17:00 30/11/2026')
    expect(waited?.text).toContain('Lý do: thời gian chờ quý vị bổ sung được cộng thêm')
    expect(extended?.text).toMatch(
      /Hẹn mới: .*\/11\/2026\nHẹn cũ: .*\/11\/2026\nLý do: việc cần thêm thời gian/,
    )
    expect(answered?.text).toContain(ANSWER)
    for (const mail of office.mails().slice(1))
      expect(mail.raw + mail.subject + mail.text).not.toContain(trackingCode)
    expect(answered?.text).toContain(`${trackingCode.slice(0, 8)}…`)
    expect((await office.standing(id)).map(({ state }) => state)).toEqual(Array(5).fill('sent'))
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('in the language in which they wrote', async () => {
    await aFeedback(office.app, { unit: 'A', sender: { email: EMAIL }, language: 'en' })
    await office.deliver()
    expect(office.mails()[0]?.text).toMatch(/your feedback[^]*An answer is due before: 17:00 20\/11\/2026/)
  })

  test('by telephone where that is the contact, in the shape that the office gave its provider', async () => {
    const { id, trackingCode } = await aFeedback(office.app, { unit: 'A', sender: { phone: '0901 234 567' } })
    await office.deliver()
    expect(office.provider.requests).toEqual([
      {
        path: '/sms',
        headers: expect.objectContaining({ authorization: 'Bearer of-the-office' }) as unknown,
        body: {
          phone: '84901234567',
          content: { text: expect.stringContaining(`mã ${trackingCode}`) as unknown },
          requestId: expect.any(String) as unknown,
        },
      },
    ])
    expect(await office.standing(id)).toMatchObject([{ state: 'sent', channel: 'sms' }])
  })

  test('nothing that the sender typed goes out, and no name breaks out of a header', async () => {
    const name = 'An\r\nBcc: moi-nguoi@vidu.example <b>'
    await office.app.db
      .updateTable('organisation')
      .set({ name: 'Phường <b>Một</b>\r\nBcc: tat-ca@vidu.example' })
      .execute()
    // Names are kept in memory for a minute.
    office.app.clock.advance(61_000)
    await aFeedback(office.app, {
      unit: 'A',
      sender: { email: EMAIL, name },
      text: 'Trúng thưởng http://la.example',
    })
    await office.deliver()
    const [mail] = office.mails()
    expect(mail?.raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im)
    expect(mail?.subject).toContain('Phường <b>Một</b> Bcc: tat-ca@vidu.example: đã tiếp nhận')
    expect(mail?.raw).toMatch(/^content-type: text\/plain/im)
    expect(mail?.text).not.toContain('moi-nguoi')
    expect(mail?.text).not.toContain('la.example')
  })

  test('nobody is told of an item without a contact, of one from before, or while it is quiet', async () => {
    const { app } = office
    const none = await aFeedback(app, { unit: 'A' })
    await office.officer.step(none.id, 'claim')
    await office.officer.step(none.id, 'pause', { reason: QUESTION })
    await aFeedback(app, { unit: 'A', sender: { email: EMAIL }, options: { historical: true } })
    await office.deliver()
    expect(office.mails()).toEqual([])
    expect(await office.standing(none.id)).toMatchObject([
      { kind: 'asked', state: 'not-sent', because: 'no-contact' },
    ])

    app.clock.set('2026-11-20T22:30:00+07:00')
    const late = await aFeedback(app, { unit: 'A', sender: { email: EMAIL } })
    await office.deliver()
    expect(office.mails()).toEqual([])
    app.clock.set('2026-11-21T07:00:01+07:00')
    await office.deliver()
    expect(office.mails().map(({ to }) => to)).toEqual([EMAIL])
    expect(await office.standing(late.id)).toMatchObject([{ state: 'sent' }])
  })

  test('a question that waits for the morning is not sent once the item is answered', async () => {
    const { app, officer } = office
    const { id } = await aFeedback(app, { unit: 'A', sender: { email: EMAIL } })
    await officer.step(id, 'claim')
    await office.deliver()
    app.clock.set('2026-11-20T22:30:00+07:00')
    await officer.step(id, 'pause', { reason: QUESTION })
    await office.deliver()
    app.clock.set('2026-11-20T22:40:00+07:00')
    await officer.step(id, 'answer', { text: ANSWER })
    app.clock.set('2026-11-21T07:01:00+07:00')
    await office.deliver()
    app.clock.set('2026-11-21T07:02:00+07:00')
    await office.deliver()
    expect(office.mails().map(({ subject }) => subject.split(': ')[1]?.slice(0, 10))).toEqual([
      'đã tiếp nh',
      'đã trả lời',
    ])
    expect(await office.standing(id)).toMatchObject([
      { kind: 'received', state: 'sent' },
      { kind: 'asked', state: 'not-sent', because: 'pointless' },
      { kind: 'answered', state: 'sent' },
    ])
  })
})
