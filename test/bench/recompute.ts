import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { newUuid7 } from '../../server/ids.ts'
import { describeMachine, type Print } from './machine.ts'

export interface RecomputeBench {
  readonly items?: number
  readonly databaseUrl?: string
}

const KIOSKS = 20
const TAPS_PER_SECOND = 100
const WARM_UP_MS = 5_000
/** Taps alone and taps during take turns, so that whatever else the machine does falls on both. */
const SLICE_MS = 3_000

interface Ready {
  readonly url: string
  readonly tokens: readonly string[]
  readonly questionnaireVersionId: string
  readonly nowMs: number
}

interface Progress {
  readonly moved: number
  readonly workedMs: number
  readonly isFinished: boolean
}

/**
 * A tap's wait while a day off is worked off over many open items, against the same taps alone. Taps come at a fixed
 * rate whatever the answers take, so that a stop shows in the wait of every tap behind it.
 */
export async function benchRecompute(
  print: Print,
  { items = 100_000, databaseUrl }: RecomputeBench = {},
): Promise<void> {
  print(
    `recompute · ${describeMachine()} · ${items.toLocaleString('en')} open items, ${KIOSKS} tablets, ${TAPS_PER_SECOND} taps/s`,
  )
  const child = fork(
    join(import.meta.dirname, 'recompute-server.ts'),
    [String(items), String(KIOSKS), ...(databaseUrl ? [databaseUrl] : [])],
    { execArgv: ['--import', 'tsx'] },
  )
  try {
    const tap = makeTapper(await nextMessage<Ready>(child))
    await tapUntil(tap, wait(WARM_UP_MS))
    const alone: number[] = []
    const during: number[] = []
    let done: Progress
    do {
      alone.push(...(await tapUntil(tap, wait(SLICE_MS))))
      child.send('work')
      const progress = nextMessage<Progress>(child)
      during.push(...(await tapUntil(tap, Promise.race([progress, wait(SLICE_MS)]))))
      child.send('rest')
      done = await progress
    } while (!done.isFinished)
    const { moved, workedMs: ms } = done
    if (moved !== items) throw new Error(`${moved} of ${items} items moved`)
    const size = `${items.toLocaleString('en')} open items`
    print.figure({ name: 'items moved by a day off', size, value: (moved * 1000) / ms, unit: '/s' })
    print(`  a tap alone: ${describe(alone)}`)
    print(`  a tap during: ${describe(during)}`)
    print.figure({
      name: 'p99 of a tap while they move, against alone',
      size,
      value: quantile(during, 0.99),
      unit: 'ms',
      floor: quantile(alone, 0.99),
    })
  } finally {
    child.send('stop')
    await new Promise((resolve) => child.once('exit', resolve))
  }
}

function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`the server ended with ${code ?? 'a signal'}`))
    child.once('exit', onExit)
    child.once('message', (message) => {
      child.off('exit', onExit)
      resolve(message as T)
    })
  })
}

/** One tap of the next tablet; resolves with how long its receipt took, in milliseconds. */
function makeTapper({ url, tokens, questionnaireVersionId, nowMs }: Ready): () => Promise<number> {
  let made = 0
  return async () => {
    const token = tokens[made % tokens.length] ?? ''
    const seq = Math.floor(made / tokens.length) + 1
    made += 1
    // Of the day before, a minute apart, so that no burst rule steps in.
    const tappedMs = nowMs - 86_400_000 + (seq % 1_000) * 61_000
    const rating = {
      id: newUuid7(nowMs),
      seq,
      questionnaireVersionId,
      level: (seq % 5) + 1,
      tappedAt: new Date(tappedMs).toISOString(),
      language: 'vi',
      clockOffsetMs: 120,
    }
    const fromMs = performance.now()
    const response = await fetch(`${url}/api/ratings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ratings: [rating] }),
    })
    await response.arrayBuffer()
    if (response.status !== 200) throw new Error(`a tap answered ${response.status}`)
    return performance.now() - fromMs
  }
}

/** Taps at the fixed rate until something has happened; all waits, in milliseconds. */
async function tapUntil(tap: () => Promise<number>, end: Promise<unknown>): Promise<number[]> {
  let isOver = false
  const over = () => {
    isOver = true
  }
  void end.then(over, over)
  const waits: Promise<number>[] = []
  const startMs = performance.now()
  while (!isOver) {
    const dueMs = startMs + (waits.length * 1000) / TAPS_PER_SECOND
    await wait(Math.max(0, dueMs - performance.now()))
    waits.push(tap())
  }
  return Promise.all(waits)
}

function describe(waits: readonly number[]): string {
  const at = (share: number) => quantile(waits, share).toFixed(1)
  return `median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms of ${waits.length.toLocaleString('en')}`
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
