import { sql } from 'kysely'
import { databaseBytes } from '../../db/dialect.ts'
import type { FeedbackList } from '../../server/contract/feedback/feedback.ts'
import type { Figure } from './figures.ts'
import { describeMachine, median, type Print } from './machine.ts'
import { cpuMsOf, type Office, openOffice, postgresStore, sqliteStore } from './office.ts'
import { simulateItems } from './quarter-items.ts'

interface ListBench {
  readonly of: keyof typeof LISTS
  readonly items?: readonly number[]
  readonly postgres?: boolean
}

const YEAR = { fromDay: '2025-11-20', toDay: '2026-11-20' }
const ROUNDS = 30
const WARM_UP_ROUNDS = 5
/** As natural texts have it: the first word in every second text, the thousandth in one of two thousand. */
const VOCABULARY = 40_000
const WORDS_A_TEXT = 30
/** Of many items to few; a list that is quicker than the second meets it whatever the ratio, one above the third never. */
const GOAL = 1.5
const QUICK_MS = 5
const MOST_MS = 100

/** The number in letters. */
const wordOf = (rank: number): string =>
  [...String(rank)].map((digit) => 'bcdghklmnp'[Number(digit)]).join('a')

const LISTS = {
  queue: {
    'queue of the office': 'view=unit',
    'queue of a unit': 'view=unit&unit=U3',
    today: 'view=today',
    overdue: 'view=overdue',
    answered: 'view=answered',
    'answered by a unit': 'view=answered&unit=U3',
    all: 'view=all',
    'all of a unit': 'view=all&unit=U3',
    'answered, received in two days': 'view=answered&from=2026-02-01&to=2026-02-02',
    'of a channel': 'view=all&channel=desk',
    'of a category that nothing is in': 'view=all&category=khong-co',
    'late, of a unit': 'view=all&outcome=late&answerable=U3',
  },
  search: {
    'a word in nearly all': `view=all&q=${wordOf(1)}`,
    'a word in a twentieth': `view=all&q=${wordOf(60)}`,
    'a word in a hundredth': `view=all&q=${wordOf(300)}`,
    'a word in a thousandth': `view=all&q=${wordOf(2800)}`,
    'two frequent words': `view=all&q=${wordOf(5)}%20${wordOf(7)}`,
    'a frequent and a rare word': `view=all&q=${wordOf(1)}%20${wordOf(20000)}`,
    'a rare word': `view=all&q=${wordOf(39999)}`,
    'no such word': 'view=all&q=khongcotu',
    'a word within a unit': `view=all&unit=U3&q=${wordOf(300)}`,
    'a frequent word within a unit': `view=all&unit=U3&q=${wordOf(15)}`,
    'answered items with a word': `view=answered&q=${wordOf(300)}`,
    'open items with a word': `view=unit&q=${wordOf(300)}`,
    'an exact code': 'view=all&q=PA-7K2MX-4TQ9-W1ZB',
    'a part of a number': 'view=all&q=0903',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>

/** What each list or search costs of few and of many items: the median of CPU, one request after the other. */
export async function benchLists(
  print: Print,
  { of, items = [10_000, 1_000_000], postgres = false }: ListBench,
): Promise<void> {
  print(`${of} · ${describeMachine()}`)
  const store = postgres ? await postgresStore() : sqliteStore()
  const offices: Office[] = []
  try {
    for (const size of items) {
      const office = await fill(await openOffice(await store.newUrl()), size)
      // As its autovacuum does by itself.
      if (postgres) await sql`analyze`.execute(office.service.db)
      offices.push(office)
    }
    for (const [name, query] of Object.entries(LISTS[of])) {
      const looks: Look[] = []
      for (const office of offices) looks.push(await measure(office, `/api/feedback?limit=50&${query}`))
      for (const [index, { ms, rows }] of looks.entries()) {
        const isLarge = index > 0
        print.figure({
          name,
          size: `${store.name}, ${(items[index] ?? 0).toLocaleString('en')} items, ${rows} shown`,
          value: ms,
          unit: 'CPU ms',
          ...(isLarge ? { floor: looks[0]?.ms ?? Number.NaN } : {}),
          ...(isLarge ? { goal: goalOf(ms) } : {}),
        })
      }
    }
    for (const [index, { service }] of offices.entries())
      print.figure({
        name: 'database on disk',
        size: `${store.name}, ${(items[index] ?? 0).toLocaleString('en')} items`,
        value: (await databaseBytes(service.db)) / 2 ** 20,
        unit: 'MiB',
      })
  } finally {
    for (const { service } of offices) await service.db.destroy()
    await store.remove()
  }
}

function goalOf(ms: number): NonNullable<Figure['goal']> {
  if (ms <= QUICK_MS) return { of: 'value', atMost: QUICK_MS }
  return ms < MOST_MS ? { of: 'ratio', atMost: GOAL } : { of: 'value', atMost: MOST_MS }
}

async function fill(office: Office, items: number): Promise<Office> {
  const unitIds = [...new Set(office.desks.map(({ unitId }) => unitId))]
  const write = (random: () => number) =>
    Array.from({ length: WORDS_A_TEXT }, () => wordOf(Math.floor(VOCABULARY ** random()))).join(' ')
  await simulateItems(office.service.db, { ...YEAR, unitIds, items, write })
  return office
}

interface Look {
  /** The median of CPU, of the service and of its database. */
  readonly ms: number
  readonly rows: number
}

async function measure(office: Office, path: string): Promise<Look> {
  const times: number[] = []
  let rows = 0
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const startMs = performance.now()
    let body = ''
    const ms = await cpuMsOf(office.url, async () => {
      body = await (await office.open(path)).text()
    })
    rows = (JSON.parse(body) as FeedbackList).items.length
    if (round >= WARM_UP_ROUNDS) times.push(ms)
    // A page that takes seconds needs no thirty of them.
    if (performance.now() - startMs > 1_000 && times.length >= 3) break
  }
  return { ms: median(times), rows }
}
