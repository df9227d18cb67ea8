import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Screen, SCREEN_RULES } from '../../kiosk/journey.ts'
import { STRINGS } from '../../kiosk/strings.ts'
import { type Language, LANGUAGES, type Words } from '../../server/contract/language.ts'
import { LEVEL_WORDS } from '../../server/contract/level.ts'
import { findAxeViolations, startBrowser } from '../fixtures/browser.ts'
import {
  type KioskService,
  LEVEL_NAMES,
  pairInPage,
  startKioskService,
  tapLevel,
} from '../fixtures/kiosk-page.ts'

let browser: Browser
let service: KioskService
let page: Page

beforeAll(async () => {
  browser = await startBrowser()
  service = await startKioskService({ PUBLIC_URL: 'https://hailong.example' })
  await service.allowComments()
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
})
afterEach(() => page.context().close())

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1280, height: 744 },
  { width: 960, height: 600 },
  { width: 800, height: 1280 },
] as const

/** Millimetres a CSS pixel has on a tablet of 10.1 inches, whatever its resolution. */
const mmPerPixel = ({ width, height }: { width: number; height: number }) => 217 / Math.max(width, height)

/** Elements, shadow roots included, whose content is larger than themselves: they would scroll or be cut. */
function findOverflowing(): string[] {
  const found: string[] = []
  const look = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot)
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element
      if (clientHeight === 0 || element.closest('svg') || getComputedStyle(element).display === 'inline')
        continue
      if (scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1)
        found.push(
          `${element.tagName} ${element.className}: ${scrollWidth}×${scrollHeight} in ${clientWidth}×${clientHeight}`,
        )
    }
  }
  look(document)
  return found
}

const expectFits = async (what: string) => expect(await page.evaluate(findOverflowing), what).toEqual([])
const expectAccessible = async (what: string) => expect(await findAxeViolations(page), what).toEqual([])
const awake = () => page.locator('.shield').waitFor({ state: 'detached' })
const press = async (name: string) => {
  await page.getByRole('button', { name, exact: true }).click()
  await awake()
}

/** One visit with every screen, in the words of a language; `check` looks at each once it takes input. */
async function walk(language: Language, large: boolean, check: (screen: string) => Promise<void>) {
  const say = (words: Words) => words[language]
  const level = (rank: number) => say(LEVEL_WORDS[5][rank - 1] ?? STRINGS.none)
  const see = async (screen: Screen, state = '') => {
    await page.locator(`main[data-screen=${screen}]`).waitFor()
    await page.clock.runFor(SCREEN_RULES[screen].guardMs)
    await awake()
    await check(`${screen} ${state} ${language}${large ? ' large' : ''}`)
  }
  // No waiting for the moment without input: `see` lets it pass, and a press waits until it is over.
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  if (language === 'en') await press(STRINGS.otherLanguage.vi)
  if (large) await press(say(STRINGS.largerText))
  await see('rate')
  await press(say(STRINGS.help))
  await see('help')
  await press(say(STRINGS.back))
  await press(level(5))
  await page.getByRole('group').getByRole('button').first().click()
  // Chosen means kept: only then is there something that an idle end would take away.
  await page.getByRole('group').getByRole('button', { pressed: true }).waitFor()
  await see('reasons')
  await page.clock.runFor(46_000)
  await page.getByRole('alertdialog').waitFor()
  await see('reasons', 'asking for time')
  await press(say(STRINGS.moreTime))
  await press(say(STRINGS.changeRating))
  await see('rate', 'again')
  await press(level(2))
  await press(say(STRINGS.done))
  await see('comment')
  await page.getByRole('textbox').fill('ẲẤỆ Đường Nguyễn Thị Ngẫu, Hội Ẩn')
  await page.clock.runFor(46_000)
  await page.getByRole('alertdialog').waitFor()
  await see('comment', 'asking for time')
  await press(say(STRINGS.moreTime))
  await press(say(STRINGS.sendComment))
  await see('answer')
  await press(say(STRINGS.yesPlease))
  await see('thanks', 'with a code')
  await press(say(STRINGS.finish))
  if (language === 'en') await press(STRINGS.otherLanguage.vi)
  if (large) await press(say(STRINGS.largerText))
  await press(level(3))
  await press(say(STRINGS.skip))
  await page.locator('main[data-screen=comment]').waitFor()
  await press(say(STRINGS.skip))
  await page.locator('main[data-screen=answer]').waitFor()
  await press(say(STRINGS.noThanks))
  await see('thanks')
  await press(say(STRINGS.finish))
}

describe('the screens of the tablet', () => {
  for (const size of SIZES)
    test(`fit ${size.width}×${size.height} without scrolling, with nothing for axe to find, in both languages and sizes of text`, async () => {
      const check = async (screen: string) => {
        await expectFits(screen)
        if (size === SIZES[0]) await expectAccessible(screen)
      }
      await page.setViewportSize(size)
      await page.clock.install()
      await page.goto(`${service.served.url}/kiosk/`)
      for (const language of LANGUAGES) {
        if (language === 'en') await press(STRINGS.otherLanguage.vi)
        await page.getByRole('textbox').fill('ABCD2345')
        await page.getByRole('button', { name: STRINGS.pair[language], exact: true }).click()
        await page.getByText(STRINGS.pairUnknown[language]).waitFor()
        await check(`pairing ${language}`)
      }
      await page.getByRole('textbox').fill(await service.newPairingCode())
      await page.getByRole('button', { name: STRINGS.pair.en, exact: true }).click()
      await page.locator('main[data-screen=rate]').waitFor()
      await awake()
      // What fits in large text fits at normal size: one size of screen shows both.
      for (const language of LANGUAGES)
        for (const large of size === SIZES[0] ? [false, true] : [true]) await walk(language, large, check)
    }, 180_000)

  test('give every option the same size, at least 20 mm both ways and 3.4 mm apart, with capitals of 4.8 mm', async () => {
    for (const size of SIZES) {
      await page.setViewportSize(size)
      await pairInPage(page, { ...service, pairingCode: await service.newPairingCode() })
      const options = await page
        .getByRole('group')
        .getByRole('button')
        .evaluateAll((buttons) =>
          buttons.map((button) => {
            const { x, y, width, height } = button.getBoundingClientRect()
            const { fontSize, borderTopWidth, fontWeight } = getComputedStyle(button)
            return {
              x,
              y,
              width,
              height,
              style: [fontSize, borderTopWidth, fontWeight].join(),
              font: parseFloat(fontSize),
            }
          }),
        )
      expect(options).toHaveLength(5)
      const [first, second] = options
      if (!first || !second) throw new Error('there are no options')
      for (const { width, height, style } of options) {
        expect(width).toBeCloseTo(first.width, 0)
        expect(height).toBeCloseTo(first.height, 0)
        expect(style).toBe(first.style)
      }
      const mm = mmPerPixel(size)
      const gap =
        size.width > size.height ? second.x - first.x - first.width : second.y - first.y - first.height
      expect(Math.min(first.width, first.height) * mm).toBeGreaterThanOrEqual(20)
      expect(gap * mm).toBeGreaterThanOrEqual(3.39)
      expect(first.font * 0.74 * mm).toBeGreaterThanOrEqual(4.8)
      await page.evaluate(() => indexedDB.deleteDatabase('hailong-kiosk'))
    }
  })

  test('show large text in rows of at least 18 mm with capitals of 7 mm', async () => {
    for (const size of SIZES.slice(0, 2)) {
      await page.setViewportSize(size)
      await pairInPage(page, { ...service, pairingCode: await service.newPairingCode() })
      await press('Chữ to hơn')
      const rows = await page
        .getByRole('group')
        .getByRole('button')
        .evaluateAll((buttons) =>
          buttons.map((button) => ({
            words: button.textContent?.trim(),
            height: button.getBoundingClientRect().height,
            font: parseFloat(getComputedStyle(button).fontSize),
          })),
        )
      expect(rows.map(({ words }) => words?.replaceAll('\u00a0', ' '))).toEqual([...LEVEL_NAMES].reverse())
      for (const { height, font } of rows) {
        expect(height * mmPerPixel(size)).toBeGreaterThanOrEqual(18)
        expect(font * 0.74 * mmPerPixel(size)).toBeGreaterThanOrEqual(7)
      }
      await page.evaluate(() => indexedDB.deleteDatabase('hailong-kiosk'))
    }
  })

  test('look the same after the worst and the best rating', async () => {
    await pairInPage(page, { ...service, pairingCode: await service.newPairingCode() })
    const pictures: string[] = []
    for (const level of [1, 5]) {
      await tapLevel(page, level)
      await awake()
      pictures.push((await page.screenshot({ animations: 'disabled' })).toString('base64'))
      await press('Bỏ qua')
      await press('Bỏ qua')
      await press('Không, cảm ơn')
      await press('Kết thúc')
    }
    expect(pictures[0] === pictures[1]).toBe(true)
  })

  test('never thank for a rating that could not be kept', async () => {
    await pairInPage(page, { ...service, pairingCode: await service.newPairingCode() })
    await awake()
    await page.evaluate(() => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('the disk is full', 'QuotaExceededError')
      }
    })
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).click()
    await page.getByRole('heading', { name: 'Thiết bị tạm ngừng' }).waitFor()
    expect(await page.getByText(/Cảm ơn|Đã ghi nhận/).count()).toBe(0)
    await awake()
    await expectFits('out of service')
    await expectAccessible('out of service')
  })

  test('work with a keyboard alone', async () => {
    await pairInPage(page, { ...service, pairingCode: await service.newPairingCode() })
    await awake()
    const best = page.getByRole('button', { name: 'Rất hài lòng', exact: true })
    for (let tabs = 0; tabs < 8 && !(await best.evaluate((button) => button.matches(':focus'))); tabs += 1)
      await page.keyboard.press('Tab')
    expect(await best.evaluate((button) => getComputedStyle(button).outlineWidth)).toBe('4px')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /không bắt buộc/ }).waitFor()
  })
})
