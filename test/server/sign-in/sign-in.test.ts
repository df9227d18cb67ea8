import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { lockTries, takeBackTries } from '../../../db/queries/people/sign-in-tries.ts'
import { PASSWORD, startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'

const WRONG = 'khong-phai-mat-khau'

/** The cookies that an answer sets, as a browser sends them back. */
function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

describe.each(DATABASES)('signing in on %s', (database) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp(database, { env: { TRUST_PROXY: '1' } })
    await app.addPerson('an', 'officer')
    await app.addPerson('binh', 'officer')
  })
  afterEach(() => app.stop())

  const attempt = (username: string, password: string, headers: Record<string, string> = {}) =>
    app.request('/api/session', { json: { username, password }, headers })
  const from = (address: string) => ({ 'x-forwarded-for': address })
  const guess = async (username: string, times: number, headers: Record<string, string> = {}) =>
    (await Promise.all(Array.from({ length: times }, () => attempt(username, WRONG, headers)))).map(
      ({ status }) => status,
    )
  const count = (statuses: readonly number[], wanted: number) =>
    statuses.filter((status) => status === wanted).length

  test('counts tries at once before their passwords are looked at: of forty ten are judged', async () => {
    const statuses = await guess('an', 40)
    expect([count(statuses, 401), count(statuses, 429)]).toEqual([10, 30])
  })

  test('slows strangers who guess, and lets the account’s own devices in meanwhile', async () => {
    const cookie = cookiesOf(await attempt('an', PASSWORD))
    await guess('an', 10, from('203.0.113.5'))
    const stranger = await attempt('an', PASSWORD, from('203.0.113.6'))
    expect([stranger.status, stranger.headers.get('retry-after')]).toEqual([429, '900'])
    expect(await stranger.json()).toMatchObject({ code: 'access/too-many-tries' })
    expect((await attempt('an', PASSWORD, { cookie })).status).toBe(200)
    expect((await attempt('binh', PASSWORD, from('203.0.113.6'))).status).toBe(200)
  })

  test('is not locked for an office by a hundred failures from its address', async () => {
    const cookie = cookiesOf(await attempt('an', PASSWORD, from('198.51.100.7')))
    for (let name = 0; name < 12; name++) await guess(`ai.${name}`, 9, from('198.51.100.7'))
    expect((await attempt('binh', PASSWORD, from('198.51.100.7'))).status).toBe(429)
    expect((await attempt('an', PASSWORD, { ...from('198.51.100.7'), cookie })).status).toBe(200)
    expect((await attempt('binh', PASSWORD, from('198.51.100.8'))).status).toBe(200)
  })

  test('counts a known device too, apart from strangers', async () => {
    const cookie = cookiesOf(await attempt('an', PASSWORD))
    const statuses = await guess('an', 12, { cookie })
    expect([count(statuses, 401), count(statuses, 429)]).toEqual([10, 2])
    expect((await attempt('an', PASSWORD)).status).toBe(200)
  })

  test('takes a device cookie for its own account only, and none that was made up or changed', async () => {
    const cookie = cookiesOf(await attempt('an', PASSWORD))
    const device = /hailong_device_\w+=([^;]+)/.exec(cookie)?.[1] ?? ''
    const name = /(hailong_device_\w+)=/.exec(cookiesOf(await attempt('binh', PASSWORD)))?.[1] ?? ''
    await guess('binh', 10)
    for (const forged of [device, 'x.y', '', device.replace(/^./, 'é'), `${device}x`])
      expect((await attempt('binh', PASSWORD, { cookie: `${name}=${forged}` })).status, forged).toBe(429)
  })

  test('keeps the same device cookie at the next sign-in, out of reach of scripts and other paths', async () => {
    const first = await attempt('an', PASSWORD)
    const [, device = ''] = first.headers.getSetCookie()
    expect(device).toMatch(
      /^hailong_device_[0-9a-f]{16}=[\w.-]+; Max-Age=34560000; Path=\/api\/session; HttpOnly; SameSite=Lax$/,
    )
    const second = await attempt('an', PASSWORD, { cookie: cookiesOf(first) })
    expect(second.headers.getSetCookie()[1]).toBe(device)
  })

  test('answers alike for a name that somebody has and one that nobody has, before and after too many tries', async () => {
    await app.db.updateTable('person').set({ active: 0 }).where('username', '=', 'binh').execute()
    const answersOf = async (username: string) => {
      const answers: unknown[] = []
      for (let tries = 0; tries < 12; tries++) {
        const response = await attempt(username, WRONG)
        answers.push([response.status, Object.fromEntries(response.headers), await response.json()])
      }
      return answers
    }
    const known = await answersOf('an')
    expect(await answersOf('nobody')).toEqual(known)
    expect(await answersOf('binh')).toEqual(known)
  })

  test('right again and again uses up no tries', async () => {
    for (let times = 0; times < 15; times++) expect((await attempt('an', PASSWORD)).status).toBe(200)
  })

  test('is not slowed because the database did not answer', async () => {
    const answer = app.service.db.selectFrom.bind(app.service.db)
    for (let tries = 0; tries < 12; tries++) {
      const failing = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
      app.service.db.selectFrom = (() => {
        throw failing
      }) as unknown as typeof answer
      expect((await attempt('an', PASSWORD)).status).toBe(503)
      app.service.db.selectFrom = answer
    }
    expect((await attempt('an', PASSWORD)).status).toBe(200)
  })
})

describe('a request that another site’s page sent', () => {
  let app: TestApp
  afterEach(() => app.stop())

  const send = async (
    headers: Record<string, string>,
    [method, path]: readonly [string, string] = ['POST', '/api/session'],
  ) => {
    const init = { method, headers: { host: 'desk.example', ...headers } }
    const body = { body: JSON.stringify({ username: 'nobody', password: 'nothing-at-all' }) }
    const response = await app.request(path, method === 'DELETE' ? init : { ...init, ...body })
    return [
      response.status,
      response.status === 204 ? '' : ((await response.json()) as { code: string }).code,
    ]
  }
  const CROSS_SITE = [403, 'request/cross-site']
  const TAKEN = [401, 'access/wrong-sign-in']

  test('is refused by one rule, whatever the method, also where it signs somebody in or out', async () => {
    app = await startApp('sqlite')
    const requests = [
      ['POST', '/api/session'],
      ['DELETE', '/api/session'],
      ['POST', '/api/feedback'],
      ['PATCH', '/api/kiosks/x'],
      ['POST', '/api/imports'],
      ['POST', '/api/deadlines/preview'],
    ] as const
    for (const request of requests) {
      const foreign = { 'content-type': 'text/plain', origin: 'https://evil.example' }
      expect(await send(foreign, request), request.join(' ')).toEqual(CROSS_SITE)
      expect(await send({ 'sec-fetch-site': 'same-site' }, request), request.join(' ')).toEqual(CROSS_SITE)
    }
  })

  test('is known by its scheme too', async () => {
    app = await startApp('sqlite')
    expect(await send({ origin: 'http://desk.example' })).toEqual(TAKEN)
    expect(await send({ origin: 'https://desk.example' })).toEqual(CROSS_SITE)
    expect(await send({ origin: 'http://desk.example:8080' })).toEqual(CROSS_SITE)
    expect(await send({ origin: 'null' })).toEqual(CROSS_SITE)
    expect(await send({})).toEqual(TAKEN)
  })

  test('is known by its scheme behind a proxy, by the public address or by what the proxy says', async () => {
    app = await startApp('sqlite', { env: { PUBLIC_URL: 'https://desk.example', TRUST_PROXY: '1' } })
    expect(await send({ origin: 'https://desk.example' })).toEqual(TAKEN)
    expect(await send({ origin: 'http://desk.example' })).toEqual(CROSS_SITE)
    const inHouse = { host: '10.0.0.5', 'x-forwarded-proto': 'http' }
    expect(await send({ ...inHouse, origin: 'http://10.0.0.5' })).toEqual(TAKEN)
    expect(await send({ ...inHouse, origin: 'https://10.0.0.5' })).toEqual(CROSS_SITE)
  })

  test('is known by what the browser itself says, where it does', async () => {
    app = await startApp('sqlite')
    expect(await send({ 'sec-fetch-site': 'same-origin', origin: 'https://desk.example' })).toEqual(TAKEN)
    expect(await send({ 'sec-fetch-site': 'cross-site', origin: 'http://desk.example' })).toEqual(CROSS_SITE)
  })
})

describe('a service that citizens reach by HTTPS', () => {
  let app: TestApp
  afterEach(() => app.stop())
  const PAGES = ['/', '/public/results', '/public/track', '/app/', '/healthz', '/api/units', '/public/none']

  test('tells every browser to come by HTTPS only, on citizens’ pages too', async () => {
    app = await startApp('sqlite', { env: { PUBLIC_URL: 'https://desk.example' } })
    for (const path of PAGES)
      expect((await app.request(path)).headers.get('strict-transport-security'), path).toBe(
        'max-age=31536000',
      )
  })

  test('and one that they do not says nothing of it', async () => {
    app = await startApp('sqlite')
    for (const path of PAGES)
      expect((await app.request(path)).headers.get('strict-transport-security'), path).toBeNull()
  })
})

describe('sign-ins at once on PostgreSQL, whose rows are held one by one', () => {
  let app: TestApp
  beforeEach(async () => (app = await startApp('postgres')))
  afterEach(() => app.stop())

  test('take back their counts in the order they were counted in, so that none waits for another in a circle', async () => {
    const at = '2026-11-20T02:00:00.000Z'
    // The account's row lies before the address's: a device of its own has signed in already.
    await app.db.transaction().execute((tx) => lockTries(tx, 'account', null, at))
    await app.db.transaction().execute((tx) => lockTries(tx, 'address', null, at))
    await app.db.updateTable('sign_in_try').set({ tries: 1 }).execute()
    const counting = await app.db.startTransaction().execute()
    await lockTries(counting, 'address', null, at)
    const takingBack = app.db.transaction().execute((tx) => takeBackTries(tx, ['address', 'account']))
    await vi.waitFor(async () => {
      const { rows } = await sql`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(app.db)
      expect(rows).toHaveLength(1)
    })
    await lockTries(counting, 'account', null, at)
    await counting.commit().execute()
    await takingBack
    const kept = await app.db.selectFrom('sign_in_try').select('tries').execute()
    expect(kept).toEqual([{ tries: 0 }, { tries: 0 }])
  })
})
