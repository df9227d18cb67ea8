import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'kysely'
import { findWaiting } from '../../db/queries/reports/results.ts'
import { findCurrentVersion } from '../../db/queries/surveys.ts'
import { findPersonByUsername } from '../../db/queries/people.ts'
import { closeService } from '../../server/open-service.ts'
import { contextFor, type Service } from '../../server/context.ts'
import type { Role } from '../../server/contract/people.ts'
import { parsePeriod } from '../../server/domain/period.ts'
import { publishResults } from '../../server/results/decide-results.ts'
import { submitResults } from '../../server/results/submit-results.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from '../../server/surveys/default-questionnaire.ts'
import { describeMachine, median, type Print } from './machine.ts'
import { cpuMsSince, type Office, openOffice, postgresStore, sqliteStore } from './office.ts'
import { simulateItems } from './quarter-items.ts'
import { simulateRatings } from './quarter-ratings.ts'

const SPANS = [
  { fromDay: '2026-04-01', toDay: '2026-07-01' },
  { fromDay: '2026-07-01', toDay: '2026-10-01' },
]
const Q3 = parsePeriod('2026-Q3')
const ROUNDS = 5
const WATCH_MS = 5
const FILES = [
  '/public/results/2026-Q3.pdf',
  '/public/results/2026-Q3.docx',
  '/public/results/2026-Q3.xlsx',
  '/public/results/2026-Q3.csv',
  '/api/reports/ratings.csv?period=2026-Q3&unit=ROOT',
]

/**
 * What a published quarter costs as paper and files, of 168 units with few and many ratings behind it: the time of each, and how far the
 * memory of the process rises while it is read chunk by chunk, where nothing of it is kept yet and later.
 */
export async function benchPapers(
  print: Print,
  { ratings = [10_000, 1_000_000], units = 168, postgres = false } = {},
): Promise<void> {
  print(`papers · ${describeMachine()}`)
  const store = postgres ? await postgresStore() : sqliteStore()
  const smallest = new Map<string, Measured>()
  try {
    for (const size of ratings) {
      const office = await openOffice(await store.newUrl(), { units, desksPerUnit: 1 })
      await fill(office, size)
      const startMs = performance.now()
      await publish(office.service)
      const of = `${store.name}, ${units} units, ${size.toLocaleString('en')} ratings a quarter`
      print(`  ${of}: submitted and signed in ${(performance.now() - startMs).toFixed(0)} ms`)
      for (const path of FILES) {
        const measured = await measure(office, path)
        const floor = smallest.get(path) ?? measured
        smallest.set(path, floor)
        const figure = (name: string, unit: 'CPU ms' | 'MiB' | 'kB', pick: (each: Measured) => number) =>
          print.figure({ name: `${path}${name}`, size: of, unit, value: pick(measured), floor: pick(floor) })
        figure('', 'CPU ms', ({ ms }) => ms)
        figure(', its size', 'kB', ({ kB }) => kB)
        figure(', memory at the first look', 'MiB', ({ firstRisenMb }) => firstRisenMb)
        figure(', memory at later looks', 'MiB', ({ risenMb }) => risenMb)
      }
      await closeService(office.service)
    }
  } finally {
    await store.remove()
  }
}

interface Measured {
  readonly ms: number
  readonly kB: number
  readonly firstRisenMb: number
  readonly risenMb: number
}

async function measure({ open }: Office, path: string): Promise<Measured> {
  const first = await readAll(() => open(path))
  const times: number[] = []
  let risen = 0
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage()
    const read = await readAll(() => open(path))
    times.push(cpuMsSince(start))
    risen = Math.max(risen, read.risen)
  }
  return {
    ms: median(times),
    kB: first.bytes / 1_000,
    firstRisenMb: first.risen / 2 ** 20,
    risenMb: risen / 2 ** 20,
  }
}

/** How far what is in use rises above what was before; how much of it the system takes back, and when, is its own affair. */
async function readAll(open: () => Promise<Response>): Promise<{ bytes: number; risen: number }> {
  collectGarbage()
  const before = bytesInUse()
  let [bytes, most] = [0, before]
  const look = () => (most = Math.max(most, bytesInUse()))
  const watch = setInterval(look, WATCH_MS)
  const { body } = await open()
  if (body)
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      bytes += chunk.length
      look()
    }
  clearInterval(watch)
  return { bytes, risen: most - before }
}

function bytesInUse(): number {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
}

async function fill({ service: { db }, desks }: Office, ratings: number): Promise<void> {
  const version = await findCurrentVersion(db, DEFAULT_QUESTIONNAIRE_CODE)
  const unitIds = desks.map(({ unitId }) => unitId)
  for (const span of SPANS) {
    await simulateRatings(db, { ...span, desks, versionId: version?.id ?? '', ratings, mostRows: 0 })
    await simulateItems(db, { ...span, unitIds, items: Math.min(ratings, 20_000) })
  }
  await sql`analyze`.execute(db)
}

/** One of the office submits, the other signs. */
async function publish(service: Service): Promise<void> {
  const as = async (username: string, role: Role) => {
    const { rootUnitId } = service.organisation
    const person = await findPersonByUsername(service.db, username)
    const grants = [{ role, unitId: rootUnitId, path: `/${rootUnitId}/` }]
    return contextFor(service, { kind: 'staff', personId: person?.id ?? '', name: username, grants })
  }
  await submitResults(await as('dieu-phoi', 'coordinator'), Q3, { narrative: { vi: '', en: '' } })
  const waiting = await findWaiting(service.db, Q3.key)
  await publishResults(await as('lanh-dao', 'leader'), Q3, waiting?.sha256 ?? '')
}
