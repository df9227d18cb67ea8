import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contextFor } from '../../../server/context.ts'
import { openIntake } from '../../../server/feedback/intake/intake.ts'
import { prepareItems, receiveFeedback } from '../../../server/feedback/intake/receive-feedback.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'

describe.each(DATABASES)('items that come at the same moment on %s', (database) => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('A')
    await app.addPerson('dieu.phoi', 'coordinator')
  })
  afterAll(() => app.stop())

  const receive = (externalRef: string, changes: { text?: string; receivedAt?: string } = {}) =>
    receiveFeedback(
      contextFor(app.service, { kind: 'channel', name: '1022' }),
      {
        externalRef,
        receivedAt: '2026-11-20T08:00:00+07:00',
        text: `Đèn đường số ${externalRef} không sáng.`,
        source: { leadUnit: 'A' },
        ...changes,
      },
      { channel: 'call-centre-1022' },
    )

  test('are each kept once, with a history of their own, and whoever sends one twice gets the first receipt', async () => {
    const refs = Array.from({ length: 40 }, (_, index) => `ref-${index % 20}`)
    const receipts = await Promise.all(refs.map((ref) => receive(ref)))
    const codes = new Set(receipts.map(({ trackingCode }) => trackingCode))
    expect(codes.size).toBe(20)
    expect(receipts.filter(({ status }) => status === 'accepted')).toHaveLength(20)
    expect(receipts.filter(({ status }) => status === 'duplicate')).toHaveLength(20)
    const { items, faults } = await verifyInstallation(app.service)
    expect({ items, faults }).toEqual({ items: 20, faults: [] })
  })

  test('do not suffer from one among them that is refused', async () => {
    const outcomes = await Promise.allSettled([
      receive('good-1'),
      receive('bad-1', { receivedAt: '2026-11-21T08:00:00+07:00' }),
      receive('good-2'),
      receive('ref-0', { text: 'Cùng số nhưng nội dung khác hẳn.' }),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
    expect(outcomes[1]).toMatchObject({ reason: { code: 'feedback/received-in-future' } })
    expect(outcomes[3]).toMatchObject({ reason: { code: 'feedback/conflict' } })
  })

  test('by the hundred leave the service its turns while they are made ready', async () => {
    const ctx = contextFor(app.service, { kind: 'channel', name: '1022' })
    const items = Array.from({ length: 200 }, (_, index) => ({
      externalRef: `many-${index}`,
      receivedAt: '2026-11-20T08:00:00+07:00',
      text: `Vỉa hè số ${index} bị lấn chiếm.`,
    }))
    const preparing = prepareItems(ctx, await openIntake(ctx), items, { channel: 'call-centre-1022' })
    let turns = 0
    const count = () => {
      turns += 1
      counting = setImmediate(count)
    }
    let counting = setImmediate(count)
    expect(await preparing).toHaveLength(200)
    clearImmediate(counting)
    expect(turns).toBeGreaterThanOrEqual(10)
  })
})
