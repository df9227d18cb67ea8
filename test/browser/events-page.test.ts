import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'
import { startSubscriber } from '../fixtures/subscriber.ts'

describe('events for other systems, on their page, in Chromium', () => {
  let browser: Browser
  let app: TestApp
  let served: ServedApp
  let system: Awaited<ReturnType<typeof startSubscriber>>

  beforeAll(async () => {
    browser = await startBrowser()
    app = await startApp('sqlite', { env: { EVENT_HOSTS: '127.0.0.1' } })
    await app.addUnit('MT', { name: 'Tổ Môi trường' })
    await app.addPerson('quan.tri', 'administrator')
    served = await serveApp(app)
    system = await startSubscriber(app.clock.now)
  }, 240_000)
  afterAll(async () => {
    await system.stop()
    await served.stop()
    await app.stop()
    await browser.close()
  })

  test('a subscription is added, tried, given another secret, paused and ended, by keyboard and at 320 pixels too', async () => {
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 } })
    const [name = '', value = ''] = (await app.signIn('quan.tri')).cookie.split('=')
    await context.addCookies([{ name, value, url: served.url }])
    const page = await context.newPage()
    const form = page.locator('subscription-form')
    await page.goto(`${served.url}/app/api-keys`)
    await page.getByText('Chưa có nơi nhận nào.').waitFor()
    await page.getByText('Thêm nơi nhận').click()
    await form.getByRole('button', { name: 'Thêm', exact: true }).click()
    await form.locator('#wrong-name .field-error').waitFor()
    await form.getByLabel('Hệ thống nhận').fill('Trung tâm điều hành')
    await form.getByLabel('Địa chỉ nhận').fill('https://10.0.0.7/nhan')
    await form.getByRole('button', { name: 'Thêm', exact: true }).click()
    await page.getByText('Cần địa chỉ https ở ngoài mạng nội bộ').waitFor()
    await form.getByLabel('Địa chỉ nhận').fill(system.url)
    await form.getByLabel('Trả lời', { exact: true }).check()
    await form.getByLabel('Đơn vị, kể cả trực thuộc').selectOption({ label: '– Tổ Môi trường' })
    await form.getByRole('button', { name: 'Thêm', exact: true }).click()
    await page.getByText('Mã bí mật chỉ hiện một lần này').waitFor()
    system.know(await page.locator('.secret').innerText())
    await page.getByText('Trả lời · Tổ Môi trường').waitFor()
    expect(await findAxeViolations(page)).toEqual([])

    await page.getByRole('button', { name: 'Thử', exact: true }).click()
    await page.getByText('Nơi nhận đã trả lời đúng.').waitFor()
    await page.getByRole('button', { name: 'Đổi mã bí mật' }).click()
    await page.getByText('Hai mã bí mật cùng có hiệu lực.').waitFor()
    system.know(await page.locator('.secret').innerText())
    await page.getByRole('button', { name: 'Bỏ mã cũ' }).click()
    await page.getByText('Hai mã bí mật cùng có hiệu lực.').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Tạm dừng' }).click()
    await page.getByRole('button', { name: 'Gửi tiếp' }).waitFor()
    await page.getByText('Gửi lại từ một số').click()
    await page.getByLabel('Mọi sự kiện sau số').fill('7')
    await page.getByRole('button', { name: 'Bắt đầu gửi lại' }).click()
    await page.getByText('Chưa có sự kiện mang số này').waitFor()

    await page.setViewportSize({ width: 320, height: 640 })
    expect(await findAxeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.getByRole('button', { name: 'Ngừng', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByText('Đã ngừng', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Thử', exact: true }).count()).toBe(0)
    await context.close()
  })
})
