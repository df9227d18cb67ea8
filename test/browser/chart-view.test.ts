import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBrowser } from '../fixtures/pages/browser.ts'
import { giveItem, giveRatings } from '../fixtures/quarter.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'

let service: StaffService
let browser: Browser

beforeAll(async () => {
  service = await startStaffService()
  browser = await startBrowser()
  await giveRatings(service.db, { unit: 'HT', levels: [4, 10, 20, 90, 76] })
  await giveRatings(service.db, { unit: 'MT', levels: [1, 1, 2, 10, 6] })
  await giveItem(service.db, { unit: 'HT', status: 'answered', answer: { onTime: true, workingMinutes: 90 } })
  await giveItem(service.db, { unit: 'MT', status: 'assigned' })
})

afterAll(async () => {
  await browser.close()
  await service.stop()
})

async function openReports(page: Page): Promise<void> {
  await page.goto(`${service.served.url}/app/reports?period=2026-Q3`)
  await page.locator('chart-view canvas').nth(1).waitFor()
  await inkOf(page, 0)
  await inkOf(page, 1)
}

/** The colours of a chart's pixels, once it has any: how many pixels of each of the scale's colours. */
function inkOf(page: Page, index: number): Promise<Record<string, number>> {
  return page
    .waitForFunction((at) => {
      const inShadow = (root: ParentNode): Element[] =>
        [...root.querySelectorAll('*')].flatMap((element) => [
          element,
          ...(element.shadowRoot ? inShadow(element.shadowRoot) : []),
        ])
      const canvas = inShadow(document).filter((element) => element instanceof HTMLCanvasElement)[at]
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
      if (!pixels) return undefined
      const ink: Record<string, number> = {}
      for (let start = 0; start < pixels.length; start += 4) {
        if (pixels[start + 3] !== 255) continue
        const colour = `${pixels[start]},${pixels[start + 1]},${pixels[start + 2]}`
        ink[colour] = (ink[colour] ?? 0) + 1
      }
      return Object.keys(ink).length > 3 ? ink : undefined
    }, index)
    .then((handle) => handle.jsonValue() as Promise<Record<string, number>>)
}

const VERY_SATISFIED = '11,74,130'
const SATISFIED = '74,144,201'
const NEUTRAL = '122,130,140'
const DISSATISFIED = '217,122,30'

test('the distribution is drawn in the colours of the scale, each as wide as its share', async () => {
  const { page, complaints } = await openAs(browser, service, 'lan')
  await openReports(page)
  const ink = await inkOf(page, 0)
  // Only HT has enough ratings for a bar: 10 dissatisfied, 20 neutral, 90 satisfied, 76 very satisfied of 200.
  const satisfied = ink[SATISFIED] ?? 0
  expect(satisfied).toBeGreaterThan(1_000)
  expect((ink[NEUTRAL] ?? 0) / satisfied).toBeGreaterThan(0.15)
  expect((ink[NEUTRAL] ?? 0) / satisfied).toBeLessThan(0.3)
  expect((ink[VERY_SATISFIED] ?? 0) / satisfied).toBeGreaterThan(0.7)
  expect(ink[DISSATISFIED] ?? 0).toBeGreaterThan(100)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('the table beside the picture holds what the service reports, with words where numbers may not be shown', async () => {
  const { page } = await openAs(browser, service, 'lan')
  await openReports(page)
  await page.getByText('Xem bảng số liệu').first().click()
  const cells = async (unit: string) =>
    (await page.getByRole('row', { name: unit }).first().locator('td').allTextContents()).map((text) =>
      text.replace(/\s+/g, ' ').trim(),
    )
  expect(await cells('Tổ Tư pháp – Hộ tịch')).toEqual(['200', '83,0%', '77–88%', '76', '90', '20', '10', '4'])
  expect(await cells('Tổ Môi trường')).toEqual([
    '20',
    'Dưới 30 lượt: chỉ nêu số lượng',
    '6',
    '10',
    '2',
    '1',
    '1',
  ])
  await page.context().close()
})

test('arrow keys say each row in words, with its interval and number', async () => {
  const { page } = await openAs(browser, service, 'lan')
  await openReports(page)
  await page.locator('chart-view .box').first().focus()
  await page.keyboard.press('ArrowDown')
  await page
    .locator('chart-view [aria-live]')
    .getByText('Tổ Tư pháp – Hộ tịch: 83,0% (77–88%), n = 200')
    .waitFor()
  await page.context().close()
})

test('a chart is drawn anew whenever its page is come back to', async () => {
  const { page, complaints } = await openAs(browser, service, 'lan')
  await openReports(page)
  for (let visit = 0; visit < 5; visit += 1) {
    await page.getByRole('link', { name: 'Máy đánh giá' }).click()
    await page.getByRole('heading', { name: 'Máy đánh giá' }).waitFor()
    await page.goBack()
    const ink = await inkOf(page, 0)
    expect(ink[SATISFIED] ?? 0).toBeGreaterThan(1_000)
  }
  expect(await page.locator('chart-view canvas').count()).toBe(2)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('the text of the page stands before any chart is drawn', async () => {
  const { page } = await openAs(browser, service, 'lan')
  await page.route('**/chart-js-*.js', (route) => route.abort())
  await page.goto(`${service.served.url}/app/reports?period=2026-Q3`)
  await page
    .getByText(/n\s=\s220/)
    .first()
    .waitFor()
  await page.context().close()
})
