import { spawn } from 'node:child_process'
import { copyFileSync, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import {
  describeStored,
  insertSearched,
  insertStored,
  readSnapshot,
  readStored,
  type Tx,
} from '../../db/dialect.ts'
import { openDatabase } from '../../db/open.ts'
import { readConfig } from '../../server/config.ts'
import { marksOf } from '../../server/feedback/search/marks.ts'
import { saidTexts } from '../../server/feedback/search/searched-texts.ts'
import { closeService, openService } from '../../server/open-service.ts'
import { DATA_ENV } from '../fixtures/data-folder.ts'
import { describeMachine, type Print } from './machine.ts'
import { cpuMsSince } from './office.ts'

const { NODE_FLAGS, ENVIRONMENT } = createRequire(import.meta.url)('../../server/steady-memory.cjs') as {
  NODE_FLAGS: readonly string[]
  ENVIRONMENT: Readonly<Record<string, string>>
}

interface ImportRun {
  readonly seconds: number
  /** Of all its threads. */
  readonly cpuMs: number
  /** Peak resident memory of the process, in MiB. */
  readonly peakMib: number
}

/**
 * An import of a large CSV file against the same rows of the same tables, written by plain inserts of many rows with the same
 * durability in the same run.
 */
export async function benchImport(print: Print, rows = 500_000): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-import-'))
  try {
    const file = join(folder, 'items.csv')
    await pipeline(makeRows(rows), createWriteStream(file))
    print(`import · ${describeMachine()}`)
    const size = `SQLite, ${rows.toLocaleString('en')} rows`
    const config = readConfig({
      DATABASE_URL: `sqlite:${join(folder, 'import.db')}`,
      LOG_LEVEL: 'error',
      ...DATA_ENV,
    })
    await closeService(await openService(config))
    copyFileSync(join(folder, 'import.db'), join(folder, 'floor.db'))
    const run = await importInChild(file, join(folder, 'import.db'))
    const floor = await writeAgain(join(folder, 'import.db'), join(folder, 'floor.db'))
    print.figure({
      name: 'import, against plain inserts of the same rows',
      size,
      value: rows / run.seconds,
      unit: '/s',
      floor: rows / floor.seconds,
      cpuMs: run.cpuMs / rows,
      goal: { of: 'ratio', atLeast: 0.5 },
    })
    print.figure({
      name: 'import, CPU against plain inserts',
      size,
      value: run.cpuMs / rows,
      unit: 'CPU ms',
      floor: floor.cpuMs / rows,
    })
    print.figure({
      name: 'most memory of the import',
      size,
      value: run.peakMib,
      unit: 'MiB',
      goal: { of: 'value', atMost: 200 },
    })
    const bytes = statSync(join(folder, 'import.db')).size
    print.figure({ name: 'database on disk', size, value: bytes / 2 ** 20, unit: 'MiB' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** So many rows are written in a statement, which is a transaction of its own. */
const ROWS_PER_INSERT = 1_000

/** What an import fills, what others refer to first. */
const FILLED = [
  'feedback',
  'feedback_sender',
  'feedback_holding',
  'answer',
  'history_event',
  'history_text',
  'item_tally',
]

/** Writes what an import has filled into another database as it was before; counts the writing alone. */
async function writeAgain(from: string, to: string): Promise<{ seconds: number; cpuMs: number }> {
  const source = openDatabase(`sqlite:${from}`)
  const target = openDatabase(`sqlite:${to}`)
  let [seconds, cpuMs] = [0, 0]
  const timed = async (write: (tx: Tx) => Promise<unknown>) => {
    const [startMs, startCpu] = [performance.now(), process.cpuUsage()]
    await target.transaction().execute(write)
    seconds += (performance.now() - startMs) / 1000
    cpuMs += cpuMsSince(startCpu)
  }
  await target.transaction().execute(async (tx) => {
    for (const table of ['history_event', 'history_text'] as const) await tx.deleteFrom(table).execute()
  })
  await readSnapshot(source, async (tx) => {
    const tables = await describeStored(source)
    for (const table of FILLED.flatMap((name) => tables.filter((each) => each.name === name)))
      for await (const page of readStored(tx, table))
        for (let at = 0; at < page.length; at += ROWS_PER_INSERT) {
          const json = JSON.stringify(page.slice(at, at + ROWS_PER_INSERT))
          await timed((into) => insertStored(into, table, json))
        }
    for (let after = ''; ;) {
      const items = await tx
        .selectFrom('feedback')
        .select(['id', 'folded', 'tracking_code', 'external_ref', 'lead_unit_id', 'status'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(ROWS_PER_INSERT)
        .execute()
      if (items.length === 0) break
      after = items.at(-1)?.id ?? ''
      const texts = items.flatMap((item) => saidTexts(item.id, { item, sender: null }, marksOf(item, [])))
      await timed((into) => insertSearched(into, texts))
    }
  })
  await Promise.all([source.destroy(), target.destroy()])
  return { seconds, cpuMs }
}

const WORDS = 'rác thải vỉa hè tiếng ồn đèn đường ổ gà cây xanh hộ tịch đất đai xây dựng chiếu sáng'.split(
  ' ',
)

function* makeRows(rows: number): Generator<string> {
  yield 'externalRef,receivedAt,title,text,category,address\n'
  const startMs = Date.UTC(2024, 0, 1)
  for (let row = 0; row < rows; row++) {
    const received = new Date(startMs + row * 97_000).toISOString()
    const text = Array.from({ length: 25 }, (_, word) => WORDS[(row * 7 + word * 3) % WORDS.length]).join(' ')
    yield `BENCH-${row},${received},Phản ánh ${row},"${text}, đề nghị xử lý.",Vệ sinh môi trường,${row % 400} đường Mẫu\n`
  }
}

/** The command as `npm run hailong -- import` runs it, watched from outside. */
async function importInChild(file: string, database: string): Promise<ImportRun> {
  const from = performance.now()
  const child = spawn(
    process.execPath,
    [...NODE_FLAGS, 'dist/server/hailong.js', 'import', file, '--historical'],
    {
      env: {
        ...process.env,
        ...ENVIRONMENT,
        ...DATA_ENV,
        DATABASE_URL: `sqlite:${database}`,
        LOG_LEVEL: 'error',
      },
      stdio: 'ignore',
    },
  )
  let peakMib = NaN
  let cpuMs = NaN
  const watch = setInterval(() => {
    peakMib = readPeakMib(child.pid) ?? peakMib
    cpuMs = readCpuMs(child.pid) ?? cpuMs
  }, 50)
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  clearInterval(watch)
  if (code !== 0) throw new Error(`the import ended with ${code ?? 'a signal'}`)
  return { seconds: (performance.now() - from) / 1000, cpuMs, peakMib }
}

/** The most memory the process has held so far (VmHWM); only Linux tells. */
function readPeakMib(pid: number | undefined): number | undefined {
  try {
    const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kib === undefined ? undefined : Number(kib) / 1024
  } catch {
    return undefined
  }
}

/** A tick of Linux's accounts. */
const TICK_MS = 10

function readCpuMs(pid: number | undefined): number | undefined {
  try {
    const [, , user, system] =
      /\) .( \d+| -\d+){10} (\d+) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return user === undefined ? undefined : (Number(user) + Number(system)) * TICK_MS
  } catch {
    return undefined
  }
}
