import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { STARTERS } from '../../server/cli/starters.ts'
import { makeSetUpCode } from '../../server/set-up/set-up-code.ts'
import { PASSWORD, startApp, type TestApp } from '../fixtures/app.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'

const WORDS = {
  vi: {
    choice: 'Cơ cấu một phường mẫu',
    submit: 'Thiết lập',
    title: 'Đã thiết lập xong',
    check: 'Thiết lập lần đầu',
  },
  en: { choice: 'The shape of a model ward', submit: 'Set up', title: 'Set up', check: 'First set-up' },
}

describe('the first run in Chromium', () => {
  let browser: Browser
  let app: TestApp
  let served: ServedApp
  beforeAll(async () => {
    browser = await startBrowser()
  }, 120_000)
  afterAll(() => browser.close())
  beforeEach(async () => {
    app = await startApp('sqlite')
    const gated = createApp(app.service, { code: makeSetUpCode(), starters: STARTERS })
    served = await serveApp({ app: gated as TestApp['app'] })
  })
  afterEach(async () => {
    await served.stop()
    await app.stop()
  })

  test.each(['vi', 'en'] as const)(
    'leads without any script from an empty database to an administrator who is signed in (%s)',
    async (language) => {
      const words = WORDS[language]
      const plain = await browser.newContext({
        javaScriptEnabled: false,
        viewport: { width: 360, height: 640 },
      })
      const page = await plain.newPage()
      await page.goto(`${served.url}/${language === 'en' ? '?lang=en' : ''}`)
      expect(await page.locator('h1').textContent()).toBe(words.check)
      await page.getByRole('button', { name: words.submit, exact: true }).click()
      await page.locator('.error-summary').waitFor()
      await page.locator('#name').fill('UBND phường Sao Mai')
      await page.locator('#brand').fill('#0b4f9e')
      await page.getByLabel(words.choice).check()
      await page.locator('#personName').fill('Nguyễn Văn An')
      await page.locator('#username').fill('an.nguyen')
      await page.locator('#password').fill(PASSWORD)
      await page.locator('#passwordAgain').fill(PASSWORD)
      await page.getByRole('button', { name: words.submit, exact: true }).click()
      await page.getByRole('link', { name: 'an.nguyen' }).waitFor()
      expect(await page.locator('h1').textContent()).toBe(words.title)
      await plain.close()

      // Wide enough for the office's name beside the places.
      const staff = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await staff.goto(`${served.url}/app/`)
      await staff.locator('#username').fill('an.nguyen')
      await staff.locator('#password').fill(PASSWORD)
      await staff.locator('#password').press('Enter')
      await staff.getByText('UBND phường Sao Mai').first().waitFor()
      const brand = await staff.evaluate(() =>
        getComputedStyle(document.documentElement).getPropertyValue('--brand').trim(),
      )
      expect(brand).toBe('#0b4f9e')
      await staff.close()
    },
    120_000,
  )

  test.each(['vi', 'en'] as const)(
    'has no fault of accessibility and no sideways scroll at 320 px, right or wrong (%s)',
    async (language) => {
      const page = await browser.newPage({ viewport: { width: 320, height: 640 } })
      const isWide = () =>
        page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
      await page.goto(`${served.url}/set-up${language === 'en' ? '?lang=en' : ''}`)
      expect([await findAxeViolations(page), await isWide()]).toEqual([[], false])
      await page.locator('main form button').last().click()
      await page.locator('.error-summary').waitFor()
      expect([await findAxeViolations(page), await isWide()]).toEqual([[], false])
      await page.setExtraHTTPHeaders({ 'x-forwarded-for': '203.0.113.7' })
      await page.goto(`${served.url}/set-up${language === 'en' ? '?lang=en' : ''}`)
      await page.locator('#code').waitFor()
      expect([await findAxeViolations(page), await isWide()]).toEqual([[], false])
      await page.close()
    },
    120_000,
  )
})
