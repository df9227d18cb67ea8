import { connect } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { CHANNEL_1022_SECRET } from '../fixtures/app.ts'
import { DATABASES, freshDatabase } from '../fixtures/databases/databases.ts'
import { PROCESSES_MS, type ServerProcess, startServer } from '../fixtures/server-process.ts'
import { prepareLoad } from './load.ts'
import { reckon } from './reckon.ts'

describe.each(DATABASES)(
  'a service on %s that is told to end under load',
  { timeout: PROCESSES_MS },
  (database) => {
    let server: ServerProcess | undefined
    afterEach(() => server?.kill())

    test('takes no more, answers what it has, and ends by itself with nothing acknowledged lost', async () => {
      const { url: databaseUrl, drop } = await freshDatabase(database)
      const load = await prepareLoad(databaseUrl)
      server = await startServer(databaseUrl, { CHANNEL_1022_SECRET })
      load.run(server.url)
      await load.acknowledges(100)
      const slow = await signInSlowly(server.url)

      const ended = server.stop()
      await vi.waitFor(() => expect(isOpen(server?.url ?? '')).resolves.toBe(false), 30_000)
      expect(await slow.finish()).toMatch(
        /^HTTP\/1\.1 401 [^]*\r\nconnection: close\r\n[^]*access\/wrong-sign-in/i,
      )
      expect((await ended).code).toBe(0)
      await load.pause()
      expect([...load.told.answers.keys()]).toEqual(['200'])
      expect(await reckon(databaseUrl, load)).toMatchObject({ lost: [], doubled: [], faults: [] })
      await drop()
    })
  },
)

/** Whether anybody still listens there. */
async function isOpen(url: string): Promise<boolean> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/** Begins to sign in: resolves when the service has read everything but the body. */
async function signInSlowly(url: string): Promise<{ finish(): Promise<string> }> {
  const body = JSON.stringify({ username: 'nobody', password: 'nothing-at-all' })
  const socket = connect(Number(new URL(url).port), '127.0.0.1').setEncoding('utf8')
  socket.write(
    `POST /api/session HTTP/1.1\r\nhost: desk\r\ncontent-length: ${body.length}\r\nexpect: 100-continue\r\n\r\n`,
  )
  const [goOn] = (await once(socket, 'data')) as [string]
  expect(goOn).toBe('HTTP/1.1 100 Continue\r\n\r\n')
  return {
    async finish() {
      socket.write(body)
      let answer = ''
      for await (const text of socket) answer += String(text)
      return answer
    },
  }
}
