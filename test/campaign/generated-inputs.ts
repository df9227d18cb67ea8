import { ROLES } from '../../server/contract/people.ts'
import { receiveFeedback } from '../../server/feedback/intake/receive-feedback.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { CHANNEL_1022_SECRET, startApp, type TestApp } from '../fixtures/app.ts'
import { ENDPOINTS } from '../fixtures/endpoints.ts'
import { sign } from '../fixtures/signature.ts'
import { mutate, NASTY, pick, type Random, randomFrom, sampleOf, type Schema } from './random-json.ts'
import { inEnglish } from '../fixtures/in-english.ts'

interface Described {
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[]
}
type Description = Readonly<Record<string, Readonly<Record<string, Described>>>>

export interface InputCount {
  readonly answers: ReadonlyMap<string, number>
  /** Requests whose answer was a failure of ours, as they were sent. */
  readonly failures: readonly string[]
  /** What `verify` finds afterwards. */
  readonly faults: readonly string[]
}

/** What a request is sent with: nobody's, or somebody's. */
interface Caller {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
}

/** Sends so many requests to every endpoint that is described, made by chance from a seed, as everybody who may call. */
export async function tryInputs(count: number, seed: number): Promise<InputCount> {
  const random = randomFrom(seed)
  const app = await startApp('sqlite')
  const { callers, places } = await prepare(app)
  const { paths } = (await (await app.request('/api/openapi.json')).json()) as { paths: Description }
  const names = Object.keys(ENDPOINTS) as [string, ...string[]]
  const answers = new Map<string, number>()
  const failures: string[] = []
  for (let sent = 0; sent < count; sent++) {
    const request = makeRequest(random, pick(random, names), pick(random, callers), places, paths)
    const status = await send(app, request)
    answers.set(status, (answers.get(status) ?? 0) + 1)
    if (status === 'thrown' || (status.startsWith('5') && status !== '503')) failures.push(describe(request))
    app.clock.advance(10)
  }
  const { faults } = await verifyInstallation(app.service)
  await app.stop()
  return { answers, failures, faults: faults.map(inEnglish) }
}

async function prepare(app: TestApp) {
  await app.addUnit('HT')
  await app.addDesk('Q1')
  const callers: [Caller, ...Caller[]] = [{ name: 'nobody', headers: {} }]
  callers.push({ name: 'tablet', headers: (await app.pairKiosk('Kiosk 1')).headers })
  for (const role of ROLES) {
    await app.addPerson(role, role)
    callers.push({ name: role, headers: await app.signIn(role) })
  }
  const items = await Promise.all(
    ['Q-1', 'Q-2', 'Q-3'].map((externalRef) =>
      receiveFeedback(
        app.owner,
        { externalRef, receivedAt: '2026-11-20T08:30:00+07:00', text: 'Rác chưa thu gom' },
        { channel: 'call-centre-1022', historical: false },
      ),
    ),
  )
  const { kiosk } = (await app.pairKiosk('Kiosk 2')).reply
  const ids = items.map(({ id }) => id ?? '')
  return {
    callers,
    places: {
      id: [...ids, kiosk.id, app.service.newId()],
      code: items.map(({ trackingCode }) => trackingCode ?? ''),
      unit: ['ROOT', 'HT'],
      period: ['2026-Q3', '2026-Q4', '2026-11'],
      kiosk: [kiosk.id],
      token: ['0'.repeat(26)],
      page: ['kind', 'text', 'check', 'level', 'poster'],
    },
  }
}

interface Request {
  readonly caller: Caller
  readonly path: string
  readonly method: string
  readonly body: string | undefined
  readonly headers: Readonly<Record<string, string>>
}

function makeRequest(
  random: Random,
  name: string,
  caller: Caller,
  places: Readonly<Record<string, readonly string[]>>,
  paths: Description,
): Request {
  const [method = 'GET', pattern = '/'] = name.split(' ')
  const described = paths[pattern.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
  const path = pattern
    .replace(/:(\w+)/g, (_, place: string) => {
      const [first, ...others] = places[place] ?? []
      const known = first !== undefined && random() < 0.8
      return encodeText(known ? pick(random, [first, ...others]) : pick(random, NASTY))
    })
    .replace('*', () => encodeText(pick(random, NASTY)))
  const query = queryOf(random, described)
  const body = method === 'GET' || method === 'DELETE' ? undefined : bodyOf(random, name, described)
  const isSigned = pattern === '/api/channels/1022' && random() < 0.9
  const isForm = pattern.startsWith('/public/') || random() < 0.02
  return {
    // Who signs out, or in, is somebody else: the others are to go on.
    caller: pattern === '/api/session' ? { name: 'nobody', headers: {} } : caller,
    path: `${path}${query}`,
    method,
    body,
    headers: {
      'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      ...(isSigned ? { 'x-signature': sign(CHANNEL_1022_SECRET, body ?? '') } : {}),
    },
  }
}

/** What is described, what the permissions are tried with, each changed here and there, or anything at all. */
function bodyOf(random: Random, name: string, described: Described | undefined): string {
  const schema = described?.requestBody?.content?.['application/json']?.schema
  const given = ENDPOINTS[name]?.body
  let body = given !== undefined && random() < 0.4 ? given : sampleOf(random, schema)
  for (let changes = Math.floor(random() * 3); changes > 0; changes--) body = mutate(random, body)
  const text = JSON.stringify(body) ?? ''
  // Now and then the text itself is torn.
  return random() < 0.03 ? text.slice(0, Math.floor(random() * text.length)) : text
}

function queryOf(random: Random, described: Described | undefined): string {
  const asked = (described?.parameters ?? []).filter((parameter) => parameter.in === 'query')
  const chosen = asked.filter(() => random() < 0.4)
  const values = chosen.map(({ name, schema }) => {
    const value = random() < 0.6 ? sampleOf(random, schema) : pick(random, NASTY)
    return `${encodeText(name)}=${encodeText(value)}`
  })
  if (random() < 0.05) values.push(`${encodeText(pick(random, NASTY))}=${encodeText(pick(random, NASTY))}`)
  return values.length === 0 ? '' : `?${values.join('&')}`
}

function encodeText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return encodeURIComponent(text.slice(0, 2_000).replace(/\p{Cs}/gu, '\ufffd')) || '%20'
}

/** The status of the answer; `thrown` where there was none. */
async function send(app: TestApp, { caller, path, method, body, headers }: Request): Promise<string> {
  try {
    const init = { method, headers: { ...headers, ...caller.headers } }
    const response = await app.request(path, body === undefined ? init : { ...init, body })
    await response.arrayBuffer()
    return String(response.status)
  } catch {
    return 'thrown'
  }
}

function describe({ caller, path, method, body }: Request): string {
  return `${caller.name}: ${method} ${path.slice(0, 200)} ${(body ?? '').slice(0, 400)}`
}
