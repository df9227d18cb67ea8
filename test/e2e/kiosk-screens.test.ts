import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Screen } from '../../kiosk/visit/journey.ts'
import { STRINGS } from '../../kiosk/strings.ts'
import { type Language, LANGUAGES, type Words } from '../../server/contract/language.ts'
import { LEVEL_WORDS } from '../../server/words/level-words.ts'
import { pauseIn } from '../fixtures/clock.ts'
import { type KioskService, LEVEL_NAMES, pairInPage, seeScreen } from '../fixtures/pages/kiosk-page.ts'
import { checkScreen, mmPerPixel, SIZES, WITH_BARS } from '../fixtures/pages/tablet-flaws.ts'
import { extremePromises, promiseTo, wordsAtNow } from '../fixtures/promises.ts'
import { eachOnTablet } from '../fixtures/tablet.ts'

let service: KioskService
let page: Page

/** Names and an address as long as there are. */
const LONG_NAMES = {
  name: 'Trung tâm Phục vụ hành chính công phường Văn Miếu – Quốc Tử Giám',
  name_en: 'Public Administration Service Centre of Văn Miếu – Quốc Tử Giám Ward',
}
eachOnTablet(
  async (tablet) => {
    service = tablet.service
    await service.db.updateTable('unit').set(LONG_NAMES).execute()
    await service.allowComments()
    page = await tablet.open()
  },
  {
    env: () => ({ PUBLIC_URL: 'https://phananh.vanmieu-quoctugiam.hanoi.gov.vn' }),
    sharesService: true,
  },
)

/** Looks at one screen on every size of tablet, and with axe on the first. */
const check = (what: string, options?: { large?: boolean }) => checkScreen(page, what, options)

const awake = () => page.locator('.shield').waitFor({ state: 'detached' })
const press = async (name: string) => {
  await page.getByRole('button', { name, exact: true }).click()
  await awake()
}

/** Runs in the page: voices for both languages that begin to read and never come to an end. */
function giveVoices(): void {
  const voices = ['vi-VN', 'en-GB'].map((lang) => ({ lang, localService: true }))
  const synthesis = { getVoices: () => voices, cancel: () => undefined, speak: () => undefined }
  Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), synthesis) })
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: class {} })
}

/** Runs in the page: all letters of a citizen’s code are the widest there is. */
function giveWideCodes(): void {
  const W = 28
  const getRandomValues = crypto.getRandomValues.bind(crypto)
  crypto.getRandomValues = (bytes) => {
    getRandomValues(bytes)
    if (bytes instanceof Uint8Array && bytes.length === 8) bytes.fill(W)
    return bytes
  }
}

/** One visit with every screen, in the words of a language; looks at each once it takes input. */
async function walk(language: Language, large: boolean) {
  const tell = await promiseTo(page)
  const say = (words: Words) => words[language]
  const level = (rank: number) => say(LEVEL_WORDS[5][rank - 1] ?? STRINGS.none)
  const see = async (screen: Screen, state = '') => {
    await seeScreen(page, screen)
    await check(`${screen} ${state}`, { large })
  }
  const seePromises = async (screen: Screen) => {
    for (const promise of extremePromises(language)) {
      const words = wordsAtNow(promise, language)
      await tell(promise)
      await page.getByText(words).waitFor()
      await see(screen, words)
    }
  }
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  if (language === 'en') await press(STRINGS.otherLanguage.vi)
  if (large) await press(say(STRINGS.largerText))
  await see('rate')
  await press(say(STRINGS.listen))
  await page.getByRole('button', { name: say(STRINGS.louder), exact: true }).waitFor()
  await see('rate', 'read aloud')
  await press(say(STRINGS.stopListening))
  await press(say(STRINGS.help))
  await see('help')
  await press(say(STRINGS.back))
  await press(level(5))
  await seeScreen(page, 'reasons')
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
  await seeScreen(page, 'reasons')
  await press(say(STRINGS.done))
  await see('comment')
  await page.getByRole('textbox').fill('ẲẤỆ Đường Nguyễn Thị Ngẫu, Hội Ẩn')
  await page.clock.runFor(46_000)
  await page.getByRole('alertdialog').waitFor()
  await see('comment', 'asking for time')
  await press(say(STRINGS.moreTime))
  await press(say(STRINGS.sendComment))
  await seePromises('answer')
  await press(say(STRINGS.yesPlease))
  await seePromises('thanks')
  await press(say(STRINGS.finish))
  if (language === 'en') await press(STRINGS.otherLanguage.vi)
  if (large) await press(say(STRINGS.largerText))
  await press(level(3))
  await seeScreen(page, 'reasons')
  await press(say(STRINGS.skip))
  await seeScreen(page, 'comment')
  await press(say(STRINGS.skip))
  await seeScreen(page, 'answer')
  await press(say(STRINGS.noThanks))
  await see('thanks')
  await press(say(STRINGS.finish))
}

describe('the screens of the tablet', () => {
  for (const language of LANGUAGES)
    for (const large of [false, true])
      test(`fit every tablet, with buttons and words of the size a hand and an eye need, and nothing for axe to find: ${language}${large ? ', large text' : ''}`, async () => {
        await page.addInitScript(giveVoices)
        await page.addInitScript(giveWideCodes)
        await pairInPage(page, { ...service, pairingCode: await service.newPairingCode() })
        await walk(language, large)
      }, 120_000)

  test('let a tablet be paired in both languages on every size of it', async () => {
    await page.goto(`${service.served.url}/kiosk/`)
    for (const language of LANGUAGES) {
      if (language === 'en') await press(STRINGS.otherLanguage.vi)
      await page.getByRole('textbox').fill('ABCD2345')
      await press(STRINGS.pair[language])
      await page.getByText(STRINGS.pairUnknown[language]).waitFor()
      await check(`pairing ${language}`)
      await press(STRINGS.help[language])
      await check(`help before pairing ${language}`)
      await press(STRINGS.back[language])
    }
  })

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

  test('show large text in rows of 20 mm, 18 mm beside the bars of Android, with capitals of 7 mm', async () => {
    await pairInPage(page, { ...service, pairingCode: await service.newPairingCode() })
    await press('Chữ to hơn')
    for (const size of SIZES.slice(0, 2)) {
      await page.setViewportSize(size)
      const rows = await page
        .getByRole('group')
        .getByRole('button')
        .evaluateAll((buttons) =>
          buttons.map((button) => ({
            words: button.textContent?.trim(),
            lines: button.querySelector('.words')?.getClientRects().length,
            height: button.getBoundingClientRect().height,
            font: parseFloat(getComputedStyle(button).fontSize),
          })),
        )
      expect(rows.map(({ words }) => words?.replaceAll('\u00a0', ' '))).toEqual([...LEVEL_NAMES].reverse())
      for (const { height, font, lines } of rows) {
        expect(height * mmPerPixel(size)).toBeGreaterThanOrEqual(size === WITH_BARS ? 18 : 20)
        expect(font * 0.74 * mmPerPixel(size)).toBeGreaterThanOrEqual(7)
        expect(lines).toBe(1)
      }
    }
  })

  test('look the same after the worst and the best rating, to the end', async () => {
    await pairInPage(page, { ...service, pairingCode: await service.newPairingCode() })
    await pauseIn(page, 60_000)
    const visits: string[][] = []
    const click = (name: string) => page.getByRole('button', { name, exact: true }).click()
    for (const level of [1, 5]) {
      const pictures: string[] = []
      const see = async (screen: Screen) => {
        await seeScreen(page, screen)
        // The promise comes with a heartbeat's answer, which the paused clock does not wait for.
        if (screen === 'answer') await page.getByText('trước 17:00 hôm nay').waitFor()
        pictures.push((await page.screenshot({ animations: 'disabled' })).toString('base64'))
      }
      await click(LEVEL_NAMES[level - 1] ?? '')
      await see('reasons')
      await click('Bỏ qua')
      await see('comment')
      await click('Bỏ qua')
      await see('answer')
      await click('Không, cảm ơn')
      await see('thanks')
      await click('Kết thúc')
      await seeScreen(page, 'rate')
      visits.push(pictures)
    }
    // Compared one by one: a picture that differs is no help as text.
    expect(visits[0]?.map((picture, index) => picture === visits[1]?.[index])).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  test('never thank for a rating that could not be kept, and show where else to be heard', async () => {
    await page.addInitScript(() => {
      const { add } = IDBObjectStore.prototype
      IDBObjectStore.prototype.add = function (...row) {
        if (sessionStorage.getItem('full')) throw new DOMException('the disk is full', 'QuotaExceededError')
        return add.apply(this, row)
      }
    })
    await pairInPage(page, { ...service, pairingCode: await service.newPairingCode() })
    await page.evaluate(() => sessionStorage.setItem('full', 'yes'))
    await page.getByRole('button', { name: 'Hài lòng', exact: true }).click()
    await page.getByRole('heading', { name: 'Thiết bị tạm ngừng' }).waitFor()
    expect(await page.getByText(/Cảm ơn|Đã ghi nhận/).count()).toBe(0)
    await page.getByRole('img', { name: 'Hoặc gửi ý kiến từ điện thoại của quý vị' }).waitFor()
    await awake()
    await check('out of service')
    await press(STRINGS.largerText.vi)
    await check('out of service', { large: true })
  })

  test('work with a keyboard alone', async () => {
    await pairInPage(page, { ...service, pairingCode: await service.newPairingCode() })
    const best = page.getByRole('button', { name: 'Rất hài lòng', exact: true })
    for (let tabs = 0; tabs < 8 && !(await best.evaluate((button) => button.matches(':focus'))); tabs += 1)
      await page.keyboard.press('Tab')
    expect(await best.evaluate((button) => getComputedStyle(button).outlineWidth)).toBe('4px')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /không bắt buộc/ }).waitFor()
  })
})
