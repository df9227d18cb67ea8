import { type ChildProcess, fork } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { newCode } from '../../server/ids.ts'
import { describeMachine, median, type Print } from './machine.ts'
import { postgresStore, sqliteStore } from './office.ts'

const CONNECTIONS = 64
const ROUNDS = 3
/** Before it is measured: code gets fast by running. */
const WARM_UP = 0.3
const PER_BIG_REQUEST = 100
const SECRET = 'khoa-bi-mat-cua-ban-do'
/** Of many items to few, by CPU an item. */
const FLAT = 1.5

interface Used {
  /** Of the whole process. */
  readonly cpuMs: number
  readonly bytes: number
  readonly memoryMib: number
  readonly items: number
  readonly ratings: number
}

/** A request of autocannon, new each time. */
interface Request {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

interface Load {
  readonly name: string
  readonly path: string
  readonly perRequest: number
  /** A round, whatever it takes: what waits at its end would fall into the next. */
  readonly requests: number
  readonly kept: 'items' | 'ratings'
  readonly status: number
  /** A second, at the least. */
  readonly goal: number
  readonly next: () => Request
}

const WORDS = 'rác thải vỉa hè tiếng ồn đèn đường ổ gà cây xanh hộ tịch đất đai xây dựng chiếu sáng'.split(
  ' ',
)
let made = 0

const LOADS: readonly Load[] = [
  {
    name: '1022, one a request',
    path: '/api/channels/1022',
    perRequest: 1,
    requests: 4_000,
    kept: 'items',
    status: 200,
    goal: 2_000,
    next: () => signed(JSON.stringify(makeItem())),
  },
  {
    name: `1022, ${PER_BIG_REQUEST} a request`,
    path: '/api/channels/1022',
    perRequest: PER_BIG_REQUEST,
    requests: 128,
    kept: 'items',
    status: 200,
    goal: 4_000,
    next: () => signed(JSON.stringify({ items: Array.from({ length: PER_BIG_REQUEST }, makeItem) })),
  },
  {
    name: 'ratings by telephone',
    path: '/public/rate/U1',
    perRequest: 1,
    requests: 4_000,
    kept: 'ratings',
    status: 303,
    goal: 2_000,
    next: () => ({
      body: new URLSearchParams({ token: newCode(26), level: String(1 + ((made += 1) % 5)) }).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-forwarded-for': `10.${(made >> 16) & 255}.${(made >> 8) & 255}.${made & 255}`,
      },
    }),
  },
]

/** Items of 1022 and ratings by telephone over HTTP, into an office that has few and one that has many items. */
export async function benchIntake(
  print: Print,
  {
    sizes = [10_000, 1_000_000],
    postgres = false,
  }: { readonly sizes?: readonly number[]; readonly postgres?: boolean } = {},
): Promise<void> {
  const store = postgres ? await postgresStore() : sqliteStore()
  print(
    `intake · ${describeMachine()} · ${store.name} · ${CONNECTIONS} connections · medians of ${ROUNDS} rounds`,
  )
  const smallest = new Map<string, number>()
  try {
    for (const size of sizes) {
      const { child, url } = await startServer(size, await store.newUrl())
      try {
        const of = `${store.name}, ${size.toLocaleString('en')} items`
        for (const load of LOADS) {
          const { rate, cpuMs } = await measure(child, url, load)
          const first = smallest.get(load.name) ?? cpuMs
          smallest.set(load.name, first)
          print.figure({
            name: load.name,
            size: of,
            value: rate,
            unit: '/s',
            cpuMs,
            goal: { of: 'value', atLeast: load.goal },
          })
          print.figure({
            name: `${load.name}, CPU against the smallest`,
            size: of,
            value: cpuMs,
            unit: 'CPU ms',
            floor: first,
            goal: { of: 'ratio', atMost: FLAT },
          })
        }
        const { bytes, memoryMib } = await ask(child)
        print.figure({ name: 'database on disk', size: of, value: bytes / 2 ** 20, unit: 'MiB' })
        print.figure({ name: 'memory of the server', size: of, value: memoryMib, unit: 'MiB' })
      } finally {
        child.send('stop')
        await new Promise((resolve) => child.once('exit', resolve))
      }
    }
  } finally {
    await store.remove()
  }
}

async function measure(
  child: ChildProcess,
  url: string,
  load: Load,
): Promise<{ readonly rate: number; readonly cpuMs: number }> {
  const rates: number[] = []
  const cpus: number[] = []
  await fire(url, load, Math.max(CONNECTIONS, load.requests * WARM_UP))
  for (let round = 0; round < ROUNDS; round++) {
    const before = await ask(child)
    const seconds = await fire(url, load, load.requests)
    const after = await ask(child)
    const kept = after[load.kept] - before[load.kept]
    if (kept !== load.requests * load.perRequest)
      throw new Error(`${load.requests} requests were answered, ${kept} kept`)
    rates.push(kept / seconds)
    cpus.push((after.cpuMs - before.cpuMs) / kept)
  }
  return { rate: median(rates), cpuMs: median(cpus) }
}

async function startServer(
  items: number,
  databaseUrl: string,
): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(join(import.meta.dirname, 'intake-server.ts'), [String(items), SECRET, databaseUrl], {
    execArgv: ['--import', 'tsx'],
  })
  const { url } = await new Promise<{ url: string }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { url: string }))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code ?? 'a signal'}`)))
  })
  return { child, url }
}

function ask(child: ChildProcess): Promise<Used> {
  return new Promise((resolve) => {
    child.once('message', (message) => resolve(message as Used))
    child.send('used')
  })
}

/** Sends so many requests; how long it took, in seconds. */
async function fire(url: string, { path, next, status }: Load, amount: number): Promise<number> {
  const others = new Map<number, number>()
  const startMs = performance.now()
  // Autocannon looks once a second whether it is done: the last answer says when it was.
  let endMs = startMs
  const result = await autocannon({
    url: `${url}${path}`,
    connections: CONNECTIONS,
    amount,
    timeout: 120,
    method: 'POST',
    setupClient(client) {
      const arm = () => {
        const { headers, body } = next()
        client.setHeadersAndBody({ ...headers }, body)
      }
      arm()
      client.on('response', (code) => {
        endMs = performance.now()
        if (code !== status) others.set(code, (others.get(code) ?? 0) + 1)
        arm()
      })
    },
  })
  if (others.size > 0 || result.errors > 0)
    throw new Error(`answered ${JSON.stringify([...others])}, ${result.errors} errors`)
  return (endMs - startMs) / 1000
}

function makeItem() {
  made += 1
  const text = Array.from({ length: 25 }, (_, word) => WORDS[(made * 7 + word * 3) % WORDS.length]).join(' ')
  return {
    externalRef: `B-${process.pid}-${made}`,
    receivedAt: new Date(Date.now() - 60_000).toISOString(),
    title: `Phản ánh ${made}`,
    text: `${text}, đề nghị xử lý.`,
    category: `Lĩnh vực ${1 + (made % 12)}`,
    place: { address: `${made % 400} đường Mẫu` },
    sender: { name: 'Người gửi', phone: `09${String(made % 100_000_000).padStart(8, '0')}` },
  }
}

function signed(body: string): Request {
  const signature = createHmac('sha256', SECRET).update(body).digest('hex')
  return { body, headers: { 'content-type': 'application/json', 'x-signature': `sha256=${signature}` } }
}
