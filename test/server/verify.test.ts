import { afterEach, describe, expect, test } from 'vitest'
import { receiveFeedback } from '../../server/feedback/intake/receive-feedback.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases.ts'
import { tapMaker } from '../fixtures/taps.ts'

describe.each(DATABASES)('verify on %s', (database) => {
  let app: TestApp | undefined
  afterEach(async () => {
    await app?.stop()
    app = undefined
  })

  async function lived(): Promise<TestApp> {
    app = await startApp(database)
    const { headers, reply } = await app.pairKiosk('Kiosk 1')
    const tap = tapMaker(reply.questionnaire.id, app.clock.now() - 7_200_000)
    const burst = new Date(app.clock.now() - 60_000).toISOString()
    const ratings = [
      ...Array.from({ length: 30 }, (_, index) => tap({ level: (index % 5) + 1, reasons: ['time'] })),
      ...Array.from({ length: 4 }, () => tap({ tappedAt: burst })),
    ]
    await app.request('/api/ratings', { headers, json: { ratings } })
    for (const externalRef of ['A', 'B', 'C']) {
      const item = { externalRef, receivedAt: '2026-11-20T08:30:00+07:00', text: 'Rác chưa thu gom' }
      await receiveFeedback(app.owner, item, { channel: 'call-centre-1022' })
    }
    return app
  }

  test('finds nothing wrong in what the service itself wrote', async () => {
    const { service } = await lived()
    expect(await verifyInstallation(service)).toEqual({ ratings: 34, items: 3, faults: [] })
  })

  test('names a rating that was changed behind the service’s back', async () => {
    const { service, db } = await lived()
    await db.updateTable('rating').set({ level: 5 }).where('level', '=', 1).execute()
    const { faults } = await verifyInstallation(service)
    expect(faults.some((fault) => fault.startsWith('day tally'))).toBe(true)
    expect(faults.some((fault) => fault.startsWith('month tally'))).toBe(true)
  })

  test('names a device from which a rating was taken away', async () => {
    const { service, db } = await lived()
    const { id } = await db.selectFrom('rating').select('id').orderBy('seq', 'desc').executeTakeFirstOrThrow()
    await db.deleteFrom('rating').where('id', '=', id).execute()
    const { faults } = await verifyInstallation(service)
    expect(faults.some((fault) => fault.startsWith('device'))).toBe(true)
  })

  test.each([
    [
      'changed',
      (db: TestApp['db']) =>
        db.updateTable('feedback_event').set({ body: '{}' }).where('seq', '=', 2).execute(),
    ],
    ['cut off', (db: TestApp['db']) => db.deleteFrom('feedback_event').where('seq', '=', 2).execute()],
  ])('names the item whose history was %s', async (_how, harm) => {
    const { service, db } = await lived()
    await harm(db)
    const { faults } = await verifyInstallation(service)
    expect(faults).toHaveLength(3)
    expect(faults.every((fault) => /^item PA-.* entry 2$/.test(fault))).toBe(true)
  })
})
