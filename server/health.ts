import { Hono, type MiddlewareHandler } from 'hono'
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import { isMigrated } from '../db/migrate.ts'
import { countOutbox } from '../db/queries/outbox.ts'
import type { Service } from './context.ts'

/** What a monitor asks: alive, ready, and how much. Each app has its own registry, so that two never share counts. */
export function health(service: Service) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'hailong_http_requests_total',
    help: 'HTTP responses by status class',
    labelNames: ['status'],
    registers: [registry],
  })
  new Gauge({
    name: 'hailong_outbox_entries',
    help: 'Messages not delivered: waiting for their time, or given up',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counts = await countOutbox(service.db).catch(() => ({ waiting: NaN, dead: NaN }))
      for (const [state, count] of Object.entries(counts)) this.set({ state }, count)
    },
  })
  const countRequests: MiddlewareHandler = async (c, next) => {
    await next()
    requests.inc({ status: `${Math.floor(c.res.status / 100)}xx` })
  }
  const probes = new Hono()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      try {
        return (await isMigrated(service.db)) ? c.text('ready') : c.text('not migrated', 503)
      } catch (error) {
        service.log.error({ err: error }, 'the database does not answer')
        return c.text('the database does not answer', 503)
      }
    })
    .get('/metrics', async (c) =>
      c.text(await registry.metrics(), 200, { 'content-type': registry.contentType }),
    )
  return { countRequests, probes }
}
