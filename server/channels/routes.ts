import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { clientAddress } from '../client-address.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import type { Service } from '../context.ts'
import { CHANNELS } from '../contract/channel.ts'
import { Refusal } from '../contract/refusals.ts'
import { type ChannelAdapter, receiveDelivery } from './adapter.ts'
import { ADAPTERS } from './adapters.ts'
import { importUpload, UploadForm } from './files/import-upload.ts'
import { createLimiter } from '../limits.ts'

/** From one address. What is signed right is never held up: several systems may share it. */
const WRONG_SIGNATURES = { points: 60, duration: 15 * 60 }

/** Where other systems hand over feedback. */
export function channelRoutes(service: Service) {
  const wrongSignatures = createLimiter(service, 'wrong-signature', WRONG_SIGNATURES)
  const slowDown = (c: Context) =>
    wrongSignatures.consume(clientAddress(c, service.config.trustProxy)).catch(() => {
      throw new Refusal('request/too-often')
    })
  const routes = new Hono<StaffEnv>()
  for (const channel of CHANNELS) {
    const system = ADAPTERS[channel]
    if (!system) continue
    const { name } = system
    routes.post(`/api/channels/${name}`, describeChannel(system), async (c) => {
      const body = new Uint8Array(await c.req.arrayBuffer())
      const header = (name: string) => c.req.header(name)
      try {
        return c.json(await receiveDelivery(service, channel, system, { body, header }))
      } catch (error) {
        if (error instanceof Refusal && error.code === 'channel/wrong-signature') await slowDown(c)
        throw error
      }
    })
  }
  return routes.post(
    '/api/imports',
    describeRoute({
      summary: 'A file of items, tried or taken in',
      tags: ['channels'],
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: resolver(UploadForm),
            example: { file: 'items.csv', dryRun: 'true' },
          },
        },
      },
    }),
    staff(service, 'imports/run'),
    async (c) => {
      const form = await c.req.formData().catch(() => {
        throw new Refusal('request/malformed', { detail: 'multipart/form-data is needed' })
      })
      return c.json(await importUpload(c.var.ctx, form))
    },
  )
}

function describeChannel({ summary, body, examples, lets }: ChannelAdapter) {
  return describeRoute({
    summary,
    tags: ['channels'],
    security: lets.map((by) => ({ [by]: [] })),
    requestBody: { required: true, content: { 'application/json': { schema: resolver(body), examples } } },
  })
}
