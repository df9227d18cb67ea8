import { afterEach, describe, expect, test } from 'vitest'
import { CHANNEL_1022_SECRET } from '../fixtures/app.ts'
import { DATABASES, freshDatabase } from '../fixtures/databases/databases.ts'
import { PROCESSES_MS, type ServerProcess, startServer } from '../fixtures/server-process.ts'
import { prepareLoad } from './load.ts'
import { reckon } from './reckon.ts'

/** So many are acknowledged before each kill: in the first moments, and in full swing. */
const KILLS = [1, 60, 400]

describe.each(DATABASES)(
  'a service on %s that is killed under load',
  { timeout: PROCESSES_MS },
  (database) => {
    let server: ServerProcess | undefined
    afterEach(() => server?.kill())

    test('keeps everything it acknowledged, once, and takes again what it did not', async () => {
      const { url: databaseUrl, drop } = await freshDatabase(database)
      const load = await prepareLoad(databaseUrl)
      const start = () => startServer(databaseUrl, { CHANNEL_1022_SECRET })
      for (const acknowledged of KILLS) {
        server = await start()
        load.run(server.url)
        await load.acknowledges(acknowledged)
        await server.kill()
        await load.pause()
      }
      const killed = await reckon(databaseUrl, load)
      expect(killed).toMatchObject({ lost: [], doubled: [], faults: [] })

      server = await start()
      await load.finish(server.url)
      expect((await server.stop()).code).toBe(0)
      expect(load.told.ratings).toEqual(load.sent.ratings)
      expect(load.told.items.size).toBe(load.sent.items.size)
      expect(await reckon(databaseUrl, load)).toMatchObject({ lost: [], doubled: [], faults: [] })
      expect([...load.told.answers.keys()]).toEqual(['200'])
      await drop()
    })
  },
)
