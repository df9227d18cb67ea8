import { sql } from 'kysely'
import type { Db } from '../../open.ts'

/** Of what ended, so many are looked through for each that is wanted: most of it was answered. */
const LOOKED_THROUGH = 4

/**
 * What a unit answered last, `most` at most, in so many of its newest items that are no longer open; what is held is never among
 * them, nor what was erased.
 */
export function listNewestAnswered(db: Db, unitId: string, most: number) {
  return newestEnded(db, unitId, most * LOOKED_THROUGH)
    .where('status', 'in', ['answered', 'closed'])
    .where('text', '<>', '')
    .limit(most)
    .execute()
}

/** A walk along one index, with an end. */
function newestEnded(db: Db, unitId: string, most: number) {
  return db
    .selectFrom(
      db
        .selectFrom('feedback')
        .select(['id', 'lead_unit_id', 'title', 'text', 'category', 'status', 'received_at'])
        .where('lead_unit_id', '=', unitId)
        .where('is_open', '=', sql.lit(0))
        .where('restricted', '=', sql.lit(0))
        .orderBy('received_at', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .as('ended'),
    )
    .select(['id', 'lead_unit_id', 'title', 'text', 'category'])
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
}
