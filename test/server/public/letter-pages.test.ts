import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRoutingRule } from '../../../server/feedback/intake/add-routing-rule.ts'
import { addPlaces } from '../../../server/places/save-places.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { aFeedback } from '../../fixtures/feedback.ts'
import { letterWriter } from '../../fixtures/letter.ts'

const TEXT = 'Nắp cống vỡ trước chợ Sao Mai, xe máy sụp bánh mỗi tối.'
const TILES = 'https://tiles.example.vn/{z}/{x}/{y}.png'

let app: TestApp
let writer: ReturnType<typeof letterWriter>

beforeAll(async () => {
  app = await startApp('sqlite', { env: { MAP_TILES: TILES, MAP_ATTRIBUTION: '© Sở <b>Bản đồ</b>' } })
  writer = letterWriter(app)
  await app.addUnit('HT')
  await addRoutingRule(app.owner, {
    name: 'Hạ tầng',
    unit: 'HT',
    categories: ['Thoát nước'],
    wardCodes: [],
    words: [],
    validTo: null,
  })
  await addPlaces(app.owner, [
    { kind: 'ward', name: 'Phường Sao Mai', wardCode: '27301' },
    { kind: 'street', name: 'Đường Lê Lợi', wardCode: '27301' },
    { kind: 'landmark', name: 'Chợ Sao Mai', lat: 10.7769, lng: 106.7009 },
  ])
})
afterAll(() => app.stop())

const ANSWERS: Record<string, Record<string, string>> = {
  where: { ward: '27301', spot: 'Đường Lê Lợi', address: 'trước chợ' },
  what: { kind: 'report', category: 'Thoát nước', text: TEXT },
  all: { ward: '27301', spot: 'Đường Lê Lợi', kind: 'report', category: 'Thoát nước', text: TEXT },
  same: { same: 'other' },
  contact: { phone: '0901 234 567' },
  check: {},
}

/** Sends page after page from the address on; the names of the pages that a person filled in. */
async function walk(from: string, more: Record<string, string> = {}): Promise<string[]> {
  const pages: string[] = []
  let path = writer.actionOf((await writer.read(from)).page)
  for (;;) {
    const page = path.split('/').at(-1)?.replace(/\?.*/, '') ?? ''
    if (page === 'done') return pages
    pages.push(page)
    const { status, location } = await writer.post(path, { ...ANSWERS[page], ...more })
    expect([page, status]).toEqual([page, 303])
    path = location
  }
}

test('a letter has four pages, five where something is alike, and two for who knows the field', async () => {
  expect(await walk('/public/send')).toEqual(['where', 'what', 'contact', 'check'])
  expect(await walk('/public/send')).toEqual(['where', 'what', 'same', 'contact', 'check'])
  const quick = `/public/send?category=${encodeURIComponent('Thoát nước')}`
  expect(await walk(quick, { same: 'other' })).toEqual(['all', 'check'])
})

test('what may be the same is asked on the last page of a letter on one page', async () => {
  await aFeedback(app, { text: TEXT, category: 'Thoát nước' })
  const all = writer.actionOf((await writer.read('/public/send')).page).replace('/where', '/all')
  const { location } = await writer.post(all, ANSWERS['all'] ?? {})
  expect((await writer.read(location)).page).toContain('Có phải việc này?')
  const { status, page } = await writer.post(location, {})
  expect([status, page.includes('href="#same"')]).toEqual([422, true])
})

test('keeps the place as it was chosen, written and tapped', async () => {
  const where = writer.actionOf((await writer.read('/public/send')).page)
  const point = { lat: '10.77689', lng: '106.70091' }
  const what = (await writer.post(where, { ...ANSWERS['where'], ...point })).location
  const contact = (await writer.post(what, { ...ANSWERS['what'], text: 'Đèn đường tắt cả dãy phố.' }))
    .location
  const check = (await writer.post(contact, {})).location
  await writer.post(check, {})
  const { place, ward_code } = await app.db
    .selectFrom('feedback')
    .select(['place', 'ward_code'])
    .where('text', '=', 'Đèn đường tắt cả dãy phố.')
    .executeTakeFirstOrThrow()
  expect(ward_code).toBe('27301')
  expect(JSON.parse(place ?? '')).toEqual({
    wardCode: '27301',
    address: 'trước chợ, Đường Lê Lợi, Phường Sao Mai',
    lat: 10.77689,
    lng: 106.70091,
  })
})

test('refuses a ward that is not on the list, and keeps what was typed', async () => {
  const where = writer.actionOf((await writer.read('/public/send')).page)
  const { status, page } = await writer.post(where, { ward: '99999', address: 'Chợ Sao Mai' })
  expect(status).toBe(422)
  expect(page).toContain('href="#ward"')
  expect(page).toContain('value="Chợ Sao Mai"')
})

test('only the pages that ask for the place load a script, and pictures from the office’s map alone', async () => {
  const policyAt = async (path: string) =>
    (await app.request(path)).headers.get('content-security-policy') ?? ''
  const where = await policyAt('/public/send')
  expect(where).toContain("script-src 'self'")
  expect(where).toContain("img-src 'self' https://tiles.example.vn;")
  const { page } = await writer.read('/public/send')
  expect(page).toContain('id="map-of" hidden>© Sở &lt;b&gt;Bản đồ&lt;/b&gt;</p>')
  // Only what has a point can be near; the phone looks by itself.
  expect(await (await app.request('/public/places.json')).json()).toEqual([
    { name: 'Chợ Sao Mai', wardCode: null, lat: 10.7769, lng: 106.7009 },
  ])
  expect(await policyAt('/public/track')).not.toContain('script-src')
  expect(await policyAt('/public/track')).not.toContain('tiles.example.vn')
  const script = /<script src="([^"]+)" defer>/.exec(page)?.[1] ?? ''
  const body = await (await app.request(script)).text()
  expect(body).toContain('getCurrentPosition')
  expect(body.length).toBeLessThan(30_000)
})
