import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listEvents } from '../../../db/queries/history/events.ts'
import type { LateMovesReport } from '../../../server/contract/report.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

describe.each(DATABASES)('the report of late moves on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let head: StaffMember
  let leader: StaffMember

  beforeAll(async () => {
    app = await startApp(database, { now: '2026-11-20T09:00:00+07:00' })
    for (const code of ['A', 'B']) await app.addUnit(code)
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    await app.addPerson('lanh.dao', 'leader')
    officer = await staffMember(app, 'can.bo')
    head = await staffMember(app, 'truong')
    leader = await staffMember(app, 'lanh.dao')

    const moveAt = async (local: string, step: 'pause' | 'transfer') => {
      app.clock.set('2026-11-20T09:00:00+07:00')
      const { id } = await aFeedback(app, { unit: 'A' })
      app.clock.set(`2026-11-20T${local}+07:00`)
      await officer.step(id, step, {
        reason: 'Có lý do, người dân báo lại',
        ...(step === 'transfer' ? { unit: 'B' } : {}),
      })
      return id
    }
    await moveAt('15:59:59.999', 'pause')
    const resumed = await moveAt('16:00:00', 'pause')
    await moveAt('16:45:00', 'pause')
    await moveAt('16:59:30', 'transfer')
    await moveAt('10:00:00', 'transfer')
    await moveAt('17:00:00.001', 'transfer')
    // Given back time moves the date; what counted when the wait began stays.
    app.clock.set('2026-11-23T10:00:00+07:00')
    await officer.step(resumed, 'resume')
    // Out of triage into its first unit is no transfer.
    app.clock.set('2026-11-20T16:30:00+07:00')
    await app.addPerson('dieu.phoi', 'coordinator')
    const coordinator = await staffMember(app, 'dieu.phoi')
    const { id } = await aFeedback(app, { receivedAt: '2026-11-20T08:00:00+07:00' })
    await coordinator.step(id, 'assign', { unit: 'A', reason: 'Đúng địa bàn' })
    app.clock.set('2026-11-24T09:00:00+07:00')
  })
  afterAll(() => app.stop())

  const read = async (who: StaffMember, query: string) => {
    const { status, body } = await who.call(`/api/reports/late-moves?${query}`)
    expect(status).toBe(200)
    return body as unknown as LateMovesReport
  }

  test('counts what began with an hour of working time or less, by the unit that did it', async () => {
    const report = await read(leader, 'period=2026-11')
    expect(report).toMatchObject({ pauses: 2, transfers: 1, unit: { code: 'ROOT' } })
    expect(report.byUnit).toMatchObject([{ unit: { code: 'A' }, pauses: 2, transfers: 1 }])
    expect(
      report.moves.map(({ kind, workingMinutesLeft, unit }) => [kind, workingMinutesLeft, unit.code]),
    ).toEqual([
      ['transfer', 0, 'A'],
      ['pause', 15, 'A'],
      ['pause', 60, 'A'],
    ])
    expect(report.moves.every(({ dueAt }) => dueAt === '2026-11-20T10:00:00.000Z')).toBe(true)
  })

  test('belongs to the days it covers and to the units a person may see', async () => {
    expect(await read(leader, 'period=2026-10')).toMatchObject({ pauses: 0, transfers: 0, moves: [] })
    expect(await read(leader, 'period=2026-11&unit=B')).toMatchObject({ pauses: 0, transfers: 0 })
    expect(await read(head, 'period=2026-11')).toMatchObject({ pauses: 2, unit: { code: 'A' } })
    expect((await officer.call('/api/reports/late-moves?period=2026-11')).status).toBe(403)
    expect((await head.call('/api/reports/late-moves?period=2026-11&unit=B')).status).toBe(404)
  })

  test('names no item to who may not see it, and tells nothing of one that is held', async () => {
    await app.addPerson('quan.tri', 'administrator')
    const seen = await read(await staffMember(app, 'quan.tri'), 'period=2026-11')
    expect(seen).toMatchObject({ pauses: 2, transfers: 1, moves: [] })
    const [move] = (await read(leader, 'period=2026-11')).moves
    const hold = (restricted: number) =>
      app.db
        .updateTable('feedback')
        .set({ restricted })
        .where('id', '=', move?.feedbackId ?? '')
        .execute()
    await hold(1)
    try {
      const without = await read(leader, 'period=2026-11')
      expect(without).toMatchObject({ pauses: 2, transfers: 0 })
      expect(JSON.stringify(without)).not.toContain(move?.trackingCode)
    } finally {
      await hold(0)
    }
  })

  test('comes as CSV too, and that it was taken is written down', async () => {
    const headers = await app.signIn('lanh.dao')
    const response = await app.request('/api/reports/late-moves.csv?period=2026-11&lang=en', { headers })
    const rows = parse(await response.text(), { bom: true }) as string[][]
    expect(rows[0]).toContain('Working minutes left')
    expect(rows).toHaveLength(4)
    const log = await listEvents(app.db, 'exports')
    expect(log.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { what: 'reports/late-moves', parameters: { period: '2026-11', unit: 'ROOT' } },
    ])
  })
})
