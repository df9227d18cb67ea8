import type { CDPSession, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { pauseIn } from '../fixtures/clock.ts'
import { countUnsent, LEVEL_NAMES, pairInPage, tapLevel } from '../fixtures/pages/kiosk-page.ts'
import { eachOnTablet } from '../fixtures/tablet.ts'

let page: Page
let fingers: CDPSession
eachOnTablet(
  async ({ service, open }) => {
    page = await open({ hasTouch: true })
    await pairInPage(page, { ...service, pairingCode: await service.newPairingCode() })
    await page.clock.runFor(1_000)
    fingers = await page.context().newCDPSession(page)
  },
  { sharesService: true },
)

type Point = readonly [x: number, y: number]
const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: Point[]) =>
  fingers.send('Input.dispatchTouchEvent', {
    type,
    touchPoints: points.map(([x, y], id) => ({ x, y, id })),
  })

async function middleOf(level: number): Promise<Point> {
  const box = await page
    .getByRole('button', { name: LEVEL_NAMES[level - 1] ?? '', exact: true })
    .boundingBox()
  if (!box) throw new Error('the option is not on the screen')
  return [box.x + box.width / 2, box.y + box.height / 2]
}

const recorded = () => page.getByRole('heading', { name: /không bắt buộc/ })

describe('a finger on an option', () => {
  test('shows at once that it presses, and counts when it lifts inside, however long it stayed and slid', async () => {
    const [x, y] = await middleOf(5)
    await touch('touchStart', [x, y])
    expect(await page.locator('button[data-pressed]').count()).toBe(1)
    await touch('touchMove', [x + 60, y + 80])
    await page.clock.runFor(3_000)
    await touch('touchEnd')
    await recorded().waitFor()
    expect(await countUnsent(page)).toBe(1)
  })

  test('counts nothing when it slides off before it lifts', async () => {
    const [x, y] = await middleOf(5)
    const [otherX] = await middleOf(4)
    await touch('touchStart', [x, y])
    await touch('touchMove', [otherX, y])
    expect(await page.locator('button[data-pressed]').count()).toBe(0)
    await touch('touchEnd')
    expect(await countUnsent(page)).toBe(0)
  })

  test('counts nothing while a second finger or a palm is on the glass', async () => {
    const [one, two] = [await middleOf(5), await middleOf(1)]
    await touch('touchStart', one)
    await touch('touchStart', one, two)
    await touch('touchEnd', two)
    await touch('touchEnd')
    expect(await countUnsent(page)).toBe(0)
    await touch('touchStart', one)
    await touch('touchEnd')
    await recorded().waitFor()
    expect(await countUnsent(page)).toBe(1)
  })
})

describe('a screen nobody touches', () => {
  test('takes the first tap of the next person at any moment: what it shows is not shown anew', async () => {
    await pauseIn(page, 1_000)
    for (let halfSeconds = 0; halfSeconds < 100; halfSeconds += 1) {
      await page.clock.runFor(500)
      expect(await page.locator('.shield').count()).toBe(0)
    }
  })

  test('ends after 45 s; the rating is sent, and the first screen comes back in Vietnamese', async () => {
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Satisfied', exact: true }).click()
    await page.getByText('Your rating is recorded').waitFor()
    await page.clock.runFor(46_000)
    await page.getByRole('heading', { name: 'Thank you!' }).waitFor()
    await expect.poll(() => countUnsent(page)).toBe(0)
    await page.clock.runFor(8_000)
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
  })

  test('asks first where reasons were picked, gives 30 s, and as much more time as wanted', async () => {
    await tapLevel(page, 2)
    await page.clock.runFor(1_000)
    await page.getByRole('group').getByRole('button').first().click()
    await page.getByRole('group').getByRole('button', { pressed: true }).waitFor()
    for (let times = 0; times < 10; times += 1) {
      await page.clock.runFor(46_000)
      const dialog = page.getByRole('alertdialog', { name: 'Quý vị cần thêm thời gian?' })
      await dialog.waitFor()
      await page.clock.runFor(20_000)
      await dialog.getByRole('button', { name: 'Tôi cần thêm thời gian' }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    expect(await page.getByRole('group').getByRole('button', { pressed: true }).count()).toBe(1)
    await page.clock.runFor(46_000)
    await page.clock.runFor(31_000)
    await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
    await expect.poll(() => countUnsent(page)).toBe(0)
  })
})
