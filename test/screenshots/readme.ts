import { watchRequests, whenQuiet } from '../fixtures/pages/quiet.ts'
import type { Browser, Page } from 'playwright-core'
import type { Service } from '../../server/context.ts'
import { DEMO_PASSWORD } from '../../server/demo/demo-ward.ts'
import { commandLineContext } from '../../server/open-service.ts'
import { makePairingCode } from '../../server/kiosks/pair-kiosk.ts'
import { takePicture, withDemo } from './demo.ts'

const TABLET = { width: 1280, height: 800 }
const DESK = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 844 }

/** The pictures the README shows. */
export async function takeReadmePictures(folder: string): Promise<void> {
  const take = (page: Page, name: string): Promise<void> => takePicture(page, folder, name)
  await withDemo({}, async ({ browser, url, service }) => {
    await takeCitizens(browser, url, service, take)
    await takeStaff(browser, url, take)
    await takeKiosk(browser, url, service, take)
  })
}

type Take = (page: Page, name: string) => Promise<void>

async function takeCitizens(browser: Browser, url: string, { db }: Service, take: Take): Promise<void> {
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

async function takeStaff(browser: Browser, url: string, take: Take): Promise<void> {
  for (const [username, shots] of [
    ['canbo.mt', { 'staff-today': '/app/' }],
    ['lanhdao', { 'staff-quarter': '/app/reports?period=2026-Q3' }],
  ] as const) {
    const context = await browser.newContext({ viewport: DESK })
    const page = await context.newPage()
    watchRequests(page)
    await page.request.post(`${url}/api/session`, { data: { username, password: DEMO_PASSWORD } })
    for (const [name, path] of Object.entries(shots)) {
      await page.goto(`${url}${path}`)
      await whenQuiet(page)
      await take(page, name)
    }
    if (username === 'canbo.mt') {
      await page.locator('tbody a').first().click()
      await whenQuiet(page)
      await take(page, 'staff-item')
    }
    await context.close()
  }
}

async function takeKiosk(browser: Browser, url: string, service: Service, take: Take): Promise<void> {
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
