import sharp from 'sharp'
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, type StaffService, startStaffService } from '../fixtures/pages/staff-page.ts'

let browser: Browser
let service: StaffService

beforeAll(async () => {
  browser = await startBrowser()
  service = await startStaffService()
  await service.addDesk('H1', 'HT')
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

async function open(language: (typeof LANGUAGES)[number] = 'vi', width = 1280) {
  const opened = await openAs(browser, service, 'minh', { path: 'ballots', language, width })
  await opened.page.getByRole('radio', { name: /Tổ Tư pháp/ }).check()
  await opened.page.locator('ballot-form #level-4').waitFor()
  return opened
}

describe('the page of other channels', () => {
  test('enters paper ballots of a desk, which count once the coordinator has confirmed them', async () => {
    const { page, complaints } = await open()
    await page.getByLabel('Quầy').selectOption('H1')
    const form = page.getByRole('link', { name: 'Phiếu giấy để in (đúng câu hỏi hôm nay của quầy này)' })
    expect(await form.getAttribute('href')).toBe('/public/rate/HT/form?lang=vi&desk=H1')
    await page.locator('#level-4').fill('6')
    await page.locator('#level-1').fill('1')
    const ticks = page.locator('ballot-ticks')
    for (const name of ['Rất hài lòng', 'Không hài lòng']) {
      await ticks.getByRole('radio', { name, exact: true }).check()
      await ticks.getByRole('checkbox').first().check()
      await ticks.getByRole('button', { name: 'Thêm phiếu này' }).click()
    }
    await ticks.getByRole('button', { name: /^Thêm một phiếu như thế: Không hài lòng/ }).click()
    await ticks.getByRole('button', { name: /^Bớt một phiếu: Không hài lòng/ }).click()
    await page.getByLabel('Phiếu được cất ở đâu').fill('Tủ 2, ngăn phiếu')
    await page.getByRole('button', { name: 'Ghi 9' }).click()
    await page.getByText('Đã ghi: 9').waitFor()
    const row = page.locator('tr', { hasText: 'Phiếu giấy' })
    await row.waitFor()
    expect(await row.innerText()).toMatch(/Quầy H1[\s\S]*9[\s\S]*Người minh[\s\S]*Chờ xác nhận/)
    const buffer = await sharp({ create: { width: 30, height: 40, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    await page
      .getByLabel('Thêm ảnh chụp phiếu')
      .setInputFiles({ name: 'hop.png', mimeType: 'image/png', buffer })
    await page.getByRole('link', { name: 'Ảnh 1' }).waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    const coordinator = await openAs(browser, service, 'lan', { language: 'vi', width: 1280 })
    await coordinator.page.goto(`${service.served.url}/app/ballots`)
    const waiting = coordinator.page.locator('ballot-decision')
    await waiting.getByText('Tủ 2, ngăn phiếu').waitFor()
    await waiting.locator('li', { hasText: 'Không hài lòng · ' }).waitFor()
    await waiting.getByRole('link', { name: 'Ảnh 1' }).waitFor()
    expect(await findAxeViolations(coordinator.page)).toEqual([])
    await waiting.getByRole('button', { name: 'Đúng với phiếu' }).click()
    await coordinator.page.locator('tr', { hasText: 'Đã xác nhận' }).waitFor()
    expect(await waiting.count()).toBe(0)
    expect(coordinator.complaints).toEqual([])
    await coordinator.page.context().close()
    const kept = await service.db.selectFrom('rating').select(['channel', 'level']).execute()
    expect(kept.map(({ level }) => level).toSorted()).toEqual([2, 2, 5, 5, 5, 5, 5, 5, 5])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('takes paper forms from a file: every row first, mended where it must be, then a batch as any other', async () => {
    const { page, complaints } = await open('vi', 1024)
    const choose = (lines: readonly string[]) =>
      page.getByLabel('Chọn tệp phiếu (CSV hoặc Excel .xlsx)').setInputFiles({
        name: 'phieu.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(['Số phiếu,Mức độ hài lòng,Lý do,Ý kiến', ...lines].join('\n')),
      })
    const template = page.getByRole('link', { name: 'Tải tệp mẫu (XLSX)' })
    const [book] = await Promise.all([page.waitForEvent('download'), template.click()])
    expect(book.suggestedFilename()).toMatch(/^ballots-HT-[\d-]+\.xlsx$/)
    await page.getByLabel('Chọn tệp phiếu').setInputFiles({
      name: 'cu.xls',
      mimeType: 'application/vnd.ms-excel',
      buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    })
    await page.getByText('là sổ tính Excel kiểu cũ (.xls)').waitFor()
    await choose(['1,5,,', '2,9,,Chờ lâu'])
    await page.getByText('Chưa ghi được: hãy sửa các dòng dưới đây').waitFor()
    await page
      .getByRole('row', { name: /3 2 chưa đọc được cột “Mức độ hài lòng” ghi “9”: cần số từ 1 đến 5/ })
      .waitFor()
    expect(await page.locator('ballot-form button.primary').isDisabled()).toBe(true)
    expect(await findAxeViolations(page)).toEqual([])
    await choose(['1,5,,', '2,Không hài lòng,,Chờ lâu', '2,2,,Chờ lâu', '3,hỏng,,'])
    await page.getByText('2 được tính · 1 phiếu trống hoặc hỏng · 1 trùng, tính một lần').waitFor()
    expect(await page.locator('ballot-form #level-4').isVisible()).toBe(false)
    expect(await page.getByLabel('Số phiếu trong hộp').inputValue()).toBe('3')
    expect(await findAxeViolations(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.getByLabel('Phiếu được cất ở đâu').fill('Tủ 3')
    await page.getByRole('button', { name: 'Ghi 2' }).click()
    await page.getByText('Đã ghi: 2').waitFor()
    await page.locator('ballot-form #level-4').waitFor()
    expect(complaints).toEqual([expect.stringContaining('422')])
    await page.context().close()
    const coordinator = await openAs(browser, service, 'lan', { language: 'vi', width: 1024 })
    await coordinator.page.goto(`${service.served.url}/app/ballots`)
    const waiting = coordinator.page.locator('ballot-decision')
    await waiting.getByText('phieu.csv').waitFor()
    await waiting.locator('li', { hasText: 'Chờ lâu' }).waitFor()
    expect(await findAxeViolations(coordinator.page)).toEqual([])
    await waiting.getByRole('button', { name: 'Đúng với phiếu' }).click()
    await waiting.waitFor({ state: 'detached' })
    await coordinator.page.context().close()
    expect(await service.db.selectFrom('comment').select('text').execute()).toEqual([{ text: 'Chờ lâu' }])
  })

  test('makes codes and gives them once, as a file to print', async () => {
    const { page, complaints } = await open()
    await page.getByLabel('Số mã').fill('12')
    await page.getByLabel('Dùng đến hết ngày').fill('2026-12-31')
    await page.getByRole('button', { name: 'Tạo mã' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải tệp mã' }).click(),
    ])
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(13)
    expect(lines[1]).toMatch(/^[0-9A-HJKMNP-TV-Z]{10},\S*\/public\/rate\?code=\w{10},HT,2026-12-31$/)
    await page.locator('tr', { hasText: '31/12/2026' }).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test.each(LANGUAGES)('has nothing that axe objects to, and fits a phone (%s)', async (language) => {
    const { page, complaints } = await open(language, 390)
    expect(await findAxeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('rating on one’s own phone', () => {
  test.each(LANGUAGES)(
    'goes without any script, one question a page, and nothing for axe (%s)',
    async (language) => {
      const context = await browser.newContext({
        viewport: { width: 390, height: 800 },
        javaScriptEnabled: false,
      })
      const page = await context.newPage()
      const lang = language === 'vi' ? '' : '?lang=en'
      await page.goto(`${service.served.url}/public/rate/HT${lang}`)
      await page.locator('.question button').click()
      await page.locator('.error-summary').waitFor()
      await page.locator('input[value="4"]').check()
      await page.locator('.question button').click()
      await page.locator('input[value="time"]').check()
      await page.locator('.question button').click()
      expect(await page.locator('strong').innerText()).toBe(language === 'vi' ? 'Hài lòng' : 'Satisfied')
      await page.locator('.question button').click()
      await page.getByRole('heading', { name: /Cảm ơn quý vị|Thank you/ }).waitFor()
      // The browser's own way back, and once more: still one rating.
      await page.goBack()
      await page.locator('.question button').click()
      await page.getByRole('heading', { name: /Cảm ơn quý vị|Thank you/ }).waitFor()
      await context.close()
      const kept = await service.db
        .selectFrom('rating')
        .select('reasons')
        .where('channel', '=', 'poster')
        .where('language', '=', language)
        .execute()
      expect(kept).toEqual([{ reasons: '["time"]' }])
    },
  )

  test.each(LANGUAGES)(
    'every question passes axe, and keeps what was chosen on the way back and in the other language (%s)',
    async (language) => {
      const page = await browser.newPage({ viewport: { width: 320, height: 800 } })
      const check = async () => {
        expect(await findAxeViolations(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      }
      const next = () => Promise.all([page.waitForEvent('load'), page.locator('.question button').click()])
      await page.goto(`${service.served.url}/public/rate/HT${language === 'vi' ? '' : '?lang=en'}`)
      await page.locator('input[value="2"]').check()
      await next()
      await check()
      await page.locator('input[value="time"]').check()
      await next()
      await check()
      await page.locator('.brand button').click()
      await page.getByText(language === 'vi' ? 'Dissatisfied' : 'Không hài lòng', { exact: true }).waitFor()
      await check()
      await page.locator('.back button').click()
      expect(await page.locator('.question input[value="time"]').isChecked()).toBe(true)
      await page.locator('.back button').click()
      expect(await page.locator('.question input[value="2"]').isChecked()).toBe(true)
      await page.context().close()
    },
  )

  test.each(['/public/rate/HT', '/public/rate?code=x', '/public/rate/HT/thanks', '/public/rate/HT/poster'])(
    '%s has nothing that axe objects to, in both languages, on a phone',
    async (path) => {
      const page = await browser.newPage({ viewport: { width: 390, height: 800 } })
      for (const language of LANGUAGES) {
        const url = new URL(path, service.served.url)
        if (language === 'en') url.searchParams.set('lang', 'en')
        await page.goto(url.href)
        expect([language, await findAxeViolations(page)]).toEqual([language, []])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      }
      await page.context().close()
    },
  )
})
