import { sql } from 'kysely'
import { listOf, unindexed } from '../../dialect.ts'
import type { Db } from '../../open.ts'

const COLUMNS = [
  'id',
  'tracking_code',
  'kind',
  'channel',
  'historical',
  'title',
  'text',
  'category',
  'place',
  'ward_code',
  'received_at',
] as const

/** Where alike items are looked for; what is null is not looked through. */
interface Neighbourhood {
  readonly lead_unit_id: string | null
  readonly ward_code: string | null
  readonly category: string | null
}

/**
 * The newest open items at this unit, in this ward, of this category, received from `since` on: `most` of each, by three
 * steps along an index each, whatever the number of items. What is held is never among them.
 */
export async function listNeighbours(db: Db, near: Neighbourhood, since: string, most: number) {
  const walks = (['lead_unit_id', 'ward_code', 'category'] as const).flatMap((column) => {
    const value = near[column]
    return value === null ? [] : [neighboursBy(db, column, value, since, most)]
  })
  const found = (await Promise.all(walks.map((walk) => walk.execute()))).flat()
  return [...new Map(found.map((item) => [item.id, item])).values()]
}

export function neighboursBy(
  db: Db,
  column: keyof Neighbourhood,
  value: string,
  since: string,
  most: number,
) {
  return db
    .selectFrom('feedback')
    .select(COLUMNS)
    .where(column, '=', value)
    .where('received_at', '>=', since)
    .where('is_open', '=', sql.lit(1))
    .where('restricted', '=', sql.lit(0))
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
}

/** Of these items, those that may still be joined, in the order of the ids given. */
export async function listOffered(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('feedback')
    .select(['id', 'title', 'category', 'place', 'received_at'])
    .where('id', 'in', listOf(db, ids))
    .where('is_open', '=', 1)
    .where('restricted', '=', 0)
    .execute()
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** The newest open items of these units (null for all), received from `since` on; what is held or erased is never among them. */
export async function listRecentOpen(db: Db, unitIds: readonly string[] | null, since: string, most: number) {
  const rows = await db
    .selectFrom('feedback')
    .select(COLUMNS)
    .where('is_open', '=', 1)
    .where('restricted', '=', sql.lit(0))
    .where('text', '!=', '')
    .$if(unitIds !== null, (query) =>
      query.where(sql<boolean>`${unindexed(db, 'lead_unit_id')} in ${listOf(db, unitIds ?? [])}`),
    )
    // Ids tell when items came in, and lie in an index of what is open.
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.filter(({ received_at: at }) => at >= since)
}
