import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'

const ANSWER = 'Chúng tôi đã kiểm tra và xử lý xong trong sáng nay.'

let service: StaffService
let browser: Browser

beforeAll(async () => {
  service = await startStaffService()
  browser = await startBrowser()
  for (const text of [
    'Hồ sơ đăng ký khai sinh chưa có kết quả.',
    'Đăng ký khai sinh cho con cần giấy tờ gì?',
  ]) {
    const id = await service.enter('lan', text)
    await service.step('lan', id, 'assign', { version: 1, unit: 'HT', reason: 'Thuộc Tổ Hộ tịch' })
    await service.step('minh', id, 'answer', { version: 2, text: ANSWER })
  }
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

describe('the unit that may be responsible', () => {
  test('is taken with one key, its reason with it, and the item goes there', async () => {
    const id = await service.enter('lan', 'Con tôi đăng ký khai sinh đã lâu chưa có kết quả')
    const { page, complaints } = await openAs(browser, service, 'lan', { path: `feedback/${id}` })
    await page.locator('feedback-page h1').waitFor()
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('đã trả lời 2 trong 2 việc tương tự').waitFor()
    await page.keyboard.press('1')
    expect(await dialog.getByRole('radio', { name: /Tổ Tư pháp/ }).isChecked()).toBe(true)
    expect(await dialog.locator('textarea#reason').inputValue()).toMatch(/việc tương tự \(.*khai sinh/)
    await dialog.getByRole('button', { name: 'Giao đơn vị' }).click()
    await page.locator('feedback-timeline').getByText('Giao đơn vị').first().waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test.each(LANGUAGES)('is shown on a phone, and axe objects to nothing (%s)', async (language) => {
    const id = await service.enter('lan', 'Xin hỏi đăng ký khai sinh có kết quả khi nào')
    const { page } = await openAs(browser, service, 'lan', {
      path: `feedback/${id}`,
      language,
      width: 360,
      height: 740,
    })
    await page.locator('feedback-page h1').waitFor()
    await page.keyboard.press('m')
    await page.locator('unit-suggestions button').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    expect(await findOverflow(page)).toEqual([])
    await page.context().close()
  })
})
