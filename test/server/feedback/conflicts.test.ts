import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ConflictList } from '../../../server/contract/feedback/conflicts.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

describe.each(DATABASES)('what came again with other content on %s', (database) => {
  let app: TestApp
  let coordinator: StaffMember

  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('A')
    await app.addUnit('B')
    await app.addPerson('dieu.phoi', 'coordinator')
    await app.addPerson('dieu.phoi.b', 'coordinator', 'B')
    await app.addPerson('can.bo', 'officer', 'A')
    coordinator = await staffMember(app, 'dieu.phoi')
  })
  afterAll(() => app.stop())

  const listFor = async (who: StaffMember) => {
    const { status, body } = await who.call('/api/conflicts')
    expect(status).toBe(200)
    return body as unknown as ConflictList
  }

  test('waits for the coordinator of the unit beside what is kept, until they have looked at it', async () => {
    const first = {
      externalRef: 'C-1',
      unit: 'A',
      text: 'Nắp cống vỡ',
      sender: { name: 'Lê Mẫu', phone: '0912 345 678' },
    }
    const { id, trackingCode } = await aFeedback(app, first)
    const again = { ...first, text: 'Nắp cống vỡ, đã có người ngã', sender: { name: 'Lê Mẫu' } }
    await expect(aFeedback(app, again)).rejects.toMatchObject({ code: 'feedback/conflict' })
    await expect(aFeedback(app, again)).rejects.toMatchObject({ code: 'feedback/conflict' })

    const { items, total } = await listFor(coordinator)
    expect(total).toBe(1)
    expect(items).toMatchObject([
      {
        feedback: { id, trackingCode, title: 'Nắp cống vỡ' },
        channel: 'call-centre-1022',
        externalRef: 'C-1',
        differs: [
          { field: 'title', kept: 'Nắp cống vỡ', came: 'Nắp cống vỡ, đã có người ngã' },
          { field: 'text', kept: 'Nắp cống vỡ', came: 'Nắp cống vỡ, đã có người ngã' },
          { field: 'sender', kept: 'Lê Mẫu · 0912 345 678', came: 'Lê Mẫu' },
        ],
      },
    ])

    const settle = (who: StaffMember) => who.call(`/api/conflicts/${items[0]?.id ?? ''}/settle`, {})
    const elsewhere = await staffMember(app, 'dieu.phoi.b')
    expect(await listFor(elsewhere)).toEqual({ items: [], total: 0 })
    expect((await settle(elsewhere)).status).toBe(404)
    expect((await settle(await staffMember(app, 'can.bo'))).status).toBe(403)
    expect((await settle(coordinator)).status).toBe(204)
    expect(await listFor(coordinator)).toEqual({ items: [], total: 0 })
    expect((await settle(coordinator)).status).toBe(404)
    expect((await coordinator.get(id)).text).toBe('Nắp cống vỡ')
  })
})
