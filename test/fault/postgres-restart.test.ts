import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { CHANNEL_1022_SECRET } from '../fixtures/app.ts'
import { FORGETFUL, type PostgresServer, startOwnPostgres } from '../fixtures/databases/postgres.ts'
import { PROCESSES_MS, served, type ServerProcess, startCommand } from '../fixtures/server-process.ts'
import { prepareLoad } from './load.ts'
import { reckon } from './reckon.ts'

let postgres: PostgresServer
let server: ServerProcess | undefined

beforeAll(async () => {
  postgres = await startOwnPostgres(FORGETFUL)
})
afterEach(() => server?.kill())
afterAll(() => postgres.stop())

const start = () =>
  startCommand(['start'], { DATABASE_URL: postgres.url, CHANNEL_1022_SECRET, LOG_LEVEL: 'warn' })

describe('a PostgreSQL that is restarted under a running service', { timeout: PROCESSES_MS }, () => {
  test('costs nothing acknowledged: meanwhile it answers 503, and goes on by itself afterwards', async () => {
    const load = await prepareLoad(postgres.url)
    server = await served(start())
    const { url } = server
    const readiness = async () => (await fetch(`${url}/readyz`)).status
    load.run(url)
    await load.acknowledges(100)
    await postgres.halt()

    expect(await readiness()).toBe(503)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    const refused = await fetch(`${url}/api/session`, { headers: { cookie: 'hailong_session=x' } })
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('5')
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(await refused.json()).toMatchObject({ status: 503, code: 'service/unavailable' })
    const page = await fetch(`${url}/public/results`)
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await page.text()).toContain('Hệ thống tạm thời gián đoạn')

    await postgres.resume()
    await vi.waitFor(async () => expect(await readiness()).toBe(200), 30_000)
    await load.acknowledges(100)
    await load.pause()
    await load.finish(url)
    expect((await server.stop()).code).toBe(0)
    expect([...load.told.answers.keys()].sort()).toEqual(['200', '503 service/unavailable'])
    expect(await reckon(postgres.url, load)).toMatchObject({ lost: [], doubled: [], faults: [] })
  })

  test('is waited for by a service that starts before it', async () => {
    await postgres.halt()
    const child = start()
    await child.says(/waiting for it/)
    await postgres.resume()
    server = await served(child)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    expect((await server.stop()).code).toBe(0)
  })
})
