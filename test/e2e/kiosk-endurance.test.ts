import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { NOW } from '../fixtures/clock.ts'
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
})

const everythingSent = (timeout = 10_000) => expect.poll(() => countUnsent(page), { timeout }).toBe(0)
const comeOnline = () => page.evaluate(() => window.dispatchEvent(new Event('online')))
const kept = async () => {
  const rows = await service.db.selectFrom('rating').select('seq').orderBy('seq').execute()
  return rows.map(({ seq }) => Number(seq))
}
const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Runs in the page: as many finished ratings as weeks without a network bring, in one go. */
function fillOutbox(count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('hailong-kiosk')
    opening.onsuccess = () => {
      const change = opening.result.transaction(['outbox', 'device'], 'readwrite')
      const outbox = change.objectStore('outbox')
      outbox.openCursor(null, 'prev').onsuccess = (event) => {
        const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result
        if (!cursor) return reject(new Error('no rating to copy'))
        const row = cursor.value as { seq: number; rating: { id: string; tappedAt: string; level: number } }
        for (let seq = row.seq + 1; seq <= count; seq += 1) {
          const id = `${row.rating.id.slice(0, -8)}${String(seq).padStart(8, '0')}`
          const tappedAt = new Date(Date.parse(row.rating.tappedAt) - (count - seq) * 60_000).toISOString()
          outbox.put({
            ...row,
            seq,
            state: 'ready',
            rating: { ...row.rating, seq, id, tappedAt, level: (seq % 5) + 1 },
          })
        }
        change.objectStore('device').put(count + 1, 'nextSeq')
      }
      change.oncomplete = () => {
        opening.result.close()
        resolve()
      }
      change.onerror = () => reject(new Error('the outbox could not be filled'))
    }
  })
}

describe('a tablet that is left alone', () => {
  test('sends 10,000 ratings of weeks without a network, each counted once though the first receipts are lost', async () => {
    await pairInPage(page, service)
    service.served.setNetwork('cut')
    await tapLevel(page, 5)
    await finishVisit(page)
    await page.evaluate(fillOutbox, 10_000)
    await page.reload()
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    expect(await countUnsent(page)).toBe(10_000)

    service.served.setNetwork('receipts-lost')
    await comeOnline()
    await expect.poll(async () => (await kept()).length, { timeout: 10_000 }).toBeGreaterThan(0)
    expect(await countUnsent(page)).toBe(10_000)
    service.served.setNetwork('up')
    await comeOnline()
    await everythingSent(100_000)
    expect(await kept()).toEqual(numbersTo(10_000))
  }, 150_000)

  test('counts on without gap or repeat when its clock jumps, back and forth', async () => {
    await pairInPage(page, service)
    for (const jumpMs of [0, -3 * 86_400_000, 400 * 86_400_000]) {
      await page.clock.setSystemTime(Date.parse(NOW) + jumpMs)
      await comeOnline()
      await tapLevel(page, 4)
      await page.clock.runFor(1_000)
      await page.getByRole('button', { name: 'Bỏ qua' }).click()
      await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
      await page.clock.runFor(8_000)
      await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    }
    await everythingSent()
    expect(await service.countRatings()).toEqual({ 4: 3 })
    expect(await kept()).toEqual([1, 2, 3])
  })

  test('says that it is out of service while its disk is full, never thanks, and goes on when there is room again', async () => {
    await page.addInitScript(() => {
      const { add, put } = IDBObjectStore.prototype
      const ifThereIsRoom = (write: typeof add): typeof add =>
        function (this: IDBObjectStore, ...row) {
          if (sessionStorage.getItem('full')) throw new DOMException('the disk is full', 'QuotaExceededError')
          return write.apply(this, row)
        }
      Object.assign(IDBObjectStore.prototype, { add: ifThereIsRoom(add), put: ifThereIsRoom(put) })
    })
    await pairInPage(page, service)
    await page.clock.runFor(1_000)
    service.served.setNetwork('cut')
    await tapLevel(page, 5)
    await page.clock.runFor(46_000)
    await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
    await page.clock.runFor(8_000)
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    await page.evaluate(() => sessionStorage.setItem('full', 'yes'))
    await page.clock.runFor(1_000)
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).click()
    await page.getByRole('heading', { name: 'Thiết bị tạm ngừng' }).waitFor()
    expect(await page.getByText(/Cảm ơn|Đã ghi nhận/).count()).toBe(0)
    await page.evaluate(() => sessionStorage.removeItem('full'))
    await page.clock.runFor(21_000)
    await tapLevel(page, 4)
    await page.clock.runFor(1_000)
    await page.getByRole('button', { name: 'Bỏ qua' }).click()
    service.served.setNetwork('up')
    await comeOnline()
    await everythingSent()
    expect(await service.countRatings()).toEqual({ 4: 1, 5: 1 })
  })

  test('loses no rating when its cached app is thrown away', async () => {
    await pairInPage(page, service)
    service.served.setNetwork('cut')
    await tapLevel(page, 2)
    await finishVisit(page)
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name)
      for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
    })
    await page.reload()
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    expect(await countUnsent(page)).toBe(1)
    service.served.setNetwork('up')
    await comeOnline()
    await everythingSent()
    expect(await service.countRatings()).toEqual({ 2: 1 })
  })

  test('keeps the reasons and the language of a citizen who asks for the other one in the middle', async () => {
    await pairInPage(page, service)
    await tapLevel(page, 2)
    await page.getByRole('group').getByRole('button').first().click()
    await page.getByRole('group').getByRole('button', { pressed: true }).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: /What mattered most/ }).waitFor()
    expect(await page.getByRole('group').getByRole('button', { pressed: true }).count()).toBe(1)
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  })
})
