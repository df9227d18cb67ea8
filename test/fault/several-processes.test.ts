import { afterEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import { closeService, commandLineContext, openService } from '../../server/open-service.ts'
import { addPerson } from '../../server/organisation/add-person.ts'
import { CHANNEL_1022_SECRET, PASSWORD } from '../fixtures/app.ts'
import { type FreshDatabase, freshDatabase } from '../fixtures/databases/databases.ts'
import { DATA_ENV } from '../fixtures/data-folder.ts'
import { readEvents } from '../fixtures/live.ts'
import { machineNow } from '../fixtures/machine-date.ts'
import { type OneAddress, oneAddress } from '../fixtures/one-address.ts'
import { PROCESSES_MS, type ServerProcess, startServer } from '../fixtures/server-process.ts'
import { prepareLoad } from './load.ts'
import { reckon } from './reckon.ts'

describe('two processes on one PostgreSQL, behind one address', { timeout: 2 * PROCESSES_MS }, () => {
  let servers: ServerProcess[] = []
  let address: OneAddress | undefined
  let database: FreshDatabase | undefined
  afterEach(async () => {
    await address?.stop()
    await Promise.all(servers.map((server) => server.kill()))
    await database?.drop()
  })

  test('are one service: sessions, locks, limits, live updates and jobs hold across them, and one may die at any moment', async () => {
    database = await freshDatabase('postgres')
    const { url: databaseUrl, db } = database
    const load = await prepareLoad(databaseUrl)
    await addCoordinators(databaseUrl)
    const start = () => startServer(databaseUrl, { CHANNEL_1022_SECRET })
    servers = [await start(), await start()]
    const [one, other] = servers.map(({ url }) => url) as [string, string]
    address = await oneAddress([one, other])

    // A session that one began, the other knows, and ends for both.
    const signed = await signIn(one, 'dieuphoi')
    const headers = { cookie: (signed.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
    const session = async (url: string) => (await fetch(`${url}/api/session`, { headers })).status
    expect([await session(one), await session(other)]).toEqual([200, 200])

    // Wrong passwords are counted together, whichever of them was asked.
    for (let tries = 0; tries < 10; tries++)
      await signIn(tries % 2 ? one : other, 'nguoikhac', 'sai-mat-khau')
    const locked = await Promise.all([one, other].map((url) => signIn(url, 'nguoikhac')))
    expect(locked.map(({ status }) => status)).toEqual([429, 429])

    // So are codes that nobody has: the twentieth guess is the last, whoever took the nineteen before.
    const guess = async (url: string) => (await fetch(`${url}/public/track/ABCD-EFGH-2345`)).status
    const guesses: number[] = []
    for (let tries = 0; tries < 22; tries++) guesses.push(await guess(tries % 2 ? one : other))
    expect(guesses).toEqual([...Array<number>(20).fill(404), 429, 429])

    // A screen at one hears what came in at the other.
    const stream = readEvents(await fetch(`${other}/api/live`, { headers }))
    await stream.next()
    load.run(address.url)
    expect(await stream.next()).toMatchObject({ event: expect.stringMatching(/^(news|look)$/) as string })
    await stream.cancel()

    await load.acknowledges(400)
    await servers[0]?.kill()
    await load.acknowledges(400)
    await load.pause()
    await load.finish(address.url)
    expect(await session(other)).toBe(200)
    expect(await reckon(databaseUrl, load)).toMatchObject({ lost: [], doubled: [], faults: [] })
    // Each wrote a part of the tallies of its own, and every job has one holder.
    expect(load.told.ratings).toEqual(load.sent.ratings)
    const leases = await db.selectFrom('lease').select('name').execute()
    expect(new Set(leases.map(({ name }) => name)).size).toBe(leases.length)

    expect((await fetch(`${other}/api/session`, { method: 'DELETE', headers })).status).toBe(204)
    servers = [await start(), ...servers.slice(1)]
    expect(await session(servers[0]?.url ?? '')).toBe(401)
    expect((await servers[1]?.stop())?.code).toBe(0)
  })
})

function signIn(url: string, username: string, password = PASSWORD): Promise<Response> {
  return fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username, password }),
  })
}

async function addCoordinators(databaseUrl: string): Promise<void> {
  const config = readConfig({ DATABASE_URL: databaseUrl, ...DATA_ENV })
  const service = await openService(config, { log: createLog('silent'), now: machineNow })
  for (const username of ['dieuphoi', 'nguoikhac'])
    await addPerson(commandLineContext(service), {
      username,
      name: username,
      password: PASSWORD,
      grants: [{ role: 'coordinator', unit: 'ROOT' }],
    })
  await closeService(service)
}
