import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import {
  countUnsent,
  type KioskService,
  pairInPage,
  seeScreen,
  tapLevel,
} from '../fixtures/pages/kiosk-page.ts'
import { eachOnTablet } from '../fixtures/tablet.ts'

let service: KioskService
let page: Page
eachOnTablet(async (tablet) => {
  service = tablet.service
  await service.allowComments()
  page = await tablet.open()
  await pairInPage(page, service)
})

const field = () => page.getByRole('textbox', { name: /viết thêm/ })
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

async function openComment(): Promise<void> {
  await tapLevel(page, 2)
  await press('Bỏ qua')
  await seeScreen(page, 'comment')
}

const everythingSent = () => expect.poll(() => countUnsent(page), { timeout: 10_000 }).toBe(0)
const comments = async () => {
  const rows = await service.db.selectFrom('comment').select('text').execute()
  return rows.map(({ text }) => text)
}
/** What the tablet holds of words that are not sent. */
const draft = () =>
  page.evaluate(
    () =>
      new Promise<string | null>((resolve) => {
        const opening = indexedDB.open('hailong-kiosk')
        opening.onsuccess = () => {
          const reading = opening.result.transaction('outbox').objectStore('outbox').getAll()
          reading.onsuccess = () => {
            opening.result.close()
            const [row] = reading.result as { draft?: { text: string } }[]
            resolve(row?.draft?.text ?? null)
          }
        }
      }),
  )

describe('a few words on the tablet', () => {
  test('go with the rating when they are sent, composed; the field asks nothing of the browser', async () => {
    await openComment()
    await field().fill('Chờ lâu'.normalize('NFD'))
    for (const [name, value] of [
      ['autocomplete', 'off'],
      ['autocorrect', 'off'],
      ['spellcheck', 'false'],
      ['maxlength', '500'],
    ] as const)
      expect(await field().getAttribute(name), name).toBe(value)
    await press('Gửi')
    await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
    await everythingSent()
    expect(await comments()).toEqual(['Chờ lâu'])
    expect(await service.countRatings()).toEqual({ 2: 1 })
    expect(page.url()).not.toContain('Ch')
  })

  test('are passed over with one tap on a button as large as the other, and nothing of them is kept or sent', async () => {
    await openComment()
    const [skip, send] = await Promise.all(
      ['Bỏ qua', 'Gửi'].map((name) => page.getByRole('button', { name, exact: true }).boundingBox()),
    )
    expect(skip?.height).toBe(send?.height)
    await field().fill('Không gửi điều này')
    await expect.poll(draft).toBe('Không gửi điều này')
    await press('Bỏ qua')
    await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
    await everythingSent()
    expect(await comments()).toEqual([])
    await page.clock.runFor(8_000)
    await tapLevel(page, 4)
    await press('Bỏ qua')
    expect(await field().inputValue()).toBe('')
  })

  test('survive a restart while somebody writes, with their rating and language', async () => {
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Dissatisfied', exact: true }).click()
    await page.getByText('Your rating is recorded').waitFor()
    await press('Skip')
    const words = page.getByRole('textbox', { name: /add a few words/ })
    await words.fill('Waited long')
    await expect.poll(draft).toBe('Waited long')
    await page.reload()
    await words.waitFor()
    expect(await words.inputValue()).toBe('Waited long')
    await press('Send')
    await page.getByRole('heading', { name: 'Thank you!' }).waitFor()
    await everythingSent()
    expect(await comments()).toEqual(['Waited long'])
    expect(await service.countRatings()).toEqual({ 2: 1 })
  })

  test('are gone after a restart later on; the rating is sent', async () => {
    await openComment()
    await field().fill('Bỏ dở')
    await expect.poll(draft).toBe('Bỏ dở')
    await page.goto('about:blank')
    await page.clock.runFor(60_000)
    await page.goto(`${service.served.url}/kiosk/`)
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    await everythingSent()
    expect(await comments()).toEqual([])
    expect(await service.countRatings()).toEqual({ 2: 1 })
  })

  test('wait for who needs more time, ten times and more; unsent ones end with the screen', async () => {
    await openComment()
    await field().fill('Tôi viết chậm')
    const dialog = page.getByRole('alertdialog', { name: 'Quý vị cần thêm thời gian?' })
    for (let times = 0; times < 10; times += 1) {
      await page.clock.runFor(46_000)
      await dialog.waitFor()
      expect(await dialog.textContent()).toContain('chỉ được gửi khi quý vị bấm')
      expect(await dialog.evaluate((element) => element.matches(':focus-within'))).toBe(true)
      await page.clock.runFor(20_000)
      await press('Tôi cần thêm thời gian')
      await dialog.waitFor({ state: 'detached' })
      // Back where they were, keyboard and all.
      await expect.poll(() => field().evaluate((element) => element.matches(':focus'))).toBe(true)
    }
    await page.clock.runFor(46_000)
    await dialog.waitFor()
    await page.clock.runFor(31_000)
    await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
    await everythingSent()
    expect(await comments()).toEqual([])
  })

  test('are asked for again after a look at the help, and the language may change meanwhile', async () => {
    await openComment()
    await field().fill('Đang viết')
    await press('Trợ giúp')
    await page.getByRole('heading', { name: 'Trợ giúp' }).waitFor()
    await page.clock.runFor(46_000)
    await field().waitFor()
    expect(await field().inputValue()).toBe('Đang viết')
    await press('English')
    const words = page.getByRole('textbox', { name: /add a few words/ })
    expect(await words.inputValue()).toBe('Đang viết')
  })
})
