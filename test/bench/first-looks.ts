import { sql } from 'kysely'
import { findCurrentVersion } from '../../db/queries/surveys.ts'
import { warmReports } from '../../server/reports/warm-reports.ts'
import { closeService } from '../../server/open-service.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from '../../server/surveys/default-questionnaire.ts'
import { describeMachine, type Print } from './machine.ts'
import { cpuMsSince, enterOffice, openOffice, postgresStore, sqliteStore } from './office.ts'
import { simulateItems } from './quarter-items.ts'
import { simulateRatings } from './quarter-ratings.ts'

const QUARTERS = [
  { fromDay: '2026-04-01', toDay: '2026-07-01' },
  { fromDay: '2026-07-01', toDay: '2026-10-01' },
]
const REPORTS = [
  'satisfaction',
  'timeliness',
  'open-items',
  'trend',
  'reasons',
  'answers',
  'hours',
  'desks',
  'procedures',
  'hand-overs',
  'late-moves',
  'data-quality',
] as const

/** What the first and the second look at each report cost after a start, of 168 units with a million ratings a quarter. */
export async function benchFirstLooks(
  print: Print,
  { ratings = 1_000_000, items = 100_000, units = 168, postgres = false } = {},
): Promise<void> {
  print(`first looks · ${describeMachine()}`)
  const store = postgres ? await postgresStore() : sqliteStore()
  try {
    const url = await store.newUrl()
    const { service, desks } = await openOffice(url, { units })
    const version = await findCurrentVersion(service.db, DEFAULT_QUESTIONNAIRE_CODE)
    const unitIds = [...new Set(desks.map(({ unitId }) => unitId))]
    for (const span of QUARTERS) {
      await simulateRatings(service.db, {
        ...span,
        desks,
        versionId: version?.id ?? '',
        ratings,
        mostRows: 0,
      })
      await simulateItems(service.db, { ...span, unitIds, items })
    }
    await sql`analyze`.execute(service.db)
    await closeService(service)
    const size = `${units} units, ${ratings.toLocaleString('en')} ratings and ${items.toLocaleString('en')} items a quarter`
    print(`  ${store.name}, ${size}; CPU of this process`)
    for (const [report, isWarm] of [false, true].flatMap((warm) =>
      REPORTS.map((each) => [each, warm] as const),
    )) {
      const office = await enterOffice(url)
      if (isWarm) await warmReports(office.service)()
      const looks: number[] = []
      for (let look = 0; look < 3; look++) {
        const start = process.cpuUsage()
        await office.read(`/api/reports/${report}?period=2026-Q3&unit=ROOT`)
        looks.push(cpuMsSince(start))
      }
      const [first = Number.NaN, ...later] = looks
      print.figure({
        name: `${report}, first look${isWarm ? ' after warming' : ''}`,
        size: `${store.name}, ${size}`,
        value: first,
        unit: 'CPU ms',
        floor: Math.min(...later),
      })
      await closeService(office.service)
    }
  } finally {
    await store.remove()
  }
}
