import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addRoutingRule } from '../../server/feedback/intake/add-routing-rule.ts'
import { addPlaces } from '../../server/places/save-places.ts'
import { type TestApp, startApp } from '../fixtures/app.ts'
import { aFeedback } from '../fixtures/feedback.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'
import { tapMaker } from '../fixtures/taps.ts'

const PHONE = { viewport: { width: 390, height: 844 } }
const TEXT = 'Đường Nguyễn Thị Ngẫu, phường Ẩn Hội: nắp cống vỡ từ thứ Ba.'

describe('the citizen’s own phone', () => {
  let browser: Browser
  let app: TestApp
  let served: ServedApp
  let photo: Buffer

  beforeAll(async () => {
    browser = await startBrowser()
    app = await startApp('sqlite')
    await app.addUnit('LAND', { name: 'Phòng Kinh tế, Hạ tầng và Đô thị' })
    await addRoutingRule(app.owner, {
      name: 'Vỉa hè',
      unit: 'LAND',
      categories: ['Vỉa hè, lòng đường'],
      wardCodes: [],
      words: [],
      validTo: null,
    })
    await addPlaces(app.owner, [
      { kind: 'ward', name: 'Phường Ẩn Hội', wardCode: '27301' },
      { kind: 'landmark', name: 'Bến Ẩn Hội', wardCode: '27301', lat: 10.7779, lng: 106.7009 },
      { kind: 'landmark', name: 'Cầu Ẩn Hội', wardCode: '27301', lat: 10.8, lng: 106.7009 },
      { kind: 'landmark', name: 'Chợ Ẩn Hội', wardCode: '27301', lat: 10.7764, lng: 106.701 },
    ])
    await aFeedback(app, { text: TEXT, category: 'Vỉa hè, lòng đường' })
    const { headers, reply } = await app.pairKiosk('Máy LAND', { unit: 'LAND' })
    const tap = tapMaker(reply.questionnaire.id, app.clock.now() - 600_000)
    const ratings = ['7K2MX4TQ', '7K2MX4TR'].map((followUpCode) => tap({ level: 1, followUpCode }))
    await app.request('/api/ratings', { headers, json: { ratings } })
    photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#88aa66' } })
      .jpeg()
      .toBuffer()
    served = await serveApp(app)
  }, 120_000)
  afterAll(async () => {
    await served.stop()
    await browser.close()
    await app.stop()
  })

  /** What is wrong with the page as it stands, by axe and by a thumb. */
  const check = async (page: Page) => {
    expect(await findAxeViolations(page)).toEqual([])
    const { overflow, small } = await page.evaluate(() => ({
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      small: [...document.querySelectorAll('a:not(.skip), button, input:not([type=hidden]), textarea')]
        .filter((element) => element.getBoundingClientRect().height < 44)
        .map((element) => element.outerHTML),
    }))
    expect({ overflow, small }).toEqual({ overflow: 0, small: [] })
  }

  const WORDS = {
    vi: {
      next: 'Tiếp tục',
      report: 'Phản ánh',
      complaint: 'Khiếu nại, tố cáo',
      add: 'Gửi ảnh này rồi chọn thêm',
      send: 'Gửi',
      yes: 'Có, tôi muốn được trả lời',
      code: 'Mã trên máy đánh giá',
      done: 'Đã nhận ý kiến của quý vị',
      again: 'Chọn lại',
      same: 'Có phải việc này?',
    },
    en: {
      next: 'Continue',
      report: 'Report',
      complaint: 'Complaint or denunciation',
      add: 'Send these, then choose more',
      send: 'Send',
      yes: 'Yes, I would like an answer',
      code: 'The code on the tablet',
      done: 'We have received what you sent',
      again: 'Choose again',
      same: 'Is it one of these?',
    },
  } as const

  test.each(['vi', 'en'] as const)(
    'every page of a letter passes axe and fits, also with errors (%s)',
    async (language) => {
      const words = WORDS[language]
      const page = await browser.newPage(PHONE)
      const next = () => page.getByRole('button', { name: words.next, exact: true }).click()
      const pass = async () => {
        await check(page)
        await next()
      }
      await page.goto(`${served.url}/public/send?lang=${language}`)
      await check(page)
      await page.locator('#photo').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo })
      await page.getByRole('button', { name: words.add }).click()
      await page.locator('.photos').waitFor()
      await check(page)
      await page
        .locator('#photo')
        .setInputFiles({ name: 'b.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no') })
      await page.getByRole('button', { name: words.add }).click()
      await page.locator('#photo-error').waitFor()
      await check(page)
      await page.locator('#photo').setInputFiles({ name: 'c.jpg', mimeType: 'image/jpeg', buffer: photo })
      await page.locator('#spot').fill('Chợ Ẩn Hội')
      await next()
      await page.locator('#text').waitFor()
      await pass()
      await page.locator('.error-summary').waitFor()
      await check(page)
      await page.getByLabel(words.complaint, { exact: true }).check()
      await page.locator('#text').fill(TEXT)
      await next()
      await page.getByRole('link', { name: words.again }).waitFor()
      await check(page)
      await page.getByRole('link', { name: words.again }).click()
      await page.getByLabel(words.report, { exact: true }).check()
      await page.locator('#category').selectOption('Vỉa hè, lòng đường')
      await pass()
      await page.getByRole('heading', { name: words.same }).waitFor()
      await pass()
      await page.locator('#same-error').waitFor()
      await check(page)
      await page.locator('input[value=other]').check()
      await next()
      await page.locator('#phone').fill('x')
      await pass()
      await page.locator('#phone-error').waitFor()
      await check(page)
      await page.locator('#phone').fill('0901 234 567')
      await next()
      await page.locator('dl.facts').waitFor()
      await check(page)
      expect(await page.locator('main').textContent()).toContain(TEXT)
      await page.getByRole('button', { name: words.send, exact: true }).click()
      await page.getByRole('heading', { name: words.done }).waitFor()
      await check(page)
      await page.close()
    },
  )

  test('one tap notes where the phone is, and nothing is asked before it', async () => {
    const context = await browser.newContext({
      viewport: { width: 320, height: 640 },
      geolocation: { latitude: 10.77689, longitude: 106.70091, accuracy: 12 },
      permissions: ['geolocation'],
    })
    const page = await context.newPage()
    await page.goto(`${served.url}/public/send`)
    expect(await page.locator('#lat').inputValue()).toBe('')
    await page.getByRole('button', { name: 'Lấy vị trí của điện thoại này' }).click()
    await page.getByText('Đã ghi vị trí (± 12 m)').waitFor()
    await page.getByText('Nơi gần nhất trong danh sách: Chợ Ẩn Hội (55 m), đã điền bên dưới').waitFor()
    await check(page)
    expect(await page.locator('#spot').inputValue()).toBe('Chợ Ẩn Hội')
    expect(await page.locator('#ward').inputValue()).toBe('27301')
    // What a person wrote stays, whatever is near.
    await page.locator('#spot').fill('Bến Ẩn Hội')
    await page.getByRole('button', { name: 'Lấy vị trí của điện thoại này' }).click()
    await page.getByText('Chợ Ẩn Hội (55 m).').waitFor()
    expect(await page.locator('#spot').inputValue()).toBe('Bến Ẩn Hội')
    await page.getByRole('button', { name: WORDS.vi.next, exact: true }).click()
    await page.locator('#text').waitFor()
    await page.goBack()
    await context.close()
  })

  test('without a script the lists do, on one page and a look before sending, at 320 pixels', async () => {
    const context = await browser.newContext({
      viewport: { width: 320, height: 640 },
      javaScriptEnabled: false,
    })
    const page = await context.newPage()
    await page.goto(`${served.url}/public/send?category=${encodeURIComponent('Vỉa hè, lòng đường')}`)
    expect(await page.locator('#locate').isVisible()).toBe(false)
    expect(await page.locator('#category').inputValue()).toBe('Vỉa hè, lòng đường')
    await page.locator('#spot').fill('Chợ Ẩn Hội')
    await page.getByLabel(WORDS.vi.report, { exact: true }).check()
    await page.locator('#text').fill('Cây đổ chắn ngang lối vào chợ, chưa ai dọn.')
    await page.getByRole('button', { name: WORDS.vi.next, exact: true }).click()
    await page.getByRole('button', { name: WORDS.vi.send, exact: true }).click()
    await page.getByRole('heading', { name: WORDS.vi.done }).waitFor()
    await context.close()
  })

  test.each([
    ['vi', '7K2MX4TQ'],
    ['en', '7K2MX4TR'],
  ] as const)('every page about a rating passes axe and fits (%s)', async (language, code) => {
    const words = WORDS[language]
    const page = await browser.newPage(PHONE)
    const pass = async () => {
      await check(page)
      await page.getByRole('button', { name: words.next, exact: true }).click()
    }
    await page.goto(`${served.url}/public/continue?lang=${language}`)
    await pass()
    await page.locator('#code-error').waitFor()
    await check(page)
    await page.getByLabel(words.code).fill(code.toLowerCase())
    await pass()
    await page.locator('#text').fill(TEXT)
    await pass()
    await pass()
    await page.getByLabel(words.yes).check()
    await pass()
    await pass()
    await check(page)
    await page.getByRole('button', { name: words.send, exact: true }).click()
    await page.getByRole('heading', { name: words.done }).waitFor()
    await check(page)
    await page.goto(`${served.url}/public/continue/${code}?lang=${language}`)
    await check(page)
    await page.close()
  })

  test('words that come before their rating: the pages that say so pass axe', async () => {
    const page = await browser.newPage(PHONE)
    await page.goto(`${served.url}/public/continue/ABCD1234`)
    await check(page)
    await page.locator('#text').fill(TEXT)
    await page.getByRole('button', { name: WORDS.vi.next }).click()
    await page.getByLabel(WORDS.vi.yes).check()
    await page.getByRole('button', { name: WORDS.vi.next }).click()
    await page.getByRole('button', { name: WORDS.vi.next }).click()
    await page.getByRole('button', { name: WORDS.vi.send, exact: true }).click()
    await page.getByRole('heading', { name: 'Đã giữ lời của quý vị' }).waitFor()
    await check(page)
    await page.close()
  })

  test('without JavaScript and with the keyboard alone, a letter is written and sent', async () => {
    const page = await browser.newPage({ ...PHONE, javaScriptEnabled: false })
    await page.goto(`${served.url}/public/send`)
    const { keyboard } = page
    const tabTo = async (target: string) => {
      for (let presses = 0; presses < 30; presses += 1) {
        if ((await page.locator(`${target}:focus`).count()) > 0) return
        await keyboard.press('Tab')
      }
      throw new Error(`the keyboard never reached ${target}`)
    }
    const pressNext = async (at: string) => {
      await tabTo('#letter')
      await keyboard.press('Enter')
      await page.locator(at).waitFor()
    }
    await tabTo('#address')
    await keyboard.type('Cho Ben Thanh')
    // Enter in a field goes on: it presses none of the buttons about photos.
    await keyboard.press('Enter')
    await page.locator('#text').waitFor()
    await tabTo('#kind')
    await keyboard.press('Space')
    await pressNext('.error-summary')
    expect(await page.locator('.error-summary:focus').count()).toBe(1)
    await tabTo('#text')
    await keyboard.type('Cong vo truoc cho.')
    await pressNext('#email')
    await pressNext('.facts')
    await tabTo('#letter')
    await keyboard.press('Enter')
    await page.locator('.tracking-code').waitFor()
    await page.close()
  })

  test('the browser’s own way back shows what was written', async () => {
    const page = await browser.newPage({ ...PHONE, javaScriptEnabled: false })
    await page.goto(`${served.url}/public/continue/7K2MX4T0`)
    await page.locator('#text').fill(TEXT)
    await page.getByRole('button', { name: WORDS.vi.next }).click()
    await page.getByLabel(WORDS.vi.yes).waitFor()
    await page.goBack()
    expect(await page.locator('#text').inputValue()).toBe(TEXT)
    await page.getByRole('button', { name: WORDS.vi.next }).click()
    await page.getByLabel(WORDS.vi.yes).check()
    await page.getByRole('button', { name: WORDS.vi.next }).click()
    await page.locator('#phone').waitFor()
    await page.goBack()
    expect(await page.getByLabel(WORDS.vi.yes).isChecked()).toBe(true)
    await page.goBack()
    expect(await page.locator('#text').inputValue()).toBe(TEXT)
    await page.close()
  })
})
