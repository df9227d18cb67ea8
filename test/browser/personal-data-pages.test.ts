import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, startApp } from '../fixtures/app.ts'
import { aFeedback } from '../fixtures/feedback.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'

describe('personal data in Chromium', () => {
  let browser: Browser
  let app: TestApp
  let served: ServedApp

  beforeAll(async () => {
    browser = await startBrowser()
    app = await startApp('sqlite')
    await app.addUnit('MT')
    await app.addPerson('quan.tri', 'administrator')
    await aFeedback(app, {
      unit: 'MT',
      sender: { name: 'Trần Thị Bưởi', phone: '0901234567', hideName: true },
    })
    served = await serveApp(app)
  }, 240_000)
  afterAll(async () => {
    await served.stop()
    await app.stop()
    await browser.close()
  })

  const open = async (path: string, viewport: { width: number; height: number }) => {
    const context = await browser.newContext({ viewport })
    const [name = '', value = ''] = (await app.signIn('quan.tri')).cookie.split('=')
    await context.addCookies([{ name, value, url: served.url }])
    const page = await context.newPage()
    await page.goto(`${served.url}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    return page
  }
  const isWiderThanScreen = () => document.documentElement.scrollWidth > document.documentElement.clientWidth

  test('a request is entered, who asks is made sure of, and what is held is shown with what must be kept', async () => {
    const page = await open('/app/personal-data', { width: 1280, height: 800 })
    await page.getByText('Nhập yêu cầu').click()
    await page.getByLabel('Họ và tên').fill('Trần Thị Bưởi')
    await page.getByLabel('Điện thoại hoặc e-mail').fill('không có')
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('cần một số điện thoại').waitFor()
    await page.getByLabel('Điện thoại hoặc e-mail').fill('0901 234 567')
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByRole('button', { name: 'Xem dữ liệu đang giữ' }).click()
    await page.getByText('phải giữ').waitFor()
    expect(await page.getByText('Bản để đưa').count()).toBe(0)
    await page.getByLabel('Xác minh người yêu cầu').selectOption('called-back')
    await page.getByText('Bản để đưa').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
  }, 120_000)

  test('how long data is kept is changed from a day on, by a rule that is named', async () => {
    const page = await open('/app/personal-data', { width: 360, height: 740 })
    const rules = page.locator('retention-rules')
    await rules.getByText('Đổi thời hạn lưu giữ').click()
    await rules.getByLabel('Loại dữ liệu').selectOption('contact')
    await rules.getByLabel('Giữ bao nhiêu ngày').fill('0')
    await rules.getByLabel('Áp dụng từ ngày').fill('2027-01-01')
    await rules.getByRole('button', { name: 'Ghi thời hạn' }).click()
    await rules.getByText('cần ít nhất 1').waitFor()
    await rules.getByLabel('Giữ bao nhiêu ngày').fill('365')
    await rules.getByLabel('Căn cứ').fill('Quyết định 12/QĐ-UBND')
    await rules.getByLabel('Căn cứ').press('Enter')
    const added = rules.locator('li', { hasText: '365 ngày, từ 01/01/2027' })
    await added.getByText('Quyết định 12/QĐ-UBND').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
  }, 120_000)

  test('the notice is written in both languages with what citizens will read beside, and an earlier one taken up again', async () => {
    const page = await open('/app/privacy-notice', { width: 1024, height: 768 })
    const editor = page.locator('notice-editor')
    await editor.getByLabel('Tiếng Việt', { exact: true }).fill('# Liên hệ\n12 Lê Lợi, <b>028 1234</b>')
    await editor.getByLabel('Tiếng Anh', { exact: true }).fill('')
    const preview = editor.getByRole('region', { name: 'Người dân sẽ thấy (Tiếng Việt)' })
    await preview.getByRole('heading', { name: 'Liên hệ' }).waitFor()
    await preview.getByText('<b>028 1234</b>').waitFor()
    await editor.getByRole('button', { name: 'Lưu thành bản mới' }).click()
    await editor.getByText('không được để trống').waitFor()
    await editor.getByLabel('Tiếng Anh', { exact: true }).fill('# Contact\n12 Lê Lợi')
    await editor.getByRole('button', { name: 'Lưu thành bản mới' }).press('Enter')
    await editor.getByText('Đã lưu bản 2, áp dụng từ 20/11/2026.').waitFor()
    expect(await (await app.request('/public/privacy?lang=en')).text()).toContain('<h2>Contact</h2>')

    await editor.getByRole('button', { name: 'Dùng lại lời này: Bản 1' }).click()
    await preview.getByRole('heading', { name: 'Ai chịu trách nhiệm' }).waitFor()
    await editor.getByRole('button', { name: 'Lưu thành bản mới' }).click()
    await editor.locator('li', { hasText: 'Bản 3' }).getByText('đang áp dụng').waitFor()
    expect(await (await app.request('/public/privacy')).text()).toContain('<h2>Ai chịu trách nhiệm</h2>')
    expect(await findAxeViolations(page)).toEqual([])
    await page.context().close()
  }, 120_000)

  test('the office’s own times for requests are set from a day on, with what they mean for a request of this minute', async () => {
    const page = await open('/app/privacy-notice', { width: 360, height: 740 })
    const rules = page.locator('due-rules')
    await rules.getByText('Đổi thời hạn').click()
    await rules.getByLabel('Yêu cầu', { exact: true }).selectOption('delete')
    await rules.getByRole('row', { name: /^Xong trước 00:00 11\/12\/2026/ }).waitFor()
    await rules.getByLabel('Thực hiện xong (ngày)').fill('5')
    await rules.getByRole('row', { name: /00:00 26\/11\/2026$/ }).waitFor()
    await rules.getByLabel('Áp dụng từ ngày').fill('2026-12-01')
    await rules.getByRole('button', { name: 'Ghi thời hạn' }).click()
    await rules.getByText('không được để trống').first().waitFor()
    await rules.getByLabel('Căn cứ (tiếng Việt)').fill('Quyết định 15/QĐ-UBND')
    await rules.getByLabel('Căn cứ (tiếng Anh)').fill('Decision 15/QĐ-UBND')
    await rules.getByLabel('Căn cứ (tiếng Anh)').press('Enter')
    await rules.getByText('Xoá dữ liệu: đã ghi.').waitFor()
    await rules.getByRole('row', { name: /áp dụng từ 01\/12\/2026.*5.*Quyết định 15/ }).waitFor()
    expect(await page.evaluate(isWiderThanScreen)).toBe(false)
    expect(await findAxeViolations(page)).toEqual([])
    await page.context().close()
  }, 120_000)

  test.each([
    '/app/personal-data',
    '/app/privacy-notice',
    '/app/audit',
    '/public/privacy',
    '/public/privacy/request',
  ])(
    '%s holds on a narrow screen without sideways scroll, and axe finds nothing',
    async (path) => {
      const page = await open(path, { width: 320, height: 640 })
      if (path === '/app/audit') await page.locator('li', { hasText: 'Đăng nhập' }).first().waitFor()
      expect(await page.evaluate(isWiderThanScreen)).toBe(false)
      expect(await findAxeViolations(page)).toEqual([])
    },
    120_000,
  )
})
