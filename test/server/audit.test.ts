import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditPage } from '../../server/contract/personal-data/audit.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { aFeedback } from '../fixtures/feedback.ts'

describe.each(DATABASES)('the audit page on %s', (database) => {
  let app: TestApp
  let headers: Record<string, string>
  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('MT')
    await app.addPerson('can.bo', 'officer', 'MT')
    await app.addPerson('quan.tri', 'administrator')
    headers = await app.signIn('quan.tri')
  })
  afterAll(() => app.stop())

  const read = async (query = '') => {
    const response = await app.request(`/api/audit${query}`, { headers })
    return (await response.json()) as AuditPage
  }

  test('tells once a day who opened a sender’s contact, and of an item without one nothing', async () => {
    const sender = { name: 'Trần Thị Bưởi', phone: '0901234567', hideName: true }
    const item = await aFeedback(app, { unit: 'MT', sender })
    const nameless = await aFeedback(app, { unit: 'MT' })
    const officer = await app.signIn('can.bo')
    for (const id of [item.id, item.id, nameless.id])
      await app.request(`/api/feedback/${id}`, { headers: officer })
    await app.request('/api/feedback', { headers: officer })
    const { entries } = await read('?group=seen')
    expect(entries).toMatchObject([{ kind: 'sender-seen', person: 'Người can.bo', about: item.id }])
  })

  test('narrows by person, unit and day, and pages without losing or doubling an entry', async () => {
    const all = (await read()).entries
    expect(all.length).toBeGreaterThan(3)
    const ofUnit = (await read('?unit=MT')).entries
    expect(new Set(ofUnit.map(({ person }) => person))).toEqual(new Set(['Người can.bo']))
    const { id } = (await read()).people.find(({ name }) => name === 'Người quan.tri') ?? { id: '' }
    expect((await read(`?person=${id}&group=signed-in`)).entries.map(({ kind }) => kind)).toEqual([
      'signed-in',
    ])
    expect((await read('?to=2026-11-19')).entries).toEqual([])
    const { at, chain, seq } = all[1] ?? { at: '', chain: '', seq: 0 }
    const rest = (await read(`?after=${encodeURIComponent(`${at} ${chain} ${seq}`)}`)).entries
    expect(rest).toEqual(all.slice(2))
  })

  test('gives a file, and tells that it was taken', async () => {
    const file = await app.request('/api/audit.csv?group=seen', { headers })
    expect(await file.text()).toContain('sender-seen')
    expect((await read('?group=exported')).entries).toMatchObject([{ kind: 'exported', about: 'audit' }])
  })

  test('leaves every history whole', async () => {
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})
