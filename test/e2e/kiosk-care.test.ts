import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { clientFolder } from '../../server/static-files.ts'
import { pauseIn } from '../fixtures/clock.ts'
import { findAxeViolations } from '../fixtures/pages/browser.ts'
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

async function holdCorner(): Promise<void> {
  await page.locator('kiosk-place').hover()
  await page.mouse.down()
  await page.clock.runFor(5_100)
  await page.mouse.up()
}

describe('looking after a tablet', () => {
  test('takes a corner held for five seconds and the PIN; at first that is the pairing code', async () => {
    await pairInPage(page, service)
    await page.clock.runFor(1_000)
    await holdCorner()
    const pin = page.getByLabel(/Mã PIN/)
    await pin.fill('1234')
    await page.getByRole('button', { name: 'Mở' }).click()
    await page.getByText('Mã PIN không đúng.').waitFor()
    expect(await page.getByText('Còn trống').count()).toBe(0)
    await pin.fill(service.pairingCode.toLowerCase())
    await page.getByRole('button', { name: 'Mở' }).click()
    await page.getByText('Còn trống').waitFor()
    await page.getByText('Rất hài lòng trước').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Lưu bản chưa gửi ra tệp' }).click()
    expect((await download).suggestedFilename()).toMatch(/^hailong-\d{4}-\d\d-\d\d\.json$/)
  })

  async function openSetUp(): Promise<void> {
    await pairInPage(page, service)
    await page.clock.runFor(1_000)
    await holdCorner()
    await page.getByLabel(/Mã PIN/).fill(service.pairingCode)
    await page.getByRole('button', { name: 'Mở' }).click()
    await page.getByText('Còn trống').waitFor()
  }
  const fact = (name: string) => page.locator('dl div').filter({ hasText: name }).locator('dd').innerText()

  test('says what staff must know, tries touch and disk without a rating, and keeps its storage when asked', async () => {
    await page.addInitScript(() => {
      let persisted = false
      Object.assign(navigator.storage, {
        persist: () => Promise.resolve((persisted = true)),
        persisted: () => Promise.resolve(persisted),
      })
    })
    await openSetUp()
    expect(await fact('Thiết bị')).toBe('May-1')
    expect(await fact('Chưa gửi')).toBe('0')
    expect(await fact('Ngôn ngữ')).toBe('Tiếng Việt, English')
    expect(await fact('Lệch giờ')).toMatch(/giây$/)
    expect(await fact('Phiên bản')).toMatch(/^\d+\.\d+\.\d+ · \d+$/)
    // Pairing asked already: a person had pressed a button.
    expect(await fact('Bộ nhớ')).toBe('Có')
    await page.getByRole('button', { name: 'Chạm thử' }).click()
    await page.getByText(/Lần 1: đã ghi xuống bộ nhớ sau \d+ ms/).waitFor()
    expect(await countUnsent(page)).toBe(0)
  })

  test('takes no PIN for a minute after five wrong ones, not even the right one', async () => {
    await pairInPage(page, service)
    await page.clock.runFor(1_000)
    await holdCorner()
    const pin = page.getByLabel(/Mã PIN/)
    const tryPin = async (value: string, answer: string) => {
      await pin.fill(value)
      await page.getByRole('button', { name: 'Mở' }).click()
      await page.getByText(answer).waitFor()
    }
    for (const wrong of ['1111', '2222', '3333', '4444', '5555']) await tryPin(wrong, 'Mã PIN không đúng.')
    await tryPin(service.pairingCode, 'Xin đợi một phút')
    await page.clock.runFor(61_000)
    await tryPin(service.pairingCode, 'Còn trống')
  })

  test('keeps the screen on, and asks again when the browser let go of it', async () => {
    await page.addInitScript(() => {
      const held: EventTarget[] = []
      Object.defineProperty(navigator, 'wakeLock', {
        value: {
          request: () => {
            const lock = Object.assign(new EventTarget(), { released: false })
            held.push(lock)
            return Promise.resolve(lock)
          },
        },
      })
      Object.assign(window, { held })
    })
    await page.goto(`${service.served.url}/kiosk/`)
    const asked = () => page.evaluate(() => (window as unknown as { held: EventTarget[] }).held.length)
    await expect.poll(asked).toBe(1)
    await page.evaluate(() =>
      (window as unknown as { held: EventTarget[] }).held[0]?.dispatchEvent(new Event('release')),
    )
    await expect.poll(asked).toBe(2)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect.poll(asked).toBe(3)
  })

  test('starts anew after three in the morning, when nobody is there, and keeps what is unsent', async () => {
    await pairInPage(page, service)
    service.served.setNetwork('cut')
    await tapLevel(page, 4)
    await page.evaluate(() => Object.assign(window, { before: true }))
    await page.clock.runFor(46_000)
    await page.getByRole('heading', { name: /Cảm ơn/ }).waitFor()
    await page.clock.runFor(8_000)
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    const isFresh = () => page.evaluate(() => !('before' in window))
    await page.clock.runFor(120_000)
    expect(await isFresh()).toBe(false)
    await page.clock.fastForward('18:00:00')
    await page.clock.runFor(31_000)
    await expect.poll(() => isFresh().catch(() => false)).toBe(true)
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    expect(await countUnsent(page)).toBe(1)
  })

  test('a card laid on the screen makes its millimetres true, also after a restart', async () => {
    await pairInPage(page, service)
    await page.clock.runFor(1_000)
    await holdCorner()
    await page.getByLabel(/Mã PIN/).fill(service.pairingCode)
    await page.getByRole('button', { name: 'Mở' }).click()
    await page.getByLabel('Chiều ngang của thẻ').fill('428')
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    const millimetre = () => page.evaluate(() => document.documentElement.style.getPropertyValue('--mm'))
    await expect.poll(millimetre, { timeout: 10_000 }).toMatch(/^min\(5px/)
    await page.reload()
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    await expect.poll(millimetre, { timeout: 10_000 }).toMatch(/^min\(5px/)
  })

  test('a wrong clock is measured against the server and told with each rating', async () => {
    service.clock.advance(10 * 60_000)
    await pairInPage(page, service)
    await tapLevel(page, 4)
    await finishVisit(page)
    await expect.poll(() => countUnsent(page), { timeout: 10_000 }).toBe(0)
    const [row] = await service.db.selectFrom('rating').select('clock_offset_ms').execute()
    expect(Math.abs(Number(row?.clock_offset_ms) - 10 * 60_000)).toBeLessThan(60_000)
  })

  test('a newer app waits until nobody is there, then takes over without touching the ratings', async () => {
    await pairInPage(page, service)
    service.served.setNetwork('failing')
    await tapLevel(page, 3)
    // However long the download takes: only the time that this test lets pass ends a screen.
    await pauseIn(page, 1_000)
    const worker = readFileSync(join(clientFolder(), 'kiosk/service-worker.js'), 'utf8')
    service.served.replaceFile('/kiosk/service-worker.js', `${worker}\n// a newer build`)
    await page.evaluate(async () => {
      Object.assign(window, { before: true })
      await (await navigator.serviceWorker.ready).update()
    })
    const waiting = () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state)
    await expect.poll(waiting, { timeout: 20_000 }).toBe('installed')
    expect(await page.evaluate(() => 'before' in window)).toBe(true)

    // Each screen is seen before time goes on: what a screen waits for, the database, runs on real time.
    await page.clock.runFor(46_000)
    await page.getByRole('heading', { name: /Cảm ơn/ }).waitFor()
    await page.clock.runFor(8_000)
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    const isTakenOver = async (): Promise<boolean> => {
      // A reload under way ends before time goes on: the next half minute would begin it anew, again and again.
      const loaded = page.waitForEvent('load', { timeout: 3_000 }).catch(() => undefined)
      // In one step: timer by timer, a page that reloads under it may never answer.
      await Promise.race([page.clock.fastForward(30_000), loaded])
      await loaded
      return page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration()
        return !('before' in window) && registration !== undefined && !registration.waiting
      })
    }
    // A call that a reload swallowed is given up, and made again.
    const givenUp = () => page.waitForEvent('crash', { timeout: 8_000 }).catch(() => false)
    await expect
      .poll(() => Promise.race([isTakenOver().catch(() => false), givenUp()]), { timeout: 60_000 })
      .toBe(true)
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    expect(await page.evaluate(() => 'before' in window)).toBe(false)
    expect(await countUnsent(page)).toBe(1)
  }, 90_000)
})
