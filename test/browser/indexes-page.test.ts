import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, type StaffService, startStaffService } from '../fixtures/pages/staff-page.ts'
import { giveRatings } from '../fixtures/quarter.ts'

let browser: Browser
let service: StaffService

beforeAll(async () => {
  browser = await startBrowser()
  service = await startStaffService()
  await service.addPerson('lanh.dao', 'leader')
  await service.addPerson('quan.tri', 'administrator')
  await giveRatings(service.db, { unit: 'HT', levels: [2, 3, 5, 50, 40] })
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

async function open(username: string, search = '', options: Parameters<typeof openAs>[3] = {}) {
  const opened = await openAs(browser, service, username, {
    ...options,
    path: `reports/indexes?period=2026-Q3${search}`,
  })
  await opened.page.locator('index-card').first().waitFor()
  const card = (name: RegExp) =>
    opened.page.locator('index-card').filter({ has: opened.page.getByRole('heading', { name }) })
  return { ...opened, card }
}

describe('the page of indexes', () => {
  test('is found beside the results, and each value opens its inputs, steps, source and days in force', async () => {
    const { page, complaints } = await openAs(browser, service, 'lan', { path: 'reports?period=2026-Q3' })
    await page.getByRole('link', { name: 'Chỉ số' }).click()
    const card = page.locator('index-card').first()
    await card.getByText('90,0%', { exact: true }).waitFor()
    await card.getByText('Số liệu, cách tính và nguồn').click()
    await card.getByText('90 ÷ 100 = 90,0%').waitFor()
    await card.getByRole('cell', { name: '50' }).waitFor()
    await card.getByText('NĐ 224/2026/NĐ-CP, Điều 10.3b, 19: từ 01/07/2026').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('a set of rules that ended says so, and what ended it', async () => {
    const { page, card } = await open('lan')
    const circular = card(/TT 01\/2018: cơ quan/)
    await circular.getByText('Hết hiệu lực sau ngày 30/06/2025').waitFor()
    await circular.getByText(/NĐ 118\/2025\/NĐ-CP thay thế từ 01\/07\/2025/).waitFor()
    await page.context().close()
  })

  test('what is missing leads to its form; entered, the value stands there', async () => {
    const { page, card, complaints } = await open('lan')
    const dossiers = card(/Hồ sơ giải quyết đúng hạn/)
    await dossiers.getByText('Thiếu số liệu:').waitFor()
    await dossiers.getByRole('link', { name: 'Nhập số liệu' }).click()
    await dossiers.getByLabel('Hồ sơ giải quyết đúng hạn hoặc trước hạn').fill('190')
    await dossiers.getByLabel('Hồ sơ giải quyết quá hạn').fill('10')
    await dossiers.getByRole('button', { name: 'Ghi số liệu' }).click()
    await dossiers.getByText('95,0%', { exact: true }).waitFor()
    expect(await dossiers.getByLabel('Hồ sơ giải quyết quá hạn').inputValue()).toBe('10')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('a wrong number is told at its field, and what was written stays', async () => {
    const { page, card } = await open('lan', '&enter=four-asks-four-always')
    const habits = card(/4 xin, 4 luôn/)
    const yes = habits.getByLabel('Xin chào: trả lời “có”')
    await yes.fill('nhiều')
    await habits.getByRole('button', { name: 'Ghi số liệu' }).click()
    await habits.getByText('cần một số như 120 hoặc 18,79').waitFor()
    await yes.fill('12')
    await habits.getByLabel('Xin chào: câu trả lời hợp lệ').fill('10')
    await habits.getByRole('button', { name: 'Ghi số liệu' }).click()
    await habits.getByText('12 lớn hơn “Xin chào: câu trả lời hợp lệ” là 10').waitFor()
    expect(await yes.inputValue()).toBe('12')
    expect(await yes.getAttribute('aria-invalid')).toBe('true')
    await page.context().close()
  })

  test('a file is taken, or refused by line and column', async () => {
    const { page, card } = await open('lan')
    const send = async (text: string) => {
      await page
        .locator('index-file-form input[type=file]')
        .setInputFiles({ name: 'so-lieu.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
      await page.getByRole('button', { name: 'Gửi tệp' }).click()
    }
    await send('unit,period,input,value\nROOT,2026-Q3,qd766-openness-points,19\n')
    await page.getByText('lines.2.value').waitFor()
    await send(
      `unit,period,input,value\n${['openness', 'progress', 'digitised', 'online', 'satisfaction']
        .map((group) => `ROOT,2026-Q3,qd766-${group}-points,16`)
        .join('\n')}\n`,
    )
    await card(/Bộ chỉ số 766: tổng điểm/)
      .getByText('80,00', { exact: true })
      .waitFor()
    await page.context().close()
  })

  test('the file to fill in has a line for each number that an office enters', async () => {
    const { page } = await open('lan')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải mẫu (CSV)' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('indexes-ROOT-2026-Q3.csv')
    const text = readFileSync(await download.path(), 'utf8')
    expect(text).toContain('unit,period,procedure,input,name,value,note\r\n')
    expect(text).toContain('ROOT,2026-Q3,,dossiers-late,"Hồ sơ giải quyết quá hạn",,\r\n')
    expect(text).not.toContain('five-levels')
    await page.context().close()
  })

  test('a leader reads and enters nothing; an administrator finds it without the comments', async () => {
    const leader = await open('lanh.dao')
    expect(await leader.page.getByRole('link', { name: 'Nhập số liệu' }).count()).toBe(0)
    expect(await leader.page.locator('index-file-form').count()).toBe(0)
    await leader.page.context().close()
    const { page } = await open('quan.tri')
    const tabs = page.locator('page-tabs a')
    expect(await tabs.allInnerTexts()).toEqual([
      'Kết quả theo quý',
      'Ký và công bố',
      'Chỉ số',
      'Hồ sơ',
      'Chất lượng dữ liệu',
    ])
    await page.context().close()
  })

  test.each(LANGUAGES)('has nothing that axe objects to, and fits a small phone (%s)', async (language) => {
    const { page, complaints } = await open('lan', '&enter=tt01-2018-agency', { language, width: 320 })
    await page.locator('index-input-form').waitFor()
    for (const card of await page.locator('index-card').all())
      await card.locator('details > summary').first().click()
    expect(await findAxeViolations(page)).toEqual([])
    expect(await findOverflow(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
