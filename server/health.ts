import { Hono, type MiddlewareHandler } from 'hono'
import { describeRoute } from 'hono-openapi'
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import { isMigrated } from '../db/migrate.ts'
import { runningLeases, takeLease } from '../db/queries/leases.ts'
import { countOutbox } from '../db/queries/outbox.ts'
import { isoOf, type Service } from './context.ts'
import { measureKeeping } from './keeping/metrics.ts'

const describe = (summary: string) => describeRoute({ summary, tags: ['health'] })

/** What a monitor asks: alive, ready, and how much. Each app has its own registry, so that two never share counts. */
export function health(service: Service, ratingsWaiting: () => number) {
  let isEnding = false
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
  const { timeRequest, jobEnded } = measureKeeping(registry, service, ratingsWaiting)
  const countRequests: MiddlewareHandler = async (c, next) => {
    const begun = service.changes.elapsedMs()
    await next()
    timeRequest(c, service.changes.elapsedMs() - begun)
    requests.inc({ status: `${Math.floor(c.res.status / 100)}xx` })
    if (isEnding) c.header('connection', 'close')
  }
  const probes = new Hono()
    .get('/healthz', describe('Alive'), (c) => c.text('ok'))
    .get('/readyz', describe('Ready: the database can be read and written'), async (c) => {
      if (isEnding) return c.text('ending', 503)
      try {
        if (!(await isMigrated(service.db))) return c.text('not migrated', 503)
        await proveWritable(service)
        return c.text('ready')
      } catch (error) {
        service.log.error({ err: error }, 'the database cannot be read and written')
        return c.text('the database cannot be read and written', 503)
      }
    })
    .get('/metrics', describe('Counts and times, as Prometheus reads them'), async (c) =>
      c.text(await registry.metrics(), 200, { 'content-type': registry.contentType }),
    )
  return {
    countRequests,
    probes,
    jobEnded,
    /** From now on it is not ready, and every answer is the last of its connection. */
    end: () => {
      isEnding = true
    },
  }
}

/** Writes a row that differs each time: a lease that nobody waits for. Throws where nothing can be written. */
async function proveWritable({ db, newId }: Service): Promise<void> {
  await takeLease(db, { name: 'readyz', holder: newId(), expires_at: isoOf(0) }, runningLeases(0, 0))
}
