import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, startApp } from '../fixtures/app.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'

describe('the administrator’s list of places in Chromium', () => {
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
    await page.goto(`${served.url}/app/places`)
    await page.getByRole('searchbox').waitFor()
    return page
  }

  test('a file tells the fate of each line; a place is found without marks, renamed and ended', async () => {
    const page = await open({ width: 1280, height: 800 })
    await page.getByText('Nhập từ tệp CSV').click()
    const enter = async (csv: string) => {
      await page
        .getByLabel('Tệp')
        .setInputFiles({ name: 'places.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
      await page.getByRole('button', { name: 'Nhập', exact: true }).click()
    }
    await enter('Loại,Tên,Mã phường\nSông,Sông Hàn,27301')
    await page.getByText('line 2, kind').waitFor()
    await enter('Loại,Tên,Mã phường\nPhường,Phường Sao Mai,27301\nĐường,Lê Lợi,27301\nĐường,LÊ LỢI,27301')
    await page.getByRole('row', { name: '3 Lê Lợi thêm mới' }).waitFor()
    await page.getByRole('row', { name: '4 LÊ LỢI đã có' }).waitFor()
    await page.getByRole('button', { name: 'Sửa: Phường Sao Mai' }).waitFor()
    expect(await findAxeViolations(page)).toEqual([])

    await page.getByRole('searchbox').fill('le loi')
    await page.getByRole('button', { name: 'Sửa: Phường Sao Mai' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Sửa: LÊ LỢI' }).click()
    const form = page.getByRole('listitem').locator('place-form')
    await form.getByLabel('Vĩ độ').fill('mười')
    await form.getByRole('button', { name: 'Lưu' }).click()
    await form.getByText('cần một số').waitFor()
    await form.getByLabel('Vĩ độ').fill('10,7769')
    await form.getByLabel('Kinh độ').fill('106,7009')
    await form.getByLabel('Tên').fill('Lê Lợi nối dài')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Sửa: Lê Lợi nối dài' }).waitFor()
    await page.getByText('10.7769; 106.7009').waitFor()
    expect(await page.getByRole('button', { name: /^Sửa: / }).count()).toBe(1)
    await page.getByRole('button', { name: 'Bỏ: Lê Lợi nối dài' }).click()
    await page.getByText('Không có địa điểm nào.').waitFor()
    await page.context().close()
  })

  test('fits a phone of 320 pixels', async () => {
    const page = await open({ width: 320, height: 640 })
    await page.getByText('Thêm địa điểm').click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect(await findAxeViolations(page)).toEqual([])
    await page.context().close()
  })
})
