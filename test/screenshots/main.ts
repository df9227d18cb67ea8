import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { readConfig } from '../../server/config.ts'
import type { Service } from '../../server/context.ts'
import { DEMO_PASSWORD } from '../../server/demo/demo-ward.ts'
import { makeDemo } from '../../server/demo/make-demo.ts'
import { commandLineContext, openService } from '../../server/open-service.ts'
import { makePairingCode } from '../../server/organisation/pair-kiosk.ts'
import { serve } from '../../server/serve.ts'
import { startBrowser } from '../fixtures/browser.ts'

/*
 * `npm run screenshots [FOLDER]`: pictures of the demo for the README and for a person to look at, by default into
 * .github/screenshots. The clock stands on an invented working day, so that the queue is alive whenever this runs.
 */
const folder = process.argv[process.argv.indexOf('screenshots') + 1] ?? '.github/screenshots'
const NOW = '2026-11-20T14:20:00+07:00'

const TABLET = { width: 1280, height: 800 }
const DESK = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 844 }

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const data = mkdtempSync(join(tmpdir(), 'hailong-screenshots-'))
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: `sqlite:${join(data, 'demo.db')}`,
    LOG_LEVEL: 'error',
  })
  const nowMs = Date.parse(NOW)
  const empty = await openService(config, { now: () => nowMs })
  await makeDemo(empty)
  await empty.db.destroy()
  // Opened anew: an installation reads its own name when it starts.
  const service = await openService(config, { now: () => nowMs })
  const running = await serve(service)
  const browser = await startBrowser()
  try {
    await takeCitizens(browser, running.url, service)
    await takeStaff(browser, running.url)
    await takeKiosk(browser, running.url, service)
  } finally {
    await browser.close()
    await running.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  console.log(path)
}

async function takeCitizens(browser: Browser, url: string, { db }: Service): Promise<void> {
  const answered = await db
    .selectFrom('feedback')
    .select('tracking_code')
    .where('status', '=', 'answered')
    .orderBy('answered_at', 'desc')
    .executeTakeFirstOrThrow()
  const page = await browser.newPage({ viewport: PHONE, deviceScaleFactor: 2 })
  await page.goto(`${url}/`)
  await take(page, 'citizen-home')
  await page.goto(`${url}/public/track/${answered.tracking_code}`)
  await take(page, 'citizen-track')
  await page.goto(`${url}/public/results/2026-Q3?lang=en`)
  await take(page, 'citizen-results-en')
  await page.close()
}

async function takeStaff(browser: Browser, url: string): Promise<void> {
  for (const [username, shots] of [
    ['canbo.mt', { 'staff-today': '/app/' }],
    ['lanhdao', { 'staff-quarter': '/app/reports?period=2026-Q3' }],
  ] as const) {
    const context = await browser.newContext({ viewport: DESK })
    const page = await context.newPage()
    await page.request.post(`${url}/api/session`, { data: { username, password: DEMO_PASSWORD } })
    for (const [name, path] of Object.entries(shots)) {
      await page.goto(`${url}${path}`)
      await page.waitForLoadState('networkidle')
      await take(page, name)
    }
    if (username === 'canbo.mt') {
      await page.locator('tbody a').first().click()
      await page.waitForLoadState('networkidle')
      await take(page, 'staff-item')
    }
    await context.close()
  }
}

async function takeKiosk(browser: Browser, url: string, service: Service): Promise<void> {
  const { code } = await makePairingCode(commandLineContext(service), 'Máy quầy 1')
  const context = await browser.newContext({ viewport: TABLET, hasTouch: true })
  const page = await context.newPage()
  await page.goto(`${url}/kiosk/`)
  await page.getByRole('textbox').fill(code)
  await page.keyboard.press('Enter')
  const best = page.getByRole('button', { name: 'Rất hài lòng', exact: true })
  await best.waitFor()
  await take(page, 'kiosk-rating')
  await page.waitForTimeout(1_000)
  await best.click()
  // The choices appear a moment after the screen, so that the finger that rated can't choose by accident.
  await page.getByRole('button', { name: 'Thái độ phục vụ' }).waitFor()
  await take(page, 'kiosk-reasons')
  await context.close()
}

await main()
