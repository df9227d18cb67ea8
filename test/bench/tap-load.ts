import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { newUuid7 } from '../../server/ids.ts'

export interface Ready {
  readonly url: string
  readonly bareUrl: string
  readonly tokens: readonly string[]
  readonly questionnaireVersionId: string
  /** The cookie of a person who reads the queue. */
  readonly viewer: string
}

interface Load {
  readonly perRequest: number
  readonly connections: number
  readonly seconds: number
  /** Requests; as many as go through where it is left out. */
  readonly perSecond?: number
}

/** With so many tablets paired; none where another process has paired them in the same database. */
export async function startServer(
  kiosks: number,
  databaseUrl: string,
): Promise<{ child: ChildProcess; ready: Ready }> {
  const child = fork(join(import.meta.dirname, 'taps-server.ts'), [String(kiosks), databaseUrl], {
    execArgv: ['--import', 'tsx'],
  })
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Ready))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code ?? 'a signal'}`)))
  })
  return { child, ready }
}

export function askServer<T>(child: ChildProcess, question: string): Promise<T> {
  return new Promise((resolve) => {
    child.once('message', (message) => resolve(message as T))
    child.send(question)
  })
}

export async function stopServer(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.send('stop')
  await ended
}

/** A busy desk's morning, 07:30 to 11:30 in Ho Chi Minh City: far enough apart for no rule of misuse to step in. */
const TAP_EVERY_MS = 61_000
const TAPS_OF_A_MORNING = 236

function lastMondayMorningMs(nowMs: number): number {
  const day = new Date(nowMs - 86_400_000)
  const sinceMonday = (day.getUTCDay() + 6) % 7
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() - sinceMonday, 0, 30)
}

/** Each connection is one tablet with its own token and sequence; every body is new. */
export async function fire(
  url: string,
  { tokens, questionnaireVersionId }: Ready,
  { perRequest, connections, seconds, perSecond }: Load,
): Promise<{ requestsPerSecond: number; accepted: number; timesMs: number[] }> {
  const timesMs: number[] = []
  let nextClient = 0
  let responses = 0
  let failed = 0
  const startMs = lastMondayMorningMs(Date.now())
  const result = await autocannon({
    url: `${url}/api/ratings`,
    connections,
    duration: seconds,
    ...(perSecond === undefined ? {} : { overallRate: perSecond }),
    method: 'POST',
    setupClient(client) {
      const token = tokens[nextClient++ % tokens.length]
      client.setHeaders({ authorization: `Bearer ${token}`, 'content-type': 'application/json' })
      let seq = Math.floor(Math.random() * 2 ** 20) * 1_000
      const nextBody = () =>
        JSON.stringify({
          ratings: Array.from({ length: perRequest }, () => {
            seq += 1
            const tappedMs = startMs + (seq % TAPS_OF_A_MORNING) * TAP_EVERY_MS
            return {
              id: newUuid7(Date.now()),
              seq,
              questionnaireVersionId,
              level: (seq % 5) + 1,
              tappedAt: new Date(tappedMs).toISOString(),
              language: 'vi',
              clockOffsetMs: 120,
              optionOrder: 'best-first',
            }
          }),
        })
      client.setBody(nextBody())
      client.on('response', (status, _bytes, timeMs) => {
        timesMs.push(timeMs)
        if (status === 200) responses += 1
        else failed += 1
        client.setBody(nextBody())
      })
    },
  })
  if (failed > 0 || result.errors > 0) throw new Error(`${failed} refused, ${result.errors} errors`)
  return { requestsPerSecond: responses / result.duration, accepted: responses * perRequest, timesMs }
}
