import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receiveFeedback } from '../../server/feedback/intake/receive-feedback.ts'
import { CHANNEL_1022_SECRET, startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { ENDPOINTS } from '../fixtures/endpoints.ts'
import { sign } from '../fixtures/signature.ts'

/** What has broken services before: characters no database keeps, numbers nobody meant, shapes nobody asked for. */
const NASTY: readonly unknown[] = [
  null,
  true,
  -0,
  1e308,
  2 ** 53,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u200b\ufeff',
  'NFD e\u0302\u0301',
  "'; drop table rating; --",
  '%',
  '\\',
  '=1+1',
  '<script>alert(1)</script>',
  'x'.repeat(30_000),
  '9999-12-31T23:59:59Z',
  '0001-01-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-11-20T09:00:00',
  '00000000-0000-0000-0000-000000000000',
  [],
  [[[[[[]]]]]],
  {},
  { __proto__: null, constructor: 1 },
]
/** What one database may keep and the other not: the rest is refused, or not, before either hears of it. */
const HARD_TO_KEEP = NASTY.filter(
  (value) => typeof value === 'number' || (typeof value === 'string' && value !== ''),
)

/** One of each kind: whatever stands in it, a body that is no object is read no further. */
const NO_OBJECTS: readonly unknown[] = [
  null,
  true,
  -0,
  '\u0000',
  [[[[[[]]]]]],
  { __proto__: null, constructor: 1 },
]

const nasty = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary' }),
)

const PATH_PARTS = [
  '%00',
  '%ff',
  '..%2f..%2fetc%2fpasswd',
  '%ed%a0%80',
  "'",
  '%25',
  'x'.repeat(2_000),
  '2026-Q9',
  '-1',
]

describe.each(DATABASES)('bad input on %s', (database) => {
  const [values, runs, parts] =
    database === 'sqlite' ? [NASTY, 30, PATH_PARTS] : [HARD_TO_KEEP, 10, PATH_PARTS.slice(0, 6)]
  let app: TestApp
  let itemId = ''
  const headers: Record<string, string> = {}
  let sharedCookies: { cookie: string }[] = []

  const signInAll = () => Promise.all(['coordinator', 'head', 'everybody'].map((who) => app.signIn(who)))
  /** Hashing a password takes as long as ten calls: one sign-in for all but the calls that end it. */
  const cookiesFor = async (name: string) => (name.includes('/api/session') ? signInAll() : sharedCookies)

  beforeAll(async () => {
    app = await startApp(database)
    await app.addPerson('everybody', 'administrator')
    await app.addUnit('HT')
    const { headers: kiosk } = await app.pairKiosk('Kiosk 1')
    await app.addPerson('coordinator', 'coordinator')
    await app.addPerson('head', 'head')
    Object.assign(headers, kiosk)
    const { id } = await receiveFeedback(
      app.owner,
      { externalRef: 'Q-1', receivedAt: '2026-11-20T08:30:00+07:00', text: 'Nội dung đúng' },
      { channel: 'call-centre-1022' },
    )
    itemId = id ?? ''
    sharedCookies = await signInAll()
  })
  afterAll(() => app.stop())

  /** Calls as everybody at once would: staff of two roles in turn, the tablet's token, a right signature. */
  async function send(
    name: string,
    cookie: string,
    body: string | Uint8Array | undefined,
    path: string,
  ): Promise<Response> {
    const [method = ''] = name.split(' ')
    return app.request(path, {
      method,
      headers: {
        ...headers,
        cookie,
        'content-type': 'application/json',
        ...(name.endsWith('/1022') && body !== undefined
          ? { 'x-signature': `sha256=${sign(CHANNEL_1022_SECRET, body).replace(/^sha256=/, '')}` }
          : {}),
      },
      ...(body === undefined ? {} : { body: body as BodyInit }),
    })
  }

  async function expectRefusal(response: Response, path: string): Promise<void> {
    // A stream has no end, and whoever is refused gets none.
    if (response.headers.get('content-type') === 'text/event-stream') return response.body?.cancel()
    const said = await response.text()
    expect(response.status, `${path}: ${said}`).toBeLessThan(500)
    if (path.startsWith('/api/') && response.status >= 400) {
      expect(response.headers.get('content-type'), path).toContain('application/problem+json')
      const { code, errors = [] } = JSON.parse(said) as {
        code: string
        errors?: Record<'vi' | 'en', string>[]
      }
      expect(code, path).toMatch(/^[a-z]+\/[a-z0-9-]+$/)
      for (const { vi, en } of errors) {
        expect(`${vi} / ${en}`, path).not.toMatch(/undefined|Invalid|Đầu vào|mong đợi|\/\^/)
        // What may be chosen is named as it is written.
        expect(vi.replace(/một trong: .*/, ''), path).not.toMatch(/\b(string|number|array|object|needs)\b/)
      }
    }
  }

  const pathOf = (name: string, part: string) => (name.split(' ')[1] ?? '').replace(/:[a-z]+|\*/, part)

  test.each(Object.keys(ENDPOINTS).filter((name) => !name.startsWith('GET')))(
    'never makes %s answer 500',
    async (name) => {
      const right = ENDPOINTS[name]?.body
      const fields = typeof right === 'object' && right !== null ? Object.keys(right) : []
      const cookies = await cookiesFor(name)
      const path = pathOf(name, itemId)
      const bodies: (string | Uint8Array | undefined)[] = [
        undefined,
        '',
        '{',
        '[]',
        'null',
        '"text"',
        '{"a":'.repeat(2_000),
        new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
        ...NO_OBJECTS.map((value) => JSON.stringify(value)),
        ...fields.flatMap((field) =>
          values.map((value) => JSON.stringify({ ...(right as object), [field]: value })),
        ),
        JSON.stringify({ ...(right as object), unknownField: 1 }),
      ]
      for (const [index, body] of bodies.entries()) {
        await expectRefusal(await send(name, cookies[index % 3]?.cookie ?? '', body, path), path)
      }
      await fc.assert(
        fc.asyncProperty(fc.dictionary(fc.constantFrom(...fields, 'x'), nasty), async (changes) => {
          const body = JSON.stringify({ ...(right as object), ...changes })
          await expectRefusal(await send(name, cookies[0]?.cookie ?? '', body, path), path)
        }),
        // Without a field there is nothing to combine.
        { numRuns: fields.length > 0 ? runs : 1 },
      )
    },
  )

  test.each(Object.keys(ENDPOINTS).filter((name) => name.startsWith('GET')))(
    'never makes %s answer 500',
    async (name) => {
      const cookies = await cookiesFor(name)
      const queries = [
        '',
        '?q=%00',
        '?q=%ff',
        '?period=2026-Q9&unit=%00',
        '?view=none',
        '?limit=1e9',
        '?after=%00',
        '?after=x',
        '?lang=xx',
        '?code=%00',
        '?receivedAt=%00&date=31/02/2026&time=25h99',
        '?a=1&a=2',
      ]
      const takesPart = pathOf(name, 'a') !== pathOf(name, 'b')
      const paths = [
        // Behind a part that is right: whoever asks with a wrong one is refused before the query is read.
        ...queries.map((query) => `${pathOf(name, itemId)}${query}`),
        ...(takesPart ? parts : []).map((part) => pathOf(name, part)),
      ]
      for (const [index, path] of paths.entries())
        await expectRefusal(await send(name, cookies[index % 3]?.cookie ?? '', undefined, path), path)
    },
  )

  test('ends nobody’s session', async () => {
    const statuses = sharedCookies.map(async (cookie) => {
      const { status } = await app.request('/api/session', { headers: cookie })
      return status
    })
    expect(await Promise.all(statuses)).toEqual([200, 200, 200])
  })

  test('leaves what was stored before as it was', async () => {
    const item = await app.db
      .selectFrom('feedback')
      .select(['text', 'status'])
      .where('id', '=', itemId)
      .executeTakeFirstOrThrow()
    expect(item.text).toBe('Nội dung đúng')
  })
})
