import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { clientAddress } from '../client-address.ts'
import type { Service } from '../context.ts'
import { Heartbeat, PairRequest } from '../contract/kiosk.ts'
import { Refusal } from '../contract/refusals.ts'
import { createAnswerPromises } from '../feedback/promise-answer.ts'
import { jsonBody } from '../read-input.ts'
import { kiosk, type KioskEnv } from './authenticate-kiosk.ts'
import { configureKiosk, pairKiosk } from './pair-kiosk.ts'
import { receiveHeartbeat } from './receive-heartbeat.ts'

/** A code has 40 random bits and lives half an hour: 30 misses from one address are a guess, not a typing error. */
const PAIRING_MISSES = { points: 30, duration: 15 * 60 }

/** What a tablet may call, besides sending ratings. */
export function kioskRoutes(service: Service) {
  const promiseAnswer = createAnswerPromises(service)
  const misses = new RateLimiterMemory(PAIRING_MISSES)

  return new Hono<KioskEnv>()
    .post(
      '/api/kiosks/pair',
      describeRoute({ summary: 'Pair a tablet by its short code', tags: ['kiosks'] }),
      jsonBody(PairRequest),
      async (c) => {
        const address = clientAddress(c, service.config.trustProxy)
        const before = await misses.get(address)
        if (before && before.remainingPoints <= 0) throw new Refusal('request/too-often')
        try {
          const { code, firstSeq } = c.req.valid('json')
          return c.json(await pairKiosk(service, code, firstSeq))
        } catch (error) {
          if (error instanceof Refusal) await misses.consume(address).catch(() => undefined)
          throw error
        }
      },
    )
    .get(
      '/api/kiosk/config',
      describeRoute({ summary: 'The configuration of this tablet', tags: ['kiosks'] }),
      kiosk(service),
      async (c) => c.json(await configureKiosk(service, c.var.device.kioskId)),
    )
    .post(
      '/api/kiosk/heartbeat',
      describeRoute({ summary: 'What the tablet says of itself', tags: ['kiosks'] }),
      kiosk(service),
      jsonBody(Heartbeat),
      async (c) => c.json(await receiveHeartbeat(service, promiseAnswer, c.var.device, c.req.valid('json'))),
    )
}
