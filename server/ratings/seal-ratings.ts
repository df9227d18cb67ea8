import type { Rating, RatingFlag } from '../../db/queries/ratings.ts'
import { FLAG_COLUMNS, RATING_COLUMNS } from '../../db/queries/ratings.ts'
import { type SealedRows, utcDayOf } from '../history/seal-rows.ts'

const FLAG = Object.keys(FLAG_COLUMNS) as (keyof RatingFlag)[]

/** All of a rating, in the order of its columns: none of it ever changes. */
export function sealedRating(rating: Rating): string {
  return `rating ${JSON.stringify(RATING_COLUMNS.map((column) => rating[column]))}`
}

export function sealedFlag(flag: RatingFlag): string {
  return `flag ${JSON.stringify(FLAG.map((column) => flag[column]))}`
}

/** Ratings under the seals of the days on which they were received. */
export function ratingsToSeal(ratings: readonly Rating[]): SealedRows[] {
  const days = [...new Set(ratings.map(({ received_at }) => utcDayOf(received_at)))].sort()
  return days.map((day) => ({
    kind: 'rating',
    day,
    rows: ratings.filter(({ received_at }) => utcDayOf(received_at) === day).map(sealedRating),
  }))
}
