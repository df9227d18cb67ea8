import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

const AWAY = { reason: 'việc này thuộc đơn vị môi trường', unit: 'B' }

describe.each(DATABASES)('an item that goes from unit to unit, on %s', (database) => {
  let app: TestApp
  let a: StaffMember
  let b: StaffMember
  let c: StaffMember
  beforeAll(async () => {
    app = await startApp(database)
    for (const code of ['A', 'B', 'C']) {
      await app.addUnit(code)
      await app.addPerson(`canbo-${code.toLowerCase()}`, 'officer', code)
    }
    a = await staffMember(app, 'canbo-a')
    b = await staffMember(app, 'canbo-b')
    c = await staffMember(app, 'canbo-c')
  })
  afterAll(() => app.stop())

  const faults = async () => (await verifyInstallation(app.service)).faults
  const unitDueOf = async (id: string) =>
    (
      await app.db
        .selectFrom('feedback_holding')
        .select('due_at')
        .where('feedback_id', '=', id)
        .where('to_at', 'is', null)
        .executeTakeFirstOrThrow()
    ).due_at
  const takeBack = (by: StaffMember, id: string, version: number) =>
    by.call(`/api/feedback/${id}/take-back`, { version })

  test('tells the date of the new unit before it is sent, and that is the date it gets', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const told = await a.call(`/api/feedback/${id}/unit-due?unit=B`)
    expect(told.status).toBe(200)
    await a.step(id, 'transfer', AWAY)
    expect(await unitDueOf(id)).toBe(told.body['dueAt'])
    expect((await a.call(`/api/feedback/${id}/unit-due?unit=NOWHERE`)).body).toMatchObject({
      code: 'unit/not-found',
    })
    expect((await c.call(`/api/feedback/${id}/unit-due?unit=B`)).status).toBe(404)
  })

  test('stays readable for who sent it away, who takes it back until it is opened, with no new date', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const before = await unitDueOf(id)
    expect((await a.get(id)).may).not.toContain('take-back')
    app.clock.advance(3_600_000)
    const sent = await a.step(id, 'transfer', AWAY)
    expect(sent.may).toEqual(['take-back'])
    expect((await a.get(id)).may).toEqual(['take-back'])
    expect((await a.call(`/api/feedback/${id}/claim`, { version: sent.version })).status).toBe(403)
    expect((await takeBack(c, id, sent.version)).status).toBe(404)
    expect((await takeBack(b, id, sent.version)).status).toBe(403)
    const both = await Promise.all([takeBack(a, id, sent.version), takeBack(a, id, sent.version)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403])
    expect(await a.get(id)).toMatchObject({ leadUnit: { code: 'A' }, status: 'assigned' })
    expect(await unitDueOf(id)).toBe(before)
    // The other unit has no claim to what was taken back from it.
    expect((await b.get(id)).may).toEqual([])
    expect((await takeBack(b, id, sent.version + 1)).body).toMatchObject({
      code: 'feedback/not-to-take-back',
    })
    expect(await faults()).toEqual([])
  })

  test('is not taken back once it was opened, claimed or sent on', async () => {
    const opened = (await aFeedback(app, { unit: 'A' })).id
    const { version } = await a.step(opened, 'transfer', AWAY)
    await b.get(opened)
    expect((await a.get(opened)).may).toEqual([])
    expect((await takeBack(a, opened, version)).body).toMatchObject({ code: 'feedback/not-to-take-back' })
    await b.step(opened, 'claim')
    expect((await takeBack(a, opened, version)).body).toMatchObject({ code: 'feedback/changed-meanwhile' })
    expect((await takeBack(a, opened, version + 1)).body).toMatchObject({ code: 'feedback/move-not-allowed' })
    await b.step(opened, 'put-back')
    expect((await takeBack(a, opened, version + 2)).body).toMatchObject({ code: 'feedback/not-to-take-back' })
    await b.step(opened, 'transfer', { ...AWAY, unit: 'C' })
    expect((await takeBack(a, opened, version + 3)).status).toBe(403)
    expect((await takeBack(b, opened, version + 3)).status).toBe(200)
    expect(await faults()).toEqual([])
  })

  test('shows each hand-over: who, why, from where to where, and how long it was held', async () => {
    app.clock.set('2026-11-20T09:00:00+07:00')
    const { id } = await aFeedback(app, { unit: 'A', receivedAt: '2026-11-20T08:00:00+07:00' })
    expect((await a.get(id)).handOvers).toEqual([])
    await a.step(id, 'transfer', AWAY)
    app.clock.set('2026-11-20T10:30:00+07:00')
    await b.step(id, 'transfer', { unit: 'A', reason: 'không thuộc đơn vị này, xin xem lại' })
    app.clock.set('2026-11-20T10:40:00+07:00')
    await b.step(id, 'take-back')
    const { handOvers, unitNames } = await b.get(id)
    expect(handOvers).toMatchObject([
      { kind: 'transferred', by: 'Người canbo-a', from: 'A', to: 'B', reason: AWAY.reason, heldMinutes: 60 },
      { kind: 'transferred', by: 'Người canbo-b', from: 'B', to: 'A', heldMinutes: 90 },
      { kind: 'taken-back', by: 'Người canbo-b', from: 'A', to: 'B', reason: null, heldMinutes: 10 },
    ])
    expect(Object.keys(unitNames).sort()).toEqual(['A', 'B'])
    expect(await faults()).toEqual([])
  })
})
