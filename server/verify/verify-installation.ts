import { readSnapshot, type Tx } from '../../db/dialect.ts'
import { itemTally } from '../../db/queries/item-tallies.ts'
import { ratingTally } from '../../db/queries/tallies.ts'
import type { Move, Tally } from '../../db/queries/tally-cells.ts'
import {
  countItemsAlike,
  countRatingsByDevice,
  readAllItems,
  readAllRatings,
  readEventsBetween,
} from '../../db/queries/verify.ts'
import type { Service } from '../context.ts'
import { MISUSE_RULES } from '../contract/misuse-rules.ts'
import { itemCellOf } from '../domain/item-cell.ts'
import { findBreak } from '../history/event-chain.ts'
import { tallyCellsOf } from '../ratings/tally-moves.ts'

export interface Verified {
  readonly ratings: number
  readonly items: number
  /** One sentence for each thing that is not as it must be. */
  readonly faults: readonly string[]
}

const EXCLUDING = Object.entries(MISUSE_RULES).flatMap(([rule, { isExcluded }]) => (isExcluded ? [rule] : []))
const SEPARATOR = ' · '

/** Recomputes what is kept twice and compares: tallies from the ratings, each device's count, every item's hash chain. */
export function verifyInstallation({ db }: Pick<Service, 'db'>): Promise<Verified> {
  return readSnapshot(db, async (tx) => {
    const tallies = await verifyTallies(tx)
    const devices = await verifyDevices(tx)
    const chains = await verifyChains(tx)
    return {
      ratings: tallies.ratings,
      items: chains.items,
      faults: [...tallies.faults, ...devices, ...chains.faults],
    }
  })
}

type Counts = Map<string, number>

async function verifyTallies(tx: Tx): Promise<{ ratings: number; faults: string[] }> {
  const counted: Counts = new Map()
  let ratings = 0
  for await (const page of readAllRatings(tx, EXCLUDING)) {
    ratings += page.length
    for (const { flag, ...rating } of page)
      for (const cell of tallyCellsOf(rating, flag ?? '')) countCell(counted, ratingTally, { ...cell, n: 1 })
  }
  const items: Counts = new Map()
  for (const { n, ...item } of await countItemsAlike(tx))
    countCell(items, itemTally, { ...itemCellOf(item), n: Number(n) })
  return {
    ratings,
    faults: [
      ...(await differences(tx, ratingTally, counted, 'ratings')),
      ...(await differences(tx, itemTally, items, 'items')),
    ],
  }
}

type Spanned = { readonly span: string }

/** Counts in the cell of a day and in that of its month. */
function countCell<Cell extends Spanned>(counts: Counts, tally: Tally<Cell>, day: Move<Cell>): void {
  for (const cell of tally.bothGrains(day)) {
    const name = nameOf(tally, cell)
    counts.set(name, (counts.get(name) ?? 0) + day.n)
  }
}

/** A cell as a fault names it: whether of a month or a day, then its key. */
function nameOf<Cell extends Spanned>({ key }: Tally<Cell>, cell: Cell): string {
  const grain = cell.span.length === 'YYYY-MM'.length ? 'month' : 'day'
  return `${grain} tally ${key.map((column) => cell[column]).join(SEPARATOR)}`
}

async function differences<Cell extends Spanned>(
  tx: Tx,
  tally: Tally<Cell>,
  counted: Counts,
  what: 'ratings' | 'items',
): Promise<string[]> {
  const kept: Counts = new Map((await tally.readAll(tx)).map((cell) => [nameOf(tally, cell), cell.n]))
  return [...new Set([...counted.keys(), ...kept.keys()])]
    .filter((name) => (counted.get(name) ?? 0) !== (kept.get(name) ?? 0))
    .map((name) => `${name}: ${kept.get(name) ?? 0} kept, ${counted.get(name) ?? 0} ${what}`)
}

async function verifyDevices(tx: Tx): Promise<string[]> {
  const devices = await countRatingsByDevice(tx)
  return devices
    .filter(
      ({ accepted, ratings, max_seq, highest }) =>
        accepted !== Number(ratings) || max_seq !== Number(highest ?? 0),
    )
    .map(
      ({ id, accepted, ratings, max_seq, highest }) =>
        `device ${id}: ${accepted} accepted up to ${max_seq}, but ${Number(ratings)} ratings up to ${Number(highest ?? 0)}`,
    )
}

async function verifyChains(tx: Tx): Promise<{ items: number; faults: string[] }> {
  let items = 0
  const faults: string[] = []
  for await (const page of readAllItems(tx)) {
    items += page.length
    const events = await readEventsBetween(tx, page[0]?.id ?? '', page.at(-1)?.id ?? '')
    const byItem = new Map<string, typeof events>()
    for (const event of events) {
      const own = byItem.get(event.feedback_id)
      if (own) own.push(event)
      else byItem.set(event.feedback_id, [event])
    }
    for (const { id, tracking_code, last_event_seq, last_event_hash } of page) {
      const broken = findBreak(byItem.get(id) ?? [], { seq: last_event_seq, hash: last_event_hash })
      if (broken !== null)
        faults.push(`item ${tracking_code}: its history does not hold from entry ${broken}`)
    }
  }
  return { items, faults }
}
