import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommand } from '../../server/cli/run-command.ts'
import { grantRole } from '../../server/organisation/grant-role.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { PASSWORD, startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { BARE } from '../fixtures/server-process.ts'

type Headers = { cookie: string }

describe.each(DATABASES)('people of an office on %s', (database) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp(database)
    await app.addUnit('HT')
    await app.addPerson('quantri', 'administrator')
  })
  afterEach(() => app.stop())

  const answerOf = async (response: Response) => [
    response.status,
    ((await response.json()) as { code?: string }).code,
  ]
  const give = (headers: Headers, json: { username: string; role: string; unit: string }) =>
    app.request('/api/grants', { headers, json })
  const decide = (headers: Headers, id: string, decision: 'confirm' | 'refuse') =>
    app.request(`/api/grants/${id}/${decision}`, { headers, method: 'POST' })
  const pending = async (headers: Headers) =>
    (await (await app.request('/api/grants/pending', { headers })).json()) as {
      id: string
      username: string
    }[]
  const mayReadFeedback = async (headers: Headers) =>
    (await app.request('/api/feedback', { headers })).status === 200

  describe('a role that an administrator gives', () => {
    test('to somebody in a unit holds at once', async () => {
      await app.addPerson('an', 'administrator', 'HT')
      const headers = await app.signIn('quantri')
      const given = await give(headers, { username: 'an', role: 'officer', unit: 'HT' })
      expect([given.status, await given.json()]).toMatchObject([201, { pending: false }])
      expect(await mayReadFeedback(await app.signIn('an'))).toBe(true)
      expect(await answerOf(await give(headers, { username: 'an', role: 'officer', unit: 'HT' }))).toEqual([
        409,
        'organisation/taken',
      ])
    })

    test('to himself, or over everything, gives nothing until a second one has confirmed it', async () => {
      await app.addPerson('haitri', 'administrator')
      await app.addPerson('an', 'officer', 'HT')
      const [one, two] = [await app.signIn('quantri'), await app.signIn('haitri')]
      for (const [username, role, unit] of [
        ['quantri', 'coordinator', 'ROOT'],
        ['quantri', 'head', 'HT'],
        ['an', 'coordinator', 'ROOT'],
      ] as const) {
        const given = await give(one, { username, role, unit })
        expect([given.status, await given.json()], username).toMatchObject([201, { pending: true }])
      }
      expect(await mayReadFeedback(one)).toBe(false)
      const waiting = await pending(two)
      expect(waiting).toMatchObject([
        { username: 'an', role: 'coordinator', unitCode: 'ROOT', givenBy: 'quantri' },
        { username: 'quantri', role: 'coordinator', unitCode: 'ROOT' },
        { username: 'quantri', role: 'head', unitCode: 'HT' },
      ])
      const [root, own] = waiting.map(({ id }) => id)
      expect(await answerOf(await decide(one, own ?? '', 'confirm'))).toEqual([403, 'grant/own'])
      expect(await answerOf(await decide(one, root ?? '', 'confirm'))).toEqual([403, 'grant/own'])
      expect((await decide(two, own ?? '', 'confirm')).status).toBe(204)
      expect(await mayReadFeedback(one)).toBe(true)
      expect((await decide(two, root ?? '', 'refuse')).status).toBe(204)
      for (const decision of ['confirm', 'refuse'] as const)
        expect(await answerOf(await decide(two, root ?? '', decision))).toEqual([404, 'grant/not-found'])
      expect(await pending(two)).toHaveLength(1)
      // What was refused may be asked for again.
      expect((await give(one, { username: 'an', role: 'coordinator', unit: 'ROOT' })).status).toBe(201)
      expect((await verifyInstallation(app.service)).faults).toEqual([])
    })

    test('over everything to somebody new waits too', async () => {
      await app.addPerson('haitri', 'administrator')
      const [one, two] = [await app.signIn('quantri'), await app.signIn('haitri')]
      const grants = [{ role: 'coordinator', unit: 'ROOT' }]
      const person = { username: 'dieuphoi', name: 'Điều Phối', password: PASSWORD, grants }
      expect((await app.request('/api/people', { headers: one, json: person })).status).toBe(201)
      const headers = await app.signIn('dieuphoi')
      expect(await mayReadFeedback(headers)).toBe(false)
      await decide(two, (await pending(two))[0]?.id ?? '', 'confirm')
      expect(await mayReadFeedback(headers)).toBe(true)
    })

    test('is refused where there is no second one to confirm it, and says who can: the command line', async () => {
      await app.addPerson('an', 'officer', 'HT')
      const headers = await app.signIn('quantri')
      const own = await give(headers, { username: 'quantri', role: 'coordinator', unit: 'ROOT' })
      expect([own.status, await own.json()]).toMatchObject([
        409,
        { code: 'grant/nobody-to-confirm', titles: { en: expect.stringContaining('user grant') as string } },
      ])
      await grantRole(app.owner, { username: 'quantri', role: 'coordinator', unit: 'ROOT' })
      expect(await mayReadFeedback(headers)).toBe(true)
      expect((await verifyInstallation(app.service)).faults).toEqual([])
    })

    test('of administrator goes to a second person at once while there has never been another, and to a third not', async () => {
      const one = await app.signIn('quantri')
      const person = (username: string) => ({
        username,
        name: 'Quản Trị Hai',
        password: PASSWORD,
        grants: [{ role: 'administrator', unit: 'ROOT' }],
      })
      const own = { username: 'quantri', role: 'leader', unit: 'ROOT' }
      expect((await give(one, own)).status).toBe(409)
      expect((await app.request('/api/people', { headers: one, json: person('hai') })).status).toBe(201)
      const two = await app.signIn('hai')
      expect(await pending(two)).toEqual([])
      expect((await app.request('/api/people', { headers: one, json: person('ba') })).status).toBe(201)
      expect((await pending(two)).map(({ username }) => username)).toEqual(['ba'])
      await app.db
        .updateTable('role_grant')
        .set({ valid_to: '2026-11-20' })
        .where('given_by', 'is not', null)
        .execute()
      expect((await app.request('/api/people', { headers: one, json: person('bon') })).status).toBe(409)
    })

    test('is confirmed by nobody who administers other units only', async () => {
      await app.addPerson('haitri', 'administrator')
      await app.addPerson('quantri.ht', 'administrator', 'HT')
      await give(await app.signIn('quantri'), { username: 'quantri', role: 'coordinator', unit: 'ROOT' })
      const headers = await app.signIn('quantri.ht')
      expect(await pending(headers)).toEqual([])
      const [grant] = await pending(await app.signIn('haitri'))
      expect(await answerOf(await decide(headers, grant?.id ?? '', 'confirm'))).toEqual([
        403,
        'access/not-allowed',
      ])
    })
  })

  describe('a password', () => {
    test.each([
      '1234567890',
      '1234567890123',
      'nguoi.an-nguoi.an',
      'Trung tâm Phục vụ hành chính công',
      // Known from breaches, and neither short, nor a name, nor a row of keys.
      'unbelievable',
      'zaq12wsxcde3',
      'trustno1trustno1',
    ])('that others would guess is refused: %s', async (password) => {
      const headers = await app.signIn('quantri')
      const grants = [{ role: 'officer', unit: 'HT' }]
      const person = { username: 'nguoi.an', name: 'Người An', password, grants }
      const response = await app.request('/api/people', { headers, json: person })
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { code: 'request/invalid', errors: [{ field: 'password' }] },
      ])
    })
  })

  async function run(...words: string[]) {
    const written = { stdout: '', stderr: '' }
    const code = await runCommand(
      words,
      { ...BARE, DATABASE_URL: app.url },
      {
        print: (line) => (written.stdout += `${line}\n`),
        complain: (line) => (written.stderr += `${line}\n`),
      },
    )
    return { code, ...written }
  }

  describe('at the command line', () => {
    const isSignedIn = async (headers: Headers) =>
      (await app.request('/api/units', { headers })).status === 200

    test('a password is changed: the old one and every session end', async () => {
      const headers = await app.signIn('quantri')
      const { stdout } = await run('user', 'password', 'quantri')
      const [, password = ''] = /^quantri has another password.*\npassword: (\S{16})\n$/.exec(stdout) ?? []
      expect(await isSignedIn(headers)).toBe(false)
      await expect(app.signIn('quantri')).rejects.toThrow(/401/)
      expect(await isSignedIn(await app.signIn('quantri', password))).toBe(true)
    })

    test('sessions are ended, and the person may sign in again', async () => {
      const headers = [await app.signIn('quantri'), await app.signIn('quantri')]
      expect(await run('user', 'sign-out', 'quantri')).toMatchObject({
        code: 0,
        stdout: 'quantri: 2 sessions ended\n',
      })
      for (const each of headers) expect(await isSignedIn(each)).toBe(false)
      expect(await isSignedIn(await app.signIn('quantri'))).toBe(true)
    })

    test('a closed account is opened again, a lock lifted, a link made that works once', async () => {
      await app.addPerson('an', 'officer', 'HT')
      await run('user', 'close', 'an')
      expect(await run('user', 'open', 'an')).toMatchObject({ code: 0, stdout: 'an is open again\n' })
      for (let tries = 0; tries < 11; tries++)
        await app.request('/api/session', { json: { username: 'an', password: 'khong-phai' } })
      await expect(app.signIn('an')).rejects.toThrow(/429/)
      expect((await run('user', 'unlock', 'an')).stdout).toBe('an is not locked\n')
      const { stdout } = await run('user', 'link', 'an')
      const [, token = ''] = /^\/app\/link#(\S+)\n/.exec(stdout) ?? []
      const json = { token, password: 'bon tu bat ky that dai' }
      expect((await app.request('/api/account-links/use', { json })).status).toBe(204)
      expect((await app.request('/api/account-links/use', { json })).status).toBe(404)
      expect(await isSignedIn(await app.signIn('an', json.password))).toBe(true)
      expect((await run('user', 'unlock', 'nobody')).code).toBe(1)
      expect((await verifyInstallation(app.service)).faults).toEqual([])
    })

    test('an account is closed for good', async () => {
      const headers = await app.signIn('quantri')
      expect((await run('user', 'close', 'quantri')).code).toBe(0)
      expect(await isSignedIn(headers)).toBe(false)
      await expect(app.signIn('quantri')).rejects.toThrow(/401/)
      for (const words of [['close'], ['password'], ['sign-out'], ['grant', '--role', 'officer']]) {
        const [verb = '', ...options] = words
        const { code, stderr } = await run('user', verb, 'quantri', ...options)
        expect([code, stderr]).toEqual([1, expect.stringContaining('There is no such account. (quantri)')])
      }
      expect((await verifyInstallation(app.service)).faults).toEqual([])
    })

    test('everybody is listed, with what they may do where, and what waits is shown and confirmed', async () => {
      await app.addPerson('haitri', 'administrator')
      await app.addPerson('an', 'officer', 'HT')
      await run('user', 'grant', 'an', '--role', 'head', '--unit', 'HT')
      await run('user', 'close', 'haitri')
      await app.addPerson('batri', 'administrator')
      await give(await app.signIn('quantri'), { username: 'quantri', role: 'coordinator', unit: 'ROOT' })
      expect((await run('user', 'list')).stdout).toBe(
        [
          'an  Người an  head of HT, officer of HT',
          'batri  Người batri  administrator of ROOT',
          'haitri  Người haitri  closed',
          'quantri  Người quantri  administrator of ROOT, coordinator of ROOT (waits for a confirmation)',
          '',
        ].join('\n'),
      )
      const shown = (await run('user', 'confirm')).stdout
      const [, id = ''] =
        /^(\S+) {2}quantri as coordinator of ROOT, given by quantri\n1 waiting\n$/.exec(shown) ?? []
      expect(await run('user', 'confirm', id)).toMatchObject({ code: 0, stdout: 'confirmed\n' })
      expect((await run('user', 'confirm')).stdout).toBe('0 waiting\n')
      expect((await verifyInstallation(app.service)).faults).toEqual([])
    })
  })
})
