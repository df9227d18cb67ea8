import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { MAX_RATINGS_PER_BATCH, RatingBatch } from '../contract/rating.ts'
import { Refusal } from '../contract/refusals.ts'
import { kiosk, type KioskEnv } from '../organisation/authenticate-kiosk.ts'
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
      return c.json({ receipts: await recorder.record(c.var.device.id, ratings) })
    },
  )
}
