import { describe, expect, test, vi } from 'vitest'
import { browserData, startKillableBrowser } from '../fixtures/pages/browser.ts'
import { countUnsent, type KioskService, pairInPage, tapLevel } from '../fixtures/pages/kiosk-page.ts'
import { eachOnTablet, type Tablet } from '../fixtures/tablet.ts'

let service: KioskService
let open: Tablet['open']
eachOnTablet((tablet) => {
  ;({ service, open } = tablet)
})

describe('what the tablet said is recorded', () => {
  test('survives a browser killed at that moment, and is sent once after the restart', async () => {
    const data = browserData()
    const before = await startKillableBrowser(data.folder)
    await pairInPage(before.page, service)
    await tapLevel(before.page, 5)
    await before.kill()
    expect(await service.countRatings()).toEqual({})

    const after = await startKillableBrowser(data.folder)
    await after.page.goto(`${service.served.url}/kiosk/`)
    await vi.waitFor(async () => expect(await service.countRatings()).toEqual({ 5: 1 }), 10_000)
    await vi.waitFor(async () => expect(await countUnsent(after.page)).toBe(0), 10_000)
    await after.kill()
    data.remove()
    expect(await service.countRatings()).toEqual({ 5: 1 })
  })

  test('is counted exactly once when two tabs hold and send ratings at the same time', async () => {
    const one = await open()
    const two = await one.context().newPage()
    await pairInPage(one, service)
    await two.goto(`${service.served.url}/kiosk/`)
    service.served.setNetwork('failing')
    await Promise.all([tapLevel(one, 1), tapLevel(two, 5)])
    // A tab that starts now must not close the rating somebody is giving in another.
    const three = await one.context().newPage()
    await three.goto(`${service.served.url}/kiosk/`)
    await three.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    expect(service.served.sends()).toBe(0)

    service.served.setNetwork('receipts-lost')
    await Promise.all([one, two].map((page) => page.getByRole('button', { name: 'Bỏ qua' }).click()))
    await vi.waitFor(async () => expect(await service.countRatings()).toEqual({ 1: 1, 5: 1 }), 10_000)
    service.served.setNetwork('up')
    await Promise.all(
      [one, two, three].map((page) => page.evaluate(() => window.dispatchEvent(new Event('online')))),
    )
    await vi.waitFor(async () => expect(await countUnsent(one)).toBe(0), 10_000)
    expect(await service.countRatings()).toEqual({ 1: 1, 5: 1 })
    const rows = await service.db.selectFrom('rating').select('seq').orderBy('seq').execute()
    expect(rows.map(({ seq }) => Number(seq))).toEqual([1, 2])
  })
})
