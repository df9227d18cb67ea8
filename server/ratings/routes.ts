import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { passOnWaiting } from '../citizen-form/low-rating.ts'
import { keepTabletComments } from '../comments/keep-tablet-comments.ts'
import type { Service } from '../context.ts'
import { MAX_RATINGS_PER_BATCH, RatingBatch, type RatingReceipts, RatingTap } from '../contract/rating.ts'
import { Refusal } from '../contract/refusals.ts'
import { kiosk, type KioskEnv } from '../kiosks/authenticate-kiosk.ts'
import { jsonBody } from '../read-input.ts'
import type { RatingRecorder } from './record-ratings.ts'

export function ratingRoutes(service: Service, recorder: RatingRecorder) {
  return new Hono<KioskEnv>().post(
    '/api/ratings',
    describeRoute({ summary: 'Ratings from a tablet, 1 to 500 at once', tags: ['kiosks'] }),
    kiosk(service),
    jsonBody(RatingBatch),
    async (c) => {
      const { ratings } = c.req.valid('json')
      if (ratings.length > MAX_RATINGS_PER_BATCH) throw new Refusal('request/too-many-items')
      const receipts = await recorder.record(c.var.device.id, ratings)
      await keepTabletComments(service, ratings, receipts)
      // What was kept stays kept, whatever becomes of the words that waited for it; they are tried again when looked at.
      await passOnWaiting(service, followUpCodesOf(ratings)).catch((err: unknown) =>
        service.log.error({ err }, 'words that waited for their rating could not be passed on'),
      )
      return c.json({ receipts } satisfies RatingReceipts)
    },
  )
}

/** Loose on purpose: what else is wrong with a rating is its receipt's matter. */
const FollowUp = RatingTap.pick({ followUpCode: true }).strip()

function followUpCodesOf(ratings: readonly unknown[]): string[] {
  return ratings.flatMap((rating) =>
    typeof rating === 'object' && rating !== null && 'followUpCode' in rating
      ? (FollowUp.safeParse(rating).data?.followUpCode ?? [])
      : [],
  )
}
