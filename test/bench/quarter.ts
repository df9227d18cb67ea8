import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { findCurrentVersion } from '../../db/queries/surveys.ts'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import type { SatisfactionReport } from '../../server/contract/report.ts'
import { addDesk } from '../../server/kiosks/add-kiosk.ts'
import { addPerson } from '../../server/organisation/add-person.ts'
import { addUnit } from '../../server/organisation/add-unit.ts'
import { signIn } from '../../server/sign-in/sign-in.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from '../../server/surveys/default-questionnaire.ts'
import { commandLineContext, openService } from '../../server/open-service.ts'
import { SESSION_COOKIE } from '../../server/sign-in/authenticate.ts'
import { emptyPostgres } from '../fixtures/empty-databases.ts'
import { startPostgres } from '../fixtures/postgres.ts'
import { describeMachine, median, type Print } from './machine.ts'
import { simulateRatings } from './quarter-ratings.ts'
import { DATA_ENV } from '../fixtures/data-folder.ts'

export interface QuarterBench {
  /** Ratings in the quarter; as many lie in the one before, for the comparison. */
  readonly sizes?: readonly number[]
  readonly postgres?: boolean
}

const UNITS = 10
const DESKS_PER_UNIT = 3
const ROUNDS = 200
const WARM_UP_ROUNDS = 20
const PASSWORD = 'mat-khau-do-thoi-gian'
const REPORT = '/api/reports/satisfaction?period=2026-Q3&unit=ROOT'
const NOW_MS = Date.parse('2026-11-20T09:00:00+07:00')

/**
 * What a quarter's report costs, signed in and through the whole service, when the quarter holds few and many ratings;
 * one request after the other, the sizes taking turns.
 */
export async function benchQuarter(
  print: Print,
  { sizes = [10_000, 1_000_000], postgres = false }: QuarterBench = {},
): Promise<void> {
  const store = postgres ? await postgresStore() : sqliteStore()
  const offices = []
  try {
    for (const ratings of sizes) offices.push(await openOffice(await store.newUrl(), ratings))
    const times = offices.map((): number[] => [])
    for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      for (const [index, office] of offices.entries()) {
        const startMs = performance.now()
        await office.readReport()
        if (round >= WARM_UP_ROUNDS) times[index]?.push(performance.now() - startMs)
      }
    }
    const smallest = median(times[0] ?? [])
    for (const [index, office] of offices.entries()) {
      const [middle, p95] = [median(times[index] ?? []), quantile(times[index] ?? [], 0.95)]
      print(
        `${postgres ? 'PostgreSQL' : 'SQLite'}, ${office.ratings} ratings a quarter: median ${middle.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, ` +
          `${(middle / smallest).toFixed(2)} × the smallest; ${await office.size()}`,
      )
    }
    print(describeMachine())
  } finally {
    for (const office of offices) await office.close()
    await store.remove()
  }
}

async function openOffice(url: string, ratings: number) {
  const config = readConfig({ DATABASE_URL: url, LOG_LEVEL: 'error', ...DATA_ENV })
  const service = await openService(config, { now: () => NOW_MS })
  const owner = commandLineContext(service)
  for (let unit = 1; unit <= UNITS; unit++) {
    await addUnit(owner, { code: `U${unit}`, name: `Đơn vị ${unit}`, kind: 'office', parent: null })
    for (let desk = 1; desk <= DESKS_PER_UNIT; desk++) {
      await addDesk(owner, { code: `U${unit}-${desk}`, unit: `U${unit}`, name: `Quầy ${unit}.${desk}` })
    }
  }
  const desks = await service.db.selectFrom('desk').select(['id as deskId', 'unit_id as unitId']).execute()
  await addPerson(owner, {
    username: 'lanh-dao',
    name: 'Lãnh đạo',
    password: PASSWORD,
    grants: [{ role: 'leader', unit: 'ROOT' }],
  })
  const version = await findCurrentVersion(service.db, DEFAULT_QUESTIONNAIRE_CODE)
  const common = { desks, versionId: version?.id ?? '', ratings }
  await simulateRatings(service.db, { ...common, fromDay: '2026-04-01', toDay: '2026-07-01' })
  await simulateRatings(service.db, { ...common, fromDay: '2026-07-01', toDay: '2026-10-01' })
  await sql`analyze`.execute(service.db)

  const { http } = createApp(service)
  const { token } = await signIn(service, { username: 'lanh-dao', password: PASSWORD })
  const readReport = async (): Promise<SatisfactionReport> => {
    const response = await http.request(REPORT, { headers: { cookie: `${SESSION_COOKIE}=${token}` } })
    if (response.status !== 200) throw new Error(`the report answered ${response.status}`)
    return (await response.json()) as SatisfactionReport
  }
  const { n, excluded } = await readReport()
  if ((n ?? 0) + excluded['suspect-burst'] !== ratings)
    throw new Error(`the report counts ${n} of ${ratings}`)

  return {
    ratings,
    readReport,
    size: async () => {
      const { n: tallies } = await service.db
        .selectFrom('tally')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      const { n: rows } = await service.db
        .selectFrom('rating')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return `${Number(rows)} rating rows, ${Number(tallies)} tallies`
    },
    close: () => service.db.destroy(),
  }
}

interface Store {
  newUrl(): Promise<string>
  remove(): Promise<void>
}

function sqliteStore(): Store {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-bench-'))
  let made = 0
  return {
    newUrl: () => Promise.resolve(`sqlite:${join(folder, `${(made += 1)}.db`)}`),
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
      return Promise.resolve()
    },
  }
}

async function postgresStore(): Promise<Store> {
  const server = await startPostgres()
  const made: Awaited<ReturnType<typeof emptyPostgres>>[] = []
  return {
    newUrl: async () => {
      const fresh = await emptyPostgres(server.url)
      made.push(fresh)
      return fresh.url
    },
    remove: async () => {
      for (const fresh of made) await fresh.remove()
      await server.stop()
    },
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
