import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { pauseIn } from '../fixtures/clock.ts'
import { type KioskService, LEVEL_NAMES, pairInPage, tapLevel } from '../fixtures/pages/kiosk-page.ts'
import { eachOnTablet, type Tablet } from '../fixtures/tablet.ts'

let service: KioskService
let page: Page
let open: Tablet['open']
eachOnTablet(
  (tablet) => {
    ;({ service, open } = tablet)
  },
  { env: () => ({ PUBLIC_URL: 'https://hailong.example' }), sharesService: true },
)

async function openTablet(options?: BrowserContextOptions, prepare?: () => void): Promise<void> {
  page = await open(options)
  if (prepare) await page.addInitScript(prepare)
  await pairInPage(page, { ...service, pairingCode: await service.newPairingCode() })
  await awake()
}
const awake = async () => {
  await page.clock.runFor(800)
  await page.locator('.shield').waitFor({ state: 'detached' })
}
const options = () => page.getByRole('group').getByRole('button')
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const pictureOf = async (level: number) =>
  (
    await options()
      .nth(5 - level)
      .locator('.picture')
      .screenshot()
  ).toString('base64')

/** Runs in the page: a voice that says a sentence until the test calls `end`. */
const speak = () => {
  const said: { text: string; volume: number }[] = []
  const voice = { lang: 'vi-VN', localService: true, name: 'Tiếng Việt' }
  const held = Object.assign(window, { said, end: () => undefined as unknown })
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => [voice],
    cancel: () => undefined,
    speak: ({ text, volume, onend }: { text: string; volume: number; onend: () => void }) => {
      said.push({ text, volume })
      held.end = onend
    },
  })
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
  Object.defineProperty(window, 'SpeechSynthesisUtterance', {
    value: class {
      readonly text: string
      constructor(text: string) {
        this.text = text
      }
    },
  })
}

describe('what the eye gets', () => {
  test('in grey are five faces no two of which are the same, each with its words', async () => {
    await openTablet()
    const debug = await page.context().newCDPSession(page)
    for (const type of ['achromatopsia', 'protanopia', 'deuteranopia', 'tritanopia'] as const) {
      await debug.send('Emulation.setEmulatedVisionDeficiency', { type })
      const pictures = await Promise.all([1, 2, 3, 4, 5].map(pictureOf))
      expect(new Set(pictures).size, type).toBe(5)
    }
    const words = await options().allInnerTexts()
    expect(words.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([...LEVEL_NAMES].reverse())
  })

  test('has faces and frames of 3:1 and text of 7:1 against what is behind them', async () => {
    await openTablet()
    const colours = await page.evaluate(() => {
      const tokens = getComputedStyle(document.documentElement)
      const read = (name: string) => tokens.getPropertyValue(name).trim()
      return {
        white: read('--bg'),
        surface: read('--surface'),
        marks: ['--r1', '--r2', '--r3', '--r4', '--r5', '--line'].map(read),
        texts: ['--ink', '--ink-2', '--action'].map(read),
      }
    })
    for (const mark of colours.marks) expect(contrast(mark, colours.white), mark).toBeGreaterThanOrEqual(3)
    for (const text of colours.texts) expect(contrast(text, colours.surface), text).toBeGreaterThanOrEqual(7)
  })

  test('in the person’s own colours has frames, ticks and a ring where the focus is', async () => {
    await openTablet({ forcedColors: 'active' })
    for (const border of await options().evaluateAll((all) => all.map((one) => getComputedStyle(one).border)))
      expect(border).toMatch(/^2px solid/)
    expect(new Set(await Promise.all([1, 2, 3, 4, 5].map(pictureOf))).size).toBe(5)
    await tapLevel(page, 2)
    await awake()
    const chip = options().first()
    await chip.click()
    await chip.and(page.locator('[aria-pressed=true]')).waitFor()
    expect(await chip.locator('.tick .icon').count()).toBe(1)
    expect(await chip.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid')
    await page.keyboard.press('Tab')
    expect(
      await options()
        .nth(1)
        .evaluate((one) => getComputedStyle(one).outlineStyle),
    ).toBe('solid')
  })

  test('does not move at all where motion is not wanted, and nowhere without an end', async () => {
    await openTablet({ reducedMotion: 'reduce' })
    await tapLevel(page, 4)
    const moving = () =>
      page.evaluate(() => {
        const found: string[] = []
        const look = (root: Document | ShadowRoot): void => {
          for (const element of root.querySelectorAll('*')) {
            if (element.shadowRoot) look(element.shadowRoot)
            const { transitionDuration, animationName } = getComputedStyle(element)
            if (
              animationName !== 'none' ||
              transitionDuration.split(',').some((time) => parseFloat(time) > 0)
            )
              found.push(`${element.tagName} ${element.className}`)
          }
        }
        look(document)
        return found
      })
    expect(await moving()).toEqual([])
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    const endless = await page.evaluate(() =>
      document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime === Infinity),
    )
    expect(endless).toEqual([])
  })

  test('keeps every option whole and in view when the page is zoomed to 200 %, calibrated or not', async () => {
    await openTablet({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 })
    const inView = () =>
      options().evaluateAll((all) =>
        all.every((one) => {
          const { left, top, right, bottom } = one.getBoundingClientRect()
          const isWhole = one.scrollHeight <= one.clientHeight + 1 && one.scrollWidth <= one.clientWidth + 1
          return isWhole && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
        }),
      )
    expect(await inView()).toBe(true)
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    expect(await inView()).toBe(true)
    await press('Chữ to hơn')
    expect(await inView()).toBe(true)
  })

  test('finds help in the same place on every screen of a visit', async () => {
    await openTablet({}, speak)
    const places: unknown[] = []
    const note = async () => {
      await awake()
      const help = page.getByRole('button', { name: 'Trợ giúp', exact: true })
      const boxes = []
      for (const size of [
        { width: 800, height: 1280 },
        { width: 1280, height: 800 },
      ]) {
        await page.setViewportSize(size)
        const box = await help.boundingBox()
        boxes.push(Math.round(box?.x ?? NaN), Math.round(box?.y ?? NaN))
      }
      places.push(boxes)
    }
    await note()
    await tapLevel(page, 3)
    await note()
    await press('Bỏ qua')
    await page.getByRole('heading', { name: /muốn đơn vị trả lời/ }).waitFor()
    await note()
    await press('Không, cảm ơn')
    await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
    await page.clock.runFor(3_000)
    await note()
    expect(new Set(places.map(String)).size).toBe(1)
  })
})

describe('what a screen reader gets', () => {
  test('is five buttons in a group named by the question, none chosen, and the other language named in itself', async () => {
    await openTablet()
    const group = page.getByRole('group', { name: 'Quý vị có hài lòng với việc phục vụ hôm nay không?' })
    expect(await group.getByRole('button').count()).toBe(5)
    expect(await group.locator('[aria-pressed], [aria-checked], [aria-selected]').count()).toBe(0)
    expect(await group.locator('button:focus').count()).toBe(0)
    expect(await page.locator('svg:not([aria-hidden=true], [role=img])').count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('vi')
    const language = page.getByRole('button', { name: 'English', exact: true })
    expect(await language.getAttribute('lang')).toBe('en')
    const boxes = await Promise.all(
      (await page.locator('kiosk-controls').getByRole('button').all()).map((button) => button.boundingBox()),
    )
    const mostRight = Math.max(...boxes.map((box) => box?.x ?? 0))
    expect((await language.boundingBox())?.x).toBe(mostRight)
    await language.click()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    await page
      .getByRole('button', { name: 'Tiếng Việt', exact: true })
      .and(page.locator('[lang=vi]'))
      .waitFor()
  })

  test('reaches every step of a visit by keyboard alone, and begins each screen at its heading', async () => {
    await openTablet()
    const go = async (name: string, heading: RegExp) => {
      const button = page.getByRole('button', { name, exact: true })
      for (let tabs = 0; tabs < 20 && !(await button.evaluate((one) => one.matches(':focus'))); tabs += 1)
        await page.keyboard.press('Tab')
      expect(await button.evaluate((one) => getComputedStyle(one).outlineWidth)).toBe('4px')
      await page.keyboard.press('Enter')
      const next = page.getByRole('heading', { name: heading })
      await next.waitFor()
      await expect.poll(() => next.evaluate((one) => one.matches(':focus'))).toBe(true)
      await page.clock.runFor(3_100)
      await awake()
    }
    await go('Trợ giúp', /Trợ giúp/)
    await go('Quay lại', /hài lòng với việc/)
    await go('Hài lòng', /ảnh hưởng nhất/)
    await go('Xong', /muốn đơn vị trả lời/)
    await go('Có, tôi muốn', /Cảm ơn quý vị/)
    await go('Kết thúc', /hài lòng với việc/)
  })
})

describe('what the finger gets', () => {
  test('is a page that does not zoom, scroll, swipe or select', async () => {
    await openTablet()
    const styles = await page.evaluate(() =>
      [document.documentElement, document.body].map((element) => {
        const { touchAction, overscrollBehaviorX, overscrollBehaviorY } = getComputedStyle(element)
        return [touchAction, overscrollBehaviorX, overscrollBehaviorY]
      }),
    )
    expect(styles).toEqual([
      ['none', 'none', 'none'],
      ['none', 'none', 'none'],
    ])
    expect(await page.evaluate(() => getComputedStyle(document.body).userSelect)).toBe('none')
    const touch = await options().evaluateAll((all) => all.map((one) => getComputedStyle(one).touchAction))
    expect(new Set(touch)).toEqual(new Set(['none']))
    const refused = await options()
      .first()
      .evaluate(
        (one) =>
          !one.dispatchEvent(
            new MouseEvent('contextmenu', { bubbles: true, cancelable: true, composed: true }),
          ),
      )
    expect(refused).toBe(true)
  })

  test('finds no button under it on the next screen until a moment has passed', async () => {
    await openTablet()
    // Time stands still: the moment without input lasts as long as the test looks.
    await pauseIn(page, 1_000)
    await options()
      .first()
      .evaluate((one) => (one as HTMLElement).click())
    const screen = () =>
      page.evaluate(
        () => document.querySelector('kiosk-app')?.shadowRoot?.querySelector('main')?.dataset.screen,
      )
    await expect.poll(screen).toBe('reasons')
    const buttons = page.locator('kiosk-reasons-screen').getByRole('button').filter({ visible: true })
    expect(await buttons.count()).toBe(0)
    await page.clock.runFor(800)
    await expect.poll(() => buttons.count()).toBe(9)
  })

  test('is not taken for the next person for 3 s after the thanks, and after that ends them at once', async () => {
    await openTablet()
    await tapLevel(page, 5)
    await awake()
    await press('Bỏ qua')
    await page.getByRole('heading', { name: /muốn đơn vị trả lời/ }).waitFor()
    await awake()
    await press('Không, cảm ơn')
    await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
    for (let taps = 0; taps < 5; taps += 1) await page.mouse.click(640, 400)
    await page.clock.runFor(2_000)
    await page.mouse.click(640, 400)
    expect(await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).count()).toBe(1)
    await page.clock.runFor(1_100)
    await page.locator('.shield').waitFor({ state: 'detached' })
    await page.mouse.click(640, 400)
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
  })

  test('brings the full screen back; a mouse does not', async () => {
    await openTablet({ hasTouch: true }, () => {
      Object.assign(window, { asked: 0 })
      Element.prototype.requestFullscreen = () => {
        ;(window as unknown as { asked: number }).asked += 1
        return Promise.resolve()
      }
    })
    const asked = () => page.evaluate(() => (window as unknown as { asked: number }).asked)
    const before = await asked()
    await page.mouse.click(640, 10)
    expect(await asked()).toBe(before)
    await page.touchscreen.tap(640, 10)
    expect(await asked()).toBe(before + 1)
  })
})

describe('what the ear gets', () => {
  interface Speaking {
    readonly said: readonly { readonly text: string; readonly volume: number }[]
    end(): void
  }
  const said = () => page.evaluate(() => (window as unknown as Speaking).said)
  const endSentence = () => page.evaluate(() => (window as unknown as Speaking).end())

  test('is the question and every option in order when asked for, the one being read marked, and never the answer', async () => {
    await openTablet({}, speak)
    expect(await said()).toEqual([])
    await press('Nghe câu hỏi')
    const sentences = ['Quý vị có hài lòng với việc phục vụ hôm nay không?', ...[...LEVEL_NAMES].reverse()]
    for (const [index, sentence] of sentences.entries()) {
      await expect
        .poll(async () => (await said()).map(({ text }) => text))
        .toEqual(sentences.slice(0, index + 1))
      const marked = page.locator('.option[data-spoken]')
      await expect.poll(() => marked.allInnerTexts()).toHaveLength(index === 0 ? 0 : 1)
      if (index > 0) expect((await marked.innerText()).replace(/\s+/g, ' ').trim()).toBe(sentence)
      if (index < 5) await endSentence()
    }
    await tapLevel(page, 1)
    await endSentence()
    expect(await said()).toHaveLength(6)
  })

  test('is louder by steps when asked, and for the next person as it was at first', async () => {
    await openTablet({}, speak)
    const volume = async () => (await said()).at(-1)?.volume ?? NaN
    const next = async () => {
      const before = (await said()).length
      await endSentence()
      await expect.poll(async () => (await said()).length).toBe(before + 1)
      return volume()
    }
    await press('Nghe câu hỏi')
    await expect.poll(said).toHaveLength(1)
    const steps = [await volume()]
    for (const name of ['Đọc to hơn', 'Đọc to hơn', 'Đọc nhỏ lại']) {
      await press(name)
      steps.push(await next())
    }
    const [first = NaN, second = NaN, third = NaN, fourth = NaN] = steps
    expect(second).toBeGreaterThan(first)
    expect(third).toBeGreaterThan(second)
    expect(third).toBe(1)
    expect(fourth).toBe(first)
    await press('Đọc to hơn')
    await press('Dừng đọc')
    await page.clock.runFor(46_000)
    await press('Nghe câu hỏi')
    await expect.poll(volume).toBe(first)
    await press('Đọc to hơn')
    expect(await next()).toBe(second)
    await tapLevel(page, 5)
    await page.clock.runFor(46_000)
    await page.getByRole('heading', { name: 'Cảm ơn quý vị!' }).waitFor()
    await page.clock.runFor(8_000)
    await press('Nghe câu hỏi')
    await expect.poll(volume).toBe(first)
  })
})

describe('what is promised', () => {
  const reachAnswer = async () => {
    await tapLevel(page, 2)
    await awake()
    await press('Bỏ qua')
    await page.getByRole('heading', { name: /muốn đơn vị trả lời/ }).waitFor()
  }

  test('is a time while the server is there, and only the working day without it', async () => {
    await openTablet()
    await reachAnswer()
    await page.getByText('Quý vị gửi trước 15:00 hôm nay thì đơn vị trả lời trước 17:00 hôm nay.').waitFor()
    await page.context().setOffline(true)
    await awake()
    await press('Có, tôi muốn')
    await page.getByText(/trả lời trong ngày làm việc/).waitFor()
    expect(await page.getByText(/gửi trước \d\d/).count()).toBe(0)
  })
})

/** The contrast of two colours as `#rrggbb` (WCAG 2.2, 1.4.3). */
function contrast(one: string, two: string): number {
  const light = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = parseInt(colour.slice(at, at + 2), 16) / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [darker = 0, lighter = 0] = [light(expand(one)), light(expand(two))].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** `#fff` as `#ffffff`. */
function expand(colour: string): string {
  return colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour
}
