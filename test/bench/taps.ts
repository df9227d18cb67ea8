import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { insertRatings, type Rating } from '../../db/queries/ratings.ts'
import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { newUuid7 } from '../../server/ids.ts'
import { describeMachine, median, type Print } from './machine.ts'
import { askServer, fire, startServer } from './tap-load.ts'

const CONNECTIONS = 64
const ROUNDS = 5
const SECONDS = 4
const RATINGS_PER_BIG_REQUEST = 20

/** Taps over HTTP against a bare route that parses and echoes the same body, and against the storage alone. */
export async function benchTaps(print: Print, databaseUrl?: string): Promise<void> {
  print(
    `taps · ${describeMachine()} · ${CONNECTIONS} connections · ${ROUNDS} rounds of ${SECONDS} s, medians`,
  )
  const { child, ready } = await startServer(CONNECTIONS, databaseUrl)
  try {
    const one = { bare: [] as number[], real: [] as number[] }
    const many: number[] = []
    let acknowledged = 0
    const load = async (url: string, perRequest: number): Promise<number> => {
      const { requestsPerSecond, accepted } = await fire(url, ready, {
        perRequest,
        connections: CONNECTIONS,
        seconds: SECONDS,
      })
      if (url === ready.url) acknowledged += accepted
      return requestsPerSecond
    }
    await load(ready.bareUrl, 1)
    await load(ready.url, 1)
    for (let round = 0; round < ROUNDS; round++) {
      one.bare.push(await load(ready.bareUrl, 1))
      one.real.push(await load(ready.url, 1))
      many.push((await load(ready.url, RATINGS_PER_BIG_REQUEST)) * RATINGS_PER_BIG_REQUEST)
    }
    const floor = await measureStorage(CONNECTIONS * RATINGS_PER_BIG_REQUEST)
    const counted = await askServer<{ counted: number }>(child, 'count')
    print(`  one rating a request: ${format(median(one.real))}/s, bare route ${format(median(one.bare))}/s`)
    print(`    ratio ${(median(one.real) / median(one.bare)).toFixed(2)} (goal ≥ 0.50)`)
    print(
      `  ${RATINGS_PER_BIG_REQUEST} a request: ${format(median(many))} ratings/s, storage alone ${format(floor)} rows/s`,
    )
    print(`    ratio ${(median(many) / floor).toFixed(2)} (goal ≥ 0.40)`)
    print(`  acknowledged ${format(acknowledged)}, in the tallies ${format(counted.counted)}`)
    if (counted.counted < acknowledged) throw new Error('acknowledged ratings are missing from the tallies')
  } finally {
    child.send('stop')
    await new Promise((resolve) => child.once('exit', resolve))
  }
}

/** Rows a second of one multi-row insert after another: the same table, columns and durability, and nothing else. */
async function measureStorage(rowsPerCommit: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-floor-'))
  const db = openDatabase(`sqlite:${join(folder, 'floor.db')}`)
  await migrate(db)
  const rates: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const commits = 20
    let elapsedMs = 0
    for (let commit = 0; commit < commits; commit++) {
      const rows = Array.from({ length: rowsPerCommit }, (_, index) => exampleRow(index))
      const from = performance.now()
      await db.transaction().execute((tx) => insertRatings(tx, rows))
      elapsedMs += performance.now() - from
    }
    rates.push((commits * rowsPerCommit * 1000) / elapsedMs)
  }
  await db.destroy()
  rmSync(folder, { recursive: true, force: true })
  return median(rates)
}

function exampleRow(index: number): Rating {
  const now = new Date().toISOString()
  const id = newUuid7(Date.now())
  return {
    id,
    device_id: id,
    seq: index,
    questionnaire_version_id: id,
    level: (index % 5) + 1,
    reasons: '[]',
    answers: '{}',
    tapped_at: now,
    received_at: now,
    clock_offset_ms: 120,
    local_day: now.slice(0, 10),
    local_hour: 9,
    unit_id: id,
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
