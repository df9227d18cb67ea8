import { listRatings } from '../../db/queries/ratings.ts'
import type { Service } from '../context.ts'
import { type RatingReceipt, RatingTap } from '../contract/rating.ts'
import { cleanText } from '../domain/text/fold-vietnamese.ts'
import { keepComment } from './keep-comment.ts'

/**
 * Keeps what was written on the tablet beside the ratings that were taken; `receipts` stand in the order of `ratings`.
 * Safe to repeat: when it fails no receipt goes out, and the tablet sends all of them again.
 */
export async function keepTabletComments(
  service: Service,
  ratings: readonly unknown[],
  receipts: readonly RatingReceipt[],
): Promise<void> {
  const texts = new Map(
    ratings.flatMap((rating, index) => {
      const { id, status } = receipts[index] ?? {}
      const text = status === 'refused' ? '' : commentOf(rating)
      return id && text !== '' ? [[id, text] as const] : []
    }),
  )
  if (texts.size === 0) return
  await service.db.transaction().execute(async (tx) => {
    for (const rating of await listRatings(tx, [...texts.keys()]))
      await keepComment(tx, service, rating, texts.get(rating.id) ?? '')
  })
}

/** Loose on purpose: what else is wrong with a rating is its receipt's matter. */
const Commented = RatingTap.pick({ comment: true }).strip()

function commentOf(rating: unknown): string {
  if (typeof rating !== 'object' || rating === null || !('comment' in rating)) return ''
  return cleanText(Commented.safeParse(rating).data?.comment ?? '')
}
