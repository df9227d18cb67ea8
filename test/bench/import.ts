import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { describeMachine, type Print } from './machine.ts'

const { NODE_FLAGS, ENVIRONMENT } = createRequire(import.meta.url)('../../server/steady-memory.cjs') as {
  NODE_FLAGS: readonly string[]
  ENVIRONMENT: Readonly<Record<string, string>>
}

interface ImportRun {
  readonly seconds: number
  /** Peak resident memory of the process, in MiB. */
  readonly peakMib: number
}

/** An import of a large CSV file against the CSV parser alone, on the same file in the same run. */
export async function benchImport(print: Print, rows = 500_000): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-import-'))
  try {
    const file = join(folder, 'items.csv')
    await pipeline(makeRows(rows), createWriteStream(file))
    print(`import · ${describeMachine()} · ${rows.toLocaleString('en')} rows, SQLite`)
    const alone = await timeParser(file)
    const run = await importInChild(file, join(folder, 'import.db'))
    const again = await timeParser(file)
    const floor = rows / ((alone + again) / 2)
    const rate = rows / run.seconds
    print(`  import ${format(rate)} rows/s, parser alone ${format(floor)} rows/s`)
    print(`    ratio ${(rate / floor).toFixed(2)} (goal ≥ 0.30)`)
    print(`  peak memory ${Math.round(run.peakMib)} MiB (goal < 200)`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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

async function timeParser(file: string): Promise<number> {
  const from = performance.now()
  let rows = 0
  const parser = createReadStream(file).pipe(parse({ columns: true, bom: true }))
  for await (const _record of parser) rows += 1
  if (rows === 0) throw new Error('the parser read nothing')
  return (performance.now() - from) / 1000
}

/** The command as `npm run hailong -- import` runs it, watched from outside. */
async function importInChild(file: string, database: string): Promise<ImportRun> {
  const from = performance.now()
  const child = spawn(
    process.execPath,
    [...NODE_FLAGS, 'dist/server/hailong.js', 'import', file, '--historical'],
    {
      env: { ...process.env, ...ENVIRONMENT, DATABASE_URL: `sqlite:${database}`, LOG_LEVEL: 'error' },
      stdio: 'ignore',
    },
  )
  let peakMib = NaN
  const watch = setInterval(() => {
    peakMib = readPeakMib(child.pid) ?? peakMib
  }, 50)
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  clearInterval(watch)
  if (code !== 0) throw new Error(`the import ended with ${code ?? 'a signal'}`)
  return { seconds: (performance.now() - from) / 1000, peakMib }
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

function format(value: number): string {
  return Math.round(value).toLocaleString('en')
}
