import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import {
  countUnsent,
  finishVisit,
  type KioskService,
  pairInPage,
  tapLevel,
} from '../fixtures/pages/kiosk-page.ts'
import { eachOnTablet, type Tablet } from '../fixtures/tablet.ts'

let service: KioskService
let page: Page
let open: Tablet['open']
eachOnTablet((tablet) => {
  ;({ service, open } = tablet)
})

async function openTablet(options: BrowserContextOptions = {}): Promise<void> {
  page = await open(options)
  await page.addInitScript(failWhenTold)
}

/** Runs in the page: as many writes of ratings fail as the session says, also after a reload. */
function failWhenTold(): void {
  const { add, put } = IDBObjectStore.prototype
  const orFail = (write: typeof add): typeof add =>
    function (this: IDBObjectStore, ...row) {
      const left = Number(sessionStorage.getItem('fail'))
      if (this.name !== 'outbox' || left === 0) return write.apply(this, row)
      sessionStorage.setItem('fail', String(left - 1))
      throw new DOMException('Internal error.', 'UnknownError')
    }
  Object.assign(IDBObjectStore.prototype, { add: orFail(add), put: orFail(put) })
}
const failWrites = (times: number) =>
  page.evaluate((count) => {
    sessionStorage.setItem('fail', String(count))
    Object.assign(window, { before: true })
  }, times)
const isFresh = () => page.evaluate(() => !('before' in window))
const everythingSent = () => expect.poll(() => countUnsent(page), { timeout: 10_000 }).toBe(0)
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

describe('a storage that fails', () => {
  test('once is opened again, and nobody notices', async () => {
    await openTablet()
    await pairInPage(page, service)
    await failWrites(1)
    await tapLevel(page, 4)
    expect(await isFresh()).toBe(false)
    await finishVisit(page)
    await everythingSent()
    expect(await service.countRatings()).toEqual({ 4: 1 })
  })

  test('twice is tried on a fresh page, where the person goes on as they were', async () => {
    await openTablet()
    await pairInPage(page, service)
    await press('English')
    await press('Larger text')
    await failWrites(2)
    await press('Dissatisfied')
    await page.getByRole('heading', { name: /What mattered most/ }).waitFor()
    await page.getByText('Your rating is recorded').waitFor()
    expect(await isFresh()).toBe(true)
    await page.getByRole('button', { name: 'Normal text', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Change rating', exact: true }).waitFor()
    await press('Skip')
    await everythingSent()
    expect(await service.countRatings()).toEqual({ 2: 1 })
  })

  test('loses neither a change of mind nor a reason, and counts the rating once', async () => {
    await openTablet()
    await pairInPage(page, service)
    await tapLevel(page, 1)
    await press('Sửa lại')
    await page.getByText('Xin chọn lại mức đánh giá').waitFor()
    await page.locator('.shield').waitFor({ state: 'detached' })
    await failWrites(2)
    await tapLevel(page, 4)
    expect(await isFresh()).toBe(true)
    expect(await page.getByRole('button', { name: 'Sửa lại' }).count()).toBe(0)
    await failWrites(2)
    await page.getByRole('group').getByRole('button').first().click()
    await page.getByRole('group').getByRole('button', { pressed: true }).waitFor()
    expect(await isFresh()).toBe(true)
    await finishVisit(page)
    await everythingSent()
    expect(await service.countRatings()).toEqual({ 4: 1 })
    const [row] = await service.db.selectFrom('rating').select(['seq', 'reasons']).execute()
    expect(Number(row?.seq)).toBe(1)
    expect(JSON.parse(String(row?.reasons))).toHaveLength(1)
  })

  test('on the fresh page as well is told at once, and what was not kept is not sent later', async () => {
    await openTablet()
    await pairInPage(page, service)
    await failWrites(4)
    await press('Hài lòng')
    await page.getByRole('heading', { name: 'Thiết bị tạm ngừng' }).waitFor()
    expect(await isFresh()).toBe(true)
    await page.clock.runFor(21_000)
    await page.clock.runFor(1_000)
    await tapLevel(page, 5)
    await page.clock.runFor(1_000)
    await press('Bỏ qua')
    await everythingSent()
    expect(await service.countRatings()).toEqual({ 5: 1 })
  })

  test('is told without a fresh page where none would come without the network', async () => {
    await openTablet({ serviceWorkers: 'block' })
    await page.goto(`${service.served.url}/kiosk/`)
    await page.getByLabel(/Mã ghép/).fill(service.pairingCode)
    await press('Ghép')
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    await failWrites(2)
    await press('Hài lòng')
    await page.getByRole('heading', { name: 'Thiết bị tạm ngừng' }).waitFor()
    expect(await isFresh()).toBe(false)
  })
})
