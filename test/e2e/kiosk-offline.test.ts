import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { revokeTablet } from '../../server/kiosks/change-kiosk.ts'
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

const comeOnline = () => page.evaluate(() => window.dispatchEvent(new Event('online')))
/** The second attempt begins when the first has been judged. */
const twoAttempts = async () => {
  const before = service.served.sends()
  const sends = async () => {
    await page.clock.runFor(1_000)
    return service.served.sends()
  }
  await expect.poll(sends, { timeout: 50_000 }).toBeGreaterThan(before + 1)
}
const everythingSent = () => vi.waitFor(async () => expect(await countUnsent(page)).toBe(0), 10_000)

describe('the tablet without its server', () => {
  test('takes ratings with the network cut, starts again without it, and each is counted once when it is back', async () => {
    await page.context().setOffline(true)
    service.served.setNetwork('cut')
    await tapLevel(page, 5)
    await finishVisit(page)
    await page.reload()
    await tapLevel(page, 1)
    await finishVisit(page)
    expect(await countUnsent(page)).toBe(2)

    service.served.setNetwork('up')
    await page.context().setOffline(false)
    await everythingSent()
    expect(await service.countRatings()).toEqual({ 1: 1, 5: 1 })
    const rows = await service.db.selectFrom('rating').select('seq').orderBy('seq').execute()
    expect(rows.map(({ seq }) => Number(seq))).toEqual([1, 2])
  })

  for (const network of ['failing', 'captive-portal'] as const) {
    test(`forgets nothing while the network is ${network}`, async () => {
      service.served.setNetwork(network)
      await tapLevel(page, 3)
      await finishVisit(page)
      await twoAttempts()
      expect(await countUnsent(page)).toBe(1)

      service.served.setNetwork('up')
      await comeOnline()
      await everythingSent()
      expect(await service.countRatings()).toEqual({ 3: 1 })
    })
  }

  test('sends again what the server counted but could not acknowledge, and it is counted once', async () => {
    service.served.setNetwork('receipts-lost')
    await tapLevel(page, 4)
    await finishVisit(page)
    await vi.waitFor(async () => expect(await service.countRatings()).toEqual({ 4: 1 }), 10_000)
    expect(await countUnsent(page)).toBe(1)

    service.served.setNetwork('up')
    await comeOnline()
    await everythingSent()
    expect(await service.countRatings()).toEqual({ 4: 1 })
  })

  test('tells staff in a corner how much waits and since when, and citizens nothing', async () => {
    await page.context().setOffline(true)
    service.served.setNetwork('cut')
    const glyph = page.locator('kiosk-staff-glyph')
    for (const level of [5, 2]) {
      await tapLevel(page, level)
      await page.clock.runFor(46_000)
      await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
      await page.clock.runFor(8_000)
      await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    }
    await page.clock.runFor(180_000)
    await glyph.filter({ hasText: /Chưa gửi\s+2\s+·\s+\d+ phút/ }).waitFor()
    expect(await glyph.evaluate((one) => getComputedStyle(one).pointerEvents)).toBe('none')
    expect(await page.getByText(/mạng|kết nối|offline/i).count()).toBe(0)
    service.served.setNetwork('up')
    await page.context().setOffline(false)
    await everythingSent()
    await glyph.filter({ hasNotText: 'Chưa gửi' }).waitFor({ state: 'attached' })
  })

  test('sends by itself once the network is back, though the browser never says so', async () => {
    service.served.setNetwork('cut')
    await tapLevel(page, 3)
    await page.clock.runFor(46_000)
    await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
    await page.clock.runFor(60_000)
    expect(await countUnsent(page)).toBe(1)
    service.served.setNetwork('up')
    const later = async () => {
      await page.clock.runFor(30_000)
      return countUnsent(page)
    }
    await expect.poll(later, { timeout: 20_000 }).toBe(0)
    expect(await service.countRatings()).toEqual({ 3: 1 })
  })

  test('keeps collecting when its token is no longer valid', async () => {
    const { id } = await service.db.selectFrom('kiosk').select('id').executeTakeFirstOrThrow()
    await revokeTablet(service.owner, id)
    await tapLevel(page, 5)
    await finishVisit(page)
    await twoAttempts()
    expect(await countUnsent(page)).toBe(1)
  })
})
