import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../../server/app.ts'
import { STARTERS } from '../../../server/cli/starters.ts'
import { makeSetUpCode } from '../../../server/set-up/set-up-code.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { PASSWORD, startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { type ServedApp, serveApp } from '../../fixtures/pages/served-app.ts'

const RIGHT = {
  name: 'UBND phường Sao Mai',
  nameEn: 'Sao Mai Ward',
  zone: 'Asia/Ho_Chi_Minh',
  brand: '#0b4f9e',
  accent: '#ffcd00',
  startFrom: 'nothing',
  personName: 'Nguyễn Văn An',
  username: 'an.nguyen',
  password: PASSWORD,
  passwordAgain: PASSWORD,
}

const PROXIED = { 'x-forwarded-for': '203.0.113.7' }

type Given = Readonly<Record<string, string | Blob>>

describe.each(DATABASES)('an installation that nobody has set up, on %s', (database) => {
  let app: TestApp
  let served: ServedApp
  let code: ReturnType<typeof makeSetUpCode>
  const start = async (): Promise<ServedApp> => {
    code = makeSetUpCode()
    return serveApp({ app: createApp(app.service, { code, starters: STARTERS }) as TestApp['app'] })
  }
  beforeEach(async () => {
    app = await startApp(database)
    served = await start()
  })
  afterEach(async () => {
    await served.stop()
    await app.stop()
  })

  const ask = async (path: string, init: RequestInit = {}, from = served) => {
    const response = await fetch(`${from.url}${path}`, { redirect: 'manual', ...init })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  const send = (given: Given = {}, headers: Record<string, string> = {}, path = '/set-up?lang=en') => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ ...RIGHT, ...given })) body.append(name, value)
    return ask(path, { method: 'POST', body, headers })
  }
  const sendCode = (typed: string) =>
    ask('/set-up/code?lang=en', {
      method: 'POST',
      body: new URLSearchParams({ code: typed }),
      headers: PROXIED,
    })
  const usernames = async () =>
    (await app.db.selectFrom('person').select('username').execute()).map(({ username }) => username)

  test('opens nothing but the set-up page, and says so', async () => {
    for (const path of ['/', '/app/', '/kiosk/', '/public/send', '/public/results']) {
      const { status, headers } = await ask(path)
      expect([status, headers.get('location')]).toEqual([302, '/set-up'])
    }
    for (const [path, method] of [
      ['/api/session', 'GET'],
      ['/api/session', 'POST'],
      ['/api/ratings', 'POST'],
      ['/public/send', 'POST'],
    ] as const) {
      const { status, text } = await ask(path, { method })
      expect(status).toBe(503)
      expect(JSON.parse(text)).toMatchObject({ code: 'set-up/needed' })
    }
    expect(await ask('/healthz')).toMatchObject({ status: 200 })
    expect(await ask('/readyz')).toMatchObject({ status: 503, text: 'not set up' })
    expect((await ask('/public/style.css')).status).toBe(200)
    expect((await ask('/set-up')).text).toContain('Thiết lập lần đầu')
  })

  test('becomes an office with its look and its first administrator, and the page is gone', async () => {
    const picture = await sharp({ create: { width: 600, height: 300, channels: 3, background: '#00f' } })
      .png()
      .toBuffer()
    const done = await send({ logo: new Blob([new Uint8Array(picture)], { type: 'image/png' }) })
    expect(done.status).toBe(200)
    expect(done.text).toContain('Sign in as an.nguyen')
    const { cookie } = await app.signIn('an.nguyen')
    expect(await (await app.request('/api/session', { headers: { cookie } })).json()).toMatchObject({
      grants: [{ role: 'administrator', unitCode: 'ROOT' }],
      organisation: {
        name: RIGHT.name,
        nameEn: RIGHT.nameEn,
        logo: expect.stringMatching(/^\/public\/logo\?v=/) as string,
      },
    })
    expect((await ask('/set-up')).status).toBe(404)
    expect((await send({ username: 'hai.tran' })).status).toBe(404)
    expect(await usernames()).toEqual(['an.nguyen'])

    const home = (await ask('/')).text
    const [look = ''] = /\/public\/look\.css\?v=\w+/.exec(home) ?? []
    const [logo = ''] = /\/public\/logo\?v=\w+/.exec(home) ?? []
    const css = await ask(look)
    expect(css.text).toContain('--brand: #0b4f9e')
    expect(css.headers.get('cache-control')).toContain('immutable')
    expect((await ask('/public/look.css')).headers.get('cache-control')).toBe('no-cache')
    const drawn = await sharp(await (await fetch(`${served.url}${logo}`)).arrayBuffer()).metadata()
    expect(drawn).toMatchObject({ format: 'png', width: 256, height: 128 })
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('is set up by exactly one of two browsers at once', async () => {
    const both = await Promise.all([
      send({ startFrom: 'demo' }),
      send({ startFrom: 'demo', username: 'hai.tran', personName: 'Trần Hai' }),
    ])
    const statuses = both.map(({ status }) => status).toSorted((a, b) => a - b)
    expect(statuses[0]).toBe(200)
    expect([404, 409]).toContain(statuses[1])
    expect(await usernames()).toHaveLength(1)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('goes on after a start that ended half way', async () => {
    await app.addUnit('HT')
    await served.stop()
    served = await start()
    expect((await ask('/')).status).toBe(302)
    expect((await send({ startFrom: 'demo' })).status).toBe(200)
    const units = await app.db.selectFrom('unit').select('code').where('code', 'in', ['HT', 'MT']).execute()
    expect(units).toHaveLength(2)
  })

  test('is set up as soon as the command line has made somebody', async () => {
    await app.addPerson('quantri', 'administrator')
    expect((await ask('/set-up')).status).toBe(404)
    expect((await ask('/')).status).toBe(200)
    expect((await send()).status).toBe(404)
    expect(await usernames()).toEqual(['quantri'])
  })

  test('asks whoever is not at the machine for the printed code, which works once', async () => {
    for (const headers of [PROXIED, { via: '1.1 proxy' }, { forwarded: 'for=203.0.113.7' }]) {
      expect((await ask('/set-up?lang=en', { headers })).text).toContain('Enter the set-up code')
      expect((await send({}, headers)).status).toBe(403)
    }
    expect(await usernames()).toEqual([])
    expect(await sendCode('AAAA-BBBB-CCCC')).toMatchObject({ status: 403 })
    const right = await sendCode(code.code.toLowerCase().replace(/(.{4})/g, '$1 '))
    expect(right.status).toBe(303)
    const cookie = (right.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    expect((await sendCode(code.code)).status).toBe(403)
    expect((await send({}, { ...PROXIED, cookie })).status).toBe(200)
  })

  test('ends a code and what it gave with the start that printed it', async () => {
    const right = await sendCode(code.code)
    const cookie = (right.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const old = code.code
    await served.stop()
    served = await start()
    expect((await sendCode(old)).status).toBe(403)
    expect((await send({}, { ...PROXIED, cookie })).status).toBe(403)
  })

  test('lets nobody guess the code', async () => {
    for (let tries = 0; tries < 10; tries++) await sendCode(`AAAABBBBCC${10 + tries}`)
    const refused = await sendCode(code.code)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '900'])
  })

  test('takes nothing from another site’s page', async () => {
    expect((await send({}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(await usernames()).toEqual([])
  })

  const bomb = () =>
    sharp({ create: { width: 5000, height: 5000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

  test.each<[what: string, given: () => Given | Promise<Given>, field: string, says: string]>([
    ['no name', () => ({ name: ' ' }), 'name', ''],
    ['a zone nobody knows', () => ({ zone: 'Asia/Saigonn' }), 'zone', 'an IANA zone is needed'],
    ['a faint colour', () => ({ brand: '#ffcd00' }), 'brand', 'the nearest that has it: #'],
    ['no colour', () => ({ brand: 'red' }), 'brand', 'a colour such as #a8121b'],
    ['a faint accent', () => ({ accent: '#0b4f9f' }), 'accent', '4.5:1 or more is needed'],
    ['nothing to start from', () => ({ startFrom: 'x' }), 'startFrom', ''],
    ['a short password', () => ({ password: 'abc', passwordAgain: 'abc' }), 'password', ''],
    [
      'a guessable password',
      () => ({ password: '123456789012', passwordAgain: '123456789012' }),
      'password',
      'too easy',
    ],
    ['two passwords', () => ({ passwordAgain: 'khac' }), 'passwordAgain', 'is not the same'],
    ['a wrong user name', () => ({ username: 'An Nguyễn' }), 'username', ''],
    [
      'a script in SVG',
      () => ({ logo: new Blob([SVG], { type: 'image/png' }) }),
      'logo',
      'SVG may carry scripts',
    ],
    ['half a picture', () => ({ logo: new Blob(['\u0089PNG\r\n']) }), 'logo', 'is needed'],
    ['a bomb', async () => ({ logo: new Blob([new Uint8Array(await bomb())]) }), 'logo', 'too large'],
    ['a huge file', () => ({ logo: new Blob([new Uint8Array(600_000)]) }), 'logo', 'too large'],
  ])('refuses %s at its field, keeps what was typed and makes nobody', async (_what, given, field, says) => {
    const { status, text } = await send(await given())
    expect(status).toBe(400)
    const error = new RegExp(`id="${field}-error">([^<]*)`).exec(text)?.[1] ?? 'nothing said'
    expect(error).toContain(says)
    expect(error).not.toBe('nothing said')
    expect(text).toContain('value="Nguyễn Văn An"')
    expect(text).not.toContain(PASSWORD)
    expect(await usernames()).toEqual([])
  })
})
