import { sql } from 'kysely'
import type { Db } from '../../open.ts'

/** Of what ended, so many are looked through for each that is wanted: most of it was answered. */
const LOOKED_THROUGH = 4

/**
 * What a unit answered last, `most` at most: a walk along one index through the newest that are no longer open, with an end.
 * What is held is never among them, nor what was erased.
 */
export function listNewestAnswered(db: Db, unitId: string, most: number) {
  const ended = db
    .selectFrom('feedback')
    .select(['id', 'title', 'text', 'category', 'status', 'received_at'])
    .where('lead_unit_id', '=', unitId)
    .where('is_open', '=', sql.lit(0))
    .where('restricted', '=', sql.lit(0))
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most * LOOKED_THROUGH)
  return db
    .selectFrom(ended.as('ended'))
    .select(['title', 'text', 'category'])
    .where('status', 'in', ['answered', 'closed'])
    .where('text', '<>', '')
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}
