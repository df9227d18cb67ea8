import type { Browser } from 'playwright-core'
import { publishQuarter } from '../fixtures/publish-quarter.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import sharp from 'sharp'
import { pauseFeedback } from '../../server/feedback/steps/pause-feedback.ts'
import { answerFeedback } from '../../server/feedback/steps/answer-feedback.ts'
import { type TestApp, startApp } from '../fixtures/app.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { openOffice, rateOnTablet, sendFeedback, sendTo } from '../fixtures/citizens.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'

describe('the pages for citizens in Chromium', () => {
  let browser: Browser
  let app: TestApp
  let served: ServedApp
  const codes = { open: '', answered: '', overdue: '', asked: '' }

  beforeAll(async () => {
    browser = await startBrowser()
    app = await startApp('sqlite', { now: '2026-05-20T16:00:00+07:00' })
    const land = await openOffice(app, 'LAND', 'Phòng Kinh tế, Hạ tầng và Đô thị')
    await openOffice(app, 'CIVIL', 'Bộ phận Hộ tịch – Chứng thực')
    await rateOnTablet(app, 'LAND', [20, 25, 15, 80, 40])
    await rateOnTablet(app, 'CIVIL', [5, 10, 8, 60, 30])
    app.clock.set('2026-08-20T16:00:00+07:00')
    await rateOnTablet(app, 'LAND', [4, 6, 10, 160, 140])
    await rateOnTablet(app, 'CIVIL', [1, 1, 2, 20, 30])
    const overdue = await sendTo(app, 'LAND')
    codes.overdue = WIDEST_CODE
    await app.db
      .updateTable('feedback')
      .set({ tracking_code: WIDEST_CODE })
      .where('id', '=', overdue.id)
      .execute()
    app.clock.set('2026-11-20T08:00:00+07:00')
    await publishQuarter(app)
    const answered = await sendTo(app, 'LAND', { text: LONG_TEXT, title: 'Nắp cống trước số 45 bị vỡ' })
    codes.answered = answered.code
    app.clock.set('2026-11-20T10:12:00+07:00')
    await answerFeedback(land, answered.id, { version: 2, text: ANSWER })
    codes.open = (await sendFeedback(app)).code
    const asked = await sendTo(app, 'LAND', { place: { address: '45 đường Nguyễn Thị Ngẫu' } })
    codes.asked = asked.code
    await pauseFeedback(land, asked.id, { version: 2, reason: 'Xin cho biết số nhà và gửi ảnh hiện trường.' })
    served = await serveApp(app)
  }, 240_000)
  afterAll(async () => {
    await served.stop()
    await browser.close()
    await app.stop()
  })

  const PAGES: readonly (readonly [name: string, path: () => string])[] = [
    ['home', () => '/'],
    ['track', () => '/public/track'],
    ['open', () => `/public/track/${codes.open}`],
    ['answered', () => `/public/track/${codes.answered}`],
    ['asked', () => `/public/track/${codes.asked}`],
    ['overdue', () => `/public/track/${codes.overdue}`],
    ['unknown', () => '/public/track/abc'],
    ['deadline', () => '/public/deadline?date=2026-11-23&time=15:30&policy=same-day'],
    ['deadline-wrong', () => '/public/deadline?date=2026-11-23&time=9'],
    ['results', () => '/public/results'],
    ['quarter', () => '/public/results/2026-Q3'],
    ['accessibility', () => '/public/accessibility'],
    ['campaigns', () => '/public/campaigns'],
    ['campaign', () => '/public/campaigns/trong-ngay'],
    ['nothing', () => '/public/nothing-here'],
  ]

  const open = async (path: string, language: 'vi' | 'en', width: number) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, javaScriptEnabled: true })
    const errors: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy|Failed to decode/i.test(message.text())) errors.push(message.text())
    })
    const address = new URL(path, served.url)
    if (language === 'en') address.searchParams.set('lang', 'en')
    await page.goto(address.href)
    return { page, errors }
  }

  test.each(PAGES)('axe finds nothing on %s, in either language, opened out', async (_name, path) => {
    for (const language of ['vi', 'en'] as const) {
      const { page, errors } = await open(path(), language, 1280)
      await page.locator('details').evaluateAll((all) => {
        for (const each of all) each.setAttribute('open', '')
      })
      expect(await findAxeViolations(page)).toEqual([])
      expect(errors).toEqual([])
      await page.close()
    }
  })

  test.each(PAGES)(
    '%s fits a telephone: nothing runs over its edge, targets are large enough',
    async (_name, path) => {
      for (const [width, language] of [
        [390, 'vi'],
        [320, 'vi'],
        [320, 'en'],
      ] as const) {
        const { page } = await open(path(), language, width)
        const { overflow, small } = await page.evaluate(() => ({
          overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          small: [
            ...document.querySelectorAll('a:not(.skip), button, input:not([type=hidden]), select, summary'),
          ]
            .filter((element) => element.getBoundingClientRect().height < 44)
            .map((element) => element.outerHTML),
        }))
        expect(overflow).toBe(0)
        expect(small).toEqual([])
        await page.close()
      }
    },
  )

  test('letters come from one family of our own', async () => {
    const { page } = await open('/', 'vi', 1280)
    const loaded = await page.evaluate(async () => {
      await document.fonts.ready
      return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family)
    })
    expect(loaded.length).toBeGreaterThanOrEqual(3)
    expect(new Set(loaded.map((family) => family.replaceAll('"', '')))).toEqual(new Set(['Be Vietnam Pro']))
    await page.close()
  })

  test('a person without JavaScript types a code, reads the answer and changes the language', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(served.url)
    await page.getByLabel('Mã tra cứu').fill(codes.answered.toLowerCase().replaceAll('-', ' '))
    await page.getByRole('button', { name: 'Tra cứu' }).click()
    await page.getByRole('heading', { name: /Trả lời của/ }).waitFor()
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('heading', { name: /Answer from/ }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/public/track/${codes.answered}`)
    await page.close()
  })

  test('a person without JavaScript replies with a photo, corrects a verdict without a level, and takes nothing twice', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 640 }, javaScriptEnabled: false })
    page.setDefaultTimeout(8_000)
    await page.goto(`${served.url}/public/track/${codes.asked}`)
    await page.getByLabel('Nội dung', { exact: true }).fill('Nhà số 45/3, cổng xanh.')
    const buffer = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#88aa66' } })
      .jpeg()
      .toBuffer()
    await page.getByLabel(/^Ảnh/).setInputFiles({ name: 'cong.jpg', mimeType: 'image/jpeg', buffer })
    await page.getByRole('button', { name: 'Gửi', exact: true }).click()
    await page.getByText('Đã nhận phần bổ sung của quý vị.').waitFor()
    await page.getByAltText('Ảnh 1').waitFor()
    await page.goto(`${served.url}/public/track/${codes.answered}`)
    await page.getByLabel('Vì sao? (không bắt buộc)').fill('Đã thay nắp mới')
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click()
    await page.getByRole('alert').getByText('Xin chọn một mức.').waitFor()
    expect(await page.getByLabel('Vì sao? (không bắt buộc)').inputValue()).toBe('Đã thay nắp mới')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByLabel('Very satisfied', { exact: true }).check()
    await page.getByRole('button', { name: 'Send the verdict' }).click()
    await page.getByText('Your verdict is recorded.').waitFor()
    expect(await page.getByRole('button', { name: 'Send the verdict' }).count()).toBe(0)
    await page.close()
  })

  test('a person without JavaScript works out a deadline and keeps the language', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(`${served.url}/public/deadline?lang=en`)
    await page.getByLabel('Day of receipt').fill('21/08/2026')
    await page.getByLabel('Time of receipt').fill('15:30')
    await page.getByRole('button', { name: 'Work it out' }).click()
    await page.getByRole('heading', { name: 'An answer is due at 17:00 Saturday, 22/08/2026' }).waitFor()
    await page.close()
  })

  test('on paper the proof is opened out and the forms are gone', async () => {
    const { page } = await open(`/public/track/${codes.open}`, 'vi', 1280)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('Đến hạn 17:00').isVisible()).toBe(true)
    expect(await page.locator('nav').isVisible()).toBe(false)
    await page.close()
  })
})

const WIDEST_CODE = 'PA-MWMWM-WMWM-WMWM'

const LONG_TEXT = `Nắp cống trước số 45 đường Nguyễn Thị Ngẫu, phường Ẩn Hội bị vỡ từ chiều thứ Ba.
Xe máy đi qua buổi tối rất nguy hiểm, hôm qua đã có một cháu nhỏ bị ngã.

Xin đơn vị cho thay nắp mới và đặt rào tạm trong lúc chờ.`

const ANSWER = `Kính gửi quý vị,

Đơn vị đã kiểm tra lúc 8:40 sáng nay, đặt rào tạm và thay nắp cống mới lúc 9:55.
Cảm ơn quý vị đã phản ánh kịp thời.`
