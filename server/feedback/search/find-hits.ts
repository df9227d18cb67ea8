import { searchSpans } from '../../../db/dialect.ts'
import type { Db } from '../../../db/open.ts'
import type { ListKey } from '../../../db/queries/feedback/feedback-lists.ts'
import type { FeedbackSearch } from '../../../db/queries/feedback/feedback-search.ts'
import {
  type FoundFilter,
  type Hit,
  listHits,
  listNamedHits,
  listRows,
} from '../../../db/queries/feedback/search/found-items.ts'

/** Among which hits a page ended, and where. */
export interface HitCursor {
  readonly key: ListKey
  readonly hits: FeedbackSearch['hits']
}

type Row = Awaited<ReturnType<typeof listRows>>[number]

/** A page of what was found, where it ended, and how many there are, counted up to `most`. */
interface Found {
  readonly rows: readonly Row[]
  readonly last: HitCursor | null
  readonly total: number
}

type FoundHit = Hit & Pick<HitCursor, 'hits'>

/**
 * What is named exactly comes first; of words that were typed with marks, what holds these marks before what holds the words
 * without them; each from the newest on, as the index of words gives it: never a sort of all hits.
 */
export function walksOf({ words, named }: FeedbackSearch): readonly FeedbackSearch['hits'][] {
  const isTwofold = words.some(({ spelled }) => spelled !== null)
  return [
    ...(named.length > 0 ? ['named' as const] : []),
    ...(isTwofold ? (['as-typed', 'without-marks'] as const) : (['by-words'] as const)),
  ]
}

/** One page of the items that hold what is searched for, the newest first. */
export async function findPage(
  db: Db,
  filter: FoundFilter,
  { after, limit, most }: { after: HitCursor | null; limit: number; most: number },
): Promise<Found> {
  const [first, later] = await Promise.all([
    collectHits(db, filter, null, Math.max(most, after ? 0 : limit + 1)),
    after ? collectHits(db, filter, after, limit + 1) : null,
  ])
  const found = later ?? first
  const shown = found.slice(0, limit)
  const rows = await listRows(
    db,
    shown.map(({ id }) => id),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const last = shown.at(-1)
  return {
    rows: shown.flatMap(({ id }) => byId.get(id) ?? []),
    last: last && found.length > limit ? { key: keyOf(last), hits: last.hits } : null,
    total: Math.min(most, first.length),
  }
}

function keyOf({ received_at, id, doc }: Hit): ListKey {
  return { at: received_at, id, ...(doc === undefined ? {} : { doc }) }
}

async function collectHits(
  db: Db,
  filter: FoundFilter,
  after: HitCursor | null,
  limit: number,
): Promise<FoundHit[]> {
  const walks = walksOf(filter.search)
  const from = Math.max(0, after ? walks.indexOf(after.hits) : 0)
  const found: FoundHit[] = []
  for (const [index, hits] of walks.slice(from).entries()) {
    if (found.length >= limit) break
    const walk = { ...filter, search: { ...filter.search, hits } }
    const asked = { after: index === 0 ? (after?.key ?? null) : null, limit: limit - found.length }
    const met = hits === 'named' ? await listNamedHits(db, walk, asked) : await walkTexts(db, walk, asked)
    found.push(...met.map((hit) => ({ ...hit, hits })))
  }
  return found
}

/** Span by span, from the newest texts on, until there are enough. */
async function walkTexts(
  db: Db,
  filter: FoundFilter,
  { after, limit }: { after: ListKey | null; limit: number },
): Promise<Hit[]> {
  const before = after?.doc ?? null
  const found: Hit[] = []
  const from = { to: before === null ? null : before - 1, wanted: limit }
  for (const span of await searchSpans(db, filter.search.query, from)) {
    if (found.length >= limit) break
    found.push(...(await listHits(db, filter, { span, before, limit: limit - found.length })))
  }
  return found
}
