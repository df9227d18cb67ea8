import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'
import { publishQuarter } from '../fixtures/publish-quarter.ts'
import { giveOverDays } from '../fixtures/quarter.ts'

let service: StaffService
let browser: Browser

beforeAll(async () => {
  service = await startStaffService()
  browser = await startBrowser()
  await service.addUnit('DD', { name: 'Tổ Đất đai' })
  await service.addUnit('KD', { name: 'Tổ Kinh doanh' })
  await giveOverDays(service.db, { unit: 'HT', levels: [6, 12, 30, 48, 24] })
  await giveOverDays(service.db, { unit: 'MT', levels: [5, 10, 25, 120, 90] })
  await giveOverDays(service.db, { unit: 'DD', levels: [6, 10, 30, 150, 104] })
  await giveOverDays(service.db, { unit: 'KD', levels: [2, 4, 9, 50, 35] })
  await publishQuarter(service)
})

afterAll(async () => {
  await browser.close()
  await service.stop()
})

describe('the units that stand out from the others', () => {
  test.each(['vi', 'en'] as const)(
    'are said, drawn and in a table, all others folded (%s)',
    async (language) => {
      const { page, complaints } = await openAs(browser, service, 'lan', {
        path: 'reports?period=2026-Q3',
        language,
        width: 360,
        height: 640,
      })
      const funnel = page.locator('funnel-chart')
      await funnel.locator('canvas').waitFor()
      const folded =
        language === 'vi'
          ? 'Chưa phân biệt được với mức chung: 3 đơn vị'
          : 'Not told apart from the others: 3 units'
      await funnel.locator('summary').getByText(folded).click()
      const rows = await funnel.locator('details[open] tbody th').allTextContents()
      expect(rows.map((name) => name.trim())).toEqual(['Tổ Môi trường', 'Tổ Đất đai', 'Tổ Kinh doanh'])
      await funnel.locator('.box').focus()
      await page.keyboard.press('ArrowDown')
      const below = language === 'vi' ? 'Thấp hơn các đơn vị khác' : 'Below the others'
      await funnel.locator('[aria-live]').getByText(`Tổ Tư pháp – Hộ tịch:`).waitFor()
      expect(await funnel.locator('[aria-live]').textContent()).toContain(below)
      expect(await findAxeViolations(page)).toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      await expect.poll(() => findOverflow(page)).toEqual([])
      // Sorted by score, dots stand in groups, of which the middle one claims no order.
      await page.locator('#order').selectOption('lowest')
      await expect
        .poll(() =>
          page
            .locator('unit-dots tbody')
            .evaluateAll((groups) => groups.map((each) => each.querySelectorAll('circle').length)),
        )
        .toEqual([1, 3])
      expect(complaints).toEqual([])
      await page.context().close()
    },
  )

  test.each(['vi', 'en'] as const)(
    'stand on the public page as well, without a script (%s)',
    async (language) => {
      const context = await browser.newContext({ viewport: { width: 320, height: 640 } })
      const page = await context.newPage()
      await page.goto(`${service.served.url}/public/results/2026-Q3?lang=${language}`)
      expect(await page.locator('.funnel circle.below').count()).toBe(1)
      expect(await page.locator('.funnel circle').count()).toBe(4)
      // The one that stands out is named in the picture, inside of it.
      const name = page.locator('.funnel .funnel-name')
      expect((await name.allTextContents()).map((text) => text.trim())).toEqual(['Tổ Tư pháp – Hộ tịch'])
      const [box, frame] = [await name.boundingBox(), await page.locator('.funnel svg').boundingBox()]
      expect(box && frame && box.x >= frame.x && box.x + box.width <= frame.x + frame.width).toBe(true)
      await page.locator('details summary').click()
      expect(await page.locator('details tbody tr').count()).toBe(3)
      expect(await findAxeViolations(page)).toEqual([])
      expect(await findOverflow(page)).toEqual([])
      await context.close()
    },
  )
})
