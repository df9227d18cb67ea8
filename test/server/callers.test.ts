import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import { openService } from '../../server/open-service.ts'
import { serve } from '../../server/serve.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { testClock, NOW } from '../fixtures/clock.ts'
import { DATA_ENV } from '../fixtures/data-folder.ts'
import { emptySqlite } from '../fixtures/databases/empty-databases.ts'
import { serveApp } from '../fixtures/pages/served-app.ts'

/** Says that a body comes, and sends only the beginning of it. */
function beginBody(url: string, path: string): Socket {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname).setEncoding('utf8')
  socket.write(`POST ${path} HTTP/1.1\r\nhost: desk\r\ncontent-length: 100\r\nexpect: 100-continue\r\n\r\n{`)
  return socket
}

describe('a caller who drips', () => {
  test('is answered 408 and cut off, however often a little more comes', async () => {
    const empty = emptySqlite()
    const config = readConfig({ DATABASE_URL: empty.url, PORT: '0', LOG_LEVEL: 'silent', ...DATA_ENV })
    const service = await openService(config, { now: testClock(NOW).now, log: createLog('silent') })
    const patience = { headersTimeout: 40, requestTimeout: 60, connectionsCheckingInterval: 10 }
    const running = await serve(service, patience)
    const slow = [beginBody(running.url, '/api/session'), beginBody(running.url, '/api/channels/1022')]
    const { hostname, port } = new URL(running.url)
    slow.push(connect(Number(port), hostname).setEncoding('utf8'))
    slow[2]?.write('GET /healthz HTTP/1.1\r\nhost: de')
    const answers = await Promise.all(
      slow.map(async (socket) => {
        // Each wait for the cut sends another byte.
        const drip = setInterval(() => socket.write('a'), 5)
        let answer = ''
        for await (const text of socket) answer += String(text)
        clearInterval(drip)
        return answer
      }),
    )
    for (const answer of answers) expect(answer).toMatch(/HTTP\/1\.1 408 Request Timeout\r\n/)
    await running.stop()
    await empty.remove()
  })
})

describe('a caller who hangs up', () => {
  let app: TestApp
  const lines: { level: number; msg: string }[] = []
  beforeEach(async () => {
    app = await startApp('sqlite')
    lines.length = 0
  })
  afterEach(() => app.stop())

  test.each([
    '/api/session',
    '/api/channels/1022',
    '/public/rate/ROOT',
    `/public/send/${'0'.repeat(26)}/text`,
  ])('in the middle of %s is no error of ours', async (path) => {
    const log = pino(
      { level: 'warn' },
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          lines.push(JSON.parse(chunk.toString()) as (typeof lines)[number])
          done()
        },
      }),
    )
    const heard = createApp({ ...app.service, log })
    const served = await serveApp({ app: heard })
    const socket = beginBody(served.url, path)
    await once(socket, 'data')
    socket.destroy()
    await served.idle()
    expect(lines).toEqual([])
    await served.stop()
    await heard.drain()
  })
})
