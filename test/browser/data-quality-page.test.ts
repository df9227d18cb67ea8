import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, type StaffService, startStaffService } from '../fixtures/pages/staff-page.ts'
import { giveRatings } from '../fixtures/quarter.ts'
import { tapMaker } from '../fixtures/taps.ts'

let browser: Browser
let service: StaffService

beforeAll(async () => {
  browser = await startBrowser()
  service = await startStaffService()
  await service.addPerson('lanh.dao', 'leader')
  await service.addDesk('Q1', 'HT')
  await giveRatings(service.db, { unit: 'HT', levels: [2, 3, 5, 50, 40] })
  const { headers, reply } = await service.pairKiosk('Máy quầy 1', { unit: 'HT', desk: 'Q1' })
  const tap = tapMaker(reply.questionnaire.id, Date.parse('2026-11-16T02:00:00Z'))
  await service.request('/api/ratings', { json: { ratings: [tap(), tap()] }, headers })
  await service.request('/api/kiosk/heartbeat', {
    json: { unsent: 3, oldestUnsentAt: '2026-11-19T09:00:00+07:00' },
    headers,
  })
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

async function open(username: string, path: string, options: Parameters<typeof openAs>[3] = {}) {
  const opened = await openAs(browser, service, username, { ...options, path: `reports/${path}` })
  await opened.page.locator('report-choice').waitFor()
  return opened
}

describe('the pages of data quality and dossiers', () => {
  test('is found beside the results, and tells each tablet’s days in words', async () => {
    const { page, complaints } = await openAs(browser, service, 'lan', { path: 'reports?period=2026-Q3' })
    await page.getByRole('link', { name: 'Chất lượng dữ liệu' }).click()
    await page.locator('report-choice').waitFor()
    await page.goto(`${service.served.url}/app/reports/data-quality?period=2026-11`)
    const strip = page.locator('tablet-strip')
    await strip.getByRole('heading', { name: 'Máy quầy 1' }).waitFor()
    await strip.getByText('1 ngày có đánh giá').waitFor()
    await strip.getByText('3 lượt chưa gửi').waitFor()
    await strip.getByText('Những ngày cần xem').click()
    await strip.getByText('19/11/2026: còn lượt chưa gửi trên máy').waitFor()
    await page.getByText('Máy quầy 1: còn 3 lượt chưa gửi').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('people served are entered by the form, and participation follows with the n that SIPAS wants', async () => {
    const { page } = await open('lan', 'data-quality?period=2026-Q3&unit=HT')
    await page.getByText('Chưa nêu được tỷ lệ tham gia.').waitFor()
    await page.getByText('Nhập lượt phục vụ').click()
    const form = page.locator('served-form')
    await form.getByLabel('Ngày', { exact: true }).fill('2026-08-14')
    await form.getByLabel('Lượt phục vụ', { exact: true }).fill('nhiều')
    await form.getByRole('button', { name: 'Ghi' }).click()
    await form.getByText('cần một số nguyên như 120').waitFor()
    await form.getByLabel('Lượt phục vụ', { exact: true }).fill('400')
    await form.getByLabel('Trong đó được mời đánh giá (nếu có đếm)').fill('500')
    await form.getByRole('button', { name: 'Ghi' }).click()
    await form.getByText('nhiều hơn số lượt phục vụ là 400').waitFor()
    await form.getByLabel('Trong đó được mời đánh giá (nếu có đếm)').fill('300')
    await form.getByRole('button', { name: 'Ghi' }).click()
    await page
      .getByText(
        '100 trên ít nhất 400 lượt phục vụ đã đánh giá: không quá 25,0% (63 trên 64 ngày mở cửa chưa nhập số lượt phục vụ).',
      )
      .waitFor()
    const row = page.getByRole('row', { name: /^Tổ Tư pháp – Hộ tịch 400/ })
    expect(await row.getByRole('cell').allInnerTexts()).toEqual([
      '400',
      '1/64',
      '300',
      '100',
      '≤ 25,0%',
      '≥ 200',
      'chưa đạt',
    ])
    await page.context().close()
  })

  test('a queue machine’s file is taken, or refused by line and column', async () => {
    const { page } = await open('lan', 'data-quality?period=2026-Q3&unit=HT')
    await page.getByText('Nhập lượt phục vụ:').click()
    const form = page.locator('volume-file-form')
    const send = async (text: string) => {
      await form
        .locator('input[type=file]')
        .setInputFiles({ name: 'may-lay-so.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
      await form.getByRole('button', { name: 'Gửi tệp' }).click()
    }
    await send('STT,Ngày\nA1,20/08/26\n')
    await form.getByText('lines.2.day').waitFor()
    await send('STT,Ngày\nA1,20/08/2026 08:00\nA2,20/08/2026 08:03\nA1,21/08/2026 08:00\n')
    await form.getByText('Đã ghi: 2').waitFor()
    await page.context().close()
  })

  test('dossiers that do not add up are told at their field; then the table has them', async () => {
    const { page } = await open('lan', 'dossiers?period=2026-Q3&unit=HT')
    await page.getByText('Nhập hồ sơ của một thủ tục').click()
    const form = page.locator('dossier-form')
    const fill = async (values: Readonly<Record<string, string>>) => {
      for (const [label, value] of Object.entries(values))
        await form.getByLabel(label, { exact: true }).fill(value)
      await form.getByRole('button', { name: 'Ghi' }).click()
    }
    await fill({
      'Tháng (ví dụ 2026-10)': '2026-08',
      'Mã thủ tục': 'KS',
      'Thủ tục': 'Khai sinh',
      'Tiếp nhận': '10',
      'Đã giải quyết đúng hạn': '8',
    })
    await form.getByText(/là 10, mà đúng hạn .* là 8; cần bằng nhau/).waitFor()
    await fill({ 'Đã giải quyết trễ hạn': '2' })
    await page.getByText('Tiếp nhận 10 hồ sơ; đúng hạn 80,0%.').waitFor()
    await page.getByRole('rowheader', { name: 'Khai sinh (KS)' }).waitFor()
    await page.context().close()
  })

  test('a leader reads and enters nothing', async () => {
    const { page } = await open('lanh.dao', 'data-quality?period=2026-11')
    expect(await page.locator('served-form').count()).toBe(0)
    await page.context().close()
  })

  test.each(
    LANGUAGES.flatMap((language) =>
      ['data-quality?period=2026-11', 'data-quality?period=2026', 'dossiers?period=2026-Q3'].map(
        (path) => [language, path] as const,
      ),
    ),
  )('has nothing that axe objects to, and fits a small phone (%s, %s)', async (language, path) => {
    const { page, complaints } = await open('lan', path, { language, width: 320 })
    for (const summary of await page.locator('summary').all()) await summary.click()
    expect(await findAxeViolations(page)).toEqual([])
    expect(await findOverflow(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('each table box is reached by the keyboard', async () => {
    const { page } = await open('lan', 'data-quality?period=2026-11', { width: 360 })
    const box = page.locator('tablet-strip .table-box')
    await box.focus()
    expect(await box.evaluate((each) => each.matches(':focus'))).toBe(true)
    await page.context().close()
  })

  test('many tablets are folded, and one is opened by the keyboard', async () => {
    for (let number = 2; number <= 9; number++) await service.pairKiosk(`Máy quầy ${number}`, { unit: 'MT' })
    const { page } = await open('lan', 'data-quality?period=2026-11', { width: 360 })
    await page.getByText(/^9 máy; \d máy có ngày cần xem đứng trước/).waitFor()
    expect(await page.locator('tablet-strip table').count()).toBe(0)
    await page.locator('tablet-strip summary').first().press('Enter')
    await page.locator('tablet-strip table').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    expect(await findOverflow(page)).toEqual([])
    await page.context().close()
  })
})
