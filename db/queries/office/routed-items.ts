import { sql } from 'kysely'
import { listOf } from '../../dialect.ts'
import type { Db } from '../../open.ts'

/** After which item the next page begins; the newest come first. */
interface PageEnd {
  readonly received_at: string
  readonly id: string
}

/** Items received between two instants with all that a rule asks of them; what is held or erased is never among them. */
export function listRoutedItems(
  db: Db,
  { from, to, after, most }: { from: string; to: string; after: PageEnd | undefined; most: number },
) {
  return db
    .selectFrom('feedback')
    .select(['id', 'received_at', 'kind', 'title', 'text', 'category', 'place', 'ward_code'])
    .select(['status', 'lead_unit_id', 'channel', 'tracking_code'])
    .where('received_at', '>=', from)
    .where('received_at', '<', to)
    .where('restricted', '=', sql.lit(0))
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('received_at', 'id'), '<', tuple(after?.received_at ?? '', after?.id ?? '')),
      ),
    )
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

/** How these items were routed when they came, whatever has been decided since. */
export function listFirstRoutings(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('history_event')
    .select(['chain', 'kind', 'version', 'body'])
    .where('chain', 'in', listOf(db, ids))
    .where('kind', '=', 'routed')
    .orderBy('chain')
    .orderBy('seq')
    .execute()
}
