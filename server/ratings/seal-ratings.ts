import type { Tx } from '../../db/dialect.ts'
import type { Rating, RatingFlag } from '../../db/queries/ratings.ts'
import type { Service } from '../context.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { sealRows, utcDayOf } from '../history/seal-rows.ts'

/** All of a rating: none of it ever changes. */
export function sealedRating(rating: Rating): string {
  return `rating ${canonicalJson(rating)}`
}

export function sealedFlag(flag: RatingFlag): string {
  return `flag ${canonicalJson(flag)}`
}

/** Adds ratings to the seal of the day on which they were received, in the transaction that keeps them. */
export async function sealRatings(
  tx: Tx,
  service: Pick<Service, 'key'>,
  shard: number,
  ratings: readonly Rating[],
): Promise<void> {
  const days = [...new Set(ratings.map(({ received_at }) => utcDayOf(received_at)))].sort()
  for (const day of days) {
    const rows = ratings.filter(({ received_at }) => utcDayOf(received_at) === day)
    await sealRows(tx, service, { kind: 'rating', day, shard }, rows.map(sealedRating))
  }
}
