import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseBytes } from '../../db/dialect.ts'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import type { Service } from '../../server/context.ts'
import { addDesk } from '../../server/kiosks/add-kiosk.ts'
import { closeService, commandLineContext, openService } from '../../server/open-service.ts'
import { addPerson } from '../../server/organisation/add-person.ts'
import { addUnit } from '../../server/organisation/add-unit.ts'
import { SESSION_COOKIE } from '../../server/sign-in/authenticate.ts'
import { signIn } from '../../server/sign-in/sign-in.ts'
import { DATA_ENV } from '../fixtures/data-folder.ts'
import { emptyPostgres } from '../fixtures/databases/empty-databases.ts'
import { startPostgres } from '../fixtures/databases/postgres.ts'
import { median, type Print } from './machine.ts'

const UNITS = 10
const DESKS_PER_UNIT = 3
const ROUNDS = 200
const WARM_UP_ROUNDS = 20
const PASSWORD = 'mat-khau-do-thoi-gian'
const NOW_MS = Date.parse('2026-11-20T09:00:00+07:00')

/** An office whose leader reads reports, signed in and through the whole service. */
export interface Office {
  readonly service: Service
  readonly url: string
  readonly desks: readonly { readonly deskId: string; readonly unitId: string }[]
  read(path: string): Promise<unknown>
  /** What answers, its body not read yet; anything but 200 is an error. */
  open(path: string): Promise<Response>
}

export async function openOffice(
  url: string,
  { units = UNITS, desksPerUnit = DESKS_PER_UNIT }: { units?: number; desksPerUnit?: number } = {},
): Promise<Office> {
  const config = readConfig({ DATABASE_URL: url, LOG_LEVEL: 'error', ...DATA_ENV })
  const service = await openService(config, { now: () => NOW_MS })
  const owner = commandLineContext(service)
  for (let unit = 1; unit <= units; unit++) {
    await addUnit(owner, { code: `U${unit}`, name: `Đơn vị ${unit}`, kind: 'office', parent: null })
    for (let desk = 1; desk <= desksPerUnit; desk++) {
      await addDesk(owner, { code: `U${unit}-${desk}`, unit: `U${unit}`, name: `Quầy ${unit}.${desk}` })
    }
  }
  await addPerson(owner, {
    username: 'lanh-dao',
    name: 'Lãnh đạo',
    password: PASSWORD,
    grants: [
      { role: 'leader', unit: 'ROOT' },
      { role: 'coordinator', unit: 'ROOT' },
    ],
  })
  await addPerson(owner, {
    username: 'dieu-phoi',
    name: 'Điều phối',
    password: PASSWORD,
    grants: [{ role: 'coordinator', unit: 'ROOT' }],
  })
  return signedIn(service)
}

/** The same office after a start, with nothing in memory. */
export async function enterOffice(url: string): Promise<Office> {
  const config = readConfig({ DATABASE_URL: url, LOG_LEVEL: 'error', ...DATA_ENV })
  return signedIn(await openService(config, { now: () => NOW_MS }))
}

async function signedIn(service: Service): Promise<Office> {
  const { http } = createApp(service)
  const { token } = await signIn(service, { username: 'lanh-dao', password: PASSWORD })
  const open = async (path: string) => {
    const response = await http.request(path, { headers: { cookie: `${SESSION_COOKIE}=${token}` } })
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
    return response
  }
  return {
    service,
    url: service.config.databaseUrl,
    open,
    desks: await service.db.selectFrom('desk').select(['id as deskId', 'unit_id as unitId']).execute(),
    read: async (path) => (await open(path)).json() as unknown,
  }
}

export interface ReportBench {
  readonly path: string
  /** What the sizes count: `ratings a quarter`. */
  readonly of: string
  readonly sizes: readonly number[]
  /** Fills an office and checks that the report counts so many; returns what to say of the rows. */
  fill(office: Office, size: number): Promise<string>
}

/** What a report costs where much and little lies behind it; one request after the other, the sizes taking turns. */
export async function benchReport(
  print: Print,
  store: Store,
  { path, of, sizes, fill }: ReportBench,
): Promise<void> {
  const offices: { office: Office; line: string; times: number[]; cpu: number[] }[] = []
  try {
    for (const size of sizes) {
      const office = await openOffice(await store.newUrl())
      const rows = await fill(office, size)
      const line = `${store.name}, ${size.toLocaleString('en')} ${of} (${rows})`
      offices.push({ office, line, times: [], cpu: [] })
    }
    for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      for (const { office, times, cpu } of offices) {
        const [startMs, startCpu] = [performance.now(), process.cpuUsage()]
        await office.read(path)
        if (round < WARM_UP_ROUNDS) continue
        times.push(performance.now() - startMs)
        cpu.push(cpuMsSince(startCpu))
      }
    }
    const smallest = median(offices[0]?.times ?? [])
    for (const { office, line, times, cpu } of offices) {
      print.figure({
        name: path,
        size: line,
        value: median(times),
        unit: 'ms',
        floor: smallest,
        cpuMs: mean(cpu),
        goal: { of: 'ratio', atMost: 1.5 },
      })
      print.figure({ name: `${path}, p95`, size: line, value: quantile(times, 0.95), unit: 'ms' })
      const bytes = await databaseBytes(office.service.db)
      print.figure({ name: 'database on disk', size: line, value: bytes / 2 ** 20, unit: 'MiB' })
    }
  } finally {
    for (const { office } of offices) await closeService(office.service)
  }
}

/** Where offices keep what they have. */
export interface Store {
  readonly name: string
  newUrl(): Promise<string>
  remove(): Promise<void>
}

export function sqliteStore(): Store {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-bench-'))
  let made = 0
  return {
    name: 'SQLite',
    newUrl: () => Promise.resolve(`sqlite:${join(folder, `${(made += 1)}.db`)}`),
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
      return Promise.resolve()
    },
  }
}

export async function postgresStore(): Promise<Store> {
  const server = await startPostgres()
  const made: Awaited<ReturnType<typeof emptyPostgres>>[] = []
  return {
    name: 'PostgreSQL',
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

/** Of this process, all its threads: what another one takes does not count, a database server's neither. */
export function cpuMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** CPU so far of the processes in which a server of PostgreSQL works for this database, in ms by process; Linux only. */
function serverCpu(database: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(` ${database} 127.0.0.1(`)) continue
      const [ns] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')
      found.set(pid, Number(ns) / 1e6)
    } catch {
      // It has ended meanwhile.
    }
  return found
}

/** CPU of `work` in ms: of this process, in which SQLite works too, and of a server that works for the database `url`. */
export async function cpuMsOf(url: string, work: () => Promise<unknown>): Promise<number> {
  const database = /^postgres/.test(url) ? new URL(url).pathname.slice(1) : null
  const before = database === null ? null : serverCpu(database)
  const start = process.cpuUsage()
  await work()
  const own = cpuMsSince(start)
  if (database === null || before === null) return own
  return [...serverCpu(database)].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), own)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
