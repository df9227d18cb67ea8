import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Account, AccountList, LinkReceipt } from '../../server/contract/people/accounts.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { PASSWORD, startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { startSmtp } from '../fixtures/smtp.ts'

type Headers = { cookie: string }
const OTHER = 'bon tu bat ky that dai'

describe.each(DATABASES)('accounts on %s', (database) => {
  let app: TestApp
  let root: Headers
  beforeEach(async () => {
    app = await startApp(database)
    await app.addUnit('HT')
    await app.addUnit('HT1', { parent: 'HT' })
    await app.addUnit('MT')
    await app.addPerson('quantri', 'administrator')
    root = await app.signIn('quantri')
  })
  afterEach(async () => {
    expect((await verifyInstallation(app.service)).faults).toEqual([])
    await app.stop()
  })

  const list = async (headers: Headers, query = '') => {
    const response = await app.request(`/api/people${query}`, { headers })
    expect(response.status).toBe(200)
    return (await response.json()) as AccountList
  }
  const names = async (headers: Headers, query = '') =>
    (await list(headers, query)).people.map(({ username }) => username)
  const account = async (headers: Headers, id: string) =>
    (await (await app.request(`/api/people/${id}`, { headers })).json()) as Account
  const own = async (headers: Headers) =>
    (await (await app.request('/api/account', { headers })).json()) as Account
  const post = (headers: Headers, path: string, json: unknown = {}) => app.request(path, { headers, json })
  const answerOf = async (response: Response) => [
    response.status,
    ((await response.json()) as { code?: string }).code,
  ]
  const invite = async (headers: Headers, username: string, more: object = {}) =>
    (await (
      await post(headers, '/api/people/invite', {
        username,
        name: `Người ${username}`,
        grants: [{ role: 'officer', unit: 'HT' }],
        ...more,
      })
    ).json()) as LinkReceipt
  const tokenOf = ({ link }: Pick<LinkReceipt, 'link'>) => link?.split('#')[1] ?? ''
  const useLink = (token: string, password = OTHER) =>
    app.request('/api/account-links/use', { json: { token, password } })
  const guess = async (username: string, times: number) => {
    for (let tries = 0; tries < times; tries++)
      await app.request('/api/session', { json: { username, password: 'khong-phai-mat-khau' } })
  }

  describe('the list', () => {
    test('pages on by key past a hundred people, each told once', async () => {
      for (let n = 0; n < 118; n++) await invite(root, `nguoi.${String(n).padStart(3, '0')}`)
      const told: string[] = []
      let after: string | null = ''
      let pages = 0
      while (after !== null) {
        const page: AccountList = await list(root, after === '' ? '' : `?after=${after}`)
        told.push(...page.people.map(({ username }) => username))
        after = page.after
        pages += 1
      }
      expect([told.length, new Set(told).size, pages]).toEqual([119, 119, 3])
    }, 60_000)

    test('finds by name without marks, by unit with what is below it, by role and by state', async () => {
      await invite(root, 'an', { name: 'Nguyễn Thị Ân' })
      await app.addPerson('binh', 'head', 'HT1')
      await app.addPerson('chi', 'officer', 'MT')
      expect(await names(root, '?q=thi%20an')).toEqual(['an'])
      expect(await names(root, '?q=%25')).toEqual(await names(root, '?q=%20'))
      expect(await names(root, '?unit=HT')).toEqual(['an', 'binh'])
      expect(await names(root, '?role=head')).toEqual(['binh'])
      expect(await names(root, '?unit=HT&role=officer')).toEqual(['an'])
      expect(await names(root, '?state=invited')).toEqual(['an'])
      await guess('chi', 11)
      expect(await names(root, '?state=locked')).toEqual(['chi'])
      expect(await names(root, '?state=active')).toEqual(['binh', 'quantri'])
    })

    test('shows an administrator of a unit its own people and roles only, and lets nobody else change those of others', async () => {
      await app.addPerson('quantri.ht', 'administrator', 'HT')
      const an = await app.addPerson('an', 'officer', 'HT1')
      const chi = await app.addPerson('chi', 'officer', 'MT')
      await post(root, '/api/grants', { username: 'an', role: 'officer', unit: 'MT' })
      const headers = await app.signIn('quantri.ht')
      const { people } = await list(headers)
      expect(people.map(({ username, roles }) => [username, roles.map(({ unitCode }) => unitCode)])).toEqual([
        ['an', ['HT1']],
        ['quantri.ht', ['HT']],
      ])
      expect(await answerOf(await app.request(`/api/people/${chi}`, { headers }))).toEqual([
        404,
        'person/not-found',
      ])
      expect((await account(headers, an)).mayChange).toBe(false)
      for (const step of ['close', 'link', 'unlock', 'sessions/end'])
        expect(await answerOf(await post(headers, `/api/people/${an}/${step}`)), step).toEqual([
          403,
          'person/beyond',
        ])
      const outside = { username: 'dung', name: 'D', grants: [{ role: 'officer', unit: 'MT' }] }
      expect(await answerOf(await post(headers, '/api/people/invite', outside))).toEqual([
        403,
        'access/not-allowed',
      ])
      expect(await answerOf(await app.request('/api/people?unit=MT', { headers }))).toEqual([
        403,
        'access/not-allowed',
      ])
    })
  })

  describe('an invitation', () => {
    test('is a link that works once: the person chooses a password, and nobody else knew one', async () => {
      const receipt = await invite(root, 'an')
      const token = tokenOf(receipt)
      expect(receipt).toMatchObject({ mailedTo: null, expiresAt: '2026-11-27T02:00:00.000Z' })
      expect((await account(root, receipt.id)).state).toBe('invited')
      await expect(app.signIn('an')).rejects.toThrow(/401/)
      const read = await app.request('/api/account-links/read', { json: { token } })
      expect(await read.json()).toEqual({ username: 'an', name: 'Người an', isInvitation: true })
      expect(await answerOf(await useLink(token, 'nguoi.an.nguoi.an'))).toEqual([400, 'request/invalid'])
      expect((await useLink(token)).status).toBe(204)
      await app.signIn('an', OTHER)
      expect(await answerOf(await useLink(token))).toEqual([404, 'account/link-over'])
      expect(await account(root, receipt.id)).toMatchObject({
        state: 'active',
        lastSignInAt: '2026-11-20T02:00:00.000Z',
        acts: [
          { kind: 'password-changed', by: 'Người an' },
          { kind: 'account-link-made', by: 'Người quantri' },
          { kind: 'person-added', by: 'Người quantri' },
        ],
      })
      const kept = JSON.stringify(await app.db.selectFrom('history_event').selectAll().execute())
      expect(kept).not.toContain(token)
    })

    test('ends after its days, and with the next link', async () => {
      const first = await invite(root, 'an')
      const second = (await (await post(root, `/api/people/${first.id}/link`)).json()) as LinkReceipt
      expect(await answerOf(await useLink(tokenOf(first)))).toEqual([404, 'account/link-over'])
      app.clock.set('2026-11-27T09:00:00+07:00')
      expect(await answerOf(await useLink(tokenOf(second)))).toEqual([404, 'account/link-over'])
    })
  })

  test('a link goes by mail where mail leaves, and then is shown to nobody; so does one that is asked for', async () => {
    const smtp = await startSmtp()
    const mailing = await startApp(database, {
      env: { SMTP_URL: smtp.url, MAIL_FROM: 'a@example.vn', PUBLIC_URL: 'http://desk.example' },
    })
    try {
      await mailing.addUnit('HT')
      await mailing.addPerson('quantri', 'administrator')
      const headers = await mailing.signIn('quantri')
      const receipt = await mailing.request('/api/people/invite', {
        headers,
        json: {
          username: 'an',
          name: 'An',
          email: 'an@example.vn',
          grants: [{ role: 'officer', unit: 'HT' }],
        },
      })
      expect(await receipt.json()).toMatchObject({ link: null, mailedTo: 'an@example.vn' })
      expect(smtp.mails.map(({ to }) => to)).toEqual([['an@example.vn']])
      for (const username of ['nobody', 'quantri', 'an']) {
        const asked = await mailing.request('/api/account-links/ask', { json: { username } })
        expect([asked.status, await asked.text()], username).toEqual([204, ''])
      }
      await expect.poll(() => smtp.mails.length).toBe(2)
      const raw = smtp.mails[1]?.raw.replaceAll('=\r\n', '') ?? ''
      const encoded = raw.split('\r\n\r\n').slice(1).join('\n')
      const text = /base64/i.test(raw) ? Buffer.from(encoded, 'base64').toString('utf8') : raw
      const [, token = ''] = /\/app\/link#([\w-]+)/.exec(text) ?? []
      const used = await mailing.request('/api/account-links/use', { json: { token, password: OTHER } })
      expect(used.status).toBe(204)
      for (let times = 0; times < 10; times++)
        await mailing.request('/api/account-links/ask', { json: { username: 'an' } })
      const often = await mailing.request('/api/account-links/ask', { json: { username: 'an' } })
      expect(often.status).toBe(429)
    } finally {
      await mailing.stop()
      await smtp.stop()
    }
  })

  describe('one’s own password', () => {
    const change = (headers: Headers, present: string, password: string) =>
      post(headers, '/api/account/password', { present, password })

    test('is changed by who knows the present one; other sessions end and this one stays', async () => {
      await app.addPerson('an', 'officer', 'HT')
      const [here, there] = [await app.signIn('an'), await app.signIn('an')]
      expect(await answerOf(await change(here, 'khong-phai', OTHER))).toEqual([403, 'account/wrong-password'])
      expect(await answerOf(await change(here, PASSWORD, 'nguoi an 2026'))).toEqual([400, 'request/invalid'])
      expect((await change(here, PASSWORD, OTHER)).status).toBe(204)
      expect((await own(here)).sessions).toMatchObject([{ isThis: true }])
      expect((await app.request('/api/account', { headers: there })).status).toBe(401)
      await app.signIn('an', OTHER)
    })

    test('is not guessed at an open screen for ever', async () => {
      await app.addPerson('an', 'officer', 'HT')
      const here = await app.signIn('an')
      for (let tries = 0; tries < 10; tries++) await change(here, 'khong-phai', OTHER)
      expect(await answerOf(await change(here, PASSWORD, OTHER))).toEqual([429, 'access/too-many-tries'])
    })
  })

  test('a lock is seen, shared by every process, longer each time, and lifted by an administrator', async () => {
    const an = await app.addPerson('an', 'officer', 'HT')
    await guess('an', 11)
    expect(await account(root, an)).toMatchObject({
      state: 'locked',
      lockedUntil: '2026-11-20T02:15:00.000Z',
    })
    await expect(app.signIn('an')).rejects.toThrow(/429/)
    app.clock.set('2026-11-20T09:15:00+07:00')
    await guess('an', 11)
    expect((await account(root, an)).lockedUntil).toBe('2026-11-20T02:45:00.000Z')
    expect((await post(root, `/api/people/${an}/unlock`)).status).toBe(204)
    await app.signIn('an')
    expect((await account(root, an)).state).toBe('active')
    const keys = JSON.stringify(await app.db.selectFrom('sign_in_try').selectAll().execute())
    expect(keys).not.toContain('"an"')
  })

  test('sessions are seen with what the browser says it is, and ended one by one or all', async () => {
    const an = await app.addPerson('an', 'officer', 'HT')
    const json = { username: 'an', password: PASSWORD }
    await app.request('/api/session', { json, headers: { 'user-agent': 'Firefox/140 (máy Q1)' } })
    const here = await app.signIn('an')
    const { sessions } = await own(here)
    expect(sessions.map(({ agent }) => agent).sort()).toEqual(['', 'Firefox/140 (my Q1)'])
    const other = sessions.find(({ isThis }) => !isThis)
    const ended = await post(here, '/api/account/sessions/end', { session: other?.id })
    expect(await ended.json()).toEqual({ ended: 1 })
    expect((await own(here)).sessions).toHaveLength(1)
    // The session of somebody else is none of mine.
    const [session] = (await own(root)).sessions
    expect(await (await post(here, '/api/account/sessions/end', { session: session?.id })).json()).toEqual({
      ended: 0,
    })
    expect(await (await post(root, `/api/people/${an}/sessions/end`)).json()).toEqual({ ended: 1 })
    expect((await app.request('/api/account', { headers: here })).status).toBe(401)
  })

  test('an account is closed and opened again, with the password and the roles it had', async () => {
    const an = await app.addPerson('an', 'officer', 'HT')
    const headers = await app.signIn('an')
    expect((await post(root, `/api/people/${an}/close`)).status).toBe(204)
    expect((await app.request('/api/account', { headers })).status).toBe(401)
    await expect(app.signIn('an')).rejects.toThrow(/401/)
    expect(await names(root, '?state=closed')).toEqual(['an'])
    expect((await post(root, `/api/people/${an}/open`)).status).toBe(204)
    await app.signIn('an')
    const change = { name: 'Trần Ân', email: 'an@example.vn', language: 'en' }
    const changed = await app.request(`/api/people/${an}`, { headers: root, method: 'PATCH', json: change })
    expect(changed.status).toBe(204)
    expect(await names(root, '?q=tran%20an')).toEqual(['an'])
  })

  describe('a role', () => {
    const grantsOf = async (id: string) => (await account(root, id)).roles
    const days = (id: string, from: string, lastDay: string | null, headers = root) =>
      post(headers, `/api/grants/${id}/days`, { from, lastDay })

    test('holds from its first day to its last, is made longer or shorter, ended and given again', async () => {
      const an = await app.addPerson('an', 'officer', 'MT')
      const given = { username: 'an', role: 'head', unit: 'HT', from: '2026-11-23', lastDay: '2026-11-24' }
      const { id } = (await (await post(root, '/api/grants', given)).json()) as { id: string }
      const held = async (at: string) => {
        app.clock.set(at)
        root = await app.signIn('quantri')
        const headers = await app.signIn('an')
        const session = (await (await app.request('/api/session', { headers })).json()) as {
          grants: { role: string }[]
        }
        return session.grants.map(({ role }) => role)
      }
      expect(await held('2026-11-22T09:00:00+07:00')).toEqual(['officer'])
      expect(await held('2026-11-23T09:00:00+07:00')).toEqual(['head', 'officer'])
      expect(await answerOf(await days(id, '2026-11-23', '2026-11-22'))).toEqual([400, 'request/invalid'])
      expect((await days(id, '2026-11-23', '2026-11-25')).status).toBe(204)
      expect(await held('2026-11-25T09:00:00+07:00')).toEqual(['head', 'officer'])
      expect((await post(root, `/api/grants/${id}/end`)).status).toBe(204)
      expect(await held('2026-11-25T10:00:00+07:00')).toEqual(['officer'])
      expect(await answerOf(await post(root, `/api/grants/${id}/end`))).toEqual([404, 'grant/over'])
      expect((await post(root, '/api/grants', { username: 'an', role: 'head', unit: 'HT' })).status).toBe(201)
      expect(await grantsOf(an)).toHaveLength(2)
    })

    test('of the last administrator is neither ended nor dated, and the account is not closed', async () => {
      const { id, roles } = await own(root)
      const grant = roles[0]?.id ?? ''
      // Somebody who is only invited is no administrator yet.
      await app.addPerson('quantri.ht', 'administrator', 'HT')
      const LAST = [409, 'person/last-administrator']
      expect(await answerOf(await post(root, `/api/people/${id}/close`))).toEqual(LAST)
      expect(await answerOf(await post(root, `/api/grants/${grant}/end`))).toEqual(LAST)
      expect(await answerOf(await days(grant, '2026-11-20', '2026-11-30'))).toEqual(LAST)
      expect(await answerOf(await days(grant, '2026-11-21', null))).toEqual(LAST)
      await app.addPerson('haitri', 'administrator')
      expect((await days(grant, '2026-11-20', '2026-11-30')).status).toBe(204)
      // Longer again is a role for oneself, which a second administrator confirms.
      expect(await answerOf(await days(grant, '2026-11-20', null))).toEqual([409, 'grant/wider'])
      expect((await post(root, `/api/people/${id}/close`)).status).toBe(204)
    })

    test('outside one’s units is not touched', async () => {
      await app.addPerson('quantri.ht', 'administrator', 'HT')
      const chi = await app.addPerson('chi', 'officer', 'MT')
      const [grant] = await grantsOf(chi)
      const headers = await app.signIn('quantri.ht')
      const NOT_ALLOWED = [403, 'access/not-allowed']
      expect(await answerOf(await post(headers, `/api/grants/${grant?.id ?? ''}/end`))).toEqual(NOT_ALLOWED)
      expect(await answerOf(await days(grant?.id ?? '', '2026-11-20', null, headers))).toEqual(NOT_ALLOWED)
    })
  })

  test('nobody becomes another administrator of everything by a link, an address or an account opened again', async () => {
    const hai = await app.addPerson('haitri', 'administrator')
    const PEER = [403, 'person/administers-all']
    expect(await answerOf(await post(root, `/api/people/${hai}/link`))).toEqual(PEER)
    const change = { name: 'Hai', email: 'quantri@example.vn', language: 'vi' }
    const changed = app.request(`/api/people/${hai}`, { headers: root, method: 'PATCH', json: change })
    expect(await answerOf(await changed)).toEqual(PEER)
    expect((await post(root, `/api/people/${hai}/close`)).status).toBe(204)
    expect(await answerOf(await post(root, `/api/people/${hai}/open`))).toEqual(PEER)
  })
})
