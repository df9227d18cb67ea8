import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve as serveHono } from '@hono/node-server'
import { sql } from 'kysely'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { commandLineContext, openService } from '../../server/open-service.ts'
import { receiveMany } from '../../server/feedback/intake/receive-feedback.ts'
import { addKiosk } from '../../server/kiosks/add-kiosk.ts'
import { addUnit } from '../../server/organisation/add-unit.ts'
import { makePairingCode, pairKiosk } from '../../server/kiosks/pair-kiosk.ts'
import { saveCalendar } from '../../server/deadlines/save-calendar.ts'
import { createRecomputer } from '../../server/deadlines/recompute-deadlines.ts'
import { DATA_ENV } from '../fixtures/data-folder.ts'

/*
 * The process under load, without the jobs of the background: open items that a day off moves, tablets that tap, and the
 * recomputation in the same event loop, as in a real installation. Started by recompute.ts, told what to do by messages.
 */
const ITEMS = Number(process.argv[2])
const KIOSKS = Number(process.argv[3])
const UNITS = 10
const ITEMS_PER_BATCH = 1_000
const folder = mkdtempSync(join(tmpdir(), 'hailong-bench-'))
const databaseUrl = process.argv[4] ?? `sqlite:${join(folder, 'bench.db')}`
const startedMs = performance.now()
const now = () => Date.parse('2026-11-20T09:00:00+07:00') + Math.floor(performance.now() - startedMs)

const service = await openService(
  readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'error', ...DATA_ENV }),
  { now },
)
const ctx = commandLineContext(service)
for (let unit = 0; unit < UNITS; unit++)
  await addUnit(ctx, { code: `U${unit}`, name: `Đơn vị ${unit}`, kind: 'office', parent: null })
for (let made = 0; made < ITEMS; made += ITEMS_PER_BATCH) {
  const items = Array.from({ length: Math.min(ITEMS_PER_BATCH, ITEMS - made) }, (_, index) => ({
    externalRef: `${made + index}`,
    receivedAt: new Date(now() - 3_600_000).toISOString(),
    text: `Đèn đường hẻm ${made + index} không sáng đã ba ngày.`,
    source: { leadUnit: `U${index % UNITS}` },
  }))
  await receiveMany(ctx, items, { channel: 'call-centre-1022' })
}
const tokens: string[] = []
let questionnaireVersionId = ''
for (let index = 0; index < KIOSKS; index++) {
  const name = `Kiosk ${index}`
  await addKiosk(ctx, { name, unit: `U${index % UNITS}` })
  const reply = await pairKiosk(service, (await makePairingCode(ctx, name)).code)
  tokens.push(reply.token)
  questionnaireVersionId = reply.questionnaire.id
}
await sql`analyze`.execute(service.db)

const app = createApp(service)
// Its own recomputer has found nothing to do before there is a change.
await app.recomputed()
const entry = { sessions: [], reason: 'Mất điện toàn phường' }
await saveCalendar(ctx, {
  unit: 'ROOT',
  version: 1,
  changes: [{ change: 'date', date: '2026-11-20', entry }],
  note: 'CV 5/UBND',
})
let recomputer = createRecomputer(service)
let workedMs = 0

/** Goes on with the change until told to rest, or to its end; says how far it is. */
async function work(): Promise<void> {
  recomputer = createRecomputer(service)
  const fromMs = performance.now()
  recomputer.wake()
  await recomputer.idle()
  workedMs += performance.now() - fromMs
  const { moved, finished_at } = await service.db
    .selectFrom('recomputation')
    .select(['moved', 'finished_at'])
    .executeTakeFirstOrThrow()
  process.send?.({ moved, workedMs, isFinished: finished_at !== null })
}

const server = serveHono({ fetch: app.http.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.send?.({ url: `http://127.0.0.1:${port}`, tokens, questionnaireVersionId, nowMs: now() })
})

process.on('message', (message) => {
  if (message === 'work') void work()
  if (message === 'rest') void recomputer.stop()
  if (message === 'stop') {
    server.close()
    void app
      .drain()
      .then(() => service.db.destroy())
      .then(() => {
        rmSync(folder, { recursive: true, force: true })
        process.exit(0)
      })
  }
})
