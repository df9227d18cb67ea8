import type { Words } from '../../../server/contract/language.ts'
import { afterEach, describe, expect, test } from 'vitest'
import { procedureQuestion, ratingTally, reasonQuestion } from '../../../db/queries/tallies.ts'
import { findCurrentVersion } from '../../../db/queries/surveys.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import { verifyDisclosure } from '../../../server/cli/verify-disclosure.ts'
import { addDays } from '../../../server/domain/local-time.ts'
import { proceduresReport } from '../../../server/reports/insight/procedures-report.ts'
import { reasonsReport } from '../../../server/reports/insight/reasons-report.ts'
import { trendReport } from '../../../server/reports/insight/trend-report.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from '../../../server/surveys/default-questionnaire.ts'
import { findDisclosures } from '../../../server/verify/find-disclosures.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { giveRatings } from '../../fixtures/quarter.ts'
import { inEnglish } from '../../fixtures/in-english.ts'

const DAYS = Array.from({ length: 92 }, (_, index) => addDays('2026-07-01', index))
const KNOWN_ON = '2026-10-05'
const LEAKY_WEEK = { from: '2026-08-11', to: '2026-08-12' }

describe.each(DATABASES)('whoever collects weeks and reasons as well, on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  /** Forty at A every fourth day and three on 11/08, all of which came together; a few with reasons, of B too few. */
  async function start() {
    const app = await startApp(database)
    open.push(app)
    for (const code of ['A', 'B']) await app.addUnit(code)
    const knownOn = KNOWN_ON
    for (const day of DAYS.filter((_, index) => index % 4 === 0))
      await giveRatings(app.db, { unit: 'A', levels: [2, 3, 5, 10, 20], day, knownOn })
    await giveRatings(app.db, { unit: 'A', levels: [1, 0, 0, 0, 2], day: LEAKY_WEEK.from, knownOn })
    await giveRatings(app.db, { unit: 'B', levels: [5, 5, 5, 10, 20], day: '2026-07-15', knownOn })
    await giveReasons(app, 'A', 12, '2026-07-01')
    await giveReasons(app, 'B', 4, '2026-07-15')
    await giveProcedure(app, { code: 'GIAY-KS', n: 20 })
    await giveProcedure(app, { code: 'HIEM', n: 4 })
    return app
  }

  async function giveReasons({ db }: TestApp, code: string, n: number, day: string): Promise<void> {
    const unit_id = (await findUnitByCode(db, code))?.id ?? ''
    const questionnaire_version_id = (await findCurrentVersion(db, DEFAULT_QUESTIONNAIRE_CODE))?.id ?? ''
    const cell = {
      unit_id,
      question: reasonQuestion(1),
      span: day,
      desk_id: '',
      hour: 9,
      questionnaire_version_id,
    }
    await db
      .transaction()
      .execute((tx) =>
        ratingTally.move(tx, 0, [
          { ...cell, channel: 'kiosk', flag: '', known: KNOWN_ON, choice: 'time', n },
        ]),
      )
  }

  async function giveProcedure({ db }: TestApp, { code, n }: { code: string; n: number }): Promise<void> {
    const cell = {
      unit_id: (await findUnitByCode(db, 'A'))?.id ?? '',
      question: procedureQuestion(5),
      span: '2026-07-01',
      desk_id: '',
      hour: 9,
      questionnaire_version_id: (await findCurrentVersion(db, DEFAULT_QUESTIONNAIRE_CODE))?.id ?? '',
      channel: 'kiosk' as const,
      flag: '',
      known: KNOWN_ON,
    }
    await db.transaction().execute((tx) => ratingTally.move(tx, 0, [{ ...cell, choice: code, n }]))
  }

  /** A report of weeks that also shows a day of three by itself. */
  const leakyTrend: typeof trendReport = async (service, unit, period) => {
    const report = await trendReport(service, unit, period)
    if (!report.weeks || period.key !== '2026-Q3') return report
    const [first] = report.weeks.points
    if (!first) return report
    const points = [...report.weeks.points, { ...first, ...LEAKY_WEEK, n: 3, satisfied: 2 }]
    return { ...report, weeks: { ...report.weeks, points } }
  }

  test('finds nothing in what is shown, and the weeks and reasons add up', async () => {
    const app = await start()
    const all = await findDisclosures(app.service)
    expect(all).toMatchObject({ found: [], notes: [] })
    const without = await findDisclosures(app.service, {
      trend: async (...asked) => ({ ...(await trendReport(...asked)), weeks: null }),
      reasons: async (...asked) => ({ ...(await reasonsReport(...asked)), reasons: [] }),
    })
    // Weeks and a reason of the whole office, and more beside.
    expect(all.figures).toBeGreaterThan(without.figures + 2)
  })

  test('finds out a procedure that is told though four came for it, and the report itself hides it', async () => {
    const app = await start()
    const told: string[] = []
    const { found } = await findDisclosures(app.service, {
      procedures: async (...asked) => {
        const report = await proceduresReport(...asked)
        for (const { procedure, n, shown } of report.procedures) told.push(`${procedure.code} ${n} ${shown}`)
        return {
          ...report,
          procedures: report.procedures.map((cell) => ({ ...cell, n: cell.n ?? 4 })),
        }
      },
    })
    expect(new Set(told)).toEqual(new Set(['GIAY-KS 20 counts-only', 'HIEM null few']))
    expect(found.map(inEnglish).join('\n')).toMatch(/^A 2026-07 \(tablet\): 4 ratings can be worked out$/m)
  })

  test('finds out a week that is told though it holds three', async () => {
    const app = await start()
    const { found } = await findDisclosures(app.service, { trend: leakyTrend })
    expect(found.map(inEnglish).join('\n')).toMatch(/^A 2026-08 \(tablet\): 3 ratings can be worked out$/m)
  })

  test('finds out a reason that is told of a unit where four chose it', async () => {
    const app = await start()
    const { found } = await findDisclosures(app.service, {
      reasons: async (service, unit, period) => {
        const report = await reasonsReport(service, unit, period)
        if (unit.code !== 'B') return report
        return { ...report, reasons: report.reasons.map((reason) => ({ ...reason, n: 4 })) }
      },
    })
    expect(found.map(inEnglish).join('\n')).toMatch(/^B 2026-07 \(tablet\): 4 ratings can be worked out$/m)
  })

  test('the command says so, and ends with exit code 1 where anybody is given away', async () => {
    const app = await start()
    const lines: string[] = []
    const print = (line: string | Words) => void lines.push(typeof line === 'string' ? line : line.en)
    const { config } = app.service
    expect(
      await verifyDisclosure(config, print, () => findDisclosures(app.service, { trend: leakyTrend })),
    ).toBe(1)
    expect(lines.join('\n')).toMatch(/, 1 groups of fewer than ten raters given away$/m)
  })
})
