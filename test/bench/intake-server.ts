import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve as serveHono } from '@hono/node-server'
import { sql } from 'kysely'
import { databaseBytes } from '../../db/dialect.ts'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { addRoutingRule } from '../../server/feedback/intake/add-routing-rule.ts'
import { closeService, commandLineContext, openService } from '../../server/open-service.ts'
import { addUnit } from '../../server/organisation/add-unit.ts'
import { DATA_ENV } from '../fixtures/data-folder.ts'
import { simulateItems } from './quarter-items.ts'

/*
 * The process under load, without the jobs of the background: an office with as many items as it is told, which takes in
 * 1022 and ratings by telephone. Started by intake.ts, which asks for what it has used and tells it to stop.
 */
const ITEMS = Number(process.argv[2])
const secret = process.argv[3] ?? ''
const UNITS = 10
const DAY_MS = 86_400_000
const folder = mkdtempSync(join(tmpdir(), 'hailong-bench-'))
const databaseUrl = process.argv[4] ?? `sqlite:${join(folder, 'bench.db')}`

const service = await openService(
  readConfig({
    PORT: '0',
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'error',
    CHANNEL_1022_SECRET: secret,
    // Each phone comes from an address of its own.
    TRUST_PROXY: '1',
    ...DATA_ENV,
  }),
)
const ctx = commandLineContext(service)
for (let unit = 1; unit <= UNITS; unit++) {
  await addUnit(ctx, { code: `U${unit}`, name: `Đơn vị ${unit}`, kind: 'office', parent: null })
  const field = `Lĩnh vực ${unit}`
  const rest = { wardCodes: [], words: [], validTo: null }
  await addRoutingRule(ctx, { name: field, unit: `U${unit}`, categories: [field], ...rest })
}
const unitIds = await service.db.selectFrom('unit').select('id').where('code', 'like', 'U%').execute()
const day = (back: number) => new Date(service.now() - back * DAY_MS).toISOString().slice(0, 10)
if (ITEMS > 0) {
  await simulateItems(service.db, {
    unitIds: unitIds.map(({ id }) => id),
    fromDay: day(365),
    toDay: day(1),
    items: ITEMS,
  })
  // So that the trees of the histories are as high as they would be.
  await sql`insert into history_event (chain, seq, at, kind, version, actor_kind, body, prev_hash, hash)
    select id, 1, received_at, 'received', 1, 'channel', '{}', '', id from feedback`.execute(service.db)
}
const app = createApp(service)
const server = serveHono({ fetch: app.http.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.send?.({ url: `http://127.0.0.1:${port}` })
})

process.on('message', (message) => {
  if (message === 'used') {
    const { user, system } = process.cpuUsage()
    void Promise.all([
      databaseBytes(service.db),
      service.db
        .selectFrom('feedback')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
      service.db
        .selectFrom('rating')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    ]).then(([bytes, items, ratings]) =>
      process.send?.({
        cpuMs: (user + system) / 1000,
        bytes,
        memoryMib: process.memoryUsage.rss() / 2 ** 20,
        items: Number(items.n) - ITEMS,
        ratings: Number(ratings.n),
      }),
    )
  }
  if (message === 'stop') {
    server.close()
    void app
      .drain()
      .then(() => closeService(service))
      .then(() => {
        rmSync(folder, { recursive: true, force: true })
        process.exit(0)
      })
  }
})
