import { afterEach, describe, expect, test } from 'vitest'
import { findCurrentVersion } from '../../../db/queries/surveys.ts'
import { ratingTally } from '../../../db/queries/tallies.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import type { UnitPlan } from '../../../server/contract/units/unit-changes.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from '../../../server/surveys/default-questionnaire.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, staffMember } from '../../fixtures/feedback.ts'

/** The reports of a period that tell of units; desks and the tablets of a trend's events have no dated place. */
const REPORTS = [
  'satisfaction',
  'timeliness',
  'late-moves',
  'dossiers',
  'data-quality',
  'indexes',
  'served',
  'hand-overs',
  'open-items',
  'hours',
  'reasons',
  'answers',
]
const PLACES = ['', '&unit=A', '&unit=A1', '&unit=B', '&unit=C', '&unit=D']

describe.each(DATABASES)('a past quarter on %s', (database) => {
  let app: TestApp
  afterEach(() => app.stop())

  test('keeps in every report the names and places that units had, whatever is renamed, moved, merged or split since', async () => {
    app = await startApp(database, { now: '2026-08-13T09:00:00+07:00' })
    for (const code of ['A', 'B', 'C', 'D']) await app.addUnit(code)
    await app.addUnit('A1', { parent: 'A' })
    await app.addDesk('Q1', 'C')
    await app.pairKiosk('Máy 1', { unit: 'C', desk: 'Q1' })
    await app.addPerson('quan.tri', 'administrator')
    await app.addPerson('lanh.dao', 'leader')
    await app.addPerson('truong', 'head')
    const head = await staffMember(app, 'truong')

    const moved = await aFeedback(app, { unit: 'A1' })
    const asked = await aFeedback(app, { unit: 'A1' })
    await head.step(asked.id, 'ask-contribution', { unit: 'C', request: 'Ai giữ hồ sơ này?' })
    app.clock.set('2026-08-13T16:59:00+07:00')
    await head.step(moved.id, 'transfer', { unit: 'B', reason: 'Thuộc lĩnh vực của đơn vị kia' })
    for (const [path, entry] of [
      [
        'dossiers',
        {
          unit: 'A1',
          month: '2026-08',
          procedure: '1.001193',
          name: 'Đăng ký khai sinh',
          received: 100,
          onTime: 90,
          late: 5,
          openInTime: 3,
          overdue: 2,
        },
      ],
      ['served', { unit: 'A1', day: '2026-08-12', served: 80, offered: 60 }],
    ] as const)
      expect((await head.call(`/api/reports/${path}`, { entries: [entry] })).status).toBe(201)
    await app.db.transaction().execute(async (tx) => {
      const version = await findCurrentVersion(tx, DEFAULT_QUESTIONNAIRE_CODE)
      for (const code of ['A', 'A1', 'B', 'C', 'D'])
        await ratingTally.move(tx, 0, [
          {
            unit_id: (await findUnitByCode(tx, code))?.id ?? '',
            question: 'level',
            span: '2026-08-13',
            desk_id: '',
            hour: 9,
            questionnaire_version_id: version?.id ?? '',
            channel: 'kiosk',
            flag: '',
            known: '2026-08-13',
            choice: '5',
            n: 40,
          },
        ])
    })
    app.clock.set('2026-11-20T09:00:00+07:00')

    const readAll = async () => {
      const leader = await staffMember(app, 'lanh.dao')
      const told = new Map<string, unknown>()
      for (const report of REPORTS)
        for (const place of PLACES) {
          const { status, body } = await leader.call(`/api/reports/${report}?period=2026-Q3${place}`)
          expect(status).toBe(200)
          // What is open now is told by the units of now.
          told.set(`${report}${place}`, report === 'open-items' ? [body.unit, body.flow] : body)
        }
      return told
    }
    const before = await readAll()
    expect(before.get('late-moves&unit=A')).toMatchObject({ transfers: 1 })
    expect(before.get('timeliness')).toMatchObject({ contributions: { asked: 1 } })
    expect(before.get('served&unit=A')).toMatchObject({ days: [{ unit: { code: 'A1' } }] })
    expect(before.get('dossiers&unit=A')).toMatchObject({ received: 100 })
    expect(before.get('hand-overs&unit=A')).toMatchObject({ given: 1 })
    expect(before.get('data-quality&unit=C')).toMatchObject({ tablets: [{ name: 'Máy 1' }] })

    const headers = await app.signIn('quan.tri')
    for (const change of [
      { kind: 'rename', unit: 'A', name: 'Tổ Mới' },
      { kind: 'rename', unit: 'A1', name: 'Nhóm Mới' },
      { kind: 'move', unit: 'A1', parent: 'B' },
      { kind: 'split', unit: 'D', into: ['B', 'A'] },
      { kind: 'merge', units: ['C'], into: 'A' },
    ]) {
      const planned = await app.request('/api/unit-changes/plan', { headers, json: change })
      const { fingerprint } = (await planned.json()) as UnitPlan
      const ordered = await app.request('/api/unit-changes', { headers, json: { change, fingerprint } })
      expect([change.kind, ordered.status]).toEqual([change.kind, 201])
    }
    const after = await readAll()
    for (const [report, said] of before) expect([report, after.get(report)]).toEqual([report, said])
  })
})
