import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import { MAIL_KINDS } from '../../../server/contract/notification.ts'
import { createDeliverers } from '../../../server/jobs/jobs.ts'
import { endOutsideRequests } from '../../../server/feedback/outside/settle-outside.ts'
import { sha256 } from '../../../server/ids.ts'
import { deliverOutbox } from '../../../server/outbox/deliver-outbox.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'
import { inEnglish } from '../../fixtures/in-english.ts'
import { PUBLIC_URL, startToldCitizens, type ToldCitizens } from '../../fixtures/told-citizens.ts'

const ADDRESS = 'truc@dienluc.example'
const REQUEST = 'Xin cho biết khi nào sửa xong đèn đường này.'
const SAID = 'Chúng tôi sửa xong vào ngày mai.'
const ANSWER = 'Đèn đường được sửa xong vào ngày mai.'
const SENDER = { name: 'Nguyễn Văn Ánh', phone: '0901 234 567', email: 'anh@vidu.example' }

describe.each(DATABASES)('bodies without an account, on %s', (database) => {
  let office: ToldCitizens
  let officer: StaffMember
  let id: string
  let code: string
  let bodyId: string

  beforeEach(async () => {
    office = await startToldCitizens(database)
    officer = office.officer
    await office.app.addPerson('quantri', 'administrator')
    const admin = await staffMember(office.app, 'quantri')
    const { body } = await admin.call('/api/outside-bodies', {
      name: 'Điện lực quận',
      email: ADDRESS,
      open: true,
    })
    bodyId = String((body as { id: string }).id)
    const made = await aFeedback(office.app, {
      unit: 'A',
      text: 'Tôi là Nguyễn Văn Ánh, số 0901 234 567. Đèn đường hỏng trước nhà 12 phố Hàng Bông.',
      sender: SENDER,
    })
    id = made.id
    code = made.trackingCode
    await officer.step(id, 'claim')
  })
  afterEach(() => office.stop())

  const draft = async () =>
    (await officer.call(`/api/feedback/${id}/outside-draft`)).body as unknown as {
      words: string
      bodies: { id: string; name: string }[]
    }
  const ask = async (more: object = {}) => {
    const { words } = await draft()
    return officer.step(id, 'ask-outside', {
      body: bodyId,
      request: REQUEST,
      words,
      photos: [],
      days: 3,
      ...more,
    })
  }
  const deliver = () => {
    office.app.clock.advance(1)
    return deliverOutbox(office.app.service, {
      deliver: createDeliverers(office.app.service),
      kinds: MAIL_KINDS,
      mayGoOn: () => Promise.resolve(true),
      random: () => 1,
    })
  }
  const link = async () => {
    await deliver()
    const text = office.mails().findLast(({ to }) => to === ADDRESS)?.text ?? ''
    return /https:\S+/.exec(text)?.[0].replace(PUBLIC_URL, '') ?? ''
  }
  const read = async (path: string) => {
    const response = await office.app.request(path)
    return { status: response.status, page: await response.text() }
  }
  const send = async (path: string, text = SAID, photos: Uint8Array<ArrayBuffer>[] = []) => {
    const form = new FormData()
    form.set('text', text)
    for (const bytes of photos) form.append('photo', new Blob([bytes]), 'anh.jpg')
    const response = await office.app.request(path, { method: 'POST', body: form })
    return { status: response.status, page: await response.text() }
  }
  const item = (): Promise<FeedbackDetail> => officer.get(id)
  const end = () => endOutsideRequests(office.app.service, () => Promise.resolve(true))
  const told = async () =>
    (await office.app.db.selectFrom('outbox').select('payload').where('kind', '=', 'notice').execute())
      .map(({ payload }) => (JSON.parse(payload) as { kind: string }).kind)
      .filter((kind) => kind.startsWith('outside'))

  test('a body reads what was copied and no sender, and answers once by text and photos', async () => {
    const before = await item()
    const { words, bodies } = await draft()
    expect(bodies).toEqual([{ id: bodyId, name: 'Điện lực quận', nameEn: '' }])
    for (const secret of ['Ánh', '234 567', ADDRESS]) expect(words).not.toContain(secret)
    expect(words).toContain('Đèn đường hỏng')
    const asked = await ask()
    expect(asked).toMatchObject({
      status: 'in-progress',
      currentDueAt: before.currentDueAt,
      outside: [{ state: 'open', mayWithdraw: true }],
    })
    const path = await link()
    const { status, page } = await read(path)
    expect(status).toBe(200)
    for (const shown of [REQUEST, 'Đèn đường hỏng']) expect(page).toContain(shown)
    for (const secret of ['Ánh', '234 567', code, 'anh@vidu.example', 'Người canbo'])
      expect(page).not.toContain(secret)
    const photo = new Uint8Array(
      await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
        .jpeg()
        .toBuffer(),
    )
    expect((await send(path, '')).status).toBe(422)
    expect((await send(path, SAID, [new Uint8Array([1, 2, 3])])).page).toContain(SAID)
    expect((await send(path, SAID, [photo])).page).toContain('Đã nhận ý kiến')
    // Used twice, or by whomever it was forwarded to afterwards.
    expect((await send(path, 'Khác hẳn.')).status).toBe(410)
    const over = await read(path)
    expect(over.status).toBe(410)
    expect(over.page).not.toContain('Đèn đường')
    const after = await item()
    expect(after.version).toBe(asked.version + 1)
    expect(after.outside).toMatchObject([{ state: 'given', text: SAID, moved: true, mayWithdraw: false }])
    const [given] = after.outside
    expect(given?.photos).toHaveLength(1)
    const picture = `/api/feedback/${id}/outside-photos/${given?.photos[0]?.id ?? ''}`
    expect((await office.app.request(picture, { headers: await office.app.signIn('canbo') })).status).toBe(
      200,
    )
    expect((await office.app.request(picture)).status).toBe(401)
    expect(await told()).toEqual(['outside-answered'])
    expect((await verifyInstallation(office.app.service)).faults).toEqual([])
    // Another photo, with its hash put right.
    const other = Buffer.from('another')
    await office.app.db
      .updateTable('outside_photo')
      .set({ content: other.toString('base64'), sha256: sha256(other) })
      .execute()
    expect((await verifyInstallation(office.app.service)).faults.map(inEnglish)).toEqual([
      expect.stringMatching(/^item .*: the photos of a body outside are not those/),
    ])
  })

  test('the address of a body, and its name, show on no page of the citizen, and nobody without the right reads them', async () => {
    await ask()
    await send(await link())
    await officer.step(id, 'answer', { text: ANSWER })
    office.app.clock.advance(60_000)
    const { page } = await read(`/public/track/${code}`)
    expect(page).toContain(ANSWER)
    for (const secret of [ADDRESS, 'Điện lực', SAID, REQUEST]) expect(page).not.toContain(secret)
    expect(JSON.stringify(await item())).not.toContain(ADDRESS)
    expect((await officer.call('/api/outside-bodies')).status).toBe(403)
  })

  test('an answer that comes after the item was moved on is only recorded, also where it came back since', async () => {
    await ask()
    const path = await link()
    const answered = await officer.step(id, 'answer', { text: ANSWER })
    expect((await send(path)).status).toBe(200)
    const after = await item()
    expect(after).toMatchObject({
      status: 'answered',
      version: answered.version,
      outside: [{ state: 'given', moved: false, text: SAID }],
    })
    expect(await told()).toEqual([])
    expect((await verifyInstallation(office.app.service)).faults).toEqual([])
  })

  test('the answers of officer and body at the same moment are both kept', async () => {
    await ask()
    const path = await link()
    const [sent] = await Promise.all([
      send(path),
      officer.step(id, 'answer', { text: ANSWER }).catch(() => null),
    ])
    expect(sent.status).toBe(200)
    const { status, outside } = await item()
    expect(outside).toMatchObject([{ state: 'given', text: SAID }])
    // The officer either was first, or is shown what the body said before they answer.
    expect(outside[0]?.moved).toBe(status === 'in-progress')
    if (status === 'in-progress') await officer.step(id, 'answer', { text: ANSWER })
    expect((await verifyInstallation(office.app.service)).faults).toEqual([])
  })

  test('silence until its date gives it back to the officer, once, and the link is over with its last moment', async () => {
    const asked = await ask({ days: 1 })
    const path = await link()
    office.app.clock.set('2026-11-21T08:59:59+07:00')
    await end()
    expect((await read(path)).status).toBe(200)
    office.app.clock.set('2026-11-21T09:00:01+07:00')
    // Before the job has come round.
    expect((await send(path)).status).toBe(410)
    await Promise.all([end(), end()])
    await end()
    const after = await item()
    expect(after.version).toBe(asked.version + 1)
    expect(after.outside).toMatchObject([{ state: 'lapsed', moved: true }])
    expect(after.events.filter(({ kind }) => kind === 'outside-lapsed')).toHaveLength(1)
    expect(await told()).toEqual(['outside-lapsed'])
    expect((await verifyInstallation(office.app.service)).faults).toEqual([])
  })

  test('nothing of the sender leaves the house, and a photo of another item neither', async () => {
    const { version } = await item()
    const refused = async (more: object) => {
      const { body } = await officer.call(`/api/feedback/${id}/ask-outside`, {
        version,
        body: bodyId,
        request: REQUEST,
        words: 'Đèn đường hỏng.',
        photos: [],
        days: 3,
        ...more,
      })
      return (body as { code?: string }).code
    }
    expect(await refused({ words: 'Ông nguyen van anh báo đèn hỏng.' })).toBe('outside/shows-sender')
    expect(await refused({ request: 'Xin gọi 0901.234.567 cho người báo.' })).toBe('outside/shows-sender')
    expect(await refused({ photos: [bodyId] })).toBe('request/invalid')
    expect(await refused({ body: id })).toBe('outside/not-found')
    expect((await item()).outside).toEqual([])
  })

  test('a body is asked one thing at a time, a withdrawn link is over, and guesses are held up', async () => {
    await ask()
    const path = await link()
    const { version } = await item()
    const again = { version, body: bodyId, request: REQUEST, words: 'Đèn hỏng.', photos: [], days: 3 }
    expect((await officer.call(`/api/feedback/${id}/ask-outside`, again)).body).toMatchObject({
      code: 'outside/asked-already',
    })
    const { body: list } = await officer.call('/api/feedback?view=unit')
    expect((list as { items?: { outsideUntil?: string }[] }).items?.[0]?.outsideUntil).toBe(
      '2026-11-23T02:00:00.000Z',
    )
    const [request] = (await item()).outside
    await officer.step(id, 'withdraw-outside', {
      outsideRequest: request?.id ?? '',
      reason: 'Đã hỏi được qua điện thoại với trực ban.',
    })
    expect((await send(path)).status).toBe(410)
    const statuses = new Set<number>()
    for (let index = 0; index < 25; index++)
      statuses.add((await read(`/public/outside/doan-${index}`)).status)
    expect([...statuses]).toEqual([410, 429])
    expect((await verifyInstallation(office.app.service)).faults).toEqual([])
  })
})
