import type { Context } from 'hono'
import { routePath } from 'hono/route'
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { databaseBytes } from '../../db/dialect.ts'
import { listOpenAlerts } from '../../db/queries/kiosk-alerts.ts'
import { countOverdue } from '../../db/queries/office/keeping.ts'
import { isoOf, type Service } from '../context.ts'
import { findKept } from './find-kept.ts'

const BUCKETS_S = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** What an operator watches beside the requests' number. A value that cannot be read is `NaN`, never a failed scrape. */
export function measureKeeping(registry: Registry, service: Service, ratingsWaiting: () => number) {
  const { db, now } = service
  const registers = [registry]
  const latency = new Histogram({
    name: 'hailong_http_request_duration_seconds',
    help: 'Time to the first byte of an answer, by method and route as it is written in the API',
    labelNames: ['method', 'route'],
    buckets: BUCKETS_S,
    registers,
  })
  const lastRun = new Gauge({
    name: 'hailong_job_last_success_timestamp_seconds',
    help: 'When each job last came to a good end in this process; of several processes one does the work',
    labelNames: ['job'],
    registers,
  })
  const failures = new Counter({
    name: 'hailong_job_failures_total',
    help: 'Runs of a job that failed',
    labelNames: ['job'],
    registers,
  })
  const gauge = (name: string, help: string, read: () => Promise<number>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await read().catch(() => NaN))
      },
    })
  gauge('hailong_ratings_waiting', 'Requests of tablets that wait for the next commit', () =>
    Promise.resolve(ratingsWaiting()),
  )
  gauge('hailong_overdue_items', 'Open items past due, those waiting for citizens left out', () =>
    countOverdue(db, isoOf(now())),
  )
  gauge('hailong_silent_tablets', 'Tablets that are silent in open hours', async () => {
    const alerts = await listOpenAlerts(db)
    return alerts.filter(({ kind }) => kind === 'kiosk-silent').length
  })
  gauge('hailong_database_bytes', 'Size of the database on its disk', () => databaseBytes(db))
  gauge(
    'hailong_backup_last_success_timestamp_seconds',
    'When the last good backup was made; 0: never',
    async () => {
      const { backup } = await findKept(db)
      return (backup?.atMs ?? 0) / 1000
    },
  )
  gauge(
    'hailong_backup_trial_timestamp_seconds',
    'When a backup was last restored on trial; 0: never',
    async () => {
      const { trial } = await findKept(db)
      return (trial?.atMs ?? 0) / 1000
    },
  )
  return {
    timeRequest: (c: Context, ms: number): void => {
      latency.observe({ method: c.req.method, route: routePath(c, -1) }, ms / 1000)
    },
    jobEnded: (job: string, isGood: boolean): void => {
      if (isGood) lastRun.set({ job }, now() / 1000)
      else failures.inc({ job })
    },
  }
}
