import { Hono } from 'hono'
import { collectDefaultMetrics, Counter, Registry } from 'prom-client'
import { isMigrated } from '../db/migrate.ts'
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
  return new Hono()
    .use(async (c, next) => {
      await next()
      requests.inc({ status: `${Math.floor(c.res.status / 100)}xx` })
    })
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
}
