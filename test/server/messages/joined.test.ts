import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { MessagePreview } from '../../../server/contract/messages/messages.ts'
import { joinFeedback } from '../../../server/feedback/alike/join-feedback.ts'
import { saveOptOut } from '../../../db/queries/feedback/messages.ts'
import { contactKey } from '../../../server/messages/links.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'
import { startToldCitizens, type ToldCitizens } from '../../fixtures/told-citizens.ts'

const ANSWER = 'Đội vệ sinh đã thu gom rác và xịt rửa vỉa hè sáng nay.'

describe.each(DATABASES)('who joined an item is told on %s', (database) => {
  let office: ToldCitizens
  let coordinator: StaffMember
  beforeEach(async () => {
    office = await startToldCitizens(database)
    await office.app.addPerson('dieu.phoi', 'coordinator')
    coordinator = await staffMember(office.app, 'dieu.phoi')
  })
  afterEach(() => office.stop())

  const send = (email: string | null) =>
    aFeedback(office.app, { unit: 'A', ...(email === null ? {} : { sender: { email } }) })
  const join = async (email: string | null, headId: string) => {
    const item = await send(email)
    expect(await joinFeedback(office.app.owner, item.id, headId)).toBe(true)
    return item
  }
  /** Rounds until nothing waits; a message waits half a minute for the one before it. */
  const deliverAll = async () => {
    for (let round = 0; round < 20; round++) {
      office.app.clock.advance(31_000)
      await office.deliver()
      const waits = await office.app.db
        .selectFrom('citizen_message')
        .select('id')
        .where('state', '=', 'queued')
        .execute()
      if (waits.length === 0) return
    }
  }
  const subjectsTo = (email: string) =>
    office
      .mails()
      .filter(({ to }) => to === email)
      .map(({ subject }) =>
        subject
          .split(': ')
          .slice(1)
          .join(': ')
          .replace(/ (?:phản ánh )?PA-.*/, ''),
      )

  test('of joining, of the answer, of a reopening: each once, by their own contact, and without the code of another', async () => {
    const { app, officer, head } = office
    const first = await send('an@vidu.example')
    const second = await join('binh@vidu.example', first.id)
    await deliverAll()
    await officer.step(first.id, 'claim')
    await officer.step(first.id, 'answer', { text: ANSWER })
    await deliverAll()
    await head.step(first.id, 'reopen', { reason: 'Rác lại chất đống ở đầu hẻm' })
    await deliverAll()
    expect((await office.standing(second.id)).map(({ kind, state }) => [kind, state])).toEqual([
      ['received', 'sent'],
      ['joined', 'sent'],
      ['answered', 'sent'],
      ['reopened', 'sent'],
    ])
    expect(subjectsTo('binh@vidu.example')).toHaveLength(4)
    expect(subjectsTo('an@vidu.example')).toHaveLength(3)
    const answered = office
      .mails()
      .find(({ to, subject }) => to === 'binh@vidu.example' && subject.includes('đã trả lời'))
    expect(answered?.text).toContain(ANSWER)
    expect(answered?.text).toContain(second.trackingCode.slice(0, 8))
    for (const { to, text, subject } of office.mails())
      if (to === 'binh@vidu.example') expect(subject + text).not.toContain(first.trackingCode.slice(0, 8))
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('not where they want no messages, left no contact or were parted before it left; the others are', async () => {
    const { app, officer } = office
    const first = await send('an@vidu.example')
    const silent = await join('im@vidu.example', first.id)
    const none = await join(null, first.id)
    const parted = await join('rieng@vidu.example', first.id)
    const kept = await join('cung@vidu.example', first.id)
    await deliverAll()
    await saveOptOut(
      app.db,
      contactKey(app.service, { email: 'im@vidu.example' }),
      '2026-11-20T02:00:00.000Z',
    )
    await officer.step(first.id, 'claim')
    await officer.step(first.id, 'answer', { text: ANSWER })
    await coordinator.step(parted.id, 'unmerge', { reason: 'Đây là việc khác, ở hẻm khác' })
    await deliverAll()
    const answered = async (id: string) =>
      (await office.standing(id)).filter(({ kind }) => kind === 'answered')
    expect(await answered(first.id)).toMatchObject([{ state: 'sent' }])
    expect(await answered(kept.id)).toMatchObject([{ state: 'sent' }])
    expect(await answered(silent.id)).toMatchObject([{ state: 'not-sent', because: 'opted-out' }])
    expect(await answered(parted.id)).toMatchObject([{ state: 'not-sent', because: 'pointless' }])
    expect(await answered(none.id)).toEqual([])

    // Its own answer, at whatever place of its own history, is its own message.
    await officer.step(parted.id, 'claim')
    await officer.step(parted.id, 'answer', { text: ANSWER })
    await deliverAll()
    expect((await answered(parted.id)).map(({ state }) => state)).toEqual(['not-sent', 'sent'])
  })

  test('all forty-two of them, and staff read before how many', async () => {
    const { officer } = office
    const first = await send(null)
    const joiners = []
    for (let n = 0; n < 42; n++) joiners.push(await join(`nguoi${n}@vidu.example`, first.id))
    await deliverAll()
    await officer.step(first.id, 'claim')
    const { body } = await officer.call(`/api/feedback/${first.id}/message-preview`, {
      step: 'answer',
      text: ANSWER,
    })
    expect(body as unknown as MessagePreview).toEqual({ sends: false, because: 'no-contact', others: 42 })
    await officer.step(first.id, 'answer', { text: ANSWER })
    await deliverAll()
    const told = office.mails().filter(({ text }) => text.includes(ANSWER))
    expect(new Set(told.map(({ to }) => to)).size).toBe(42)
    expect(told).toHaveLength(42)
  })
})
