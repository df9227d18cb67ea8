import { fork } from 'node:child_process'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { sql } from 'kysely'
import { openDatabase } from '../../db/open.ts'
import { describeMachine } from '../bench/machine.ts'
import { prepareLoad, type Load } from '../fault/load.ts'
import { reckon } from '../fault/reckon.ts'
import { CHANNEL_1022_SECRET } from '../fixtures/app.ts'
import { emptyPostgres, emptySqlite, type EmptyDatabase } from '../fixtures/databases/empty-databases.ts'
import { type PostgresServer, startOwnPostgres } from '../fixtures/databases/postgres.ts'
import { BARE, served, type ServerProcess, startServer, watchChild } from '../fixtures/server-process.ts'
import { smallDisk } from '../fixtures/databases/small-disk.ts'
import { startNetwork } from './cuttable-network.ts'
import { tryInputs } from './generated-inputs.ts'

/*
 * `npm run campaign -- [KILLS] [INPUTS]`: the faults of `test/fault/` many times over, at moments that chance chooses, and
 * generated inputs for every endpoint. It ends by itself, with 1 where anything acknowledged was lost or doubled, where
 * `verify` finds a fault, or where an answer was a failure of ours.
 */
const [KILLS = 200, INPUTS = 1_000_000] = process.argv.slice(process.argv.indexOf('campaign') + 1).map(Number)
const RESTARTS = 20
const CUTS = 40
const RESTORES = 5
const FULL_DISKS = 3
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Where the clock stands against the machine's, one after the other: a battery, a summer time, a typing error. */
const JUMPS_MS = [HOUR_MS, -HOUR_MS, DAY_MS, 0, -40 * DAY_MS, 400 * DAY_MS, 0, -90_000, 5_000, 0]

const start = (databaseUrl: string) => startServer(databaseUrl, { CHANNEL_1022_SECRET })
/** As long as a server under load takes for many commits, or for none. */
const aMoment = () => rest(Math.random() * 300)

async function kill(databaseUrl: string, load: Load): Promise<void> {
  for (let kills = 0; kills < KILLS; kills++) {
    const server = await start(databaseUrl)
    load.run(server.url)
    // Half of them in its first moments, half in full swing.
    if (kills % 2 === 1) await load.acknowledges(50)
    await aMoment()
    await server.kill()
    await load.pause()
  }
}

/** Every second time without tidying. */
async function restart(postgres: PostgresServer, databaseUrl: string, load: Load): Promise<void> {
  const server = await start(databaseUrl)
  load.run(server.url)
  for (let restarts = 0; restarts < RESTARTS; restarts++) {
    await load.acknowledges(100)
    await aMoment()
    await (restarts % 2 === 0 ? postgres.halt() : postgres.crash())
    await aMoment()
    await postgres.resume()
  }
  await load.acknowledges(100)
  await end(server, load)
}

async function fillDisks(disk: ReturnType<typeof smallDisk>, databaseUrl: string, load: Load): Promise<void> {
  const server = await start(databaseUrl)
  load.run(server.url)
  for (let disks = 0; disks < FULL_DISKS; disks++) {
    await load.acknowledges(100)
    disk.fill(server.pid)
    const before = load.told.answers.get(UNAVAILABLE) ?? 0
    while ((load.told.answers.get(UNAVAILABLE) ?? 0) < before + 20) await aMoment()
    disk.free(server.pid)
  }
  await load.acknowledges(100)
  await end(server, load)
}

async function moveClock(databaseUrl: string, load: Load): Promise<void> {
  const child = fork(join(import.meta.dirname, 'moving-clock-server.ts'), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...BARE, DATABASE_URL: databaseUrl, CHANNEL_1022_SECRET },
    silent: true,
  })
  const server = await served(watchChild(child))
  load.run(server.url)
  for (const aheadMs of JUMPS_MS) {
    child.send(aheadMs)
    await load.acknowledges(200)
    await aMoment()
  }
  await end(server, load)
}

/** Between the senders and the service: a tablet's Wi-Fi, a cable in the cellar. */
async function cutSenders(databaseUrl: string, load: Load): Promise<void> {
  const server = await start(databaseUrl)
  const network = await startNetwork(server.url)
  for (let cuts = 0; cuts < CUTS; cuts++) {
    load.run(network.url)
    await load.acknowledges(20)
    await aMoment()
    network.cut()
    await load.pause()
    network.mend()
  }
  await network.stop()
  await end(server, load)
}

/** Between the service and its database. */
async function cutDatabase(databaseUrl: string, load: Load): Promise<void> {
  const network = await startNetwork(databaseUrl)
  const server = await start(network.url)
  load.run(server.url)
  for (let cuts = 0; cuts < CUTS; cuts++) {
    await load.acknowledges(50)
    await aMoment()
    network.cut()
    await aMoment()
    network.mend()
  }
  await load.acknowledges(100)
  await end(server, load)
  await network.stop()
}

/**
 * A copy is made under load, and later put in the place of the database. What was acknowledged before the copy was begun must
 * be in it; what came after is gone with the disk, and whoever still has it sends it again.
 */
async function restoreBackup(databaseUrl: string, load: Load): Promise<void> {
  const file = databaseUrl.slice('sqlite:'.length)
  const backup = `${file}.backup`
  for (let restores = 0; restores < RESTORES; restores++) {
    const server = await start(databaseUrl)
    load.run(server.url)
    await load.acknowledges(200)
    const before = { ratings: [...load.told.ratings], items: [...load.told.items] }
    await copyDatabase(databaseUrl, backup)
    await load.acknowledges(100)
    await server.kill()
    await load.pause()
    for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
    renameSync(backup, file)
    for (const [book, kept] of [
      [load.told.ratings, before.ratings],
      [load.told.items, before.items],
    ] as const) {
      book.clear()
      for (const key of kept) book.add(key)
    }
  }
}

async function copyDatabase(databaseUrl: string, file: string): Promise<void> {
  const db = openDatabase(databaseUrl)
  await sql`vacuum into ${sql.lit(file)}`.execute(db)
  await db.destroy()
}

async function end(server: ServerProcess, load: Load): Promise<void> {
  await load.pause()
  const { code, stderr } = await server.stop()
  if (code !== 0) throw new Error(`the server ended with ${code}: ${stderr}`)
}

const UNAVAILABLE = '503 service/unavailable'
let isClean = true

/** Runs one part on a database of its own, lets everything be sent that has no receipt yet, and prints the counts. */
async function count(
  name: string,
  databaseUrl: string,
  part: (databaseUrl: string, load: Load) => Promise<void>,
): Promise<void> {
  const load = await prepareLoad(databaseUrl)
  await part(databaseUrl, load)
  const server = await start(databaseUrl)
  await load.finish(server.url)
  await end(server, load)
  const { acknowledged, lost, doubled, faults } = await reckon(databaseUrl, load)
  const answers = [...load.told.answers]
  const failures = answers.filter(([answer]) => /^5/.test(answer) && answer !== UNAVAILABLE)
  const failed = failures.reduce((sum, [, times]) => sum + times, 0)
  isClean &&= lost.length + doubled.length + faults.length + failed === 0
  console.log(
    `${name}: ${acknowledged} acknowledged, ${lost.length} lost, ${doubled.length} doubled, ${failed} answers 5xx that are not 503; verify: ${faults.length} faults`,
  )
  console.log(`    answers: ${answers.map(([answer, times]) => `${times} × ${answer}`).join(', ')}`)
  for (const fault of faults.slice(0, 10)) console.log(`    ${fault}`)
}

/** Every endpoint, with what nobody would send. */
async function tryAll(): Promise<void> {
  const seed = Math.floor(Math.random() * 2 ** 32)
  const { answers, failures, faults } = await tryInputs(INPUTS, seed)
  isClean &&= failures.length + faults.length === 0
  console.log(
    `${INPUTS} generated inputs (seed ${seed}): ${failures.length} answers 5xx that are not 503; verify: ${faults.length} faults`,
  )
  console.log(`    answers: ${[...answers].map(([answer, times]) => `${times} × ${answer}`).join(', ')}`)
  for (const line of [...failures, ...faults].slice(0, 20)) console.log(`    ${line}`)
}

async function within(database: EmptyDatabase, work: (url: string) => Promise<void>): Promise<void> {
  try {
    await work(database.url)
  } finally {
    await database.remove()
  }
}

console.log(`campaign · ${describeMachine()}`)
const postgres = await startOwnPostgres()
const disk = smallDisk()
try {
  const sqlite = () => emptySqlite()
  const onPostgres = () => emptyPostgres(postgres.url)
  await within(sqlite(), (url) => count(`${KILLS} kills on SQLite`, url, kill))
  await within(await onPostgres(), (url) => count(`${KILLS} kills on PostgreSQL`, url, kill))
  await within(await onPostgres(), (url) =>
    count(`${RESTARTS} restarts of PostgreSQL`, url, (...part) => restart(postgres, ...part)),
  )
  await within(sqlite(), (url) => count(`${CUTS} cuts between senders and service`, url, cutSenders))
  await within(await onPostgres(), (url) =>
    count(`${CUTS} cuts between service and PostgreSQL`, url, cutDatabase),
  )
  await within(sqlite(), (url) => count(`${RESTORES} restored backups`, url, restoreBackup))
  const onDisk = `sqlite:${join(disk.folder, 'hailong.db')}`
  await count(`${FULL_DISKS} full disks`, onDisk, (...part) => fillDisks(disk, ...part))
  await within(sqlite(), (url) => count(`${JUMPS_MS.length} clock jumps on SQLite`, url, moveClock))
  await within(await onPostgres(), (url) =>
    count(`${JUMPS_MS.length} clock jumps on PostgreSQL`, url, moveClock),
  )
  await tryAll()
} finally {
  disk.remove()
  await postgres.stop()
}
console.log(isClean ? 'nothing was lost or doubled' : 'SOMETHING WAS LOST OR DOUBLED, OR FAILED')
process.exitCode = isClean ? 0 : 1
