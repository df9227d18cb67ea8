import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'

let service: StaffService
let browser: Browser
let id: string

beforeAll(async () => {
  service = await startStaffService()
  browser = await startBrowser()
  await service.addPerson('quan.tri', 'administrator')
  id = await service.enter('lan', 'Đèn đường trước nhà không sáng đã ba ngày.')
  await service.step('lan', id, 'assign', { version: 1, unit: 'HT', reason: 'Thuộc Tổ Hộ tịch' })
  await service.step('hoa', id, 'submit-for-approval', {
    version: 2,
    text: 'Đơn vị đã thay đèn sáng nay.',
  })
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test(
  'an answer waits in the approver’s list by its own clock, is edited, and shows what was changed',
  { timeout: 90_000 },
  async () => {
    const { page } = await openAs(browser, service, 'minh', { path: '?view=to-approve' })
    const row = page.locator('feedback-table tbody tr')
    await row.getByText('Đã chờ duyệt').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    await page.goto(`${service.served.url}/app/feedback/${id}`)
    await page.getByRole('button', { name: 'Duyệt', exact: true }).click()
    const dialog = page.getByRole('dialog')
    const text = dialog.getByLabel('Câu trả lời sẽ gửi')
    expect(await text.inputValue()).toBe('Đơn vị đã thay đèn sáng nay.')
    await text.fill('Đơn vị đã thay đèn lúc 8 giờ sáng nay.')
    expect(await findAxeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Duyệt', exact: true }).click()
    await page.locator('text-changes ins').getByText('lúc 8 giờ').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await page.context().close()
  },
)

test('rules are added, tried and ended by keyboard alone', { timeout: 90_000 }, async () => {
  const { page } = await openAs(browser, service, 'quan.tri', { path: 'approval-rules' })
  await page.getByText('Câu trả lời sẽ công khai').waitFor()
  expect(await findAxeViolations(page)).toEqual([])
  await page.getByLabel('Tên quy tắc').focus()
  await page.keyboard.type('Bồi thường')
  await page.getByLabel('Có một trong các từ').focus()
  await page.keyboard.type('bồi thường, đền bù')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Kết thúc: Bồi thường' }).waitFor()
  await page.getByLabel('Lời công dân hoặc câu trả lời').fill('Yêu cầu đền bù thiệt hại')
  await page.getByRole('button', { name: 'Thử', exact: true }).press('Enter')
  await page.getByText('Cần duyệt, theo quy tắc: Bồi thường (đền bù)').waitFor()
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  expect(await findAxeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Kết thúc: Bồi thường' }).press('Enter')
  await page.getByText('Đã kết thúc').waitFor()
  await page.context().close()
})
