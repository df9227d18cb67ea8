import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, startApp } from '../fixtures/app.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'

describe('the page of keys for other systems in Chromium', () => {
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

  test('a key is made, told once and ended, on a phone of 320 pixels as well', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const [name = '', value = ''] = (await app.signIn('quan.tri')).cookie.split('=')
    await context.addCookies([{ name, value, url: served.url }])
    const page = await context.newPage()
    await page.goto(`${served.url}/app/api-keys`)
    await page.getByText('Chưa cấp khoá nào.').waitFor()
    await page.getByText('Cấp khoá mới').click()
    await page.getByRole('button', { name: 'Cấp khoá', exact: true }).click()
    await page.locator('#wrong-name .field-error').waitFor()
    await page.getByLabel('Hệ thống nào').fill('Cổng thành phố')
    await page.getByLabel('Gửi', { exact: true }).check()
    await page.getByRole('button', { name: 'Cấp khoá', exact: true }).click()
    await page.getByText('Khoá chỉ hiện một lần này').waitFor()
    const key = await page.locator('.key').innerText()
    expect((await app.request(`/open311/v2/services.xml?api_key=${key}`)).status).toBe(200)
    await page.getByText('Đọc, Gửi · 60 lần/phút').waitFor()
    expect(await findAxeViolations(page)).toEqual([])

    await page.setViewportSize({ width: 320, height: 640 })
    await page.getByRole('button', { name: 'Ngừng: Cổng thành phố' }).click()
    expect(await findAxeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.getByRole('button', { name: 'Ngừng hẳn: Cổng thành phố' }).click()
    await page.getByText('Đã ngừng khoá của Cổng thành phố.').waitFor()
    expect(await page.locator('.key').count()).toBe(0)
    expect((await app.request(`/open311/v2/services.xml?api_key=${key}`)).status).toBe(403)
    await context.close()
  })

  test('what their makers read of the API comes from this host alone, and is read on a phone and by axe', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
    const hosts = new Set<string>()
    page.on('request', (request) => hosts.add(new URL(request.url()).host))
    await page.goto(`${served.url}/api/docs`)
    await page.getByRole('heading', { name: 'open311' }).click()
    expect(await findAxeViolations(page)).toEqual([])
    await page.locator('#operations-open311-postOpen311V2Requests button').first().click()
    await page.getByText('As /services names it').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect([...hosts].filter((host) => host !== '')).toEqual([new URL(served.url).host])
    await page.close()
  })
})
