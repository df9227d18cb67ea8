import { readEvents } from '../fixtures/live.ts'
import { describeMachine, median, type Print } from './machine.ts'
import { postgresStore, sqliteStore } from './office.ts'
import { fire, type Ready, startServer, stopServer } from './tap-load.ts'

const VIEWERS = 200
const ROUNDS = 7
const SECONDS = 5
/** A ward's busiest minutes many times over, and far from what the service can take. */
const TAPS_A_SECOND = 40
const CONNECTIONS = 8
/** Each is told to every viewer. */
const CHANGES_A_SECOND = 1
const GOAL = 1.5

/** What open screens cost a tap: its 99th percentile with viewers who are told of changes, over that with the changes alone. */
export async function benchLive(print: Print, { postgres = false } = {}): Promise<void> {
  const store = postgres ? await postgresStore() : sqliteStore()
  print(
    `live · ${describeMachine()} · ${store.name} · ${TAPS_A_SECOND} taps and ${CHANGES_A_SECOND} change a second · ` +
      `${ROUNDS} rounds of ${SECONDS} s each way, medians of p99`,
  )
  const { child, ready } = await startServer(CONNECTIONS, await store.newUrl())
  try {
    const [alone, watched]: [number[], number[]] = [[], []]
    const load = { perRequest: 1, connections: CONNECTIONS, seconds: SECONDS, perSecond: TAPS_A_SECOND }
    const round = async (): Promise<number> => {
      const changing = setInterval(() => void enter(ready), 1_000 / CHANGES_A_SECOND)
      const { timesMs } = await fire(ready.url, ready, load)
      clearInterval(changing)
      return percentile(timesMs, 0.99)
    }
    await round()
    let told = 0
    for (let turn = 0; turn < ROUNDS; turn++) {
      alone.push(await round())
      const viewers = await watch(ready, () => (told += 1))
      watched.push(await round())
      await viewers.leave()
    }
    print(
      `  p99 alone ${median(alone).toFixed(1)} ms, with ${VIEWERS} viewers ${median(watched).toFixed(1)} ms`,
    )
    print(`    ${told} news told`)
    print.figure({
      name: `a tap's p99 with ${VIEWERS} viewers`,
      size: store.name,
      value: median(watched),
      unit: 'ms',
      floor: median(alone),
      goal: { of: 'ratio', atMost: GOAL },
    })
    if (told < VIEWERS * ROUNDS) throw new Error('the viewers were told of nothing')
  } finally {
    await stopServer(child)
    await store.remove()
  }
}

/** Somebody enters an item. */
async function enter({ url, viewer }: Ready): Promise<void> {
  const response = await fetch(`${url}/api/feedback`, {
    method: 'POST',
    headers: { cookie: viewer, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'desk', text: 'Đèn đường hẻm 12 không sáng đã ba ngày.' }),
  })
  if (response.status !== 201) throw new Error(`entering answered ${response.status}`)
}

async function watch({ url, viewer }: Ready, onNews: () => void): Promise<{ leave: () => Promise<void> }> {
  const ended = new AbortController()
  const streams = await Promise.all(
    Array.from({ length: VIEWERS }, async () => {
      const response = await fetch(`${url}/api/live`, { headers: { cookie: viewer }, signal: ended.signal })
      if (response.status !== 200) throw new Error(`the stream answered ${response.status}`)
      return readEvents(response)
    }),
  )
  const listening = streams.map(async ({ next }) => {
    while ((await next().catch(() => undefined)) !== undefined) onNews()
  })
  return {
    leave: async () => {
      ended.abort()
      await Promise.all(listening)
    },
  }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
