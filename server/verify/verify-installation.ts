import { readSnapshot, type Tx } from '../../db/dialect.ts'
import {
  countRatingsByDevice,
  readAllItems,
  readAllRatings,
  readEventsBetween,
  readMonthTallies,
  readTallies,
} from '../../db/queries/verify.ts'
import type { Service } from '../context.ts'
import { MISUSE_RULES } from '../contract/misuse-rules.ts'
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
  const days: Counts = new Map()
  const months: Counts = new Map()
  let ratings = 0
  for await (const page of readAllRatings(tx, EXCLUDING)) {
    ratings += page.length
    for (const { flag, ...rating } of page) {
      for (const cell of tallyCellsOf(rating, flag ?? '')) {
        count(days, dayKey(cell), 1)
        count(months, monthKey({ ...cell, month: cell.local_day.slice(0, 7) }), 1)
      }
    }
  }
  const keptDays: Counts = new Map((await readTallies(tx)).map((row) => [dayKey(row), Number(row.n)]))
  const keptMonths: Counts = new Map(
    (await readMonthTallies(tx)).map((row) => [monthKey(row), Number(row.n)]),
  )
  return {
    ratings,
    faults: [...differences('day', days, keptDays), ...differences('month', months, keptMonths)],
  }
}

function dayKey(cell: ReturnType<typeof tallyCellsOf>[number]): string {
  return [
    cell.unit_id,
    cell.local_day,
    cell.desk_id,
    cell.questionnaire_version_id,
    cell.channel,
    cell.flag,
    cell.question,
    cell.choice,
  ].join(SEPARATOR)
}

function monthKey(cell: Omit<Awaited<ReturnType<typeof readMonthTallies>>[number], 'n'>): string {
  return [
    cell.unit_id,
    cell.month,
    cell.channel,
    cell.questionnaire_version_id,
    cell.flag,
    cell.question,
    cell.choice,
  ].join(SEPARATOR)
}

function count(counts: Counts, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

function differences(what: string, counted: Counts, kept: Counts): string[] {
  return [...new Set([...counted.keys(), ...kept.keys()])]
    .filter((key) => (counted.get(key) ?? 0) !== (kept.get(key) ?? 0))
    .map((key) => `${what} tally ${key}: ${kept.get(key) ?? 0} kept, ${counted.get(key) ?? 0} ratings`)
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
