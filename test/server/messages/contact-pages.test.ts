import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback } from '../../fixtures/feedback.ts'
import { PUBLIC_URL, startToldCitizens, type ToldCitizens } from '../../fixtures/told-citizens.ts'

const EMAIL = 'an@vidu.example'

describe.each(DATABASES)('contacts of citizens on %s', (database) => {
  let office: ToldCitizens
  beforeEach(async () => {
    office = await startToldCitizens(database)
  })
  afterEach(() => office.stop())

  const post = async (
    path: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ) => {
    const response = await office.app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    })
    return { status: response.status, page: await response.text() }
  }
  const get = async (path: string) => {
    const response = await office.app.request(path)
    return { status: response.status, page: await response.text() }
  }
  /** The addresses in the mails to somebody that begin so, as paths. */
  const linksTo = (to: string, path: string): string[] =>
    office
      .mails()
      .filter((mail) => mail.to === to)
      .flatMap(({ text }) => [...text.matchAll(/https:\/\/\S+/g)].map(([url]) => url.replace(PUBLIC_URL, '')))
      .filter((link) => link.startsWith(path))

  test('a lost code comes back by the contact that was given, and who asks learns nothing', async () => {
    const { trackingCode } = await aFeedback(office.app, { unit: 'A', sender: { email: EMAIL } })
    const known = await post('/public/lost-code', { contact: 'AN@vidu.example' })
    const unknown = await post('/public/lost-code', { contact: 'khong-co@vidu.example' })
    expect(known).toEqual(unknown)
    expect(known.status).toBe(200)
    // The same work for both: what is told apart is told apart later.
    expect(
      await office.app.db.selectFrom('outbox').select('id').where('kind', '=', 'lost-code').execute(),
    ).toHaveLength(2)
    await office.deliver()
    expect(linksTo('khong-co@vidu.example', '/')).toEqual([])
    const [link = ''] = linksTo('AN@vidu.example', '/public/lost-code/')
    expect((await get(link)).page).toContain(trackingCode)
    // Nobody's address is kept for having asked.
    expect(
      await office.app.db.selectFrom('outbox').select('id').where('kind', '=', 'lost-code').execute(),
    ).toEqual([])
    office.app.clock.advance(2 * 3_600_000)
    expect((await get(link)).status).toBe(410)
  })

  test('of two requests at once only one link is good, and an old link is not after a new one', async () => {
    await aFeedback(office.app, { unit: 'A', sender: { phone: '0901 234 567', email: EMAIL } })
    await Promise.all([1, 2].map(() => post('/public/lost-code', { contact: EMAIL })))
    await office.deliver()
    office.app.clock.advance(60_000)
    const first = linksTo(EMAIL, '/public/lost-code/')
    const good = async (links: readonly string[]) =>
      (await Promise.all(links.map(get))).filter(({ status }) => status === 200).length
    expect(first.length).toBeGreaterThan(0)
    expect(await good(first)).toBe(1)
    await post('/public/lost-code', { contact: EMAIL })
    await office.deliver()
    const all = linksTo(EMAIL, '/public/lost-code/')
    expect(all.length).toBe(first.length + 1)
    expect(await good(first)).toBe(0)
    expect(await good(all)).toBe(1)
  })

  test('nobody is flooded: the fourth request for a contact within the hour is answered alike, and sends nothing', async () => {
    await aFeedback(office.app, { unit: 'A', sender: { email: EMAIL } })
    const answers = []
    for (let request = 1; request <= 4; request++)
      answers.push(await post('/public/lost-code', { contact: EMAIL }))
    expect(new Set(answers.map(({ page }) => page)).size).toBe(1)
    const queued = await office.app.db
      .selectFrom('outbox')
      .select('id')
      .where('kind', '=', 'lost-code')
      .execute()
    expect(queued).toHaveLength(3)
  })

  test('what is no contact is shown back with what would be right', async () => {
    const { status, page } = await post('/public/lost-code', { contact: '<b>an' })
    expect(status).toBe(422)
    expect(page).toContain('value="&lt;b&gt;an"')
    expect(page).toContain('aria-invalid="true"')
  })

  test('a contact gets no more messages once it says so, by a button, and gets them again', async () => {
    await aFeedback(office.app, { unit: 'A', sender: { email: EMAIL } })
    await office.deliver()
    const [stop = ''] = linksTo(EMAIL, '/public/messages/')
    expect(office.mails()[0]?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    await get(stop)
    expect((await get(stop)).page).toContain('đang nhận tin')
    await post(stop, { 'List-Unsubscribe': 'One-Click' })
    expect((await get(stop)).page).toContain('không nhận tin')
    const { id } = await aFeedback(office.app, { unit: 'A', sender: { email: EMAIL } })
    await office.deliver()
    expect(await office.standing(id)).toMatchObject([{ state: 'not-sent', because: 'opted-out' }])
    await post(`${stop}/on`)
    await aFeedback(office.app, { unit: 'A', sender: { email: EMAIL } })
    await office.deliver()
    expect(office.mails()).toHaveLength(2)
    expect((await post(stop.replace(/.$/, '!'))).status).toBe(410)
  })

  test('a new contact confirms and the old one is told; nothing changes before', async () => {
    const { id, trackingCode } = await aFeedback(office.app, {
      unit: 'A',
      sender: { email: EMAIL, name: 'Lê An' },
    })
    await office.deliver()
    await post(`/public/track/${trackingCode}/contact`, { contact: 'moi@vidu.example' })
    await office.deliver()
    const sender = () =>
      office.app.db
        .selectFrom('feedback_sender')
        .select(['email', 'name'])
        .where('feedback_id', '=', id)
        .execute()
    const [cancel = ''] = linksTo(EMAIL, '/public/contact/cancel/')
    const [confirm = ''] = linksTo('moi@vidu.example', '/public/contact/confirm/')
    expect(cancel).not.toBe('')
    expect((await get(confirm)).status).toBe(200)
    expect(await sender()).toEqual([{ email: EMAIL, name: 'Lê An' }])
    expect((await post(confirm)).status).toBe(200)
    expect(await sender()).toEqual([{ email: 'moi@vidu.example', name: 'Lê An' }])
    expect((await post(confirm)).status).toBe(410)
    expect((await post(cancel)).status).toBe(410)
    expect((await verifyInstallation(office.app.service)).faults).toEqual([])
  })

  test('whoever has the old contact can stop a change, and a newer request ends the one before', async () => {
    const { trackingCode } = await aFeedback(office.app, { unit: 'A', sender: { email: EMAIL } })
    await office.deliver()
    for (const to of ['mot@vidu.example', 'hai@vidu.example']) {
      await post(`/public/track/${trackingCode}/contact`, { contact: to })
      await office.deliver()
    }
    const [first = ''] = linksTo('mot@vidu.example', '/public/contact/confirm/')
    const [second = ''] = linksTo('hai@vidu.example', '/public/contact/confirm/')
    expect((await post(first)).status).toBe(410)
    const cancel = linksTo(EMAIL, '/public/contact/cancel/').at(-1) ?? ''
    expect((await post(cancel)).status).toBe(200)
    expect((await post(second)).status).toBe(410)
  })
})

test('whoever asks too often is held up by their address, whatever port their proxy writes with it', async () => {
  const office = await startToldCitizens('sqlite', undefined, { TRUST_PROXY: '1' })
  try {
    const ask = async (address: string, request: number) =>
      (
        await office.app.request('/public/lost-code', {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': address },
          body: `contact=a${request}%40vidu.example`,
        })
      ).status
    const statuses = []
    for (let request = 0; request < 21; request++)
      statuses.push(await ask(`203.0.113.7:${40_000 + request}`, request))
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    expect(await ask('203.0.113.8:40000', 99)).toBe(200)
  } finally {
    await office.stop()
  }
})
