import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Role, ROLES } from '../../server/contract/people.ts'
import { roleMay } from '../../server/contract/permissions.ts'
import { receiveFeedback } from '../../server/feedback/intake/receive-feedback.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { ENDPOINTS } from '../fixtures/endpoints.ts'

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
    .replace(':unit', 'ROOT')
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
      // A recording that this office does not have is not found, by whoever may ask.
      expect(await call(name, kioskHeaders)).toBe(name.includes(':file') ? 404 : 200)
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
