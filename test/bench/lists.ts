import { sql } from 'kysely'
import { describeMachine, median, type Print } from './machine.ts'
import { type Office, openOffice, postgresStore, sqliteStore } from './office.ts'
import { simulateItems } from './quarter-items.ts'

interface ListBench {
  readonly items?: readonly number[]
  readonly postgres?: boolean
}

const YEAR = { fromDay: '2025-11-20', toDay: '2026-11-20' }
const ROUNDS = 30
const WARM_UP_ROUNDS = 5
/** As natural texts have it: the first word in every second text, the thousandth in one of two thousand. */
const VOCABULARY = 40_000
const WORDS_A_TEXT = 30
const GOAL = 1.5

/** The number in letters. */
const wordOf = (rank: number): string =>
  [...String(rank)].map((digit) => 'bcdghklmnp'[Number(digit)]).join('a')

const LISTS: Readonly<Record<string, string>> = {
  'queue of the office': 'view=unit',
  'queue of a unit': 'view=unit&unit=U3',
  today: 'view=today',
  overdue: 'view=overdue',
  answered: 'view=answered',
  'answered by a unit': 'view=answered&unit=U3',
  all: 'view=all',
  'a word in nearly all': `view=all&q=${wordOf(1)}`,
  'a word in a thousandth': `view=all&q=${wordOf(1000)}`,
  'two frequent words': `view=all&q=${wordOf(5)}%20${wordOf(7)}`,
  'a frequent and a rare word': `view=all&q=${wordOf(1)}%20${wordOf(20000)}`,
  'a rare word': `view=all&q=${wordOf(39999)}`,
  'no such word': 'view=all&q=khongcotu',
  'words within a unit': `view=all&unit=U3&q=${wordOf(300)}`,
  'open items with a word': `view=unit&q=${wordOf(300)}`,
  'an exact code': 'view=all&q=PA-7K2MX-4TQ9-W1ZB',
  'a part of a number': 'view=all&q=0903',
}

/** What each list and search costs of few and of many items: the median of times, one request after the other. */
export async function benchLists(
  print: Print,
  { items = [10_000, 1_000_000], postgres = false }: ListBench = {},
): Promise<void> {
  print(`lists · ${describeMachine()}`)
  const store = postgres ? await postgresStore() : sqliteStore()
  const offices: Office[] = []
  try {
    for (const size of items) {
      const office = await fill(await openOffice(await store.newUrl()), size)
      // As its autovacuum does by itself.
      if (postgres) await sql`analyze`.execute(office.service.db)
      offices.push(office)
    }
    for (const [name, query] of Object.entries(LISTS)) {
      const figures: number[] = []
      for (const office of offices) figures.push(await measure(office, `/api/feedback?limit=50&${query}`))
      const [small = NaN] = figures
      const large = figures.at(-1) ?? NaN
      const met = large / small <= GOAL || large < 5 ? 'met' : 'not met'
      print(
        `  ${store.name}, ${name}: ${figures.map((ms) => `${ms.toFixed(2)} ms`).join(' / ')}, ${(large / small).toFixed(2)} × (goal ${GOAL}, or under 5 ms): ${met}`,
      )
    }
  } finally {
    for (const { service } of offices) await service.db.destroy()
    await store.remove()
  }
}

async function fill(office: Office, items: number): Promise<Office> {
  const unitIds = [...new Set(office.desks.map(({ unitId }) => unitId))]
  const write = (random: () => number) =>
    Array.from({ length: WORDS_A_TEXT }, () => wordOf(Math.floor(VOCABULARY ** random()))).join(' ')
  await simulateItems(office.service.db, { ...YEAR, unitIds, items, write })
  return office
}

async function measure(office: Office, path: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const startMs = performance.now()
    await office.read(path)
    if (round >= WARM_UP_ROUNDS) times.push(performance.now() - startMs)
    // A page that takes seconds needs no thirty of them.
    if (performance.now() - startMs > 1_000 && times.length >= 3) break
  }
  return median(times)
}
