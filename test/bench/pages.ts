import type { Browser } from 'playwright-core'
import { findCurrentVersion } from '../../db/queries/surveys.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from '../../server/surveys/default-questionnaire.ts'
import { startBrowser } from '../fixtures/pages/browser.ts'
import { startKioskService } from '../fixtures/pages/kiosk-page.ts'
import { openAs, type StaffService, startStaffService } from '../fixtures/pages/staff-page.ts'
import { describeMachine, median, type Print } from './machine.ts'
import { simulateRatings } from './quarter-ratings.ts'
import { type Load, OFFICE_LINE, pointsOf, readLoad, SLOW_4G, slowDown, watchLoad } from './slow-page.ts'

const ROUNDS = 3
const UNITS = 168
const ITEMS = 60
const VIEWPORT = { width: 1024, height: 768 }
const SLOW = { cpu: 4, network: SLOW_4G }

// Types a word of search: how long the page then takes until it has painted twice. As text, as in slow-page.ts.
const SEARCH = `(() => {
  const find = (root) => {
    const own = root.querySelector('#search')
    if (own) return own
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      const inner = shadowRoot && find(shadowRoot)
      if (inner) return inner
    }
    return null
  }
  const field = find(document)
  const startMs = performance.now()
  field.value = 'đèn'
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - startMs))),
  )
})()`

// Chooses the quarter before: when its sentences, then its pictures, have been painted. As text, as in slow-page.ts.
const ANOTHER_QUARTER = `(async () => {
  const inside = (element, selector) => element.shadowRoot.querySelector(selector)
  const page = inside(document.querySelector('app-shell'), 'reports-page')
  const field = inside(inside(page, 'period-picker'), '#period')
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const painted = async (isThere) => {
    while (!isThere()) await frame()
    // This frame paints it; what is asked for so comes right after.
    await scheduler.postTask(() => undefined, { priority: 'user-blocking' })
    return performance.now() - startMs
  }
  const startMs = performance.now()
  field.value = '2026-Q2'
  field.dispatchEvent(new Event('change'))
  const textMs = await painted(() => inside(page, 'h1').textContent.includes('Quý II/2026'))
  const chartsMs = await painted(() => inside(page, 'article').ariaBusy === 'false')
  return { textMs, chartsMs }
})()`

/** What somebody waits for on a cheap machine behind a slow network, in a real Chromium that is slowed down. */
export async function benchPages(print: Print): Promise<void> {
  print(`pages · ${describeMachine()} · slow 4G, CPU 4×, medians of ${ROUNDS}`)
  const browser = await startBrowser({ now: null })
  try {
    await benchTablet(print, browser)
    await benchStaff(print, browser)
  } finally {
    await browser.close()
  }
}

async function benchTablet(print: Print, browser: Browser): Promise<void> {
  const service = await startKioskService()
  const loads: Load[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const page = await browser.newPage({ viewport: VIEWPORT })
    await watchLoad(page)
    await slowDown(page, SLOW)
    await page.goto(`${service.served.url}/kiosk/`)
    await page.getByLabel(/Mã ghép/).waitFor()
    await page.waitForLoadState('networkidle')
    loads.push(await readLoad(page))
    await page.context().close()
  }
  await service.stop()
  const of = (pick: (load: Load) => number) => median(loads.map(pick))
  print.figure({
    name: 'tablet, points by Lighthouse’s curves',
    value: of(pointsOf),
    unit: 'points',
    goal: { of: 'value', atLeast: 95 },
  })
  print.figure({ name: 'tablet, first paint', value: of((load) => load.firstPaintMs), unit: 'ms' })
  print.figure({ name: 'tablet, largest paint', value: of((load) => load.largestPaintMs), unit: 'ms' })
  print.figure({ name: 'tablet, blocked', value: of((load) => load.blockedMs), unit: 'ms' })
}

async function benchStaff(print: Print, browser: Browser): Promise<void> {
  const service = await startStaffService()
  await fill(service)
  const queue: number[] = []
  const item: number[] = []
  const filtered: number[] = []
  const bytes: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    // Signed in at full speed; then a window that has nothing of the app yet.
    const { page: first } = await openAs(browser, service, 'lan', VIEWPORT)
    const state = await first.context().storageState()
    await first.context().close()
    const context = await browser.newContext({ viewport: VIEWPORT, storageState: state })
    const page = await context.newPage()
    const session = await slowDown(page, SLOW)
    let received = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (received += encodedDataLength))
    await page.goto(`${service.served.url}/app/?view=triage`, { waitUntil: 'commit' })
    const rows = page.locator('feedback-table a.row')
    await rows.first().waitFor()
    queue.push(await page.evaluate(() => performance.now()))
    bytes.push(received / 1_000)
    await page.waitForLoadState('networkidle')

    filtered.push(await page.evaluate<number>(SEARCH))
    await rows.first().waitFor()
    await page.waitForLoadState('networkidle')
    const clickedMs = await page.evaluate(() => performance.now())
    await rows.first().click()
    await page.locator('feedback-page h1').waitFor()
    item.push((await page.evaluate(() => performance.now())) - clickedMs)
    await context.close()
  }
  await service.stop()
  const size = `${UNITS} units, ${ITEMS} items`
  print.figure({
    name: 'staff app from nothing, first rows of the queue',
    size,
    value: median(queue),
    unit: 'ms',
    goal: { of: 'value', atMost: 2_500 },
  })
  print.figure({ name: 'staff app from nothing, bytes received', size, value: median(bytes), unit: 'kB' })
  print.figure({
    name: 'from a row to its item',
    size,
    value: median(item),
    unit: 'ms',
    goal: { of: 'value', atMost: 600 },
  })
  print.figure({
    name: 'main thread busy after a word of search',
    size,
    value: median(filtered),
    unit: 'ms',
    goal: { of: 'value', atMost: 300 },
  })
}

/** The leader’s quarter from nothing, then the quarter before it, on the budgets of a dashboard. */
export async function benchOverview(print: Print): Promise<void> {
  print(`overview · ${describeMachine()} · slow 4G, CPU 4×, medians of ${ROUNDS}`)
  const browser = await startBrowser({ now: null })
  try {
    await lookAtOverview(print, browser)
  } finally {
    await browser.close()
  }
}

async function lookAtOverview(print: Print, browser: Browser): Promise<void> {
  const service = await startStaffService()
  await service.addPerson('lanh-dao', 'leader')
  await fillQuarters(service)
  const loads: Load[] = []
  const summary: number[] = []
  const chart: number[] = []
  const scripts: number[] = []
  const data: number[] = []
  const filtered: number[] = []
  const redrawn: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { page: first } = await openAs(browser, service, 'lanh-dao', VIEWPORT)
    const state = await first.context().storageState()
    await first.context().close()
    const context = await browser.newContext({ viewport: VIEWPORT, storageState: state })
    const page = await context.newPage()
    await watchLoad(page)
    const session = await slowDown(page, SLOW)
    const kinds = new Map<string, string>()
    const received = { scripts: 0, data: 0 }
    session.on('Network.responseReceived', ({ requestId, response: { url } }) =>
      kinds.set(requestId, new URL(url).pathname),
    )
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const path = kinds.get(requestId) ?? ''
      if (path.endsWith('.js')) received.scripts += encodedDataLength
      if (path.startsWith('/api/reports/')) received.data += encodedDataLength
    })
    const nowMs = () => page.evaluate(() => performance.now())
    await page.goto(`${service.served.url}/app/reports?period=2026-Q3`, { waitUntil: 'commit' })
    await page.locator('reports-page .summary li').first().waitFor()
    summary.push(await nowMs())
    await page.locator('reports-page canvas').first().waitFor()
    chart.push(await nowMs())
    await page.waitForLoadState('networkidle')
    loads.push(await readLoad(page))
    scripts.push(received.scripts / 1_000)
    data.push(received.data / 1_000)
    await session.send('Network.emulateNetworkConditions', OFFICE_LINE)
    const another = await page.evaluate<{ textMs: number; chartsMs: number }>(ANOTHER_QUARTER)
    filtered.push(another.textMs)
    redrawn.push(another.chartsMs)
    await context.close()
  }
  await service.stop()
  const size = `${UNITS} units, ${RATINGS.toLocaleString('en')} ratings a quarter`
  const figure = (name: string, values: readonly number[], unit: 'ms' | 'kB', atMost?: number) =>
    print.figure({
      name: `the leader’s quarter, ${name}`,
      size,
      value: median(values),
      unit,
      ...(atMost !== undefined && { goal: { of: 'value', atMost } }),
    })
  figure('first sentences', summary, 'ms')
  figure(
    'largest paint',
    loads.map(({ largestPaintMs }) => largestPaintMs),
    'ms',
    2_500,
  )
  figure('first chart', chart, 'ms')
  figure('scripts, compressed', scripts, 'kB', 90 + 62)
  figure('figures, compressed', data, 'kB')
  figure('another quarter on 10 Mbit/s, its text', filtered, 'ms', 300)
  figure('another quarter on 10 Mbit/s, its charts', redrawn, 'ms', 600)
}

const RATINGS = 100_000

async function fillQuarters(service: StaffService): Promise<void> {
  for (let unit = 3; unit <= UNITS; unit++) {
    await service.addUnit(`P${unit}`, { name: `Phường số ${unit}` })
    await service.addDesk(`P${unit}-1`, `P${unit}`)
  }
  const desks = await service.db.selectFrom('desk').select(['id as deskId', 'unit_id as unitId']).execute()
  const version = await findCurrentVersion(service.db, DEFAULT_QUESTIONNAIRE_CODE)
  const common = { desks, versionId: version?.id ?? '', ratings: RATINGS, mostRows: 0 }
  for (const span of [
    { fromDay: '2026-04-01', toDay: '2026-07-01' },
    { fromDay: '2026-07-01', toDay: '2026-10-01' },
  ])
    await simulateRatings(service.db, { ...common, ...span })
}

async function fill(service: StaffService): Promise<void> {
  for (let unit = 3; unit <= UNITS; unit++) await service.addUnit(`P${unit}`, { name: `Phường số ${unit}` })
  for (let number = 1; number <= ITEMS; number++)
    await service.enter('lan', `Đèn đường hẻm ${number} không sáng đã ba ngày.`)
}
