import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { whenQuiet } from '../fixtures/pages/quiet.ts'
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

const WHY = 'Thuộc lĩnh vực của đơn vị này'

/** How far the page reaches beyond the screen's edge. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('the queue shows twelve rows on a laptop, whatever they say, its filters in the address, and what went to and fro', async () => {
  const ids: string[] = []
  for (let n = 1; n <= 13; n++) {
    const id = await service.enter('lan', `Việc thứ ${n}: đèn đường trước số ${n} không sáng đã ba ngày nay`)
    await service.step('lan', id, 'assign', { version: 1, unit: 'HT', reason: WHY })
    ids.push(id)
  }
  const [moved = '', promised = ''] = ids
  await service.step('minh', moved, 'transfer', { version: 2, unit: 'MT', reason: WHY })
  await service.step('lan', moved, 'transfer', { version: 3, unit: 'HT', reason: WHY })
  await service.step('minh', promised, 'reply-interim', {
    version: 2,
    text: 'Chúng tôi đã nhận được và đang cử người đến xem.',
    promisedOn: '2026-11-25',
  })
  const { page, complaints } = await openAs(browser, service, 'hoa', { width: 1366, height: 768 })
  const rows = page.locator('feedback-table tbody tr')
  await rows.nth(12).waitFor()
  for (const density of ['normal', 'compact']) {
    await page.getByLabel('Độ cao dòng').selectOption(density)
    await rows.filter({ hasText: 'chuyển 2 lần' }).waitFor()
    await rows.filter({ hasText: 'Hẹn trả lời trước' }).waitFor()
    await whenQuiet(page)
    const bottoms = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().bottom))
    expect(bottoms.filter((bottom) => bottom <= 768).length).toBeGreaterThanOrEqual(12)
    expect(await overflow(page)).toBe(0)
    expect(await findAxeViolations(page)).toEqual([])
  }

  await page.getByText('Lọc danh sách', { exact: true }).click()
  await page.getByLabel('Người xử lý').selectOption('none')
  await page.waitForURL(/person=none/)
  await rows.first().locator('a.row').click()
  await page.waitForURL(/\/feedback\//)
  await page.goBack()
  await page.waitForURL(/\/app\/\?.*person=none/)
  await rows.nth(12).waitFor()

  // Back at the row one came from, though it stood elsewhere beside the item.
  const last = rows.nth(12).locator('a.row')
  await last.scrollIntoViewIfNeeded()
  await last.click()
  await page.locator('feedback-page h1').waitFor()
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    const box = at?.getBoundingClientRect()
    return at?.matches('a.row') && box !== undefined && box.top > 0 && box.bottom < innerHeight
  })
  expect(await last.evaluate((row) => row.matches(':focus'))).toBe(true)

  // The list stands still while one wants it to.
  await page.getByRole('button', { name: 'Tạm dừng cập nhật' }).click()
  await page.getByText('danh sách đứng yên').waitFor()
  const late = await service.enter('lan', 'Việc đến sau: nắp cống trước cổng chợ bị vỡ')
  await service.step('lan', late, 'assign', { version: 1, unit: 'HT', reason: WHY })
  await page.getByRole('button', { name: 'Cập nhật tiếp' }).click()
  await page.getByRole('button', { name: '1 phản ánh mới' }).click()
  await rows.filter({ hasText: 'Việc đến sau' }).waitFor()

  // On a phone the same is said, in one column.
  await page.setViewportSize({ width: 360, height: 740 })
  await rows.filter({ hasText: 'chuyển 2 lần' }).waitFor()
  expect(await overflow(page)).toBe(0)
  expect(complaints).toEqual([])
})

test('who opens a row right after typing a search stays with the item, and comes back to what was sought', async () => {
  await service.enter('lan', 'Cống nghẹt trước chợ, nước tràn ra đường sau mỗi cơn mưa')
  const { page, complaints } = await openAs(browser, service, 'lan', {
    path: '?view=triage',
    width: 1024,
    height: 768,
  })
  await page.locator('feedback-table a.row').first().waitFor()
  const [field, row] = await Promise.all(
    ['#search', 'feedback-table a.row'].map((name) => page.locator(name).first().elementHandle()),
  )
  // In one task: no pause in typing has come yet.
  await page.evaluate(
    ([input, link]) => {
      ;(input as HTMLInputElement).value = 'cống'
      input?.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
      ;(link as HTMLElement).click()
    },
    [field, row] as const,
  )
  await page.waitForURL(/\/feedback\/.*q=c/)
  await page.locator('feedback-page h1').waitFor()
  expect(page.url()).toMatch(/\/feedback\//)
  // What is sought in one list may lie in another.
  await page.goto(`${service.served.url}/app/?view=mine&q=c%E1%BB%91ng`)
  await page.getByRole('link', { name: 'Tìm trong tất cả phản ánh' }).click()
  await page.locator('feedback-table a.row', { hasText: 'Cống nghẹt' }).waitFor()
  expect(complaints).toEqual([])
})

test('without a connection a list stands as it was last seen, and says from when; whose it is not, learns that', async () => {
  const { page } = await openAs(browser, service, 'hoa')
  await page.locator('feedback-table a.row').first().waitFor()
  await page.getByRole('link', { name: 'Quá hạn' }).click()
  await page.getByText('Danh sách này đang trống').waitFor()
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'Việc hôm nay' }).click()
  await page.getByText('Đây là danh sách lúc 09:00').waitFor()
  expect(await page.locator('feedback-table a.row').count()).toBeGreaterThan(0)
  expect(await findAxeViolations(page)).toEqual([])
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Thử lại' }).click()
  await page.getByText('Đây là danh sách lúc').waitFor({ state: 'detached' })
  await page.goto(`${service.served.url}/app/?view=restricted`)
  await page.getByText('Danh sách này chỉ dành cho người được giao điều phối việc giữ riêng.').waitFor()
})
