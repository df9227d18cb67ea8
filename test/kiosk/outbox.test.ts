import fc from 'fast-check'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startBrowser } from '../fixtures/pages/browser.ts'
import type { KioskDatabase, OutboxRow } from '../../kiosk/outbox/database.ts'
import { NOW } from '../fixtures/clock.ts'
import { type KioskModules, serveModules, type ServedModules } from '../fixtures/pages/kiosk-modules.ts'

/** What the page under test holds: the tablet's modules, one open database, and a way to tap. */
interface Held extends Pick<KioskModules, 'outbox' | 'sync'> {
  readonly database: KioskDatabase
  readonly tap: (level: number) => Promise<OutboxRow>
}

let browser: Browser
let modules: ServedModules
let context: BrowserContext

beforeAll(async () => {
  browser = await startBrowser()
  modules = await serveModules()
})
afterAll(async () => {
  await browser.close()
  await modules.stop()
})
beforeEach(async () => {
  context = await browser.newContext()
})
afterEach(() => context.close())

/** A fresh page of the same tablet: what it keeps is what earlier pages kept. */
async function openPage(): Promise<Page> {
  const page = await context.newPage()
  await page.goto(modules.page)
  await page.waitForFunction(() => 'kiosk' in window)
  await page.evaluate(async (now) => {
    const { database: opener, device, ids, outbox, sync } = window.kiosk
    const database = opener.openKioskDatabase()
    await device.writeDevice(database, 'token', 'token')
    const tap = (level: number) =>
      outbox.openRating(
        database,
        { session: 'this', kioskId: 'kiosk' },
        {
          id: ids.newRatingId(Date.parse(now)),
          questionnaireVersionId: '0199e000-0000-7000-8000-000000000002',
          level,
          tappedAt: now,
        },
      )
    window.held = { outbox, sync, database, tap }
  }, NOW)
  return page
}

declare global {
  interface Window {
    kiosk: KioskModules
    held: Held
  }
}

describe('the outbox', () => {
  test('numbers ratings without gap or repeat, also when they come at once and in two tabs', async () => {
    const pages = [await openPage(), await openPage()]
    const seqs = await Promise.all(
      pages.map((page) =>
        page.evaluate(async () => {
          const rows = await Promise.all(
            Array.from({ length: 20 }, (_, index) => window.held.tap((index % 5) + 1)),
          )
          return rows.map(({ seq }) => seq)
        }),
      ),
    )
    expect(seqs.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  })

  test('calls a rating kept only when its whole change is on the disk, not when it is merely taken', async () => {
    const page = await openPage()
    const seen = await page.evaluate(async () => {
      const { outbox, database, tap } = window.held
      const { add } = IDBObjectStore.prototype
      const { transaction } = IDBDatabase.prototype
      const durabilities: unknown[] = []
      IDBDatabase.prototype.transaction = function (...request) {
        if (request[1] === 'readwrite') durabilities.push(request[2]?.durability)
        return transaction.apply(this, request)
      }
      IDBObjectStore.prototype.add = function (...row) {
        const adding = add.apply(this, row)
        adding.addEventListener('success', () => this.transaction.abort())
        return adding
      }
      const isKept = await tap(5).then(
        () => true,
        () => false,
      )
      Object.assign(IDBObjectStore.prototype, { add })
      const { seq } = await tap(4)
      await outbox.changeRating(database, seq, { level: 3 })
      await outbox.finishRating(database, seq)
      Object.assign(IDBDatabase.prototype, { transaction })
      return { isKept, durabilities, ...(await outbox.readOutboxState(database)) }
    })
    expect(seen).toMatchObject({ isKept: false, unsent: 1, nextSeq: 2 })
    expect(new Set(seen.durabilities)).toEqual(new Set(['strict']))
  })

  test('changes a rating only while it is open', async () => {
    const page = await openPage()
    const seen = await page.evaluate(async () => {
      const { outbox, database, tap } = window.held
      const { seq } = await tap(1)
      const before = await outbox.changeRating(database, seq, { level: 4, reasons: ['time'] })
      await outbox.finishRating(database, seq)
      const after = await outbox.changeRating(database, seq, { level: 1 })
      const [row] = await outbox.readyRatings(database, 10)
      return { before, after, level: row?.rating.level, reasons: row?.rating.reasons }
    })
    expect(seen).toEqual({ before: true, after: false, level: 4, reasons: ['time'] })
  })

  test('keeps one row and one number when the same tap is kept again', async () => {
    const page = await openPage()
    const state = await page.evaluate(async () => {
      const { outbox, database, tap } = window.held
      const { rating } = await tap(3)
      const again = await outbox.openRating(database, { session: 'this', kioskId: 'kiosk' }, rating)
      return { seq: again.seq, ...(await outbox.readOutboxState(database)) }
    })
    expect(state).toMatchObject({ seq: 1, unsent: 1, nextSeq: 2 })
  })

  test('ends after a restart only the ratings whose tab is gone', async () => {
    const page = await openPage()
    const states = await page.evaluate(async () => {
      const { outbox, database, tap } = window.held
      await tap(3)
      const alive = await outbox.recoverOpenRatings(database, new Set(['this']))
      const gone = await outbox.recoverOpenRatings(database, new Set(['another']))
      return { alive, gone }
    })
    expect(states).toEqual({ alive: 0, gone: 1 })
  })

  test('opens itself again when the browser drops the connection', async () => {
    const page = await openPage()
    const state = await page.evaluate(async () => {
      const { outbox, database, tap } = window.held
      await tap(5)
      await database.use(async (connection) => connection.close())
      await tap(4)
      return outbox.readOutboxState(database)
    })
    expect(state).toMatchObject({ unsent: 2, nextSeq: 3 })
  })

  test('sets aside, and never deletes, what the server refuses', async () => {
    const page = await openPage()
    await page.route('**/api/ratings', async (route) => {
      const { ratings } = route.request().postDataJSON() as { ratings: { id: string }[] }
      await route.fulfill({
        json: { receipts: ratings.map(({ id }) => ({ id, status: 'refused', code: 'rating/conflict' })) },
      })
    })
    const state = await page.evaluate(async () => {
      const { outbox, database, sync, tap } = window.held
      const { seq } = await tap(2)
      await outbox.finishRating(database, seq)
      await sync.sendReadyRatings(database)
      return { ...(await outbox.readOutboxState(database)), kept: await outbox.exportOutbox(database) }
    })
    expect(state).toMatchObject({
      unsent: 0,
      refused: 1,
      kept: { refused: [{ rating: { level: 2 }, why: { code: 'rating/conflict' } }] },
    })
  })

  test('knows the lowest number it will still send: of the oldest unsent rating, else the next', async () => {
    const page = await openPage()
    await page.route('**/api/ratings', async (route) => {
      const { ratings } = route.request().postDataJSON() as { ratings: { id: string }[] }
      await route.fulfill({ json: { receipts: ratings.map(({ id }) => ({ id, status: 'accepted' })) } })
    })
    const seen = await page.evaluate(async () => {
      const { outbox, database, sync, tap } = window.held
      const atFirst = await outbox.firstSeqToSend(database)
      for (const level of [5, 4, 3]) await outbox.finishRating(database, (await tap(level)).seq)
      await sync.sendReadyRatings(database)
      const afterSending = await outbox.firstSeqToSend(database)
      await tap(2)
      await tap(1)
      return { atFirst, afterSending, withUnsent: await outbox.firstSeqToSend(database) }
    })
    expect(seen).toEqual({ atFirst: 1, afterSending: 4, withUnsent: 4 })
  })

  test('sends 1,000 ratings in batches no larger than the server takes, each once', async () => {
    const page = await openPage()
    const sizes: number[] = []
    const ids = new Set<string>()
    await page.route('**/api/ratings', async (route) => {
      const { ratings } = route.request().postDataJSON() as { ratings: { id: string }[] }
      sizes.push(ratings.length)
      for (const { id } of ratings) ids.add(id)
      await route.fulfill({ json: { receipts: ratings.map(({ id }) => ({ id, status: 'accepted' })) } })
    })
    const left = await page.evaluate(async () => {
      const { outbox, database, sync, tap } = window.held
      const { rating, ...row } = await tap(5)
      await outbox.finishRating(database, row.seq)
      await database.use(async (connection) => {
        const change = connection.transaction('outbox', 'readwrite')
        for (let seq = 2; seq <= 1_000; seq += 1)
          void change.store.put({
            ...row,
            seq,
            state: 'ready',
            rating: { ...rating, seq, id: `${rating.id.slice(0, -5)}${String(seq).padStart(5, '0')}` },
          })
        await change.done
      })
      await sync.sendReadyRatings(database)
      return outbox.readOutboxState(database)
    })
    expect(left.unsent).toBe(0)
    expect(ids.size).toBe(1_000)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
  }, 60_000)
})

/** What may happen to a tablet between a tap and its receipt. */
const STEPS = ['tap', 'finish', 'send', 'lose-request', 'lose-receipt', 'portal', 'reload'] as const

describe('whatever happens between a tap and its receipt', () => {
  test('no rating is lost and none is counted twice', async () => {
    let outcome: (typeof STEPS)[number] = 'send'
    let counted = new Map<string, number>()
    await context.route('**/api/ratings', async (route) => {
      if (outcome === 'lose-request') return route.abort()
      if (outcome === 'portal') return route.fulfill({ contentType: 'text/html', body: '<p>Accept' })
      const { ratings } = route.request().postDataJSON() as { ratings: { id: string; level: number }[] }
      const receipts = ratings.map(({ id, level }) => {
        const status = counted.has(id) ? 'duplicate' : 'accepted'
        if (!counted.has(id)) counted.set(id, level)
        return { id, status }
      })
      if (outcome === 'lose-receipt') return route.abort()
      return route.fulfill({ json: { receipts } })
    })

    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { maxLength: 14 }), async (steps) => {
        counted = new Map()
        let page = await openPage()
        const send = (how: (typeof STEPS)[number]) => {
          outcome = how
          return page.evaluate(() =>
            window.held.sync.sendReadyRatings(window.held.database).catch(() => undefined),
          )
        }
        const restart = async () => {
          await page.close()
          page = await openPage()
          await page.evaluate(() => window.held.outbox.recoverOpenRatings(window.held.database, new Set()))
        }
        let taps = 0
        let open: number | null = null
        for (const step of steps) {
          if (step === 'tap') {
            open = await page.evaluate(async (level) => (await window.held.tap(level)).seq, (taps % 5) + 1)
            taps += 1
          } else if (step === 'finish' && open !== null) {
            await page.evaluate((seq) => window.held.outbox.finishRating(window.held.database, seq), open)
          } else if (step === 'reload') {
            await restart()
            open = null
          } else if (step !== 'finish') await send(step)
        }
        await restart()
        await send('send')
        const state = await page.evaluate(() => window.held.outbox.readOutboxState(window.held.database))
        expect(state).toMatchObject({ unsent: 0, refused: 0, nextSeq: taps + 1 })
        expect(counted.size).toBe(taps)
        await page.evaluate(() => window.held.database.close())
        await page.evaluate(
          () =>
            new Promise((resolve) => {
              indexedDB.deleteDatabase('hailong-kiosk').onsuccess = resolve
            }),
        )
        await page.close()
      }),
      { numRuns: 20 },
    )
  }, 120_000)
})
