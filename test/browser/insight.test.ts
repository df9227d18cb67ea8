import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, type StaffService, startStaffService } from '../fixtures/pages/staff-page.ts'
import { giveItem, giveRatings } from '../fixtures/quarter.ts'

let browser: Browser
let service: StaffService

beforeAll(async () => {
  browser = await startBrowser()
  service = await startStaffService()
  await service.addPerson('lanh.dao', 'leader')
  for (const unit of ['A', 'B', 'C']) await service.addUnit(unit, { name: `Tổ Đất đai ${unit}` })
  for (const [index, unit] of ['HT', 'MT', 'A', 'B', 'C'].entries()) {
    await giveRatings(service.db, { unit, levels: [2, 3, 5 + index, 60, 40], day: '2026-05-14' })
    await giveRatings(service.db, { unit, levels: [2, 3 + 9 * index, 5, 50, 40] })
  }
  await giveItem(service.db, { unit: 'MT', status: 'in-progress', dueAt: '2026-08-14T10:00:00.000Z' })
  await giveItem(service.db, { unit: 'MT', status: 'answered', answer: { onTime: true, workingMinutes: 30 } })
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

const addressOf = (path: string) => `${service.served.url}/app/${path}`

describe('what a leader sees', () => {
  test('a leader begins at the results, finds the queue, and stays there when it is loaded anew', async () => {
    const { page, complaints } = await openAs(browser, service, 'lanh.dao', { byForm: true })
    await page.waitForURL(/\/app\/reports/)
    await page.getByRole('navigation').first().getByRole('link', { name: 'Phản ánh' }).click()
    await page.locator('today-page').waitFor()
    await page.reload()
    await page.locator('today-page').waitFor()
    expect(new URL(page.url()).pathname).toBe('/app/')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('a coordinator begins in the queue', async () => {
    const { page } = await openAs(browser, service, 'lan', { byForm: true })
    await page.locator('today-page').waitFor()
    expect(new URL(page.url()).pathname).toBe('/app/')
    await page.context().close()
  })

  test('units are sorted and found without marks, and the address keeps it', async () => {
    const { page, complaints } = await openAs(browser, service, 'lanh.dao')
    await page.goto(addressOf('reports?period=2026-Q3'))
    await page.getByLabel('Xếp theo').selectOption('lowest')
    await page.getByLabel('Tìm đơn vị').fill('dat dai')
    await page.getByText('Số đơn vị: 3.').waitFor()
    expect(new URL(page.url()).searchParams.get('order')).toBe('lowest')
    await page.reload()
    await page.getByText('Số đơn vị: 3.').waitFor()
    await page.getByText('Xem bảng số liệu').first().click()
    const rows = page.getByRole('region', { name: 'Mức độ hài lòng' }).locator('tbody tr')
    expect((await rows.allInnerTexts()).map((row) => row.slice(0, 12))).toEqual([
      'Tổ Đất đai C',
      'Tổ Đất đai B',
      'Tổ Đất đai A',
    ])
    // Their ratings are of too few days to compare them: no order is claimed.
    const dots = page.locator('unit-dots')
    await dots.getByRole('rowheader', { name: 'Không so sánh' }).waitFor()
    expect(await dots.locator('circle').count()).toBe(3)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('a figure says how it is counted, and the trend can be walked with the arrow keys', async () => {
    const { page } = await openAs(browser, service, 'lanh.dao')
    await page.goto(addressOf('reports?period=2026-Q3'))
    await page.locator('figure-definition').first().getByText('Cách tính').click()
    await page.locator('figure-definition').first().getByText('Lượt Hài lòng và Rất hài lòng.').waitFor()
    const plot = page.locator('share-plot').first()
    await plot.locator('.box').focus()
    await page.keyboard.press('ArrowRight')
    await plot.getByText(/Quý II\/2026: .*n\s=\s/).waitFor()
    const flow = page.locator('flow-lines')
    await flow.locator('.box').focus()
    await page.keyboard.press('ArrowRight')
    await flow.getByText(/: Tiếp nhận \d+, Trả lời \d+/).waitFor()
    await page.context().close()
  })

  test('the latest open item leads to itself', async () => {
    const { page } = await openAs(browser, service, 'lanh.dao')
    await page.goto(addressOf('reports/unit/MT?period=2026-Q3'))
    await page.getByText('1 trong 1 phản ánh đang mở đã quá hạn').waitFor()
    await page.locator('reports-open-items tbody a').first().click()
    await page.waitForURL(/\/app\/feedback\//)
    await page.context().close()
  })

  test('a number of timeliness opens its items; a filter is a chip that can be taken away', async () => {
    const { page, complaints } = await openAs(browser, service, 'lanh.dao')
    await page.goto(addressOf('reports?period=2026-Q3'))
    const figure = page.locator('chart-figure').filter({ has: page.locator('[href*="outcome="]') })
    await figure.getByText('Xem bảng số liệu').click()
    await figure.locator('tfoot a[href*="outcome=any"]').first().click()
    await page.locator('feedback-table a.row').nth(1).waitFor()
    expect(await page.locator('feedback-table a.row').count()).toBe(2)
    const chips = page.locator('list-filters a.chip')
    expect((await chips.allInnerTexts()).map((text) => text.trim())).toContainEqual(
      expect.stringContaining('Tiếp nhận từ ngày: 01/07/2026'),
    )
    await page.getByText('Lọc danh sách').click()
    await page.getByLabel('Kết quả lần đầu').selectOption('overdue')
    await page.waitForURL(/outcome=overdue/)
    expect(await findAxeViolations(page)).toEqual([])
    await chips.filter({ hasText: 'Kết quả lần đầu' }).click()
    await page.waitForURL((url) => !url.searchParams.has('outcome'))
    expect(new URL(page.url()).searchParams.get('from')).toBe('2026-07-01')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('what happened stands in the trend as a numbered mark, and under the same number in its table', async () => {
    const { page } = await openAs(browser, service, 'lanh.dao')
    await page.goto(addressOf('reports?period=2026-Q3'))
    const trend = page.locator('reports-trend')
    await trend.locator('share-plot rect.mark').first().waitFor()
    await trend.getByText(/Việc có thể ảnh hưởng/).click()
    await trend.getByRole('row').filter({ hasText: 'Quốc khánh' }).first().waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    await page.context().close()
  })

  test('a unit that is not there is said to be so', async () => {
    const { page } = await openAs(browser, service, 'lanh.dao')
    await page.goto(addressOf('reports/unit/KHONG?period=2026-Q3'))
    await page.locator('unit-page page-message').getByRole('link').waitFor()
    await page.context().close()
  })

  test.for(
    LANGUAGES.flatMap((language) => ['reports', 'reports/unit/HT'].map((path) => ({ language, path }))),
  )('$path in $language has no barriers and fits a narrow phone', async ({ language, path }) => {
    const { page } = await openAs(browser, service, 'lanh.dao', { language, width: 320, height: 640 })
    await page.goto(addressOf(`${path}?period=2026-Q3`))
    await page.locator('reports-open-items figure').waitFor()
    await page.locator('reports-trend figure').first().waitFor()
    await page.locator('reports-hours table').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    expect(await findOverflow(page)).toEqual([])
    await page.context().close()
  })
})
