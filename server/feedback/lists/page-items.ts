import type { Db } from '../../../db/open.ts'
import {
  countFeedback,
  countLed,
  type ListKey,
  pageFeedback,
} from '../../../db/queries/feedback/feedback-lists.ts'
import type { FeedbackFilter } from '../../../db/queries/feedback/queue/match-items.ts'
import type { Context } from '../../context.ts'
import type { ListOrder } from '../../contract/feedback/list-filter.ts'
import { findPage, type HitCursor } from '../search/find-hits.ts'
import { marksWanted } from '../search/marks.ts'
import { writeCursor } from './list-cursor.ts'
import { pageByHits } from './page-by-hits.ts'
import { withRarity } from './read-search.ts'

/** As it is shown; of what was found by words with what the item says. */
export type ItemRow = Awaited<ReturnType<typeof pageFeedback>>[number] & { readonly text?: string }

/** Of what is open, which is little altogether, so many texts are looked up. */
const FEW_OPEN = 500

/** What is found by words comes as their index gives it; the rest along the index of its order. */
export async function pageOf(
  { db }: Context,
  filter: FeedbackFilter,
  { order, after, limit, most }: { order: ListOrder; after: HitCursor | null; limit: number; most: number },
): Promise<{ readonly rows: readonly ItemRow[]; readonly next: string | null; readonly total: number }> {
  const { search } = filter
  const isOpenAsked = filter.isOpen === true || filter.narrowed?.isOpen === true
  const cut = search && {
    ...search,
    query: { ...search.query, marks: marksWanted({ ...filter, isOpen: isOpenAsked }) },
  }
  if (cut && cut.query.terms.length > 0 && order === 'newest') {
    const { last, ...page } = await findPage(db, { ...filter, search: cut }, { after, limit, most })
    return { ...page, next: last && writeCursor(last) }
  }
  const isByDue = order === 'due' || order === 'due-last'
  const keyOf = ({ id, ...row }: ItemRow): ListKey => ({ at: isByDue ? row.queue_at : row.received_at, id })
  const found = await withRarity(
    db,
    cut ? { ...filter, search: cut } : filter,
    isOpenAsked ? FEW_OPEN : undefined,
  )
  const wanted: FeedbackFilter = found.search?.isRare ? { ...found, by: 'hits' } : found
  const parts = partsOf(wanted)
  const [page, total] = await Promise.all([
    pageByHits(wanted, { after, limit, keyOf }, ({ search: hits }, asked) =>
      pageOfParts(
        parts.map((part) => ({ ...part, ...(hits ? { search: hits } : {}) })),
        (part) => pageFeedback(db, part, { order, ...asked }),
        { keyOf, isRising: order === 'due' || order === 'oldest', limit: asked.limit },
      ),
    ),
    countParts(db, parts, most),
  ])
  return { ...page, total }
}

/** More units are walked past, not looked up one by one. */
const MOST_PARTS = 8

/**
 * A list as lists that have nothing in common, each of them along an index: what came out so of each unit that answers for it,
 * and of what came to a later round.
 */
function partsOf(filter: FeedbackFilter): FeedbackFilter[] {
  const { narrowed } = filter
  const { answerableIds } = narrowed ?? {}
  if (narrowed?.outcome === undefined || !answerableIds || answerableIds.length > MOST_PARTS) return [filter]
  return [
    ...answerableIds.map((id) => ({
      ...filter,
      narrowed: { ...narrowed, answerableIds: [id], round: 'first' as const },
    })),
    { ...filter, narrowed: { ...narrowed, round: 'later' } },
  ]
}

async function pageOfParts(
  parts: readonly FeedbackFilter[],
  page: (part: FeedbackFilter) => Promise<ItemRow[]>,
  { keyOf, isRising, limit }: { keyOf: (row: ItemRow) => ListKey; isRising: boolean; limit: number },
): Promise<ItemRow[]> {
  const pages = await Promise.all(parts.map(page))
  if (pages.length === 1) return pages[0] ?? []
  const before = (one: ListKey, other: ListKey) =>
    one.at === other.at ? one.id < other.id : one.at < other.at
  return pages
    .flat()
    .sort((one, other) => (before(keyOf(one), keyOf(other)) === isRising ? -1 : 1))
    .slice(0, limit)
}

async function countParts(db: Db, parts: readonly FeedbackFilter[], most: number): Promise<number> {
  let n = 0
  for (const part of parts) if (n < most) n += await countFeedback(db, part, most - n)
  return n
}

/** Up to so many items of some units are looked up and put in order; more are met soon by a walk through all. */
const FEW_ITEMS = 10_000

export async function haveFew({ db }: Context, unitIds: readonly string[] | null): Promise<boolean> {
  return unitIds !== null && (await countLed(db, unitIds, FEW_ITEMS + 1)) <= FEW_ITEMS
}
