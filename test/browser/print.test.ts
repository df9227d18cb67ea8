import type { Browser, Locator } from 'playwright-core'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startBrowser } from '../fixtures/pages/browser.ts'
import { publishQuarter } from '../fixtures/publish-quarter.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'
import { giveItem, giveRatings } from '../fixtures/quarter.ts'

let service: StaffService
let browser: Browser

/** More than one sheet holds. */
const UNITS = Array.from({ length: 60 }, (_, index) => `Tổ số ${index + 1}`)

beforeAll(async () => {
  service = await startStaffService()
  browser = await startBrowser()
  for (const [index, name] of UNITS.entries()) {
    const unit = `P${index + 1}`
    await service.addUnit(unit, { name })
    await giveRatings(service.db, { unit, levels: [4, 10, 20, 90, 76] })
    await giveItem(service.db, { unit, status: 'answered', answer: { onTime: true, workingMinutes: 90 } })
  }
  await giveRatings(service.db, { unit: 'P1', levels: [4, 10, 20, 90, 76], day: '2026-05-14' })
  await publishQuarter(service)
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

interface Sheet {
  readonly width: number
  readonly height: number
  readonly words: readonly {
    readonly text: string
    readonly x: number
    readonly y: number
    readonly end: number
  }[]
}

/** What stands on each sheet of paper, and where, in points from the left and from below. */
async function sheetsOf(pdf: Uint8Array): Promise<Sheet[]> {
  const document = await getDocument({ data: new Uint8Array(pdf) }).promise
  const sheets: Sheet[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    const words = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [x, y] = [Number(item.transform[4]), Number(item.transform[5])]
      return [{ text: item.str, x, y, end: x + item.width }]
    })
    sheets.push({ width, height, words })
  }
  await document.destroy()
  return sheets
}

/** Has the chart put anything on its canvas? */
const isDrawn = (canvas: Locator) =>
  canvas.evaluate((element: HTMLCanvasElement) => {
    const { width, height } = element
    return element
      .getContext('2d')
      ?.getImageData(0, 0, width, height)
      .data.some((value) => value !== 0)
  })

/** Without spaces: a letter from a second font stands as a word of its own. */
const textOf = ({ words }: Sheet) =>
  words
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s/g, '')

function expectWholeOnA4(sheets: readonly Sheet[]): void {
  const MARGIN = 35
  for (const { width, height, words } of sheets) {
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842])
    expect(words.filter(({ x, end }) => x < MARGIN || end > width - MARGIN)).toEqual([])
  }
  const last = sheets.length
  sheets.forEach((sheet, index) => expect(textOf(sheet)).toContain(`${index + 1}/${last}`))
  const text = sheets.map(textOf).join('')
  for (const name of UNITS) expect(text).toContain(name.replaceAll(' ', ''))
}

/** Sheets on which rows of a table with such a head go on: each has the head as well. */
function expectRepeatedHeads(sheets: readonly Sheet[], head: RegExp): void {
  expect(sheets.filter((sheet) => head.test(textOf(sheet))).length).toBeGreaterThan(1)
}

const SATISFACTION = /Bìnhthường.*Khônghàilòng.*Rấtkhônghàilòng/
const TIMELINESS = /Trungvị,giờ/

describe('printed on A4', () => {
  test.for(['vi', 'en'] as const)('the staff’s quarter is whole in %s', async (language) => {
    const { page } = await openAs(browser, service, 'lan', { path: 'reports?period=2026-Q3', language })
    for (const index of [0, 1])
      await expect
        .poll(() => isDrawn(page.locator('chart-view canvas').nth(index)), { timeout: 10_000 })
        .toBe(true)
    await page.locator('reports-trend share-plot').first().waitFor()
    const sheets = await sheetsOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expectWholeOnA4(sheets)
    // The last quarter of the picture over time, at its right edge.
    expect(sheets.some(({ words }) => words.some(({ text }) => text === 'Q3/2026'))).toBe(true)
    for (const sheet of sheets) {
      expect(textOf(sheet)).toContain(language === 'vi' ? 'QuýIII/2026·' : 'Quarter3,2026·')
      expect(textOf(sheet)).toContain('SIPAS')
    }
    if (language === 'vi') {
      expectRepeatedHeads(sheets, SATISFACTION)
      expectRepeatedHeads(sheets, TIMELINESS)
    }
    await page.context().close()
  })

  test('a draft to be signed has its long tables folded on the screen, and whole on paper', async () => {
    for (const index of UNITS.keys())
      await giveRatings(service.db, { unit: `P${index + 1}`, levels: [4, 10, 20, 90, 76], day: '2026-02-10' })
    const { page } = await openAs(browser, service, 'lan')
    await page.goto(`${service.served.url}/app/reports/2026-Q1/publish`)
    const folded = page.locator('results-preview details')
    await folded.first().waitFor({ timeout: 10_000 })
    expect(await folded.locator('table').first().isVisible()).toBe(false)
    const height = await page.locator('results-preview').evaluate((element) => element.clientHeight)
    expect(height).toBeLessThan(1500)
    const text = (await sheetsOf(await page.pdf({ preferCSSPageSize: true, printBackground: true })))
      .map(textOf)
      .join('')
    for (const name of UNITS) expect(text).toContain(name.replaceAll(' ', ''))
    await page.context().close()
  })

  test('the citizens’ page of a quarter is whole, with the heads of its tables on every sheet', async () => {
    const page = await browser.newPage()
    await page.goto(`${service.served.url}/public/results/2026-Q3`)
    const sheets = await sheetsOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expectWholeOnA4(sheets)
    expectRepeatedHeads(sheets, SATISFACTION)
    expectRepeatedHeads(sheets, TIMELINESS)
    // Where a link leads out of the sheets, its address stands after its words; a way back or within is none.
    const text = sheets.map(textOf).join('')
    expect(text).toContain('/public/signing-keys.pem(/public/signing-keys.pem)')
    expect(text).not.toContain('(/public/results)')
    await page.context().close()
  })
})
