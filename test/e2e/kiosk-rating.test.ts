import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import {
  countUnsent,
  finishVisit,
  type KioskService,
  pairInPage,
  tapLevel,
} from '../fixtures/pages/kiosk-page.ts'
import { eachOnTablet } from '../fixtures/tablet.ts'

let service: KioskService
let page: Page
eachOnTablet(async (tablet) => {
  service = tablet.service
  page = await tablet.open()
  await pairInPage(page, service)
})

const everythingSent = () => vi.waitFor(async () => expect(await countUnsent(page)).toBe(0), 10_000)

describe('a rating on the tablet', () => {
  test('is counted after one tap, with the reasons picked, and then forgotten by the tablet', async () => {
    await tapLevel(page, 2)
    const reason = page.getByRole('group').getByRole('button').first()
    await reason.click()
    await expect.poll(() => reason.getAttribute('aria-pressed')).toBe('true')
    const [skip, done] = await Promise.all(
      ['Bỏ qua', 'Xong'].map((name) => page.getByRole('button', { name, exact: true }).boundingBox()),
    )
    expect([skip?.width, skip?.height]).toEqual([done?.width, done?.height])
    await page.getByRole('button', { name: 'Xong' }).click()
    await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
    await everythingSent()

    const [row] = await service.db.selectFrom('rating').selectAll().execute()
    expect(row).toMatchObject({ level: 2, seq: 1, language: 'vi', option_order: 'best-first' })
    expect(JSON.parse(String(row?.reasons))).toHaveLength(1)
  })

  test('is not sent while its screens are open, and a change of mind is the only one that counts', async () => {
    await tapLevel(page, 1)
    expect(service.served.sends()).toBe(0)
    await page.getByRole('button', { name: 'Sửa lại' }).click()
    await page.getByText('Xin chọn lại mức đánh giá').waitFor()
    await tapLevel(page, 4)
    expect(await page.getByRole('button', { name: 'Sửa lại' }).count()).toBe(0)
    await finishVisit(page)
    await everythingSent()
    expect(await service.countRatings()).toEqual({ 4: 1 })
  })

  test('counts once however fast the same option is tapped', async () => {
    const option = page.getByRole('button', { name: 'Rất hài lòng', exact: true })
    await option.waitFor()
    await page.locator('.shield').waitFor({ state: 'detached' })
    const box = await option.boundingBox()
    if (!box) throw new Error('the option is not on the screen')
    await page.mouse.click(box.x + 50, box.y + 50, { clickCount: 3, delay: 5 })
    await page.getByRole('heading', { name: /không bắt buộc/ }).waitFor()
    expect(await countUnsent(page)).toBe(1)
    await finishVisit(page)
    await everythingSent()
    expect(await service.countRatings()).toEqual({ 5: 1 })
  })

  test('keeps the language chosen, and gives the next person Vietnamese again', async () => {
    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    await page.getByRole('button', { name: 'Dissatisfied', exact: true }).click()
    await page.getByText('Your rating is recorded').waitFor()
    await page.getByRole('button', { name: 'Skip' }).click()
    await page.getByRole('button', { name: 'Finish' }).click()
    await page.getByRole('button', { name: 'Không hài lòng', exact: true }).waitFor()
    await everythingSent()
    const [row] = await service.db.selectFrom('rating').select(['level', 'language']).execute()
    expect(row).toEqual({ level: 2, language: 'en' })
  })
})
