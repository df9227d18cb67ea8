import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { clientAddress } from '../client-address.ts'
import type { Service } from '../context.ts'
import { Heartbeat, KioskChange, PairRequest } from '../contract/kiosk.ts'
import type { RecordingList } from '../contract/recording.ts'
import { Refusal } from '../contract/refusals.ts'
import { jsonBody } from '../read-input.ts'
import { kiosk, type KioskEnv } from './authenticate-kiosk.ts'
import { configureKiosk, makePairingCode, pairKiosk } from './pair-kiosk.ts'
import { listRecordings, readRecording } from './recordings.ts'
import { receiveHeartbeat } from './receive-heartbeat.ts'
import { z } from 'zod'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { text } from '../contract/fields.ts'
import { DeskInput, KioskInput } from '../contract/people.ts'
import { addDesk, addKiosk } from './add-kiosk.ts'
import { changeKiosk, revokeTablet } from './change-kiosk.ts'
import { listDeskSummaries, listKiosks } from './list-kiosks.ts'
import { restartTablet } from './restart-tablet.ts'
import { createLimiter } from '../limits.ts'

/** Kiosks: what their tablets call, and what staff do with the fleet. */
export function kioskRoutes(service: Service) {
  return new Hono().route('/', fleetRoutes(service)).route('/', tabletRoutes(service))
}

/** A code has 40 random bits and lives half an hour: 30 misses from one address are a guess, not a typing error. */
const PAIRING_MISSES = { points: 30, duration: 15 * 60 }

/** What a tablet may call, besides sending ratings. */
function tabletRoutes(service: Service) {
  const misses = createLimiter(service, 'pairing', PAIRING_MISSES)

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
      async (c) => c.json(await receiveHeartbeat(service, c.var.device, c.req.valid('json'))),
    )
}

const PairingCodeRequest = z.strictObject({ kiosk: text(120) })

/** What staff do with the fleet of kiosks. */
function fleetRoutes(service: Service) {
  return new Hono<StaffEnv>()
    .get(
      '/api/kiosks',
      describeRoute({ summary: 'The fleet of kiosks', tags: ['kiosks'] }),
      staff(service, 'kiosks/read'),
      async (c) => c.json(await listKiosks(c.var.ctx)),
    )
    .get(
      '/api/desks',
      describeRoute({ summary: 'The desks a kiosk may stand at', tags: ['kiosks'] }),
      staff(service, 'kiosks/read'),
      async (c) => c.json(await listDeskSummaries(c.var.ctx)),
    )
    .post(
      '/api/desks',
      describeRoute({ summary: 'Add a desk', tags: ['organisation'] }),
      staff(service, 'organisation/manage'),
      jsonBody(DeskInput),
      async (c) => {
        const desk = c.req.valid('json')
        await addDesk(c.var.ctx, desk)
        return c.json({ code: desk.code }, 201)
      },
    )
    .post(
      '/api/kiosks',
      describeRoute({ summary: 'Add a kiosk', tags: ['kiosks'] }),
      staff(service, 'organisation/manage'),
      jsonBody(KioskInput),
      async (c) => c.json({ id: await addKiosk(c.var.ctx, c.req.valid('json')) }, 201),
    )
    .patch(
      '/api/kiosks/:id',
      describeRoute({ summary: 'Move, rename or configure a kiosk', tags: ['kiosks'] }),
      staff(service, 'kiosks/manage'),
      jsonBody(KioskChange),
      async (c) =>
        c.json({ configVersion: await changeKiosk(c.var.ctx, c.req.param('id'), c.req.valid('json')) }),
    )
    .post(
      '/api/kiosks/:id/revoke',
      describeRoute({ summary: 'Take the token from a lost or broken tablet', tags: ['kiosks'] }),
      staff(service, 'kiosks/manage'),
      async (c) => {
        await revokeTablet(c.var.ctx, c.req.param('id'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/kiosks/:id/restart',
      describeRoute({ summary: 'Ask a tablet to start its app anew', tags: ['kiosks'] }),
      staff(service, 'kiosks/manage'),
      async (c) => {
        await restartTablet(c.var.ctx, c.req.param('id'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/kiosks/pairing-code',
      describeRoute({ summary: 'A fresh pairing code', tags: ['kiosks'] }),
      staff(service, 'kiosks/manage'),
      jsonBody(PairingCodeRequest),
      async (c) => c.json(await makePairingCode(c.var.ctx, c.req.valid('json').kiosk)),
    )
}
