import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../server/demo/demo-ward.ts'
import { makeDemo } from '../../server/demo/make-demo.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { DAYS } from '../days/days.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'

let app: TestApp
afterEach(() => app.stop())

/** The columns that tell when something was done. */
const DONE = [
  ['rating', ['tapped_at', 'received_at']],
  ['feedback', ['received_at', 'entered_at', 'answered_at']],
  ['history_event', ['at']],
  ['contribution', ['asked_at', 'given_at']],
] as const

async function newest(): Promise<string> {
  const times = DONE.flatMap(([table, columns]) =>
    columns.map(async (column) => {
      const { rows } = await sql<{
        at: string
      }>`select max(${sql.ref(column)}) as at from ${sql.table(table)}`.execute(app.db)
      return rows[0]?.at ?? ''
    }),
  )
  return (await Promise.all(times)).toSorted().at(-1) ?? ''
}

/** A morning before anything was done; `npm run test:days` makes it on the other days, a year's last minute among them. */
const HARDEST = [
  ...(process.env['TEST_NOW'] === undefined ? [] : DAYS),
  { name: 'a Monday, as the office opens', now: '2026-11-30T07:30:30+07:00' },
]

describe('the demo ward', () => {
  test.each(HARDEST)(
    'is whole and alive on $name, and nothing in it lies in the future',
    { timeout: 120_000 },
    async ({ now }) => {
      app = await startApp('sqlite', { now, env: { ANSWER_UNDO_SECONDS: '10' } })
      const { ratings, items } = await makeDemo(app.service)
      expect(await verifyInstallation(app.service)).toMatchObject({ items, faults: [] })
      expect(ratings).toBeGreaterThan(10_000)
      expect(Date.parse(await newest())).toBeLessThanOrEqual(Date.parse(now))

      const headers = await app.signIn('dieuphoi', DEMO_PASSWORD)
      const queue = await app.request('/api/feedback?view=today', { headers })
      expect(((await queue.json()) as { items: unknown[] }).items.length).toBeGreaterThan(0)
      // What seldom happens stands there to be seen: held apart, to and fro between units.
      const held = await app.request('/api/feedback?view=restricted', {
        headers: await app.signIn('tiepdan', DEMO_PASSWORD),
      })
      expect(((await held.json()) as { items: unknown[] }).items).toHaveLength(1)
      const moved = await app.request('/api/feedback?view=all&q=mi%E1%BB%87ng+c%E1%BB%91ng', { headers })
      expect(await moved.json()).toMatchObject({ items: [{ handedOver: 3 }] })
      const results = await (await app.request('/public/results')).text()
      expect(results.match(/results\/\d{4}-Q\d/g)?.length).toBeGreaterThanOrEqual(2)
    },
  )
})
