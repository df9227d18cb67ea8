import type { Browser, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addKiosk } from '../../server/kiosks/add-kiosk.ts'
import { makePairingCode } from '../../server/kiosks/pair-kiosk.ts'
import { startBrowser } from '../fixtures/pages/browser.ts'
import { pairInPage } from '../fixtures/pages/kiosk-page.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'
import { publishQuarter } from '../fixtures/publish-quarter.ts'
import { giveItem, giveRatings } from '../fixtures/quarter.ts'

let service: StaffService
let browser: Browser

beforeAll(async () => {
  service = await startStaffService()
  browser = await startBrowser()
  await giveRatings(service.db, { unit: 'HT', levels: [4, 10, 20, 90, 76] })
  await giveRatings(service.db, { unit: 'MT', levels: [4, 9, 20, 61, 40] })
  await giveItem(service.db, { unit: 'HT', status: 'answered', answer: { onTime: true, workingMinutes: 90 } })
  await publishQuarter(service)
  await addKiosk(service.owner, { name: 'May-1', unit: 'HT' })
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

/** Runs in the page: what stands out to the right of the paper, the words for screen readers aside. */
function widest(): string[] {
  const below = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? below(element.shadowRoot) : []),
    ])
  return below(document)
    .filter((element) => element.clientWidth > 1 && element.getBoundingClientRect().right > innerWidth + 1)
    .map(({ localName, className }) => `${localName} ${String(className)}`)
}

/** The five colours of the scale, worst to best. */
const SCALE = ['138,58,0', '217,122,30', '122,130,140', '74,144,201', '11,74,130']
/** An A4 page less its margins, in CSS pixels. */
const PAPER = { width: 680, height: 960 }

/** How many pixels of each colour a part of the page shows, as a person sees it. */
async function coloursOf(part: Locator): Promise<ReadonlyMap<string, number>> {
  const { data, info } = await sharp(await part.screenshot({ animations: 'disabled' }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const counts = new Map<string, number>()
  for (let start = 0; start < data.length; start += info.channels) {
    const colour = data.subarray(start, start + 3).join(',')
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  return counts
}

async function expectWholeScale(part: Locator, atLeast: number): Promise<void> {
  const colours = await coloursOf(part)
  expect(SCALE.filter((colour) => (colours.get(colour) ?? 0) < atLeast)).toEqual([])
}

const printAdjust = (part: Locator) => part.evaluate((element) => getComputedStyle(element).printColorAdjust)

describe('the quarter in the staff app', () => {
  async function openReports(page: Page): Promise<void> {
    await page.goto(`${service.served.url}/app/reports?period=2026-Q3`)
    await page.locator('chart-view canvas').nth(1).waitFor()
  }
  const bars = (page: Page) => page.locator('chart-view .box').first()
  const isDrawn = (page: Page) =>
    expect.poll(async () => (await coloursOf(bars(page))).size, { timeout: 10_000 }).toBeGreaterThan(5)

  test('keeps its bars and the squares of its key in forced colours, also when these are turned on later', async () => {
    const { page } = await openAs(browser, service, 'lan')
    await openReports(page)
    await isDrawn(page)
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ forcedColors: 'active', colorScheme: scheme })
      await isDrawn(page)
      await expectWholeScale(bars(page), 40)
      await expectWholeScale(page.locator('chart-figure .key').first(), 40)
    }
    await page.context().close()
  })

  test('prints its backgrounds, whole bars and every table', async () => {
    const { page } = await openAs(browser, service, 'lan')
    await openReports(page)
    await isDrawn(page)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize(PAPER)
    for (const canvas of await page.locator('chart-view canvas').all()) {
      const box = await canvas.boundingBox()
      expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(PAPER.width)
    }
    await expectWholeScale(bars(page), 40)
    for (const table of await page.locator('chart-figure table').all())
      expect((await table.boundingBox())?.height ?? 0).toBeGreaterThan(50)
    expect(await printAdjust(page.locator('chart-figure .swatch').first())).toBe('exact')
    expect(await page.evaluate(widest)).toEqual([])
    await page.context().close()
  })
})

describe('the quarter on the citizens’ pages', () => {
  const open = async () => {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } })
    await page.goto(`${service.served.url}/public/results/2026-Q3`)
    return page
  }

  test('keeps its bars and the squares of its key in forced colours', async () => {
    const page = await open()
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
    await expectWholeScale(page.locator('.bar-drawing').first(), 40)
    await expectWholeScale(page.locator('.legend'), 40)
    await page.context().close()
  })

  test('prints its backgrounds, whole bars and tables', async () => {
    const page = await open()
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize(PAPER)
    await expectWholeScale(page.locator('.bar-drawing').first(), 40)
    expect(await printAdjust(page.locator('.headline').first())).toBe('exact')
    for (const table of await page.locator('.table-box').all())
      expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(1)
    await page.context().close()
  })
})

test('the tablet’s options keep their faces and edges in forced colours', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, forcedColors: 'active' })
  const page = await context.newPage()
  const { code } = await makePairingCode(service.owner, 'May-1')
  await pairInPage(page, { served: service.served, pairingCode: code })
  await page.clock.runFor(1_000)
  const options = page.locator('kiosk-rate-screen .option')
  expect(await options.count()).toBe(5)
  const pictures = new Set<string>()
  for (const option of await options.all()) {
    const edge = await option.evaluate((button) => {
      const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(button)
      return { width: parseFloat(borderTopWidth), isSeen: borderTopColor !== backgroundColor }
    })
    expect(edge).toEqual({ width: 2, isSeen: true })
    const face = option.locator('.picture')
    const most = Math.max(...(await coloursOf(face)).values())
    const all = [...(await coloursOf(face)).values()].reduce((sum, n) => sum + n, 0)
    // More than a blank square: at least a thirtieth of it is drawn.
    expect(all - most).toBeGreaterThan(all / 30)
    pictures.add((await face.screenshot()).toString('base64'))
  }
  expect(pictures.size).toBe(5)
  await context.close()
})
