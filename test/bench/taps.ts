import { insertRatings, type Rating } from '../../db/queries/ratings.ts'
import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { newUuid7 } from '../../server/ids.ts'
import { describeMachine, median, type Print } from './machine.ts'
import { postgresStore, sqliteStore } from './office.ts'
import { askServer, fire, startServer, stopServer } from './tap-load.ts'

const CONNECTIONS = 64
const ROUNDS = 5
const SECONDS = 4
const RATINGS_PER_BIG_REQUEST = 20

interface Used {
  /** Of the whole process. */
  readonly cpuMs: number
  readonly bytes: number
  readonly memoryMib: number
}

/** Taps over HTTP against a bare route that parses and echoes the same body, and against the storage alone. */
export async function benchTaps(print: Print, { postgres = false } = {}): Promise<void> {
  const store = postgres ? await postgresStore() : sqliteStore()
  const { name: engine } = store
  print(
    `taps · ${describeMachine()} · ${engine} · ${CONNECTIONS} connections · ${ROUNDS} rounds of ${SECONDS} s, medians`,
  )
  const { child, ready } = await startServer(CONNECTIONS, await store.newUrl())
  try {
    const one = { bare: [] as number[], real: [] as number[], cpuMs: [] as number[] }
    const many = { rates: [] as number[], cpuMs: [] as number[] }
    let acknowledged = 0
    const start = await askServer<Used>(child, 'used')
    const load = async (url: string, perRequest: number): Promise<{ rate: number; cpuMs: number }> => {
      const before = await askServer<Used>(child, 'used')
      const { requestsPerSecond, accepted } = await fire(url, ready, {
        perRequest,
        connections: CONNECTIONS,
        seconds: SECONDS,
      })
      const after = await askServer<Used>(child, 'used')
      if (url === ready.url) acknowledged += accepted
      return { rate: requestsPerSecond * perRequest, cpuMs: (after.cpuMs - before.cpuMs) / accepted }
    }
    await load(ready.bareUrl, 1)
    await load(ready.url, 1)
    for (let round = 0; round < ROUNDS; round++) {
      one.bare.push((await load(ready.bareUrl, 1)).rate)
      const single = await load(ready.url, 1)
      one.real.push(single.rate)
      one.cpuMs.push(single.cpuMs)
      const big = await load(ready.url, RATINGS_PER_BIG_REQUEST)
      many.rates.push(big.rate)
      many.cpuMs.push(big.cpuMs)
    }
    const floor = await measureStorage(await store.newUrl(), CONNECTIONS * RATINGS_PER_BIG_REQUEST)
    const { counted } = await askServer<{ counted: number }>(child, 'count')
    const used = await askServer<Used>(child, 'used')
    print.figure({
      name: 'taps, one a request, against a bare route',
      size: engine,
      value: median(one.real),
      unit: '/s',
      floor: median(one.bare),
      cpuMs: median(one.cpuMs),
      goal: { of: 'ratio', atLeast: 0.5 },
    })
    print.figure({
      name: `taps, ${RATINGS_PER_BIG_REQUEST} a request, against the rows alone`,
      size: engine,
      value: median(many.rates),
      unit: '/s',
      floor,
      cpuMs: median(many.cpuMs),
      goal: { of: 'ratio', atLeast: 0.5 },
    })
    print.figure({
      name: 'a rating on disk',
      size: engine,
      value: (used.bytes - start.bytes) / counted / 1_000,
      unit: 'kB',
      goal: { of: 'value', atMost: 0.14 },
    })
    print.figure({ name: 'memory of the server', size: engine, value: used.memoryMib, unit: 'MiB' })
    print(`  acknowledged ${format(acknowledged)}, in the tallies ${format(counted)}`)
    if (counted < acknowledged) throw new Error('acknowledged ratings are missing from the tallies')
  } finally {
    await stopServer(child)
    await store.remove()
  }
}

/** Rows a second of one multi-row insert after another: the same table, columns and durability, and nothing else. */
async function measureStorage(databaseUrl: string, rowsPerCommit: number): Promise<number> {
  const db = openDatabase(databaseUrl)
  await migrate(db)
  const tablets = Array.from({ length: CONNECTIONS }, () => newUuid7(Date.now()))
  const rates: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const commits = 20
    let elapsedMs = 0
    for (let commit = 0; commit < commits; commit++) {
      const rows = Array.from({ length: rowsPerCommit }, (_, index) => exampleRow(index, tablets))
      const from = performance.now()
      await db.transaction().execute((tx) => insertRatings(tx, rows))
      elapsedMs += performance.now() - from
    }
    rates.push((commits * rowsPerCommit * 1000) / elapsedMs)
  }
  await db.destroy()
  return median(rates)
}

function exampleRow(index: number, tablets: readonly string[]): Rating {
  const now = new Date().toISOString()
  const tablet = tablets[index % tablets.length] ?? ''
  return {
    id: newUuid7(Date.now()),
    device_id: tablet,
    seq: index,
    questionnaire_version_id: tablet,
    level: (index % 5) + 1,
    reasons: '[]',
    answers: '{}',
    tapped_at: now,
    received_at: now,
    clock_offset_ms: 120,
    local_day: now.slice(0, 10),
    local_hour: 9,
    unit_id: tablet,
    desk_id: null,
    procedure: null,
    dossier_mark: null,
    language: 'vi',
    channel: 'kiosk',
    option_order: 'best-first',
    wants_answer: 0,
    follow_up_code: null,
  }
}

function format(value: number): string {
  return Math.round(value).toLocaleString('en')
}
