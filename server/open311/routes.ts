import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { ApiKeyId, ApiKeyInput } from '../contract/open311/api-keys.ts'
import { jsonBody } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import type { CallerCheck } from './check-caller.ts'
import { describeApiKeys, makeApiKey, stopApiKey } from './save-api-key.ts'
import { open311Protocol } from './serve-protocol.ts'

const described = (summary: string) => describeRoute({ summary, tags: ['organisation'] })

/** An app of its own below `/open311/`: whatever happens there is told in the protocol's shape. */
export function open311Routes(service: Service, callers: CallerCheck): Hono {
  const protocol = open311Protocol(service, callers)
  return new Hono().all('/open311/*', (c) => protocol.fetch(c.req.raw, c.env))
}

/** The keys by which other systems are let in. */
export function apiKeyRoutes(service: Service) {
  const manager = staff(service, 'organisation/manage')
  return new Hono<StaffEnv>()
    .get(
      '/api/api-keys',
      described('The keys of other systems, without the keys themselves'),
      manager,
      async (c) => c.json(await describeApiKeys(c.var.ctx)),
    )
    .post(
      '/api/api-keys',
      described('Make a key for another system; it is told this once'),
      manager,
      jsonBody(ApiKeyInput),
      async (c) => c.json(await makeApiKey(c.var.ctx, c.req.valid('json')), 201),
    )
    .post('/api/api-keys/end', described('End a key'), manager, jsonBody(ApiKeyId), async (c) => {
      await stopApiKey(c.var.ctx, c.req.valid('json').id)
      return c.body(null, 204)
    })
}
