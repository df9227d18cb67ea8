import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { staff, type StaffEnv } from '../authenticate.ts'
import type { Service } from '../context.ts'
import { text } from '../contract/fields.ts'
import { KioskChange } from '../contract/kiosk.ts'
import { KioskInput } from '../contract/people.ts'
import { jsonBody } from '../read-input.ts'
import { addKiosk } from './add-kiosk.ts'
import { changeKiosk, revokeTablet } from './change-kiosk.ts'
import { listDeskSummaries, listKiosks } from './list-kiosks.ts'
import { makePairingCode } from './pair-kiosk.ts'
import { restartTablet } from './restart-tablet.ts'

const PairingCodeRequest = z.strictObject({ kiosk: text(120) })

/** What staff do with the fleet of kiosks. */
export function fleetRoutes(service: Service) {
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
