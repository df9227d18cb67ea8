import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Role, ROLES } from '../../server/contract/people.ts'
import { type Permission, roleMay } from '../../server/domain/permissions.ts'
import { receiveFeedback } from '../../server/feedback/receive-feedback.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'

/** Who may call an endpoint: anybody, a paired tablet, or staff whose role has the permission. */
type Door = 'open' | 'kiosk' | Permission

interface Endpoint {
  readonly door: Door
  /** A body that is right, so that only the person can be wrong. */
  readonly body?: unknown
}

/** A version nobody has: whoever may act is told that the item changed, and nothing moves. */
const STALE = { version: 999 }
const REASON = { ...STALE, reason: 'thử quyền' }

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'GET /': { door: 'open' },
  'GET /public/track': { door: 'open' },
  'GET /public/track/:code': { door: 'open' },
  'GET /public/deadline': { door: 'open' },
  'GET /public/results': { door: 'open' },
  'GET /public/results/:period': { door: 'open' },
  'GET /public/results/:period/satisfaction.csv': { door: 'open' },
  'GET /public/results/:period/timeliness.csv': { door: 'open' },
  'GET /public/accessibility': { door: 'open' },
  'GET /public/style.css': { door: 'open' },
  'GET /public/icon.svg': { door: 'open' },
  'GET /public/fonts/:name': { door: 'open' },
  'GET /public/*': { door: 'open' },
  'GET /healthz': { door: 'open' },
  'GET /readyz': { door: 'open' },
  'GET /metrics': { door: 'open' },
  'GET /api/openapi.json': { door: 'open' },
  'GET /api/docs': { door: 'open' },
  'GET /api/docs/start.js': { door: 'open' },
  'GET /api/docs/:file': { door: 'open' },
  'GET /assets/*': { door: 'open' },
  'GET /kiosk': { door: 'open' },
  'GET /kiosk/': { door: 'open' },
  'GET /kiosk/*': { door: 'open' },
  'GET /app': { door: 'open' },
  'GET /app/*': { door: 'open' },
  'POST /api/session': { door: 'open', body: { username: 'nobody', password: 'nothing-at-all' } },
  'GET /api/session': { door: 'open' },
  'DELETE /api/session': { door: 'open' },
  'POST /api/kiosks/pair': { door: 'open', body: { code: 'ABCD2345' } },
  'POST /api/channels/1022': { door: 'open', body: { items: [] } },
  'POST /api/deadlines/preview': {
    door: 'open',
    body: { policy: { kind: 'elapsed-minutes', minutes: 5 }, receivedAt: '2026-11-20T09:00:00+07:00' },
  },

  'GET /api/kiosk/config': { door: 'kiosk' },
  'POST /api/kiosk/heartbeat': { door: 'kiosk', body: { unsent: 0 } },
  'POST /api/ratings': { door: 'kiosk', body: { ratings: [null] } },

  'GET /api/units': { door: 'organisation/read' },
  'POST /api/units': { door: 'organisation/manage', body: { code: 'ROOT', name: 'Đã có' } },
  'POST /api/people': {
    door: 'organisation/manage',
    body: {
      username: 'officer',
      name: 'Đã có',
      password: 'mat-khau-thu-nghiem',
      grants: [{ role: 'officer', unit: 'ROOT' }],
    },
  },
  'POST /api/desks': { door: 'organisation/manage', body: { code: 'Q1', unit: 'ROOT', name: 'Đã có' } },
  'POST /api/kiosks': { door: 'organisation/manage', body: { name: 'Kiosk 1', unit: 'ROOT' } },
  'GET /api/kiosks': { door: 'kiosks/read' },
  'POST /api/kiosks/pairing-code': { door: 'kiosks/manage', body: { kiosk: 'no such kiosk' } },

  'GET /api/feedback': { door: 'feedback/read' },
  'GET /api/feedback/:id': { door: 'feedback/read' },
  'POST /api/feedback': { door: 'feedback/enter', body: { channel: 'desk', text: 'Ghi nhận tại quầy' } },
  'POST /api/feedback/:id/claim': { door: 'feedback/handle', body: STALE },
  'POST /api/feedback/:id/answer': { door: 'feedback/handle', body: { ...STALE, text: 'Trả lời' } },
  'POST /api/feedback/:id/pause': { door: 'feedback/handle', body: REASON },
  'POST /api/feedback/:id/resume': { door: 'feedback/handle', body: REASON },
  'POST /api/feedback/:id/notes': { door: 'feedback/note', body: { text: 'Ghi chú' } },
  'POST /api/feedback/:id/transfer': { door: 'feedback/transfer', body: { ...REASON, unit: 'HT' } },
  'POST /api/feedback/:id/refuse': { door: 'feedback/settle', body: REASON },
  'POST /api/feedback/:id/redirect': { door: 'feedback/settle', body: REASON },
  'POST /api/feedback/:id/spam': { door: 'feedback/settle', body: REASON },
  'POST /api/feedback/:id/merge': {
    door: 'feedback/settle',
    body: { ...REASON, into: ':other' },
  },
  'POST /api/feedback/:id/close': { door: 'feedback/settle', body: REASON },
  'POST /api/feedback/:id/reopen': { door: 'feedback/settle', body: REASON },
  'POST /api/imports': { door: 'imports/run' },

  'GET /api/reports/periods': { door: 'reports/read' },
  'GET /api/reports/satisfaction': { door: 'reports/read' },
  'GET /api/reports/timeliness': { door: 'reports/read' },
  'GET /api/reports/satisfaction.csv': { door: 'reports/read' },
  'GET /api/reports/timeliness.csv': { door: 'reports/read' },
}

let app: TestApp
let itemId = ''
let otherId = ''
let kioskHeaders: Record<string, string> = {}
const cookies = new Map<Role, Record<string, string>>()

beforeAll(async () => {
  app = await startApp('sqlite')
  await app.addUnit('HT')
  await app.addDesk('Q1')
  kioskHeaders = (await app.pairKiosk('Kiosk 1')).headers
  for (const role of ROLES) {
    await app.addPerson(role, role)
    cookies.set(role, await app.signIn(role))
  }
  const receive = async (externalRef: string) => {
    const item = { externalRef, receivedAt: '2026-11-20T08:30:00+07:00', text: 'Thử quyền' }
    const { id } = await receiveFeedback(app.owner, item, { channel: 'call-centre-1022' })
    return id ?? ''
  }
  itemId = await receive('Q-1')
  otherId = await receive('Q-2')
  await app.owner.db.updateTable('feedback').set({ status: 'assigned' }).execute()
})
afterAll(() => app.stop())

async function call(name: string, headers: Record<string, string>): Promise<number> {
  const [method = '', pattern = ''] = name.split(' ')
  const path = pattern
    .replace(':id', itemId)
    .replace(':code', 'PA-0')
    .replace(':period', '2026-Q3')
    .replace('*', 'x')
    .replace(':name', 'x')
  const { body } = ENDPOINTS[name] ?? {}
  const response = await app.request(path, {
    method,
    headers,
    ...(body === undefined
      ? {}
      : { json: JSON.parse(JSON.stringify(body).replace(':other', otherId)) as unknown }),
  })
  return response.status
}

const REFUSED = [401, 403]
const doors = Object.entries(ENDPOINTS)
const staffDoors = doors.flatMap(([name, { door }]) =>
  door === 'open' || door === 'kiosk' ? [] : ([[name, door]] as const),
)

describe('who may call what', () => {
  test('every endpoint of the service says here who may call it', () => {
    const served = new Set(
      app.app.http.routes
        .filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method} ${path}`),
    )
    expect([...served].filter((name) => !(name in ENDPOINTS))).toEqual([])
    // Screens are served only once they are built; everything else must exist.
    const gone = Object.keys(ENDPOINTS).filter(
      (name) => !served.has(name) && !/ \/(assets|kiosk|app)/.test(name),
    )
    expect(gone).toEqual([])
  })

  describe.each(ROLES)('%s', (role) => {
    test.each(staffDoors)('%s by its permission %s', async (name, permission) => {
      const status = await call(name, cookies.get(role) ?? {})
      expect(REFUSED.includes(status)).toBe(!roleMay(role, permission))
      expect(status).toBeLessThan(500)
    })
  })

  test.each(staffDoors)('%s needs a sign-in', async (name) => {
    expect(await call(name, {})).toBe(401)
  })

  test.each(staffDoors)('%s is shut to a tablet', async (name) => {
    expect(await call(name, kioskHeaders)).toBe(401)
  })

  test.each(doors.filter(([, { door }]) => door === 'kiosk').map(([name]) => name))(
    '%s is for a paired tablet alone',
    async (name) => {
      expect(await call(name, kioskHeaders)).toBe(200)
      expect(await call(name, {})).toBe(401)
      expect(await call(name, cookies.get('administrator') ?? {})).toBe(401)
    },
  )

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
      expect(response.status).toBe(403)
    }
  })
})
