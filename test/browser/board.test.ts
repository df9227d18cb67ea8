import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'

let service: StaffService
let browser: Browser

beforeAll(async () => {
  service = await startStaffService()
  browser = await startBrowser()
  const id = await service.enter('lan', 'Đèn đường trước nhà không sáng đã ba ngày.')
  await service.step('lan', id, 'assign', { version: 1, unit: 'HT', reason: 'Thuộc Tổ Hộ tịch' })
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test(
  'the board leads to the queue of each figure, and on the wall nothing of an item or a citizen is said',
  { timeout: 90_000 },
  async () => {
    const { page } = await openAs(browser, service, 'minh', { path: 'board' })
    const people = page.getByRole('table', { name: 'Theo người xử lý' })
    await people.waitFor()
    await page.getByRole('button', { name: /^Nhắc / }).click()
    await page.getByText('Đã nhắc.').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await people
      .getByRole('row', { name: /^Chưa ai nhận/ })
      .getByRole('link')
      .first()
      .click()
    await page.waitForURL(/view=unit&person=none/)
    await page.locator('feedback-table tbody tr').first().waitFor()
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.goto(`${service.served.url}/app/board?wall=names`)
    const wall = page.locator('board-wall')
    await wall.getByRole('heading').waitFor()
    expect(await wall.innerText()).not.toContain('Đèn đường')
    expect(await findAxeViolations(page)).toEqual([])
    await page.context().close()
  },
)
