import { afterEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../db/open.ts'
import { findCurrentVersion } from '../../../db/queries/surveys.ts'
import { ratingTally, reasonQuestion } from '../../../db/queries/tallies.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import { parsePeriod } from '../../../server/domain/period.ts'
import { dataQualityReport } from '../../../server/reports/data-quality/data-quality-report.ts'
import { hoursReport } from '../../../server/reports/insight/hours-report.ts'
import { reasonsReport } from '../../../server/reports/insight/reasons-report.ts'
import { trendReport } from '../../../server/reports/insight/trend-report.ts'
import { warmReports } from '../../../server/reports/warm-reports.ts'
import { satisfactionReport } from '../../../server/reports/satisfaction-report.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from '../../../server/surveys/default-questionnaire.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { addThreeLevelVersion, giveOverDays, giveRatings } from '../../fixtures/quarter.ts'

const QUARTER = parsePeriod('2026-Q3')
const REPORTS = [satisfactionReport, trendReport, reasonsReport, hoursReport, dataQualityReport]

describe.each(DATABASES)('figures that are kept between two looks, on %s', (database) => {
  const open: { stop(): Promise<void> }[] = []
  afterEach(async () => {
    for (const each of open.splice(0)) await each.stop()
  })

  async function start(hear: (statement: { readonly sql: string }) => void = () => undefined) {
    const app = await startApp(database, { hear })
    open.push(app)
    for (const code of ['A', 'B', 'C']) await app.addUnit(code)
    for (const unit of ['A', 'B'])
      await giveOverDays(app.db, { unit, levels: [10, 10, 30, 100, 150], knownOn: '2026-09-30' })
    return app
  }

  /** Every report of the whole and of one unit. */
  async function readAll({ service }: TestApp, db = service.db) {
    const units = [await findUnitByCode(db, 'ROOT'), await findUnitByCode(db, 'A')]
    const read: unknown[] = []
    for (const report of REPORTS)
      for (const unit of units) if (unit) read.push(await report({ ...service, db }, unit, QUARTER))
    return read
  }

  /** As a process that has kept nothing reads it. */
  async function readFresh(app: TestApp) {
    const db = openDatabase(app.url)
    try {
      return await readAll(app, db)
    } finally {
      await db.destroy()
    }
  }

  async function rateWithReason({ db }: TestApp, day: string, n: number): Promise<void> {
    const cell = {
      unit_id: (await findUnitByCode(db, 'A'))?.id ?? '',
      span: day,
      desk_id: '',
      hour: 10,
      questionnaire_version_id: (await findCurrentVersion(db, DEFAULT_QUESTIONNAIRE_CODE))?.id ?? '',
      channel: 'kiosk' as const,
      flag: '',
      known: day,
      n,
    }
    await db.transaction().execute((tx) =>
      ratingTally.move(tx, 0, [
        { ...cell, question: 'level', choice: '2' },
        { ...cell, question: reasonQuestion(2), choice: 'time' },
      ]),
    )
  }

  test('show a late rating, a flag, a reason, a new unit and a new scale at once', async () => {
    const app = await start()
    const { db } = app
    const changes = [
      () => giveRatings(db, { unit: 'B', levels: [1, 0, 0, 0, 0], day: '2026-08-14', knownOn: '2026-11-19' }),
      () => giveRatings(db, { unit: 'B', levels: [0, 0, 0, 0, 1], day: '2026-08-20', knownOn: '2026-09-01' }),
      async () => {
        const day = { unit: 'A', day: '2026-08-03', knownOn: '2026-09-30' }
        await giveRatings(db, { ...day, levels: [0, 0, 0, -1, 0] })
        await giveRatings(db, { ...day, levels: [0, 0, 0, 1, 0], flag: 'suspect-burst' })
      },
      () => rateWithReason(app, '2026-08-05', 20),
      async () => {
        await app.addUnit('A.1', { parent: 'A' })
        await giveRatings(db, { unit: 'A.1', levels: [0, 0, 5, 10, 20], knownOn: '2026-09-30' })
      },
      () => giveRatings(db, { unit: 'C', levels: [0, 0, 0, 5, 20], day: '2026-05-14' }),
      async () => {
        const versionId = await addThreeLevelVersion(db)
        await giveRatings(db, { unit: 'C', levels: [10, 10, 400], versionId, knownOn: '2026-09-30' })
      },
    ]
    let before = await readAll(app)
    for (const [index, change] of changes.entries()) {
      await change()
      const after = await readAll(app)
      expect(after).toEqual(await readFresh(app))
      expect(after, `change ${index}`).not.toEqual(before)
      before = after
    }
  })

  test('are read once while nobody rates: a second look asks for stamps alone', async () => {
    const asked: string[] = []
    const app = await start(({ sql }) => asked.push(sql))
    const cuts = () => asked.splice(0).filter((sql) => sql.includes('"tally"') && !sql.includes('flagged'))
    const first = await readAll(app)
    expect(cuts()).not.toEqual([])
    expect(await readAll(app)).toEqual(first)
    expect(cuts()).toEqual([])
  })
  test('are read before anybody looks: the first look at the quarter asks for stamps alone, and so again after midnight', async () => {
    const asked: string[] = []
    const app = await start(({ sql }) => asked.push(sql))
    const cuts = () => asked.splice(0).filter((sql) => sql.includes('"tally"') && !sql.includes('flagged'))
    const root = await findUnitByCode(app.db, 'ROOT')
    if (!root) throw new Error('no root')
    const warm = warmReports(app.service)
    await warm()
    expect(cuts()).not.toEqual([])
    const look = async () => {
      for (const report of [satisfactionReport, trendReport, reasonsReport, hoursReport, dataQualityReport])
        await report(app.service, root, QUARTER)
      return cuts()
    }
    expect(await look()).toEqual([])
    await warm()
    expect(asked.splice(0)).toEqual([])
    app.clock.set('2026-11-21T00:00:30+07:00')
    await warm()
    cuts()
    expect(await look()).toEqual([])
  })
})
