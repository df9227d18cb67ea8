import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, startApp } from '../fixtures/app.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'

describe('the administrator’s page of wording in Chromium', () => {
  let browser: Browser
  let app: TestApp
  let served: ServedApp

  beforeAll(async () => {
    browser = await startBrowser()
    app = await startApp('sqlite')
    await app.addPerson('quan.tri', 'administrator')
    served = await serveApp(app)
  }, 240_000)
  afterAll(async () => {
    await served.stop()
    await app.stop()
    await browser.close()
  })

  const open = async (viewport: { width: number; height: number }) => {
    const context = await browser.newContext({ viewport })
    const [name = '', value = ''] = (await app.signIn('quan.tri')).cookie.split('=')
    await context.addCookies([{ name, value, url: served.url }])
    const page = await context.newPage()
    await page.goto(`${served.url}/app/messages`)
    await page.getByLabel('Tin SMS').waitFor()
    return page
  }

  test('own words are tried as they are typed, kept, and given back to the shipped ones', async () => {
    const page = await open({ width: 1280, height: 800 })
    await page.getByText('Tin nhắn SMS: chưa cài đặt').waitFor()
    await page.getByLabel('Tin', { exact: true }).selectOption('answered')
    await page.getByText('đã trả lời phản ánh PA-7K2MX…').first().waitFor()
    await page.getByLabel('Tin SMS').fill('Da tra loi, xem ')
    await page.getByRole('button', { name: '{link}' }).click()
    expect(await page.getByLabel('Tin SMS').inputValue()).toBe('Da tra loi, xem {link}')
    await page.getByText(/SMS: 1 tin nhắn .*ký tự/).waitFor()
    expect(await findAxeViolations(page)).toEqual([])

    await page.getByLabel('Tiêu đề e-mail').fill('Xong {code}')
    await page.getByText('không biết {code}').waitFor()
    await page.getByLabel('Tiêu đề e-mail').fill('{office}: xong {reference}')
    await page
      .getByLabel('Tin SMS')
      .locator('xpath=ancestor::form')
      .getByRole('button', { name: 'Lưu' })
      .click()
    await page.getByText('Đang dùng lời riêng của cơ quan.').waitFor()
    await page.reload()
    await page.getByLabel('Tin', { exact: true }).selectOption('answered')
    await page.getByText('xong PA-7K2MX…').waitFor()
    await page.getByRole('button', { name: 'Trở về lời mẫu' }).click()
    await page.getByText('Đang dùng lời mẫu.').waitFor()
    await page.context().close()
  })

  test('quiet hours are kept, and the language of the words is chosen', async () => {
    const page = await open({ width: 768, height: 1024 })
    await page.getByLabel('Từ', { exact: true }).fill('21:30')
    await page.locator('quiet-hours-form').getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Đã lưu.').waitFor()
    await page.reload()
    await page.getByLabel('Ngôn ngữ').selectOption('en')
    await page.getByText('has received your feedback').first().waitFor()
    expect(await page.getByLabel('Từ', { exact: true }).inputValue()).toBe('21:30')
    await page.context().close()
  })

  test('fits a phone of 320 pixels', async () => {
    const page = await open({ width: 320, height: 640 })
    await page.getByText('Người nhận sẽ đọc').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect(await findAxeViolations(page)).toEqual([])
    await page.context().close()
  })
})
