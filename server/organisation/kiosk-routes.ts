import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { clientAddress } from '../client-address.ts'
import type { Service } from '../context.ts'
import { Heartbeat, PairRequest } from '../contract/kiosk.ts'
import type { RecordingList } from '../contract/recording.ts'
import { Refusal } from '../contract/refusals.ts'
import { createAnswerPromises } from '../feedback/promise-answer.ts'
import { jsonBody } from '../read-input.ts'
import { kiosk, type KioskEnv } from './authenticate-kiosk.ts'
import { configureKiosk, pairKiosk } from './pair-kiosk.ts'
import { listRecordings, readRecording } from './recordings.ts'
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
    .get(
      '/api/kiosk/recordings',
      describeRoute({ summary: 'The spoken questions and answers of this installation', tags: ['kiosks'] }),
      kiosk(service),
      async (c) =>
        c.json({ recordings: await listRecordings(service.config.recordingsFolder) } satisfies RecordingList),
    )
    .get(
      '/api/kiosk/recordings/:language/:file',
      describeRoute({ summary: 'One recording', tags: ['kiosks'] }),
      kiosk(service),
      async (c) => {
        const { language, file } = c.req.param()
        const recording = await readRecording(service.config.recordingsFolder, language, file)
        if (!recording) throw new Refusal('request/not-found')
        return c.body(recording.bytes, 200, { 'content-type': recording.type })
      },
    )
    .post(
      '/api/kiosk/heartbeat',
      describeRoute({ summary: 'What the tablet says of itself', tags: ['kiosks'] }),
      kiosk(service),
      jsonBody(Heartbeat),
      async (c) => c.json(await receiveHeartbeat(service, promiseAnswer, c.var.device, c.req.valid('json'))),
    )
}
