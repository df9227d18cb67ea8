import type { ListKey } from '../../../db/queries/feedback/feedback-lists.ts'
import type { FeedbackSearch } from '../../../db/queries/feedback/feedback-search.ts'
import { type HitCursor, walksOf } from '../search/find-hits.ts'
import { writeCursor } from './list-cursor.ts'

/** One page of a list that has an order of its own: walks of the same index, never a sort of all hits. */
export async function pageByHits<Filter extends { readonly search?: FeedbackSearch }, Row>(
  filter: Filter,
  { after, limit, keyOf }: { after: HitCursor | null; limit: number; keyOf: (row: Row) => ListKey },
  page: (filter: Filter, asked: { after: ListKey | null; limit: number }) => Promise<Row[]>,
): Promise<{ readonly rows: readonly Row[]; readonly next: string | null }> {
  const walks = filter.search ? walksOf(filter.search) : (['by-words'] as const)
  const from = Math.max(0, after ? walks.indexOf(after.hits) : 0)
  const found: { row: Row; hits: FeedbackSearch['hits'] }[] = []
  for (const [index, hits] of walks.slice(from).entries()) {
    if (found.length > limit) break
    const search = filter.search && { search: { ...filter.search, hits } }
    const rows = await page(
      { ...filter, ...search },
      { after: index === 0 ? (after?.key ?? null) : null, limit: limit + 1 - found.length },
    )
    found.push(...rows.map((row) => ({ row, hits })))
  }
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ row }) => row),
    next: last && found.length > limit ? writeCursor({ key: keyOf(last.row), hits: last.hits }) : null,
  }
}
