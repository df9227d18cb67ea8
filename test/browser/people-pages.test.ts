import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, type TestApp, startApp } from '../fixtures/app.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'

const OTHER = 'bon tu bat ky that dai'

describe('accounts in Chromium', () => {
  let browser: Browser
  let app: TestApp
  let served: ServedApp

  beforeAll(async () => {
    browser = await startBrowser()
    app = await startApp('sqlite')
    await app.addUnit('HT', { name: 'Tổ Tư pháp – Hộ tịch' })
    await app.addPerson('quan.tri', 'administrator')
    await app.addPerson('hai.tri', 'administrator')
    await app.addPerson('can.bo', 'officer', 'HT')
    served = await serveApp(app)
  }, 240_000)
  afterAll(async () => {
    await served.stop()
    await app.stop()
    await browser.close()
  })

  const open = async (
    username: string | null,
    path: string,
    { width = 1280, height = 800 } = {},
  ): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height } })
    if (username !== null) {
      const [name = '', value = ''] = (await app.signIn(username)).cookie.split('=')
      await context.addCookies([{ name, value, url: served.url }])
    }
    const page = await context.newPage()
    await page.goto(`${served.url}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    return page
  }
  const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

  test('somebody is added, opens the link, chooses a password and signs in', async () => {
    const page = await open('quan.tri', '/app/people')
    await page.getByText('Thêm người').click()
    const form = page.locator('form').filter({ hasText: 'Họ và tên' })
    await form.getByLabel('Tên đăng nhập').fill('An Nguyễn')
    await form.getByLabel('Họ và tên').fill('Nguyễn Thị Ân')
    await form.getByLabel('Đơn vị').selectOption('HT')
    await form.getByRole('button', { name: 'Thêm' }).click()
    await form.getByText('Có trường chưa đúng').waitFor()
    await form.getByLabel('Tên đăng nhập').fill('an.nguyen')
    await page.keyboard.press('Enter')
    const link = await page.locator('.link').innerText()
    expect(await findAxeViolations(page)).toEqual([])
    await page.getByRole('searchbox').fill('thi an')
    await page.keyboard.press('Enter')
    await page.getByText('1 người trên trang này').waitFor()
    await page.getByRole('link', { name: 'Nguyễn Thị Ân' }).waitFor()

    const invited = await open(null, new URL(link).pathname + new URL(link).hash)
    expect(new URL(invited.url()).hash).toBe('')
    await invited.getByLabel('Mật khẩu mới').fill('nguyen.an.nguyen')
    await invited.getByRole('button', { name: 'Đặt mật khẩu' }).click()
    await invited.getByText('quá dễ đoán').waitFor()
    expect(await findAxeViolations(invited)).toEqual([])
    await invited.getByLabel('Mật khẩu mới').fill(OTHER)
    await invited.keyboard.press('Enter')
    await invited.getByRole('link', { name: 'Đến trang đăng nhập' }).click()
    await invited.getByLabel('Tên đăng nhập').fill('an.nguyen')
    await invited.getByLabel('Mật khẩu').fill(OTHER)
    await invited.keyboard.press('Enter')
    await invited.getByRole('button', { name: 'Nguyễn Thị Ân' }).waitFor()
    await invited.context().close()
    await page.context().close()
  })

  test('a person’s roles get days, end, and wait for a second administrator; the account is unlocked, closed and opened', async () => {
    for (let tries = 0; tries < 11; tries++)
      await app.request('/api/session', { json: { username: 'can.bo', password: 'sai' } })
    const page = await open('quan.tri', '/app/people')
    await page.getByRole('link', { name: 'Người can.bo' }).click()
    await page.getByRole('button', { name: 'Mở khoá' }).click()
    await page.getByText('can.bo · Đang dùng').waitFor()
    await page.getByRole('button', { name: /^Đổi ngày: Cán bộ xử lý/ }).click()
    const days = page.locator('li form')
    await days.getByLabel('Đến hết ngày').fill('2026-11-01')
    await days.getByRole('button', { name: 'Lưu' }).click()
    await days.getByText('không được trước').waitFor()
    await days.getByLabel('Đến hết ngày').fill('2026-12-31')
    await days.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('20/11/2026 – 31/12/2026').waitFor()
    await page.locator('summary').click()
    const form = page.locator('details form')
    await form.getByLabel('Quyền').selectOption('coordinator')
    await form.getByRole('button', { name: 'Trao thêm quyền' }).click()
    await page.getByText('chờ xác nhận').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Đóng tài khoản' }).click()
    await page.getByRole('button', { name: 'Mở lại tài khoản' }).click()
    await page.getByRole('button', { name: 'Đóng tài khoản' }).waitFor()

    const second = await open('hai.tri', '/app/people')
    await second.getByRole('button', { name: 'Xác nhận: Người can.bo' }).click()
    await second.getByText('Chờ quản trị viên thứ hai xác nhận').waitFor({ state: 'detached' })
    await second.getByText('Điều phối viên, ').waitFor()
    await second.context().close()
    await page.context().close()
  })

  test('one’s own password is changed after the present one, and other sessions are ended', async () => {
    await app.addPerson('binh', 'officer', 'HT')
    await app.signIn('binh')
    const page = await open('binh', '/app/')
    await page.getByRole('button', { name: 'Người binh' }).click()
    await page.getByRole('link', { name: 'Tài khoản của tôi' }).click()
    await page.locator('#present').fill('khong-phai')
    await page.getByLabel('Mật khẩu mới').fill(OTHER)
    await page.keyboard.press('Enter')
    await page.getByText('Mật khẩu hiện tại không đúng.').waitFor()
    await page.getByRole('button', { name: 'Kết thúc các phiên khác' }).waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    await page.locator('#present').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByText('Đã đổi mật khẩu').waitFor()
    await page.getByRole('button', { name: 'Kết thúc các phiên khác' }).waitFor({ state: 'detached' })
    await app.signIn('binh', OTHER)
    await page.context().close()
  })

  test('row height and single keys are chosen in one’s account as well, and the device keeps them', async () => {
    await app.addPerson('dung', 'officer', 'HT')
    const page = await open('dung', '/app/account', { width: 1024, height: 768 })
    await page.getByLabel('Độ cao dòng').selectOption({ label: 'Gọn' })
    await page.locator('device-choices').getByLabel('Dùng phím tắt một phím').uncheck()
    await page.reload()
    expect(await page.locator('device-choices').getByLabel('Dùng phím tắt một phím').isChecked()).toBe(false)
    expect(await page.getByLabel('Độ cao dòng').inputValue()).toBe('compact')
    await page.goto(page.url().replace('/account', '/'))
    expect(await page.locator('queue-tools').getByLabel('Độ cao dòng').inputValue()).toBe('compact')
    await page.context().close()
  })

  test('every page fits a phone of 320 pixels, in both languages', async () => {
    const id = await app.addPerson('chi', 'officer', 'HT')
    for (const path of ['/app/people', `/app/people/${id}`, '/app/account', '/app/link']) {
      const page = await open('quan.tri', path, { width: 320, height: 640 })
      for (const language of ['vi', 'en']) {
        await expect.poll(() => fits(page), { message: `${path} ${language}` }).toBe(true)
        expect(await findAxeViolations(page), `${path} ${language}`).toEqual([])
        if (language === 'vi') await page.getByRole('button', { name: 'English' }).click()
      }
      await page.context().close()
    }
  })
})
