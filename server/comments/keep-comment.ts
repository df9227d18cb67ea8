import type { Tx } from '../../db/dialect.ts'
import { insertComment } from '../../db/queries/comments.ts'
import { sha256 } from '../ids.ts'

interface RatedPlace {
  readonly id: string
  readonly unit_id: string
  readonly local_day: string
}

/**
 * Keeps what was written beside a rating, once a rating. Nothing but unit and day is kept with it: the key is a hash, so
 * that neither it nor its order leads to the rating or its moment.
 */
export async function keepComment(tx: Tx, rating: RatedPlace, text: string): Promise<void> {
  await insertComment(tx, {
    id: sha256(`comment ${rating.id}`).slice(0, 32),
    unit_id: rating.unit_id,
    local_day: rating.local_day,
    text,
  })
}
