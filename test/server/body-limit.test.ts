import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'

const MIB = 1024 * 1024
const JSON_LIMIT = 2 * MIB
/** Photos of items may come along. */
const CHANNEL_LIMIT = 32 * MIB
const IMPORT_LIMIT = 64 * MIB

let app: TestApp
let served: ServedApp
beforeAll(async () => {
  app = await startApp('sqlite')
  served = await serveApp(app)
})
afterAll(async () => {
  await served.stop()
  await app.stop()
})

type Answer = readonly [status: number, code: string]

async function answerOf(response: Response): Promise<Answer> {
  return [response.status, ((await response.json()) as { code: string }).code]
}

/** Sends a body whose length is said beforehand. */
async function sendWhole(path: string, bytes: number): Promise<Answer> {
  return answerOf(await fetch(`${served.url}${path}`, { method: 'POST', body: new Uint8Array(bytes) }))
}

/** Sends a body in chunks, its length told to nobody. */
async function sendChunks(path: string, bytes: number): Promise<Answer> {
  const chunk = new Uint8Array(64 * 1024)
  let left = bytes
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left === 0) return controller.close()
      const next = chunk.subarray(0, Math.min(left, chunk.length))
      left -= next.length
      controller.enqueue(next)
    },
  })
  // Node wants to be told that nobody reads the answer before the body has gone; the browsers' types do not know it.
  const streamed = { method: 'POST', body, duplex: 'half' }
  return answerOf(await fetch(`${served.url}${path}`, streamed))
}

/** Says a length and sends nothing of it: whoever judges by the length need not wait for the body. */
async function sayLength(path: string, bytes: number): Promise<Answer> {
  const { hostname, port } = new URL(served.url)
  const socket = connect(Number(port), hostname).setEncoding('utf8')
  socket.write(`POST ${path} HTTP/1.1\r\nhost: desk\r\ncontent-length: ${bytes}\r\n\r\n`)
  const [answer] = (await once(socket, 'data')) as [string]
  socket.destroy()
  return [Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]), /"code":"([^"]+)"/.exec(answer)?.[1] ?? '']
}

const TOO_LARGE: Answer = [413, 'request/too-large']
/** What a body that is let through comes to: it is signed by nobody, or sent by nobody. */
const READ: Answer = [401, 'channel/wrong-signature']
const NOT_SIGNED_IN: Answer = [401, 'access/sign-in-needed']

describe('a body', () => {
  test.each([
    ['of a length that is said', sendWhole],
    ['in chunks', sendChunks],
  ])('%s is read up to what its address takes, and refused from the next byte on', async (_how, send) => {
    expect(await send('/api/channels/1022', CHANNEL_LIMIT)).toEqual(READ)
    expect(await send('/api/channels/1022', CHANNEL_LIMIT + 1)).toEqual(TOO_LARGE)
    expect(await send('/api/feedback', JSON_LIMIT)).toEqual(NOT_SIGNED_IN)
    expect(await send('/api/feedback', JSON_LIMIT + 1)).toEqual(TOO_LARGE)
  })

  test('that is said to be too large is refused before any of it is sent', async () => {
    expect(await sayLength('/api/channels/1022', CHANNEL_LIMIT + 1)).toEqual(TOO_LARGE)
    expect(await sayLength('/api/imports', IMPORT_LIMIT + 1)).toEqual(TOO_LARGE)
  })

  test('of an import may have 64 megabytes', async () => {
    expect(await sayLength('/api/imports', IMPORT_LIMIT)).toEqual(NOT_SIGNED_IN)
    expect(await sendChunks('/api/imports', IMPORT_LIMIT + 1)).toEqual(TOO_LARGE)
  })

  test('of an import has the larger limit at its own address only', async () => {
    expect(await sayLength('/api/imports/', JSON_LIMIT + 1)).toEqual(TOO_LARGE)
    expect(await sayLength('/api/imports?dryRun=true', JSON_LIMIT + 1)).toEqual(NOT_SIGNED_IN)
  })

  test('of a citizen’s form is refused as a page', async () => {
    for (const [path, limit] of [
      ['/public/rate/ROOT', 16 * 1024],
      ['/public/send/x/text', 256 * 1024],
    ] as const) {
      const post = (bytes: number) =>
        fetch(`${served.url}${path}`, { method: 'POST', body: new Uint8Array(bytes).fill(97) })
      expect((await post(limit)).status, path).not.toBe(413)
      const refused = await post(limit + 1)
      expect([refused.status, refused.headers.get('content-type')], path).toEqual([
        413,
        'text/html; charset=utf-8',
      ])
    }
  })
})
