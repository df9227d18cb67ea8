import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Catalogue } from '../../server/contract/organisation/catalogue.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'

describe.each(DATABASES)('categories and procedures over HTTP, on %s', (database) => {
  let app: TestApp
  let headers: { cookie: string }
  beforeAll(async () => {
    app = await startApp(database)
    await app.addPerson('quantri', 'administrator')
    headers = await app.signIn('quantri')
  })
  afterAll(() => app.stop())

  const post = (path: string, json: object) => app.request(path, { headers, json })
  const read = async () => (await (await app.request('/api/catalogue', { headers })).json()) as Catalogue
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

  test('a category is added once, renamed, put first, retired and taken up again', async () => {
    const { id } = (await (await post('/api/categories', { name: 'Thú nuôi', nameEn: 'Pets' })).json()) as {
      id: string
    }
    expect((await post('/api/categories', { name: 'THÚ NUÔI' })).status).toBe(409)
    const change = (changes: object) => post('/api/categories/change', { id, ...changes })
    expect((await change({ name: 'Vật nuôi', nameEn: 'Pets', position: 1 })).status).toBe(204)
    expect((await read()).categories[0]).toEqual({
      id,
      name: 'Vật nuôi',
      nameEn: 'Pets',
      retiredOn: null,
    })
    expect((await change({ retired: true })).status).toBe(204)
    expect((await read()).categories.find((each) => each.id === id)?.retiredOn).toBe('2026-11-20')
    expect((await change({ retired: false })).status).toBe(204)
    expect((await read()).categories.find((each) => each.id === id)?.retiredOn).toBeNull()
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('a procedure has versions from a day on, each with what the law allows and what the office commits to', async () => {
    const days = (count: number) => ({ kind: 'working-days', count })
    const first = { code: 'KS', name: 'Khai sinh', statutory: days(3), committed: days(1) }
    expect((await post('/api/procedures', first)).status).toBe(204)
    expect(
      (await post('/api/procedures', { ...first, committed: days(2), validFrom: '2027-01-01' })).status,
    ).toBe(204)
    const past = await post('/api/procedures', { ...first, validFrom: '2026-01-01' })
    expect([past.status >= 400, await codeOf(past)]).toEqual([true, expect.stringMatching(/./)])
    expect(
      (await read()).procedures.map(({ code, validFrom, committed }) => [code, validFrom, committed]),
    ).toEqual([
      ['KS', '2026-11-20', days(1)],
      ['KS', '2027-01-01', days(2)],
    ])
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})
