import { sql } from 'kysely'
import { findCurrentVersion } from '../../db/queries/surveys.ts'
import { closeService } from '../../server/open-service.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from '../../server/surveys/default-questionnaire.ts'
import { describeMachine, median, type Print } from './machine.ts'
import { cpuMsSince, type Office, openOffice, postgresStore, type Store, sqliteStore } from './office.ts'
import { simulateItems } from './quarter-items.ts'
import { seeded, simulateRatings } from './quarter-ratings.ts'

const GOAL_MS = 300
const ROUNDS = 9
const RATINGS = 1_000_000
const ITEMS = 100_000
/** As many as a province has wards, one desk each. */
const WARDS = { units: 168, desksPerUnit: 1 }
const LAST_QUARTER = 'period=2026-Q3'

const REPORTS = ['satisfaction', 'trend', 'reasons', 'hours', 'data-quality', 'timeliness'] as const

/** What each report of the staff costs in an office of many wards: the first look, and each one after it. */
export async function benchReports(
  print: Print,
  { quarters = 4, postgres = false }: { readonly quarters?: number; readonly postgres?: boolean } = {},
): Promise<void> {
  print(`reports · ${describeMachine()}`)
  const store: Store = postgres ? await postgresStore() : sqliteStore()
  try {
    const office = await openOffice(await store.newUrl(), WARDS)
    await fillQuarters(office, quarters)
    const size = `${store.name}, ${WARDS.units} units, ${RATINGS.toLocaleString('en')} ratings in ${quarters} quarters, ${ITEMS.toLocaleString('en')} items`
    for (const name of REPORTS)
      for (const unit of ['ROOT', 'U77'])
        await measure(print, office, size, `/api/reports/${name}?${LAST_QUARTER}&unit=${unit}`)
    await measure(print, office, size, '/api/results/2026-Q3')
    await closeService(office.service)
  } finally {
    await store.remove()
  }
}

/** The floor is the cheapest authenticated look, of the periods to choose from. */
async function measure(print: Print, office: Office, size: string, path: string): Promise<void> {
  const floor = await timesOf(office, '/api/reports/periods')
  const { first, wall, cpu } = await timesOf(office, path)
  print.figure({ name: `${path}, first look`, size, value: first, unit: 'ms' })
  print.figure({
    name: path,
    size,
    value: wall,
    unit: 'ms',
    floor: floor.wall,
    cpuMs: cpu,
    goal: { of: 'value', atMost: GOAL_MS },
  })
}

async function timesOf(office: Office, path: string) {
  const times: number[] = []
  const cpus: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const [startMs, startCpu] = [performance.now(), process.cpuUsage()]
    await office.read(path)
    times.push(performance.now() - startMs)
    cpus.push(cpuMsSince(startCpu))
  }
  return { first: times[0] ?? NaN, wall: median(times.slice(1)), cpu: median(cpus.slice(1)) }
}

/** Quarters up to the third of 2026, all alike. No report reads the rows of ratings, so only their tallies are filled. */
async function fillQuarters({ service: { db }, desks }: Office, quarters: number): Promise<void> {
  const version = await findCurrentVersion(db, DEFAULT_QUESTIONNAIRE_CODE)
  const unitIds = desks.map(({ unitId }) => unitId)
  const random = seeded(2026)
  for (let back = quarters - 1; back >= 0; back--) {
    const [fromDay, toDay] = [firstDayOf(back), firstDayOf(back - 1)]
    const ratings = Math.round(RATINGS / quarters)
    await simulateRatings(
      db,
      { desks, versionId: version?.id ?? '', ratings, fromDay, toDay, mostRows: 0 },
      random,
    )
    await simulateItems(db, { unitIds, items: Math.round(ITEMS / quarters), fromDay, toDay }, random)
  }
  await sql`analyze`.execute(db)
}

/** Of the quarter so many before the third of 2026. */
function firstDayOf(back: number): string {
  return new Date(Date.UTC(2026, 6 - 3 * back, 1)).toISOString().slice(0, 10)
}
