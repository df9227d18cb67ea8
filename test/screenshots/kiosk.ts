import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Service } from '../../server/context.ts'
import type { Language, Words } from '../../server/contract/language.ts'
import { LEVEL_WORDS } from '../../server/words/level-words.ts'
import { commandLineContext } from '../../server/open-service.ts'
import { changeKiosk } from '../../server/kiosks/change-kiosk.ts'
import { makePairingCode } from '../../server/kiosks/pair-kiosk.ts'
import type { Screen } from '../../kiosk/visit/journey.ts'
import { STRINGS } from '../../kiosk/strings.ts'
import { takePicture, withDemo } from './demo.ts'

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1280, height: 744 },
  { width: 960, height: 600 },
  { width: 800, height: 1280 },
] as const

const KIOSK = 'Máy quầy 1'

/** Every screen of the tablet and every state of one, by size and language; the names sort as a visit goes. */
export async function takeKioskPictures(folder: string): Promise<void> {
  await withDemo({ PUBLIC_URL: 'https://hailong.example' }, async ({ browser, url, service }) => {
    const { id } = await service.db
      .selectFrom('kiosk')
      .select('id')
      .where('name', '=', KIOSK)
      .executeTakeFirstOrThrow()
    await changeKiosk(commandLineContext(service), id, { commentOnTablet: true })
    for (const size of SIZES)
      for (const language of ['vi', 'en'] as const)
        await takeVisit(browser, url, {
          service,
          size,
          language,
          folder: join(folder, `${size.width}x${size.height}-${language}`),
        })
  })
}

interface Visit {
  readonly service: Service
  readonly size: (typeof SIZES)[number]
  readonly language: Language
  readonly folder: string
}

async function takeVisit(
  browser: Browser,
  url: string,
  { service, size, language, folder }: Visit,
): Promise<void> {
  const context = await browser.newContext({ viewport: size })
  const page = await context.newPage()
  await page.addInitScript(canFillUp)
  await page.addInitScript(haveVoices)
  const say = (words: Words): string => words[language]
  const level = (rank: number): string => say(LEVEL_WORDS[5][rank - 1] ?? STRINGS.none)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const awake = async (): Promise<void> => {
    await page.clock.runFor(3_100)
    await page.locator('.shield').waitFor({ state: 'detached' })
  }
  const press = async (words: Words | string, screen?: Screen): Promise<void> => {
    await button(typeof words === 'string' ? words : say(words)).click()
    if (screen) await page.locator(`main[data-screen=${screen}]`).waitFor()
    await awake()
  }
  const take = async (name: string): Promise<void> => takePicture(page, folder, name)
  const chooseLanguage = async (): Promise<void> => {
    if (language === 'en') await press(STRINGS.otherLanguage.vi)
  }

  await page.goto(`${url}/kiosk/`)
  await page.getByRole('textbox').waitFor()
  await chooseLanguage()
  await take('01-pairing')
  await press(STRINGS.pair)
  await take('02-pairing-incomplete')
  await page.getByRole('textbox').fill('ABCD2345')
  await press(STRINGS.pair)
  await page.getByText(say(STRINGS.pairUnknown)).waitFor()
  await take('03-pairing-unknown')
  const { code } = await makePairingCode(commandLineContext(service), KIOSK)
  await page.getByRole('textbox').fill(code)
  await button(say(STRINGS.pair)).click()
  await button(LEVEL_WORDS[5][4]?.vi ?? '').waitFor()
  await awake()
  await chooseLanguage()
  await take('04-rate')
  await page.keyboard.press('Tab')
  await take('05-rate-focused')
  await press(STRINGS.listen)
  await take('05-rate-read-aloud')
  await press(STRINGS.stopListening)
  await press(STRINGS.largerText)
  await take('06-rate-large')
  await press(STRINGS.listen)
  await take('06-rate-large-read-aloud')
  await press(STRINGS.stopListening)
  await press(STRINGS.help, 'help')
  await take('07-help-large')
  await press(STRINGS.back, 'rate')
  await press(STRINGS.normalText)
  await press(STRINGS.help, 'help')
  await take('08-help')
  await press(STRINGS.back, 'rate')
  await press(level(2), 'reasons')
  await page.getByRole('group').getByRole('button').first().click()
  await take('09-reasons')
  await page.clock.runFor(46_000)
  await page.getByRole('alertdialog').waitFor()
  await take('10-reasons-more-time')
  await press(STRINGS.moreTime)
  await press(STRINGS.changeRating, 'rate')
  await take('11-rate-again')
  await press(level(1), 'reasons')
  await press(STRINGS.done, 'comment')
  await take('12-comment')
  await page.getByRole('textbox').fill(say(WRITTEN))
  await take('13-comment-written')
  await page.clock.runFor(46_000)
  await page.getByRole('alertdialog').waitFor()
  await take('14-comment-more-time')
  await press(STRINGS.moreTime)
  await press(STRINGS.sendComment, 'answer')
  await take('15-answer')
  await press(STRINGS.yesPlease, 'thanks')
  await take('16-thanks-code')
  await press(STRINGS.finish, 'rate')
  await takeLargeVisit({ language, press, take, level })
  await takeSetUp(page, { language, take, press, code })
  await takeFailure(page, { take, awake })
  await context.close()
}

/** Runs in the page: from a mark on, its disk is full, also for the page after a reload. */
function canFillUp(): void {
  const { add } = IDBObjectStore.prototype
  IDBObjectStore.prototype.add = function (...row) {
    if (sessionStorage.getItem('full')) throw new DOMException('the disk is full', 'QuotaExceededError')
    return add.apply(this, row)
  }
}

/** Runs in the page: voices that begin and do not end. */
function haveVoices(): void {
  const voices = ['vi-VN', 'en-GB'].map((lang) => ({ lang, localService: true }))
  const synthesis = {
    getVoices() {
      return voices
    },
    cancel() {},
    speak() {},
  }
  Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), synthesis) })
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Object })
}

const WRITTEN: Words = {
  vi: 'Đường Nguyễn Thị Ngẫu: chờ hơn một giờ, ẲẤỆ. Xin bố trí thêm ghế cho người già.',
  en: 'We waited for more than an hour. Please put out more chairs for older people.',
}

interface Steps {
  readonly language: Language
  readonly press: (words: Words | string, screen?: Screen) => Promise<void>
  readonly awake: () => Promise<void>
  readonly take: (name: string) => Promise<void>
  readonly level: (rank: number) => string
}

/** The same visit in large text, with everything passed over. */
async function takeLargeVisit({ language, press, take, level }: Omit<Steps, 'awake'>): Promise<void> {
  if (language === 'en') await press(STRINGS.otherLanguage.vi)
  await press(STRINGS.largerText)
  await press(level(5), 'reasons')
  await take('20-reasons-large')
  await press(STRINGS.skip, 'comment')
  await take('21-comment-large')
  await press(STRINGS.skip, 'answer')
  await take('22-answer-large')
  await press(STRINGS.noThanks, 'thanks')
  await take('23-thanks-large')
  await press(STRINGS.finish, 'rate')
  if (language === 'en') await press(STRINGS.otherLanguage.vi)
  await press(STRINGS.largerText)
  await press(level(5), 'reasons')
  await press(STRINGS.skip, 'comment')
  await press(STRINGS.skip, 'answer')
  await press(STRINGS.yesPlease, 'thanks')
  await take('24-thanks-code-large')
  await press(STRINGS.finish, 'rate')
}

async function takeSetUp(
  page: Page,
  { language, take, press, code }: Pick<Steps, 'language' | 'take' | 'press'> & { readonly code: string },
): Promise<void> {
  if (language === 'en') await press(STRINGS.otherLanguage.vi)
  await page.locator('kiosk-place').hover()
  await page.mouse.down()
  await page.clock.runFor(5_100)
  await page.mouse.up()
  await page.locator('#pin').fill('1111')
  await page.keyboard.press('Enter')
  await page.getByText(STRINGS.pinWrong[language]).waitFor()
  await take('30-pin-wrong')
  await page.locator('#pin').fill(code)
  await page.keyboard.press('Enter')
  await page.getByText(STRINGS.factFree[language]).waitFor()
  await take('31-set-up')
  await page.getByText(STRINGS.back[language]).scrollIntoViewIfNeeded()
  await take('32-set-up-end')
  await press(STRINGS.back, 'rate')
}

async function takeFailure(page: Page, { take, awake }: Pick<Steps, 'take' | 'awake'>): Promise<void> {
  await page.context().setOffline(true)
  await page.getByRole('button', { name: LEVEL_WORDS[5][4]?.vi ?? '', exact: true }).click()
  await page.getByText(STRINGS.recorded.vi).waitFor()
  await page.clock.runFor(46_000)
  await page.getByRole('heading', { name: STRINGS.thanks.vi }).waitFor()
  await page.clock.runFor(8_000)
  await page.clock.runFor(180_000)
  await page.locator('kiosk-staff-glyph .icon').waitFor()
  await take('40-unsent')
  await page.evaluate(() => sessionStorage.setItem('full', 'yes'))
  await page.getByRole('button', { name: LEVEL_WORDS[5][4]?.vi ?? '', exact: true }).click()
  await page.getByRole('heading', { name: STRINGS.outOfService.vi }).waitFor()
  await awake()
  await take('41-out-of-service')
  await page.getByRole('button', { name: STRINGS.largerText.vi, exact: true }).click()
  await take('42-out-of-service-large')
}
