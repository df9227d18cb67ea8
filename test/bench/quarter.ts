import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { findCurrentVersion } from '../../db/queries/surveys.ts'
import type { SatisfactionReport, TimelinessReport } from '../../server/contract/report.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from '../../server/surveys/default-questionnaire.ts'
import { describeMachine, type Print } from './machine.ts'
import { benchReport, type Office, postgresStore, sqliteStore } from './office.ts'
import { simulateItems } from './quarter-items.ts'
import { simulateRatings } from './quarter-ratings.ts'

export interface QuarterBench {
  /** Ratings in the quarter; as many lie in the one before, for the comparison. */
  readonly ratings?: readonly number[]
  /** Items of feedback received in the quarter. */
  readonly items?: readonly number[]
  readonly postgres?: boolean
}

const QUARTER = { fromDay: '2026-07-01', toDay: '2026-10-01' }
const QUARTER_BEFORE = { fromDay: '2026-04-01', toDay: '2026-07-01' }
const SATISFACTION = '/api/reports/satisfaction?period=2026-Q3&unit=ROOT'
const TIMELINESS = '/api/reports/timeliness?period=2026-Q3&unit=ROOT'

/** What a quarter's reports cost when the quarter holds few and many ratings, and few and many items. */
export async function benchQuarter(
  print: Print,
  { ratings = [10_000, 1_000_000], items = [10_000, 300_000], postgres = false }: QuarterBench = {},
): Promise<void> {
  print(`quarter · ${describeMachine()}`)
  const store = postgres ? await postgresStore() : sqliteStore()
  try {
    const reports = [
      { path: SATISFACTION, of: 'ratings a quarter', sizes: ratings, fill: fillRatings },
      { path: TIMELINESS, of: 'items a quarter', sizes: items, fill: fillItems },
    ]
    for (const report of reports) await benchReport(print, store, report)
  } finally {
    await store.remove()
  }
}

async function fillRatings({ service: { db }, desks, read }: Office, ratings: number): Promise<string> {
  const version = await findCurrentVersion(db, DEFAULT_QUESTIONNAIRE_CODE)
  const common = { desks, versionId: version?.id ?? '', ratings }
  await simulateRatings(db, { ...common, ...QUARTER_BEFORE })
  await simulateRatings(db, { ...common, ...QUARTER, mostRows: ratings })
  await sql`analyze`.execute(db)
  const { n, excluded } = (await read(SATISFACTION)) as SatisfactionReport
  if ((n ?? 0) + (excluded['suspect-burst'] ?? 0) !== ratings)
    throw new Error(`the report counts ${n} of ${ratings}`)
  return `${await countRows(db, 'rating')} rating rows, ${await countRows(db, 'tally')} tallies`
}

async function fillItems({ service: { db }, desks, read }: Office, items: number): Promise<string> {
  const unitIds = [...new Set(desks.map(({ unitId }) => unitId))]
  await simulateItems(db, { ...QUARTER_BEFORE, unitIds, items })
  await simulateItems(db, { ...QUARTER, unitIds, items })
  await sql`analyze`.execute(db)
  const { received, openInTime, overdue } = (await read(TIMELINESS)) as TimelinessReport
  if (received !== items) throw new Error(`the report counts ${received} of ${items}`)
  const rows = `${await countRows(db, 'feedback')} items, ${await countRows(db, 'item_tally')} tallies`
  return `${rows}, ${openInTime + overdue} open in the quarter`
}

async function countRows(db: Db, table: 'rating' | 'tally' | 'feedback' | 'item_tally'): Promise<string> {
  const { n } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n).toLocaleString('en')
}
