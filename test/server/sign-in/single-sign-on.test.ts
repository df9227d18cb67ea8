import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSignOnFile } from '../../../server/single-sign-on/sign-on-file.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { PASSWORD, startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { startSignOnProvider } from '../../fixtures/sign-on-provider.ts'

const PATH = '/api/session/single-sign-on'

const ROLES = [
  { group: 'can-bo-ht', role: 'officer', unit: 'HT' },
  { group: 'lanh-dao-ht', role: 'head', unit: 'HT' },
  { group: 'khong-con', role: 'head', unit: 'KHONG-CO' },
]

describe.each(DATABASES)('signing in by the office’s own provider on %s', (database) => {
  let app: TestApp
  let provider: Awaited<ReturnType<typeof startSignOnProvider>>
  const start = async (file: Readonly<Record<string, unknown>> = {}) => {
    provider = await startSignOnProvider({ roles: ROLES, ...file })
    app = await startApp(database, { env: provider.env })
    await app.addUnit('HT')
    await app.addPerson('an', 'officer', 'HT')
  }
  beforeEach(() => start())
  afterEach(async () => {
    await app.stop()
    await provider.stop()
  })

  const AN = { sub: 'subject-of-an', preferred_username: 'an', groups: ['lanh-dao-ht', 'khong-con'] }

  /** Begins here: where the browser is sent, and the cookie it keeps. */
  const begin = async () => {
    const response = await app.request(PATH)
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    return { url: response.headers.get('location') ?? '', cookie }
  }
  const finish = async (back: string, cookie: string) => {
    const response = await app.request(back, { headers: { cookie } })
    const session = response.headers.getSetCookie().find((line) => line.startsWith('hailong_session='))
    return { to: response.headers.get('location') ?? '', session: session?.split(';')[0] }
  }
  const signIn = async (as: typeof AN | (Record<string, unknown> & { sub: string })) => {
    const { url, cookie } = await begin()
    return finish(await provider.visit(url, as), cookie)
  }
  const grantsOf = async (session: string | undefined) => {
    const response = await app.request('/api/session', { headers: { cookie: session ?? '' } })
    const { grants } = (await response.json()) as { grants: { role: string; unitCode: string }[] }
    return grants.map(({ role, unitCode }) => `${role} ${unitCode}`).toSorted()
  }
  const refused = (code: string) => ({ to: `/app/?refused=${encodeURIComponent(code)}`, session: undefined })
  const counts = async () => {
    const of = (table: 'session' | 'person' | 'role_grant' | 'outside_identity') =>
      app.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    return [await of('session'), await of('person'), await of('role_grant'), await of('outside_identity')]
  }

  test('lets a known person in, links the account, and roles follow the groups at each sign-in', async () => {
    const first = await signIn(AN)
    expect(first.to).toBe('/app/')
    expect(await grantsOf(first.session)).toEqual(['head HT', 'officer HT'])
    const own = await app.request('/api/account', { headers: { cookie: first.session ?? '' } })
    const { roles } = (await own.json()) as { roles: { role: string; fromGroup: string | null }[] }
    expect(roles.map(({ role, fromGroup }) => [role, fromGroup]).toSorted()).toEqual([
      ['head', 'lanh-dao-ht'],
      ['officer', null],
    ])
    // Another name there is still the same person; a role that people gave stays, though the group gives it too.
    const second = await signIn({ ...AN, preferred_username: 'an.moi', groups: 'can-bo-ht' as never })
    expect(await grantsOf(second.session)).toEqual(['officer HT'])
    expect(await grantsOf((await signIn(AN)).session)).toEqual(['head HT', 'officer HT'])
    expect((await verifyInstallation(app.service)).faults).toEqual([])
    const end = await app.request(`${PATH}/end`)
    expect(end.headers.get('location')).toContain('post_logout_redirect_uri=')
  })

  test('a closed account does not sign in, linked or not, and who is unknown is told so', async () => {
    await signIn(AN)
    await app.db.updateTable('person').set({ active: 0 }).where('username', '=', 'an').execute()
    const before = await counts()
    expect(await signIn(AN)).toEqual(refused('single-sign-on/closed'))
    await app.db.deleteFrom('outside_identity').execute()
    expect(await signIn(AN)).toEqual(refused('single-sign-on/closed'))
    await app.db.updateTable('person').set({ active: 1 }).execute()
    await signIn(AN)
    expect(await signIn({ ...AN, sub: 'somebody-else' })).toEqual(refused('single-sign-on/other-person'))
    expect(await signIn({ sub: 'x', preferred_username: 'la' })).toEqual(
      refused('single-sign-on/unknown-person'),
    )
    expect(await signIn({ sub: 'y' })).toEqual(refused('single-sign-on/unknown-person'))
    expect((await counts()).slice(1)).toEqual(before.slice(1))
    const ways = await app.request('/api/sign-in-ways')
    expect(await ways.json()).toMatchObject({ singleSignOn: { contact: 'Phòng CNTT, máy lẻ 12' } })
  })

  test('makes an account for who has a group with a role, where the office chose so', async () => {
    await app.stop()
    await provider.stop()
    await start({ createsPeople: true })
    const moi = { sub: 'moi', preferred_username: 'moi', name: 'Người Mới', groups: ['can-bo-ht'] }
    expect(await grantsOf((await signIn(moi)).session)).toEqual(['officer HT'])
    expect(await signIn({ ...moi, sub: 'z', preferred_username: 'z9', groups: ['khac'] })).toEqual(
      refused('single-sign-on/unknown-person'),
    )
    const password = await app.request('/api/session', { json: { username: 'moi', password: PASSWORD } })
    expect(password.status).toBe(401)
  })

  test('a forged state, a code used twice, another browser’s return, a refusal there and a late return move nothing', async () => {
    const before = await counts()
    const one = await begin()
    const back = await provider.visit(one.url, AN)
    expect(await finish(back.replace(/state=[^&]+/, 'state=forged'), one.cookie)).toEqual(
      refused('single-sign-on/refused'),
    )
    // The state was used up by that.
    expect(await finish(back, one.cookie)).toEqual(refused('single-sign-on/refused'))
    const two = await begin()
    const backOfTwo = await provider.visit(two.url, AN)
    expect(await finish(backOfTwo, '')).toEqual(refused('single-sign-on/refused'))
    expect(await finish(backOfTwo, (await begin()).cookie)).toEqual(refused('single-sign-on/refused'))
    const three = await begin()
    const state = new URL(three.url).searchParams.get('state')
    expect(await finish(`${PATH}/return?error=access_denied&state=${state}`, three.cookie)).toEqual(
      refused('single-sign-on/refused'),
    )
    const four = await begin()
    app.clock.advance(5 * 60_000)
    expect(await finish(await provider.visit(four.url, AN), four.cookie)).toEqual(
      refused('single-sign-on/refused'),
    )
    expect(await counts()).toEqual(before)
    // A right one, and the same code again with a fresh state of ours.
    const five = await begin()
    const good = await provider.visit(five.url, AN)
    expect((await finish(good, five.cookie)).to).toBe('/app/')
    const six = await begin()
    const own = new URL(six.url).searchParams.get('state') ?? ''
    expect(await finish(good.replace(/state=[^&]+/, `state=${own}`), six.cookie)).toEqual(
      refused('single-sign-on/refused'),
    )
  })

  test('a token with another nonce, for another office, or one that is over is refused, and so is a provider that is down', async () => {
    const before = await counts()
    const wrong = [
      { nonce: 'another' },
      { aud: 'another' },
      { exp: 1_000_000_000 },
      { iss: 'http://127.0.0.1:1' },
    ]
    for (const claims of wrong) {
      provider.forgeTokens((told) => ({ ...told, ...claims }))
      expect(await signIn(AN), JSON.stringify(claims)).toEqual(refused('single-sign-on/refused'))
    }
    provider.forgeTokens(undefined)
    const { url, cookie } = await begin()
    const back = await provider.visit(url, AN)
    await provider.stop()
    expect(await finish(back, cookie)).toEqual(refused('single-sign-on/no-answer'))
    expect(await counts()).toEqual(before)
  })

  test('a provider that never answered is said to be down, and a file that is wrong stops the start', async () => {
    await provider.stop()
    expect((await app.request(PATH)).headers.get('location')).toBe(
      `/app/?refused=${encodeURIComponent('single-sign-on/no-answer')}`,
    )
    const { SIGN_ON_FILE: file } = provider.env
    writeFileSync(
      file,
      JSON.stringify({ issuer: 'http://id.example.vn', clientId: 'x', name: 'x', contact: 'x' }),
    )
    expect(() => readSignOnFile(file)).toThrow('issuer: needs https://')
    writeFileSync(file, '{"issuer": 3}')
    expect(() => readSignOnFile(file)).toThrow(/issuer|clientId/)
  })
})
