import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyOrganisation } from '../../../server/set-up/apply-organisation.ts'
import { tphcmStarter } from '../../../server/set-up/tphcm/starter.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { CHANNEL_1022_SECRET, startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { sign } from '../../fixtures/signature.ts'

const LOCAL = ['ward', 'commune', 'special-zone']

test('the starter names 113 wards, 54 communes and one special zone, each by a code of its own', () => {
  const { units } = tphcmStarter()
  const local = units.filter(({ kind }) => LOCAL.includes(kind ?? ''))
  expect(local).toHaveLength(168)
  expect(LOCAL.map((kind) => local.filter((unit) => unit.kind === kind).length)).toEqual([113, 54, 1])
  expect(new Set(units.map(({ code }) => code)).size).toBe(units.length)
  expect(new Set(local.map(({ name }) => name)).size).toBe(168)
  for (const { code, name } of local) {
    expect(code).toMatch(/^2\d{4}$/)
    expect(name).toBe(name.normalize('NFC'))
  }
  expect(local.find(({ code }) => code === '26732')).toMatchObject({
    name: 'Đặc khu Côn Đảo',
    nameEn: 'Con Dao Special Zone',
    validFrom: '2025-07-01',
  })
})

describe.each(DATABASES)('Ho Chi Minh City from its starter on %s', (database) => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp(database)
    await applyOrganisation(app.owner, tphcmStarter())
  }, 180_000)
  afterAll(() => app.stop())

  const unitOf = async (item: object) => {
    const body = JSON.stringify({ receivedAt: '2026-11-20T08:55:00+07:00', ...item })
    const response = await app.request('/api/channels/1022', {
      method: 'POST',
      body,
      headers: { 'x-signature': sign(CHANNEL_1022_SECRET, body) },
    })
    expect(response.status).toBeLessThan(300)
    const { code } = await app.db
      .selectFrom('feedback')
      .innerJoin('unit', 'unit.id', 'feedback.lead_unit_id')
      .select('unit.code')
      .where('feedback.external_ref', '=', Object(item).externalRef)
      .executeTakeFirstOrThrow()
    return code
  }

  test('sends an item of 1022 about a ward to that ward, and one without a ward to the department of its field', async () => {
    const text = 'Xin xem xét giúp người dân.'
    expect(
      await unitOf({ externalRef: 'a', text, place: { wardCode: '26740' }, category: 'Chiếu sáng' }),
    ).toBe('26740')
    expect(await unitOf({ externalRef: 'b', text, category: 'Chiếu sáng' })).toBe('SXD')
    const bus = { text, place: { wardCode: '26740' }, category: 'Vận tải hành khách công cộng' }
    expect(await unitOf({ externalRef: 'c', ...bus })).toBe('SXD')
  })

  test('can be applied again, which adds nothing, and every row of it is some act’s', async () => {
    expect((await applyOrganisation(app.owner, tphcmStarter())).added).toBe(0)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  }, 180_000)
})
