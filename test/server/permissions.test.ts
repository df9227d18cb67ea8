import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CompiledQuery } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertBody } from '../../db/queries/outside/bodies.ts'
import { insertOutsidePhoto, insertOutsideRequest } from '../../db/queries/outside/requests.ts'
import { insertAttachment } from '../../db/queries/feedback/attachments.ts'
import { type Role, ROLES } from '../../server/contract/people.ts'
import { type RefusalCode, REFUSALS } from '../../server/contract/refusals.ts'
import { roleMay } from '../../server/contract/permissions.ts'
import { enterDossiers } from '../../server/reports/dossiers/enter-dossiers.ts'
import { receiveFeedback } from '../../server/feedback/intake/receive-feedback.ts'
import { clientFolder } from '../../server/static-files.ts'
import { FEEDBACK_VIEWS } from '../../server/contract/feedback/feedback-view.ts'
import { sha256 } from '../../server/ids.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import type { DatabaseName } from '../fixtures/databases/databases.ts'
import { publishQuarter } from '../fixtures/publish-quarter.ts'
import { plannedScans } from '../fixtures/planned-scans.ts'
import { type Endpoint, ENDPOINTS } from '../fixtures/endpoints.ts'

let app: TestApp
let recordings: string
/** Every statement that any of these calls sent to the database, by its text. */
const heard = new Map<string, CompiledQuery>()
let kioskHeaders: Record<string, string> = {}
const cookies = new Map<Role, Record<string, string>>()

/** What the words with a colon in the table stand for. */
/** Pages of what is not there: a wrong address, and answers that nobody published. */
const NOWHERE = [
  'GET /public/track/:code/files/:file',
  'GET /public/*',
  'GET /public/campaigns/:code',
  'GET /public/privacy/request/:code',
  'GET /public/answers/:number',
  'GET /public/answers/:number/photos/:index',
  'POST /public/answers/:number/report',
]

/** Statements that may: a piece of their text, and why. */
const ALLOWED_SCANS: readonly { readonly holds: string; readonly why: string }[] = [
  {
    holds:
      'select count(*) as "n" from (select 1 as "one" from "feedback" as "f" where "f"."restricted" = 0 limit ?)',
    why: 'ends after a thousand rows, and all but the held ones count',
  },
  {
    holds:
      'from "feedback" as "f" where ("f"."restricted" = 0 and ("f"."status" != ? or 1 = 0)) limit ?) as "some"',
    why: 'ends after a thousand rows, and all but the few in triage count',
  },
  {
    holds: 'with recursive family (id) as (',
    why: 'PostgreSQL only: nearly no item is merged, which real statistics of `merged_into` tell its planner',
  },
  {
    holds: `"chain" in (select "chain" from "history_event" where "at" >= ?)`,
    why: 'PostgreSQL only: since this morning, which real statistics of `at` tell its planner to be little',
  },
  {
    holds: `f.id in (select feedback_id from search_text where search_text.lexemes @@ ?::tsquery  union all`,
    why: 'PostgreSQL only: asked of words in few texts alone, which real statistics of `lexemes` tell its planner',
  },
  {
    holds: 'from (select doc, feedback_id, about from search_text where search_text.lexemes @@ ?::tsquery',
    why: 'PostgreSQL only: few texts are first found by their index, and how few statistics of `lexemes` tell',
  },
  {
    holds: 'from (select 1 from search_text where search_text.lexemes @@ ?::tsquery limit ?) as found',
    why: 'PostgreSQL only: of a word in many texts the first found are counted; of a rare one statistics tell',
  },
]

const PLACES: Record<string, string> = {
  ':unit': 'ROOT',
  ':questionnaire': 'default',
  ':period': '2026-Q3',
  ':token': '0'.repeat(26),
  ':photo-token': '1'.repeat(26),
  ':follow-up': '0'.repeat(8),
  ':asset': readdirSync(join(clientFolder(), 'assets'))[0] ?? '',
  ':contribution': '01930000-0000-7000-8000-000000000000',
}

/** The service with something of everything, and a person of every role. */
async function prepare(database: DatabaseName): Promise<void> {
  recordings = mkdtempSync(join(tmpdir(), 'hailong-recordings-'))
  mkdirSync(join(recordings, 'vi'))
  writeFileSync(join(recordings, 'vi', 'hai-long.mp3'), 'mp3')
  app = await startApp(database, {
    env: { KIOSK_RECORDINGS: recordings },
    hear: (statement) => heard.set(statement.sql, statement),
  })
  await app.addUnit('HT')
  await app.addDesk('Q1')
  kioskHeaders = (await app.pairKiosk('Kiosk 1')).headers
  PLACES[':kiosk'] = (await app.pairKiosk('Kiosk 2')).reply.kiosk.id
  await publishQuarter(app)
  for (const role of ROLES) {
    await app.addPerson(role, role)
    cookies.set(role, await app.signIn(role))
  }
  const receive = async (externalRef: string, receivedAt = '2026-11-20T08:30:00+07:00') => {
    const item = { externalRef, receivedAt, text: 'Thử quyền' }
    const options = { channel: 'call-centre-1022', historical: true } as const
    const { id, trackingCode } = await receiveFeedback(app.owner, item, options)
    return { id: id ?? '', code: trackingCode ?? '' }
  }
  const item = await receive('Q-1')
  Object.assign(PLACES, { ':id': item.id, ':code': item.code, ':other': (await receive('Q-2')).id })
  await receive('Q-3', '2026-08-20T08:30:00+07:00')
  await app.db.updateTable('feedback').set({ status: 'assigned' }).execute()
  const births = {
    unit: 'ROOT',
    month: '2026-08',
    procedure: 'KS',
    name: 'Khai sinh',
    received: 1,
    onTime: 1,
  }
  const dossiers = { ...births, late: 0, openInTime: 0, overdue: 0 }
  await enterDossiers(app.owner, [{ at: 'entries.0', entry: dossiers }])
  const point = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
    .jpeg()
    .toBuffer()
  const keepPhoto = async (of: { draft_id: string } | { feedback_id: string }): Promise<string> => {
    const id = app.service.newId()
    await insertAttachment(app.db, {
      draft_id: null,
      feedback_id: null,
      ...of,
      id,
      media_type: 'image/jpeg',
      width: 1,
      height: 1,
      content: point.toString('base64'),
      sha256: '',
      created_at: '2026-11-20T02:00:00.000Z',
    })
    return id
  }
  PLACES[':photo'] = await keepPhoto({ feedback_id: item.id })
  PLACES[':outside-photo'] = await keepOutsidePhoto(item.id, point.toString('base64'))
  PLACES[':draft-photo'] = await keepPhoto({ draft_id: sha256(`letter ${PLACES[':photo-token'] ?? ''}`) })
  heard.clear()
}

/** A body was asked about the item, and answered with a photo. */
async function keepOutsidePhoto(feedbackId: string, content: string): Promise<string> {
  const [id, body, request] = [app.service.newId(), app.service.newId(), app.service.newId()]
  const at = '2026-11-20T02:00:00.000Z'
  await insertBody(app.db, {
    id: body,
    name: 'Điện lực',
    name_en: '',
    email: 'd@vidu.example',
    closed_at: null,
  })
  await insertOutsideRequest(app.db, {
    id: request,
    feedback_id: feedbackId,
    cycle: 1,
    body_id: body,
    token_hash: '',
    request_id: '',
    words_id: '',
    photos: '[]',
    asked_at: at,
    asked_by: null,
    until_at: at,
    given_at: at,
    text_id: null,
    moved: 1,
    ended_at: null,
    ended_by: null,
  })
  const photo = { id, feedback_id: feedbackId, request_id: request, width: 1, height: 1 }
  await insertOutsidePhoto(app.db, { ...photo, content, sha256: '', created_at: at })
  return id
}

async function end(): Promise<void> {
  await app.stop()
  rmSync(recordings, { recursive: true })
}

beforeAll(() => prepare('sqlite'))
afterAll(end)

const fillPlaces = (text: string) => text.replace(/:[a-z][a-zA-Z-]*/g, (word) => PLACES[word] ?? word)

/** The status, and the code where a refusal has one. */
type Answer = readonly [status: number, code?: string]

async function call(name: string, headers: Record<string, string>): Promise<Answer> {
  const [method = '', pattern = ''] = name.split(' ')
  const { at = pattern, body } = ENDPOINTS[name] ?? {}
  const json = body === undefined ? {} : { json: JSON.parse(fillPlaces(JSON.stringify(body))) as unknown }
  const response = await app.request(fillPlaces(at), { method, headers, ...json })
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return [response.status]
  return [response.status, ((await response.json()) as { code: string }).code]
}

function wanted({ answer }: Endpoint): Answer {
  return typeof answer === 'string' ? refusal(answer) : [answer ?? 200]
}

const refusal = (code: RefusalCode): Answer => [REFUSALS[code].status, code]
const NOT_ALLOWED = refusal('access/not-allowed')
const NOT_SIGNED_IN = refusal('access/sign-in-needed')
const NOT_PAIRED = refusal('kiosk/token-needed')

const doors = Object.entries(ENDPOINTS)
const openDoors = doors.filter(([, { door }]) => door === 'open')
const kioskDoors = doors.filter(([, { door }]) => door === 'kiosk')
const staffDoors = doors.flatMap(([name, { door, ...endpoint }]) =>
  door === 'open' || door === 'kiosk' ? [] : ([[name, door, endpoint]] as const),
)

describe('who may call what', () => {
  test('every endpoint of the service says here who may call it', () => {
    const served = new Set(
      app.app.http.routes
        .filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method} ${path}`),
    )
    expect([...served].sort()).toEqual(doors.map(([name]) => name).sort())
  })

  test('every line asks an address of its own endpoint, and only pages of what is not there expect 404 without a reason', () => {
    for (const [name, { at, answer }] of doors) {
      const pattern = name.split(' ')[1] ?? ''
      const address = new RegExp(`^${pattern.replaceAll('*', '.+').replace(/:\w+/g, '[^/]+')}$`)
      if (at !== undefined) expect(at.split('?')[0], name).toMatch(address)
      expect(answer === 404, name).toBe(NOWHERE.includes(name))
    }
  })

  describe.each(ROLES)('%s', (role) => {
    test.each(staffDoors)('%s by its permission %s', async (name, permission, endpoint) => {
      const answer = await call(name, cookies.get(role) ?? {})
      expect(answer).toEqual(
        roleMay(role, permission) ? wanted({ door: permission, ...endpoint }) : NOT_ALLOWED,
      )
    })
  })

  test.each(staffDoors)('%s needs a sign-in', async (name) => {
    expect(await call(name, {})).toEqual(NOT_SIGNED_IN)
  })

  test.each(staffDoors)('%s is shut to a tablet', async (name) => {
    expect(await call(name, kioskHeaders)).toEqual(NOT_SIGNED_IN)
  })

  test.each(kioskDoors)('%s is for a paired tablet alone', async (name, endpoint) => {
    expect(await call(name, kioskHeaders)).toEqual(wanted(endpoint))
    expect(await call(name, {})).toEqual(NOT_PAIRED)
    expect(await call(name, cookies.get('administrator') ?? {})).toEqual(NOT_PAIRED)
  })

  test.each(openDoors)('%s is open to anybody', async (name, endpoint) => {
    expect(await call(name, {})).toEqual(wanted(endpoint))
  })

  test('refuses what another site’s page sends with our cookie', async () => {
    const cookie = cookies.get('coordinator') ?? {}
    const entry = { json: { channel: 'desk', text: 'Từ trang khác' } }
    for (const foreign of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const response = await app.request('/api/feedback', {
        ...entry,
        headers: { ...cookie, host: 'localhost', ...foreign },
      })
      expect([response.status, await response.json()]).toMatchObject([403, { code: 'request/cross-site' }])
    }
  })
})

describe('whatever is asked', () => {
  const scans = async (database: DatabaseName) => {
    for (const role of ['officer', 'coordinator'] as const)
      for (const view of FEEDBACK_VIEWS)
        for (const more of ['', '&q=thử', '&q=PA-7K2', '&unit=HT', '&unit=HT&q=thử'])
          await app.request(`/api/feedback?view=${view}${more}`, { headers: cookies.get(role) ?? {} })
    expect(heard.size).toBeGreaterThan(150)
    const planned = [...heard.values()].filter(({ sql }) => /^\s*(select|with|update|delete)/i.test(sql))
    const found = await plannedScans(app.db, database, planned)
    return found.filter(
      ({ statement }) => !ALLOWED_SCANS.some(({ holds }) => statement.replace(/\$\d+/g, '?').includes(holds)),
    )
  }

  // After all calls above.
  test('no statement reads a growing table from end to end', async () => {
    expect(await scans('sqlite')).toEqual([])
  })

  test('nor does any on PostgreSQL, whose planner goes by statistics', async () => {
    await end()
    await prepare('postgres')
    for (const [name, permission] of staffDoors) {
      const may = ROLES.filter((role) => roleMay(role, permission))
      for (const role of new Set([...may.slice(0, 1), ...may.filter((each) => each === 'coordinator')]))
        await call(name, cookies.get(role) ?? {})
    }
    for (const [name] of kioskDoors) await call(name, kioskHeaders)
    for (const [name] of openDoors) await call(name, {})
    expect(await scans('postgres')).toEqual([])
  })
})
