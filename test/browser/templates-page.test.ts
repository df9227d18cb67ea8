import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'

let service: StaffService
let browser: Browser

beforeAll(async () => {
  service = await startStaffService()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

describe('texts that answers begin with', () => {
  test('are written by the head, and begin an officer’s answer without replacing what is there', async () => {
    const head = await openAs(browser, service, 'minh')
    await head.page.goto(`${service.served.url}/app/templates`)
    await head.page.getByText('Thêm mẫu').click()
    await head.page.getByLabel('Tên mẫu').fill('Đã kiểm tra')
    await head.page.getByLabel('Tiếng Việt').fill('Kính gửi ')
    await head.page.getByRole('button', { name: 'Chèn tên người gửi' }).first().click()
    expect(await head.page.getByLabel('Tiếng Việt').inputValue()).toBe('Kính gửi {name}')
    await head.page.getByLabel('Tiếng Việt').fill('Kính gửi {name}, {unit} đã [việc đã làm].')
    await head.page.getByText('Xem thử với phản ánh mẫu').click()
    await head.page.getByText('Kính gửi Nguyễn Văn Mẫu, Tổ Tư pháp – Hộ tịch đã [việc đã làm].').waitFor()
    await head.page.getByRole('button', { name: 'Lưu mẫu' }).click()
    await head.page.getByRole('heading', { name: 'Đã kiểm tra' }).waitFor()
    await head.page.getByText('0 lần dùng · sửa ngày 20/11/2026').waitFor()
    expect(head.complaints).toEqual([])
    await head.page.context().close()

    const id = await service.enter('lan', 'Hồ sơ chưa có kết quả')
    await service.step('lan', id, 'assign', { version: 1, unit: 'HT', reason: 'Thuộc Tổ Hộ tịch' })
    const officer = await openAs(browser, service, 'hoa')
    await officer.page.goto(`${service.served.url}/app/feedback/${id}`)
    await officer.page.locator('feedback-page h1').waitFor()
    await officer.page.keyboard.press('r')
    const area = officer.page.locator('answer-form textarea')
    await area.fill('Chào bác.')
    // Found by typing, without marks; the keyboard then stands in what is still to be written.
    await area.press('Escape')
    await officer.page.keyboard.press('t')
    await officer.page.getByLabel('Tìm mẫu').waitFor()
    await officer.page.keyboard.type('da kiem')
    expect(await findAxeViolations(officer.page)).toEqual([])
    await officer.page.keyboard.press('Enter')
    const begun = 'Chào bác.\n\nKính gửi quý vị, Tổ Tư pháp – Hộ tịch đã [việc đã làm].'
    await expect
      .poll(() => area.evaluate((at: HTMLTextAreaElement) => at.matches(':focus') && at.value))
      .toBe(begun)
    await officer.page.keyboard.press('Control+Enter')
    await officer.page.getByText('Còn chỗ của mẫu chưa điền: [việc đã làm].').waitFor()
    await officer.page.keyboard.type('trả kết quả sáng nay')
    expect(await area.inputValue()).toBe(begun.replace('[việc đã làm]', 'trả kết quả sáng nay'))
    expect(await findAxeViolations(officer.page)).toEqual([])
    await officer.page.context().close()
  })

  test.each(LANGUAGES)(
    'stand on a page that axe objects to nowhere and that fits a phone (%s)',
    async (language) => {
      const { page } = await openAs(browser, service, 'lan', {
        path: 'templates',
        language,
        width: 360,
        height: 740,
      })
      await page.getByText({ vi: 'Thêm mẫu', en: 'Add a template' }[language]).click()
      await page.locator('template-form textarea').first().waitFor()
      expect(await findAxeViolations(page)).toEqual([])
      expect(await findOverflow(page)).toEqual([])
      await page.context().close()
    },
  )
})
