import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CHANNEL_1022_SECRET } from '../fixtures/app.ts'
import { PROCESSES_MS, type ServerProcess, startServer } from '../fixtures/server-process.ts'
import { type SmallDisk, smallDisk } from '../fixtures/databases/small-disk.ts'
import { prepareLoad } from './load.ts'
import { reckon } from './reckon.ts'

describe('a service whose disk is full', { timeout: PROCESSES_MS }, () => {
  let disk: SmallDisk
  let server: ServerProcess | undefined
  beforeEach(() => {
    disk = smallDisk()
  })
  afterEach(async () => {
    await server?.kill()
    disk.remove()
  })

  test('says 503 and that it is not ready, loses nothing it acknowledged, and works again once there is room', async () => {
    const databaseUrl = `sqlite:${join(disk.folder, 'hailong.db')}`
    const load = await prepareLoad(databaseUrl)
    server = await startServer(databaseUrl, { CHANNEL_1022_SECRET })
    const { url, pid } = server
    const readiness = async () => (await fetch(`${url}/readyz`)).status
    load.run(url)
    await load.acknowledges(100)
    expect(await readiness()).toBe(200)

    disk.fill(pid)
    // The log may still hold a little room: it goes to the first who write.
    await vi.waitFor(async () => expect(await readiness()).toBe(503), 30_000)
    await vi.waitFor(() => expect([...load.told.answers.keys()]).toContain('503 service/unavailable'), 30_000)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await fetch(`${url}/public/results`)).status).toBe(200)

    disk.free(pid)
    await vi.waitFor(async () => expect(await readiness()).toBe(200), 30_000)
    await load.acknowledges(100)
    await load.pause()
    await load.finish(url)
    expect((await server.stop()).code).toBe(0)
    expect([...load.told.answers.keys()]).toEqual(['200', '503 service/unavailable'])
    expect(await reckon(databaseUrl, load)).toMatchObject({ lost: [], doubled: [], faults: [] })
  })
})
