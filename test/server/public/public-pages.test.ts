import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PUBLIC_CSS } from '../../../server/public-frame/public.css.ts'
import { type TestApp, startApp } from '../../fixtures/app.ts'
import { openOffice, rateOnTablet, sendFeedback, sendTo } from '../../fixtures/citizens.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { publishQuarter } from '../../fixtures/publish-quarter.ts'

describe.each(DATABASES)('the pages for citizens on %s', (database) => {
  let app: TestApp
  let code: string

  beforeAll(async () => {
    app = await startApp(database, { now: '2026-08-20T16:00:00+07:00' })
    await openOffice(app, 'LAND', 'Phòng Địa chính')
    await openOffice(app, 'CIVIL', 'Bộ phận Hộ tịch')
    await openOffice(app, 'TAX', 'Bộ phận <b>Thuế</b>')
    await rateOnTablet(app, 'LAND', [4, 6, 10, 60, 40])
    await rateOnTablet(app, 'CIVIL', [1, 1, 2, 20, 30])
    await rateOnTablet(app, 'TAX', [0, 1, 2, 10, 7])
    await sendTo(app, 'LAND')
    app.clock.set('2026-11-20T09:00:00+07:00')
    await publishQuarter(app)
    code = (await sendFeedback(app)).code
  })
  afterAll(() => app.stop())

  const read = async (path: string) => {
    const response = await app.request(path)
    return { status: response.status, page: await response.text(), headers: response.headers }
  }
  const pages = () => [
    '/',
    '/public/send',
    '/public/continue',
    '/public/continue?code=x',
    '/public/continue/7K2MX4TQ',
    '/public/track',
    `/public/track/${code}`,
    '/public/track/PA-00000-0000-0000',
    '/public/deadline',
    '/public/deadline?date=x&time=y&policy=z',
    '/public/results',
    '/public/results/2026-Q3',
    '/public/results/2026-Q3/1',
    '/public/results/2030-Q1',
    '/public/accessibility',
    '/public/nothing-here',
  ]

  test('are HTML in either language, without inline style or any script but the one that asks a telephone where it is, and keep the language on every link', async () => {
    for (const path of pages()) {
      for (const language of ['vi', 'en'] as const) {
        const address = language === 'vi' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=en`
        const { page, headers } = await read(address)
        expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
        expect(page).toContain(`<html lang="${language}">`)
        expect(page).not.toMatch(
          /<script(?! type="application\/ld\+json">| src="\/public\/locate\.js)|javascript:|\sstyle=|\son\w+=/i,
        )
        const links = [...page.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map((match) => match[1] ?? '')
        const switches = links.filter((link) => link.includes('lang=en') !== (language === 'en'))
        expect(switches).toHaveLength(1)
        expect(page.match(/<h1/g)).toHaveLength(1)
      }
    }
  })

  test('fall back to Vietnamese for a language that they do not speak', async () => {
    const { status, page } = await read('/?lang=fr')
    expect(status).toBe(200)
    expect(page).toContain('<html lang="vi">')
  })

  test('answer an unknown address and an unknown or unfinished period as pages of their own', async () => {
    for (const path of [
      '/public/nothing-here',
      '/public/results/2030-Q1',
      '/public/results/2026-Q4',
      '/public/results/x',
    ]) {
      const { status, page } = await read(path)
      expect(status).toBe(404)
      expect(page).toContain('<h1>')
    }
  })

  test('say a quarter in sentences and in a table, with n and the interval, and that it is no SIPAS index', async () => {
    const { page: list } = await read('/public/results')
    expect(list).toContain('href="/public/results/2026-Q3"')
    for (const figure of ['194', '86,1%', '81–90%', 'so sánh được với Quý II/2026'])
      expect(list).toContain(figure)
    const { page } = await read('/public/results/2026-Q3')
    expect(page).toContain('86,1% (81–90%), n\u{a0}=\u{a0}194: hài lòng hoặc rất hài lòng.')
    expect(page).toContain('không phải chỉ số SIPAS')
    expect(page).toContain('Bộ phận &lt;b&gt;Thuế&lt;/b&gt;')
    expect(page).toContain('Tiếp nhận 1 phản ánh: ')
    const cells = [...page.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell]) => cell?.trim())
    expect(cells).toContain('83,3%')
    expect(cells).toContain('dưới 30 lượt')
    const { page: en } = await read('/public/results/2026-Q3?lang=en')
    expect(en).toContain('86.1% (81–90%), n\u{a0}=\u{a0}194: satisfied or very satisfied.')
    expect(en).toContain('This is not the SIPAS index')
  })

  test('give the figures as files for a spreadsheet', async () => {
    const { status, page, headers } = await read('/public/results/2026-Q3/satisfaction.csv?lang=en')
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toContain('2026-Q3-satisfaction.csv')
    expect(page).toContain('2026-Q3,ROOT')
    expect((await read('/public/results/2026-Q3/timeliness.csv')).page).toContain('Phòng Địa chính')
  })

  test('work out when an answer would be due, and why', async () => {
    const { status, page } = await read('/public/deadline?date=2026-08-21&time=15%3A30&policy=same-day')
    expect(status).toBe(200)
    expect(page.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')).toContain(
      'Hạn trả lời: 17:00 thứ Bảy, 22/08/2026',
    )
    expect(page).toContain('Sau giờ chốt 15:00: tính sang ngày làm việc kế tiếp')
    const now = await read('/public/deadline')
    expect(now.page).toContain('value="20/11/2026"')
    expect(now.page).toContain('value="09:00"')
  })

  test.each([
    ['22/8/2026', '9:05', '09:05 ngày 22/08/2026'],
    ['22-08-2026', '15h30', '15:30 ngày 22/08/2026'],
    [' 2026-08-22 ', '7g00', '07:00 ngày 22/08/2026'],
  ])('read a day and a time however people write them: %s %s', async (date, time, received) => {
    const { page } = await read(`/public/deadline?${new URLSearchParams({ date, time }).toString()}`)
    expect(page).toContain(`Tiếp nhận lúc ${received}`)
  })

  test('say where the calendar does not know a year’s holidays for certain', async () => {
    expect((await read('/public/deadline?date=2027-03-01&time=09:00&lang=en')).page).toContain(
      'not announced yet',
    )
    expect((await read('/public/deadline?date=2040-03-01&time=09:00&lang=en')).page).toContain(
      'does not have this year’s holidays',
    )
  })

  test.each([
    ['date=2026-02-30&time=09:00', 'date-error'],
    ['date=1890-01-01&time=09:00', 'date-error'],
    ['date=2026-08-21&time=25:00', 'time-error'],
    ['date=2026-08-21&time=09:00&policy=none', 'policy-error'],
  ])('say which field of the calculator is wrong: %s', async (query, field) => {
    const { status, page } = await read(`/public/deadline?${query}`)
    expect(status).toBe(400)
    expect(page).toContain(`id="${field}"`)
    expect(page).toMatch(new RegExp(`aria-describedby="[^"]*${field}"\\s+aria-invalid`))
  })

  test('bring their own style and fonts', async () => {
    const style = /href="(\/public\/style\.css[^"]*)"/.exec((await read('/')).page)?.[1] ?? ''
    const { page, headers } = await read(style)
    expect(headers.get('content-type')).toContain('text/css')
    const fonts = [...new Set([...page.matchAll(/url\('([^']+)'\)/g)].map((match) => match[1] ?? ''))]
    expect(fonts).toHaveLength(4)
    for (const font of fonts) {
      const response = await app.request(font)
      expect(response.headers.get('content-type')).toBe('font/woff2')
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(5_000)
    }
    expect((await read('/public/fonts/..%2f..%2fpackage.json')).status).toBe(404)
  })
})

test('the citizens’ pages wear the colours of the staff app and the tablet', () => {
  const tokensIn = (css: string) =>
    new Map([...css.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]))
  const shared = tokensIn(readFileSync(new URL('../../../web/ui/tokens.css', import.meta.url), 'utf8'))
  const own = tokensIn(PUBLIC_CSS)
  expect(own.size).toBeGreaterThan(15)
  expect(Object.fromEntries(own)).toEqual(
    Object.fromEntries([...own.keys()].map((name) => [name, shared.get(name)])),
  )
})
