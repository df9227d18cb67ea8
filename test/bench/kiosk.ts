import type { Browser, CDPSession, Page } from 'playwright-core'
import { startBrowser } from '../fixtures/pages/browser.ts'
import {
  finishVisit,
  type KioskService,
  LEVEL_NAMES,
  pairInPage,
  startKioskService,
} from '../fixtures/pages/kiosk-page.ts'
import { describeMachine, median, type Print } from './machine.ts'
import { OFFLINE, SLOW_4G, slowDown } from './slow-page.ts'

const STARTS = 5
const TAPS = 30
const UNSENT = 10_000
const SOAK = 2_000
const VIEWPORT = { width: 1280, height: 800 }

/** A tablet in a slowed-down Chromium against its budgets; timings are of this machine, the budgets of a cheap tablet. */
export async function benchKiosk(print: Print): Promise<void> {
  print(`kiosk · ${describeMachine()} · starts are medians of ${STARTS}`)
  const browser = await startBrowser({ now: null })
  const service = await startKioskService()
  try {
    const firstVisits = []
    for (let round = 0; round < STARTS; round += 1)
      firstVisits.push(await measureFirstVisit(browser, service))
    tell(print, 'first visit, slow 4G, CPU 4×: largest paint', median(firstVisits), 2_500, 'ms')

    const page = await browser.newPage({ viewport: VIEWPORT })
    await pairInPage(page, service)
    await waitForWorker(page)
    const session = await slowDown(page, { cpu: 6, network: OFFLINE })
    tell(print, 'start again offline, CPU 6×', await measureStarts(page), 1_500, 'ms')
    const taps = await measureTaps(page)
    tell(print, `tap → recorded, CPU 6×, offline, p95 of ${TAPS}`, percentile(taps, 0.95), 300, 'ms')
    print(`    median ${Math.round(median(taps))} ms`)
    await fillOutbox(page, UNSENT)
    tell(print, `start with ${UNSENT} unsent, CPU 6×`, await measureStarts(page), 2_000, 'ms')
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    tell(print, `more heap after ${SOAK} ratings`, await measureSoak(page, session), 10, 'MB')
    await page.context().close()
  } finally {
    await browser.close()
    await service.stop()
  }
}

function tell(print: Print, name: string, value: number, atMost: number, unit: 'ms' | 'MB'): void {
  print.figure({ name, value, unit, goal: { of: 'value', atMost } })
}

/** From nothing to the largest paint of the first screen, in ms. */
async function measureFirstVisit(browser: Browser, { served }: KioskService): Promise<number> {
  const page = await browser.newPage({ viewport: VIEWPORT })
  await slowDown(page, { cpu: 4, network: SLOW_4G })
  await page.goto(`${served.url}/kiosk/`)
  await page.getByLabel(/Mã ghép/).waitFor()
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const paintedMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? NaN)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )
  await page.context().close()
  return paintedMs
}

/** The page is the worker's from its second load on. */
async function waitForWorker(page: Page): Promise<void> {
  await page.reload()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** From the start of the page to the question, in ms. */
async function measureStarts(page: Page): Promise<number> {
  const startsMs: number[] = []
  for (let round = 0; round < STARTS; round += 1) {
    await page.reload({ waitUntil: 'commit' })
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    startsMs.push(await page.evaluate(() => performance.now()))
  }
  return median(startsMs)
}

/** From letting go of an option to the words that it is recorded, in ms, a visit each. */
async function measureTaps(page: Page): Promise<number[]> {
  const tapsMs: number[] = []
  await page.evaluate(watchTaps)
  for (let round = 0; round < TAPS; round += 1) {
    await page.getByRole('button', { name: LEVEL_NAMES[round % 5] ?? '', exact: true }).click()
    await page.getByRole('heading', { name: /không bắt buộc/ }).waitFor()
    tapsMs.push(await page.evaluate(() => (window as unknown as { recordedMs: number }).recordedMs))
    await finishVisit(page)
  }
  return tapsMs
}

/** Runs in the page: times each way from `pointerup` to the frame after the screen has changed. */
function watchTaps(): void {
  const held = window as unknown as { recordedMs: number }
  let lifted = 0
  addEventListener('pointerup', () => (lifted = performance.now()), { capture: true })
  const frame = document.querySelector('kiosk-app')?.shadowRoot?.querySelector('main')
  if (!frame) throw new Error('the tablet has no frame')
  new MutationObserver(() => {
    if (frame.dataset.screen === 'reasons')
      requestAnimationFrame(() => (held.recordedMs = performance.now() - lifted))
  }).observe(frame, { attributes: true, attributeFilter: ['data-screen'] })
}

/** Puts ratings into the tablet's outbox until there are `count`, as weeks without a network would. */
async function fillOutbox(page: Page, count: number): Promise<void> {
  await page.evaluate(
    (total) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('hailong-kiosk')
        opening.onsuccess = () => {
          const change = opening.result.transaction(['outbox', 'device'], 'readwrite')
          const outbox = change.objectStore('outbox')
          outbox.openCursor(null, 'prev').onsuccess = (event) => {
            const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result
            if (!cursor) return reject(new Error('no rating to copy'))
            const row = cursor.value as { seq: number; rating: { id: string } }
            for (let seq = row.seq + 1; seq <= total; seq += 1) {
              const id = `${row.rating.id.slice(0, -8)}${String(seq).padStart(8, '0')}`
              outbox.put({ ...row, seq, state: 'ready', rating: { ...row.rating, seq, id } })
            }
            change.objectStore('device').put(total + 1, 'nextSeq')
          }
          change.oncomplete = () => {
            opening.result.close()
            resolve()
          }
          change.onerror = () => reject(new Error('the outbox could not be filled'))
        }
      }),
    count,
  )
}

/** Gives ratings as fast as the screens allow, by a clock that runs ahead; how much larger the heap is after, in MB. */
async function measureSoak(page: Page, session: CDPSession): Promise<number> {
  await page.clock.install()
  await page.reload()
  await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
  const visit = async (): Promise<void> => {
    await page.clock.runFor(4_000)
    await page.getByRole('button', { name: 'Rất hài lòng', exact: true }).click()
    await page.getByRole('heading', { name: /không bắt buộc/ }).waitFor()
    // Nobody goes on: the visit ends by itself, as most do.
    await page.clock.runFor(46_000)
    await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
    await page.clock.runFor(4_000)
    // A finger now and then: an idle tablet would start itself anew at night and measure nothing.
    await page.getByRole('button', { name: 'Kết thúc' }).click()
  }
  for (let warm = 0; warm < 20; warm += 1) await visit()
  const before = await heapBytes(session)
  for (let count = 20; count < SOAK; count += 1) await visit()
  return ((await heapBytes(session)) - before) / 2 ** 20
}

async function heapBytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? NaN
}
