import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertCalendarVersion, insertPolicy } from '../../../db/queries/deadlines/calendars.ts'
import { newTrackingCode, readTrackingCode } from '../../../server/feedback/intake/tracking-code.ts'
import { findCalendar } from '../../../server/deadlines/find-calendar.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback } from '../../fixtures/feedback.ts'

describe.each(DATABASES)('calendars and policies of units on %s', (database) => {
  let app: TestApp
  let path: Record<string, string>

  beforeAll(async () => {
    app = await startApp(database)
    const parent = await app.addUnit('P')
    const child = await app.addUnit('C', { parent: 'P' })
    const sibling = await app.addUnit('S')
    path = { P: parent.path, C: child.path, S: sibling.path }
    await newVersion(parent.id, 1, {
      dates: { '2026-11-20': { sessions: [['08:00', '11:00']], reason: 'Họp, người dân báo lại' } },
    })
  })
  afterAll(() => app.stop())

  const newVersion = (unitId: string, version: number, body: unknown) =>
    app.service.changes.transaction((tx) =>
      insertCalendarVersion(tx, {
        id: app.service.newId(),
        unit_id: unitId,
        version,
        valid_from: '2000-01-01',
        body: JSON.stringify(body),
        note: '',
        created_at: '2026-11-20T00:00:00.000Z',
        created_by: null,
      }),
    )

  test('a unit’s own dates hold for it and below, and nowhere else', async () => {
    const promised = async (unit: string) =>
      (await aFeedback(app, { unit, receivedAt: '2026-11-20T08:10:00+07:00' })).promisedDueAt
    expect(await promised('P')).toBe('2026-11-20T04:00:00.000Z')
    expect(await promised('C')).toBe('2026-11-20T04:00:00.000Z')
    expect(await promised('S')).toBe('2026-11-20T10:00:00.000Z')
    const [own, inherited] = [
      await findCalendar(app.db, path['P'] ?? ''),
      await findCalendar(app.db, path['C'] ?? ''),
    ]
    expect(inherited.versionIds).toEqual(own.versionIds)
    expect(own.versionIds).toHaveLength(2)
  })

  test('a newer version counts from now on; what was promised before keeps its version', async () => {
    const before = await aFeedback(app, { unit: 'S', receivedAt: '2026-11-20T08:10:00+07:00' })
    const unit = await app.db
      .selectFrom('unit')
      .select('id')
      .where('code', '=', 'S')
      .executeTakeFirstOrThrow()
    await newVersion(unit.id, 1, { week: { fri: [['07:30', '12:00']] } })
    const after = await aFeedback(app, { unit: 'S', receivedAt: '2026-11-20T08:10:00+07:00' })
    expect([before.promisedDueAt, after.promisedDueAt]).toEqual([
      '2026-11-20T10:00:00.000Z',
      '2026-11-20T05:00:00.000Z',
    ])
    const versions = await app.db
      .selectFrom('feedback')
      .select('calendar_version_id')
      .where('id', 'in', [before.id, after.id])
      .execute()
    expect(new Set(versions.map(({ calendar_version_id }) => calendar_version_id)).size).toBe(2)
  })

  test('the policy of a category is found whatever its marks, and the proof says why', async () => {
    await app.service.changes.transaction((tx) =>
      insertPolicy(tx, {
        id: app.service.newId(),
        code: 'five-days',
        name: 'Năm ngày làm việc',
        name_en: 'Five working days',
        rule: JSON.stringify({ kind: 'working-days', count: 5 }),
        channel: null,
        category_folded: 'dat dai',
        unit_id: null,
        limits: '{}',
        note: '',
        valid_from: '2026-01-01',
        valid_to: null,
        created_at: '2026-01-01T00:00:00.000Z',
      }),
    )
    const { id, promisedDueAt } = await aFeedback(app, { category: 'Đất đai' })
    // Tuesday 24/11 is Vietnam Culture Day.
    expect(promisedDueAt).toBe('2026-11-30T10:00:00.000Z')
    const row = await app.db.selectFrom('feedback').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(row.policy_code).toBe('five-days')
    expect(JSON.parse(row.proof)).toMatchObject({ policy: { code: 'five-days' }, why: ['category'] })
  })
})

describe('a tracking code', () => {
  test('is read back however a citizen types it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 }), fc.boolean(), (break_at, prefix) => {
        const code = newTrackingCode()
        const bare = (prefix ? code : code.slice(3)).toLowerCase().replaceAll('-', '')
        const typed = `${bare.slice(0, break_at)} - ${bare.slice(break_at)}`
          .replaceAll('0', 'o')
          .replaceAll('1', 'l')
        expect(readTrackingCode(typed)).toBe(code)
      }),
    )
  })

  test.each(['', 'PA-', 'PA-7K2MX-4TQ9-W1Z', 'PA-7K2MX-4TQ9-W1ZBB', 'PA-7K2MX-4TQ9-W1ZU', '\u0000'])(
    '%j is none',
    (typed) => {
      expect(readTrackingCode(typed)).toBeNull()
    },
  )
})
