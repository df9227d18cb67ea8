import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { PASSWORD, startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { passkeysWork } from '../../../server/sign-in/passkeys.ts'

test.each([
  ['https://desk.example', true],
  ['http://localhost:8080', true],
  ['http://desk.example', false],
  ['https://10.0.0.5', false],
  ['https://[fd00::1]:8443', false],
  [null, false],
])('passkeys are offered where browsers make them: %s %s', (publicUrl, works) => {
  expect(passkeysWork({ publicUrl })).toBe(works)
})

const MINUTE_MS = 60_000

describe.each(DATABASES)('second factors on %s', (database) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp(database)
    await app.addPerson('an', 'officer')
    await app.addPerson('quan.tri', 'administrator')
  })
  afterEach(() => app.stop())

  const post = (path: string, json: unknown, headers: Record<string, string> = {}) =>
    app.request(path, { json, headers })
  const codeOf = (response: Response) => response.json().then((body: { code?: string }) => body.code)
  const cookiesOf = (response: Response) =>
    response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  const appCode = (secret: string, atMs = app.service.now()) =>
    TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: atMs })

  /** Turns one-time codes on; the app's secret and the printed codes. */
  const setUp = async (username: string) => {
    const headers = await app.signIn(username)
    const begun = await post('/api/account/codes', { present: PASSWORD }, headers)
    const { secret, uri } = (await begun.json()) as { secret: string; uri: string }
    const confirmed = await post('/api/account/codes/confirm', { code: appCode(secret) }, headers)
    const { codes } = (await confirmed.json()) as { codes: string[] }
    return { secret, uri, codes, headers }
  }
  const passwordOf = async (username: string) => {
    const response = await post('/api/session', { username, password: PASSWORD })
    expect(await response.json()).toEqual({ secondStep: true })
    return { cookie: cookiesOf(response) }
  }
  const step = (code: string, headers: Record<string, string>) =>
    post('/api/session/second-step', { code }, headers)

  test('a password alone opens nothing once codes are on; a code of the app is good once, and a minute’s drift at most', async () => {
    const { secret, uri, codes } = await setUp('an')
    expect(uri).toContain('otpauth://totp/')
    expect([codes.length, new Set(codes).size]).toEqual([10, 10])
    const half = await passwordOf('an')
    expect((await app.request('/api/session', { headers: half })).status).toBe(401)
    // The one that turned them on is used up, and with it whatever came before.
    expect(await codeOf(await step(appCode(secret), half))).toBe('access/wrong-code')
    app.clock.advance(2 * MINUTE_MS)
    for (const off of [-MINUTE_MS, MINUTE_MS])
      expect(await codeOf(await step(appCode(secret, app.service.now() + off), half))).toBe(
        'access/wrong-code',
      )
    const late = appCode(secret, app.service.now() - 30_000)
    const [one, two] = await Promise.all([step(late, half), step(late, await passwordOf('an'))])
    expect([one.status, two.status].toSorted()).toEqual([200, 401])
    const right = await passwordOf('an')
    const done = await step(appCode(secret), right)
    expect(((await done.json()) as { person: { username: string } }).person.username).toBe('an')
    // The first half is used up too.
    app.clock.advance(MINUTE_MS)
    expect(await codeOf(await step(appCode(secret), right))).toBe('access/step-over')
  })

  test('the first half of a sign-in is over after five minutes, or when the password is changed meanwhile', async () => {
    const { secret, headers } = await setUp('an')
    app.clock.advance(MINUTE_MS)
    const slow = await passwordOf('an')
    app.clock.advance(5 * MINUTE_MS)
    expect(await codeOf(await step(appCode(secret), slow))).toBe('access/step-over')
    const overtaken = await passwordOf('an')
    const changed = { present: PASSWORD, password: 'bon tu bat ky that dai' }
    expect((await post('/api/account/password', changed, headers)).status).toBe(204)
    expect(await codeOf(await step(appCode(secret), overtaken))).toBe('access/step-over')
    expect(await codeOf(await step(appCode(secret), { cookie: 'hailong_step=forged' }))).toBe(
      'access/step-over',
    )
  })

  test('a recovery code is good once however it is typed, what is left is counted, and new ones end the old', async () => {
    const { codes, headers } = await setUp('an')
    const [first = '', second = ''] = codes
    expect((await step(` ${first.toLowerCase().replace('-', ' ')} `, await passwordOf('an'))).status).toBe(
      200,
    )
    expect(await codeOf(await step(first, await passwordOf('an')))).toBe('access/wrong-code')
    const factors = await app.request('/api/account/factors', { headers })
    expect(await factors.json()).toMatchObject({ recoveryLeft: 9, hasPassword: true, passkeys: [] })
    const renewed = await post('/api/account/recovery-codes', { present: PASSWORD }, headers)
    const { codes: fresh } = (await renewed.json()) as { codes: string[] }
    expect(await codeOf(await step(second, await passwordOf('an')))).toBe('access/wrong-code')
    expect((await step(fresh[0] ?? '', await passwordOf('an'))).status).toBe(200)
  })

  test('wrong codes lock the account as wrong passwords do, and a right password in between gives none back', async () => {
    await setUp('an')
    const half = await passwordOf('an')
    for (let tries = 0; tries < 10; tries++) {
      if (tries === 5) await passwordOf('an')
      expect((await step('000000', half)).status).toBe(401)
    }
    expect(await codeOf(await step('000000', half))).toBe('access/too-many-tries')
    expect(await codeOf(await post('/api/session', { username: 'an', password: PASSWORD }))).toBe(
      'access/too-many-tries',
    )
  })

  test('whoever finds an open session changes no factor without the password', async () => {
    const { headers } = await setUp('an')
    for (const path of ['codes/remove', 'recovery-codes', 'codes'])
      expect(await codeOf(await post(`/api/account/${path}`, { present: 'khong phai' }, headers))).toBe(
        'account/wrong-password',
      )
    expect(await codeOf(await post('/api/account/codes', { present: PASSWORD }, headers))).toBe(
      'factor/already',
    )
    expect((await post('/api/account/codes/remove', { present: PASSWORD }, headers)).status).toBe(204)
    expect((await app.signIn('an')).cookie).toContain('hailong_session')
  })

  test('an administrator takes a lost factor away and sees none; the person is told, and no secret is in the history', async () => {
    const { secret, codes, headers } = await setUp('an')
    const admin = await app.signIn('quan.tri')
    const list = await app.request('/api/people?q=an', { headers: admin })
    const { people } = (await list.json()) as { people: { id: string; username: string }[] }
    const id = people.find(({ username }) => username === 'an')?.id ?? ''
    const account = await (await app.request(`/api/people/${id}`, { headers: admin })).text()
    expect((await post(`/api/people/${id}/factors/remove`, {}, admin)).status).toBe(204)
    expect((await app.request('/api/session', { headers })).status).toBe(401)
    const again = await app.signIn('an')
    const told = await app.request('/api/notifications', { headers: again })
    expect(await told.json()).toMatchObject({ unread: 1, items: [{ kind: 'factors-taken-away' }] })
    expect(await codeOf(await post(`/api/people/${id}/factors/remove`, {}, admin))).toBe('factor/none')
    const history = await app.db.selectFrom('history_event').select(['kind', 'body']).execute()
    expect(history.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['second-factor-set', 'factors-taken-away']),
    )
    const kept = JSON.stringify([
      history,
      account,
      await app.db.selectFrom('history_text').selectAll().execute(),
    ])
    for (const hidden of [secret, ...codes]) expect(kept).not.toContain(hidden)
  })

  test('a database that is read gives away neither secret nor codes', async () => {
    const { secret, codes } = await setUp('an')
    const rows = JSON.stringify([
      await app.db.selectFrom('second_factor').selectAll().execute(),
      await app.db.selectFrom('recovery_code').selectAll().execute(),
      await app.db.selectFrom('sign_in_challenge').selectAll().execute(),
    ])
    for (const hidden of [secret, ...codes, ...codes.map((code) => code.replace('-', ''))])
      expect(rows).not.toContain(hidden)
  })

  test('wide rights sleep without a second factor once its days are over, and wake with the first code', async () => {
    const admin = await app.signIn('quan.tri')
    expect((await post('/api/second-factor-rule', { days: 91 }, admin)).status).toBe(400)
    expect((await post('/api/second-factor-rule', { days: 3 }, admin)).status).toBe(204)
    const session = async (headers: Record<string, string>) =>
      (await (await app.request('/api/session', { headers })).json()) as {
        grants: unknown[]
        secondFactor: unknown
      }
    expect(await session(admin)).toMatchObject({
      grants: [{ role: 'administrator' }],
      secondFactor: { dueOn: '2026-11-23', isOver: false },
    })
    app.clock.advance(3 * 24 * 60 * MINUTE_MS)
    const later = await app.signIn('quan.tri')
    expect(await session(later)).toMatchObject({ grants: [], secondFactor: { isOver: true } })
    expect(await codeOf(await app.request('/api/people', { headers: later }))).toBe('access/not-allowed')
    // A role over everything is wide, one over a unit is not.
    await app.addUnit('HT')
    await app.addPerson('can.bo', 'officer', 'HT')
    expect(await session(await app.signIn('an'))).toMatchObject({ grants: [] })
    expect(await session(await app.signIn('can.bo'))).toMatchObject({ grants: [{}], secondFactor: null })
    const { headers } = await setUp('quan.tri')
    expect(await session(headers)).toMatchObject({ grants: [{ role: 'administrator' }], secondFactor: null })
    expect((await app.request('/api/people', { headers })).status).toBe(200)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('who stays is signed in for as long as anew, a day at most, and the old cookie soon ends', async () => {
    const first = await app.signIn('an')
    app.clock.advance(11 * 60 * MINUTE_MS)
    const stayed = await post('/api/session/stay', {}, first)
    expect(await stayed.json()).toMatchObject({
      endsAt: '2026-11-21T01:00:00.000Z',
      longestAt: '2026-11-21T02:00:00.000Z',
    })
    const second = { cookie: cookiesOf(stayed) }
    expect((await app.request('/api/session', { headers: first })).status).toBe(200)
    app.clock.advance(2 * MINUTE_MS)
    expect((await app.request('/api/session', { headers: first })).status).toBe(401)
    app.clock.advance(11 * 60 * MINUTE_MS)
    const last = await post('/api/session/stay', {}, second)
    expect(await last.json()).toMatchObject({ endsAt: '2026-11-21T02:00:00.000Z' })
    const third = { cookie: cookiesOf(last) }
    expect(await codeOf(await post('/api/session/stay', {}, third))).toBe('access/stay-over')
    app.clock.advance(2 * 60 * MINUTE_MS)
    expect(await codeOf(await post('/api/session/stay', {}, third))).toBe('access/sign-in-needed')
  })
})
