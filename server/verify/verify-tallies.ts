import type { Tx } from '../../db/dialect.ts'
import { itemTally } from '../../db/queries/item-tallies.ts'
import type { Rating } from '../../db/queries/ratings.ts'
import { ratingTally } from '../../db/queries/tallies.ts'
import type { Move, Tally } from '../../db/queries/tally-cells.ts'
import {
  countAnsweredCyclesAlike,
  countItemsAlike,
  countRatingsByDevice,
  readAllRatings,
} from '../../db/queries/verify.ts'
import type { Words } from '../contract/language.ts'
import { MISUSE_RULES } from '../contract/misuse-rules.ts'
import { answeredCellOf, itemCellOf } from '../domain/item-cell.ts'
import { countMissing, type NumbersSeen } from '../domain/numbers-seen.ts'
import { TallyMoves } from '../ratings/tally-moves.ts'
import { FAULTS } from '../words/verify/fault-words.ts'

const EXCLUDING = Object.entries(MISUSE_RULES).flatMap(([rule, { isExcluded }]) => (isExcluded ? [rule] : []))
const SEPARATOR = ' · '

type Counts = Map<string, number>

/** Recounts both tallies; `onRating` sees every rating on the way. */
export async function verifyTallies(
  tx: Tx,
  onRating: (rating: Rating) => void,
): Promise<{ ratings: number; faults: Words[] }> {
  const counted: Counts = new Map()
  const unread: Words[] = []
  let ratings = 0
  for await (const page of readAllRatings(tx, EXCLUDING)) {
    ratings += page.length
    for (const { flag, flagged_at, ...rating } of page) {
      onRating(rating)
      const moves = movesOf(rating, flag, flagged_at)
      if (moves === null) unread.push(FAULTS.ratingUnread(rating.id))
      for (const move of moves ?? []) countCell(counted, ratingTally, move)
    }
  }
  const items: Counts = new Map()
  for (const { n, ...item } of await countItemsAlike(tx))
    countCell(items, itemTally, { ...itemCellOf(item), n: Number(n) })
  for (const { n, ...cycle } of await countAnsweredCyclesAlike(tx))
    countCell(items, itemTally, { ...answeredCellOf(cycle), n: Number(n) })
  return {
    ratings,
    faults: [
      ...unread,
      ...(await differences(tx, ratingTally, counted, 'ratings')),
      ...(await differences(tx, itemTally, items, 'items')),
    ],
  }
}

/** The cells that one rating counts in; null where what it keeps as JSON is none any more. */
function movesOf(
  rating: Rating,
  flag: string | null,
  flaggedAt: string | null,
): ReturnType<TallyMoves['list']> | null {
  try {
    const moves = new TallyMoves()
    moves.add(rating, '', 1)
    if (flag !== null) moves.flag(rating, flag, flaggedAt ?? '')
    return moves.list()
  } catch {
    return null
  }
}

type Spanned = { readonly span: string }

/** Counts in the cell of a day and in those it is added up in. */
function countCell<Cell extends Spanned>(counts: Counts, tally: Tally<Cell>, day: Move<Cell>): void {
  for (const cell of tally.allGrains(day)) {
    const name = nameOf(tally, cell)
    counts.set(name, (counts.get(name) ?? 0) + day.n)
  }
}

/** Whether of a month or a day, then its key. */
function nameOf<Cell extends Spanned>({ key }: Tally<Cell>, cell: Cell): string {
  const grain = cell.span.length === 'YYYY-MM'.length ? 'month' : 'day'
  return `${grain} ${key.map((column) => cell[column]).join(SEPARATOR)}`
}

/** A cell as a fault names it. */
function cellWords(name: string): Words {
  const [grain = '', ...key] = name.split(' ')
  return {
    vi: `bảng đếm ${grain === 'month' ? 'tháng' : 'ngày'} ${key.join(' ')}`,
    en: `${grain} tally ${key.join(' ')}`,
  }
}

async function differences<Cell extends Spanned>(
  tx: Tx,
  tally: Tally<Cell>,
  counted: Counts,
  what: 'ratings' | 'items',
): Promise<Words[]> {
  const kept: Counts = new Map((await tally.readAll(tx)).map((cell) => [nameOf(tally, cell), cell.n]))
  return [...new Set([...counted.keys(), ...kept.keys()])]
    .filter((name) => (counted.get(name) ?? 0) !== (kept.get(name) ?? 0))
    .map((name) => FAULTS.tally(cellWords(name), kept.get(name) ?? 0, counted.get(name) ?? 0, what))
}

export async function verifyDevices(tx: Tx): Promise<Words[]> {
  const devices = await countRatingsByDevice(tx)
  const miscounted = devices.flatMap(({ id, first_seq, max_seq, numbers, numbers_seen }) => {
    const seen = readSeen(numbers_seen)
    if (seen === null) return [FAULTS.deviceUnread(id)]
    const missing = Math.max(0, max_seq - first_seq + 1) - Number(numbers)
    const isWrong = seen.lost === 0 && countMissing(seen) !== missing
    return isWrong ? [FAULTS.deviceNumbers(id, countMissing(seen), missing)] : []
  })
  const unaccounted = devices
    .filter(
      ({ accepted, ratings, max_seq, highest }) =>
        accepted !== Number(ratings) || max_seq !== Number(highest ?? 0),
    )
    .map(({ id, accepted, ratings, max_seq, highest }) =>
      FAULTS.deviceCount(
        id,
        { n: accepted, upTo: max_seq },
        { n: Number(ratings), upTo: Number(highest ?? 0) },
      ),
    )
  return [...unaccounted, ...miscounted]
}

function readSeen(numbers: string): NumbersSeen | null {
  try {
    return JSON.parse(numbers) as NumbersSeen
  } catch {
    return null
  }
}
