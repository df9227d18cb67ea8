import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import type { Service } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import { receiveFrom1022 } from './call-centre-1022.ts'
import { importUpload } from './files/import-upload.ts'

/** Where other systems hand over feedback. */
export function channelRoutes(service: Service) {
  return new Hono<StaffEnv>()
    .post(
      '/api/channels/1022',
      describeRoute({
        summary:
          'Items from the 1022 call centre, signed with X-Signature: sha256=<hex HMAC of the raw body>',
        tags: ['channels'],
      }),
      async (c) => {
        const body = new Uint8Array(await c.req.arrayBuffer())
        return c.json(await receiveFrom1022(service, c.req.header('x-signature'), body))
      },
    )
    .post(
      '/api/imports',
      describeRoute({ summary: 'A file of items (multipart: file, mapping, dryRun …)', tags: ['channels'] }),
      staff(service, 'imports/run'),
      async (c) => {
        const form = await c.req.formData().catch(() => {
          throw new Refusal('request/malformed', { detail: 'multipart/form-data is needed' })
        })
        return c.json(await importUpload(c.var.ctx, form))
      },
    )
}
