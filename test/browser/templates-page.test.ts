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
    await head.page.getByRole('button', { name: 'Lưu mẫu' }).click()
    await head.page.getByRole('heading', { name: 'Đã kiểm tra' }).waitFor()
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
    await officer.page.locator('answer-form').getByText('Mẫu').click()
    await officer.page.getByRole('button', { name: 'Đã kiểm tra' }).click()
    expect(await area.inputValue()).toBe('Chào bác.\n\nKính gửi quý vị')
    expect(await findAxeViolations(officer.page)).toEqual([])
    await officer.page.context().close()
  })

  test.each(LANGUAGES)(
    'stand on a page that axe objects to nowhere and that fits a phone (%s)',
    async (language) => {
      const { page } = await openAs(browser, service, 'lan', { language, width: 360, height: 740 })
      await page.goto(`${service.served.url}/app/templates`)
      await page.getByText({ vi: 'Thêm mẫu', en: 'Add a template' }[language]).click()
      await page.locator('template-form textarea').first().waitFor()
      expect(await findAxeViolations(page)).toEqual([])
      expect(await findOverflow(page)).toEqual([])
      await page.context().close()
    },
  )
})
