import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, startApp } from '../fixtures/app.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'

const FILE = [
  'Mã phản ánh;Ngày gửi;Nội dung phản ánh;Đơn vị xử lý',
  'B-1;05/03/2024 09:05 SA;Rác ở hẻm;Tổ môi trường',
  'B-2;25/03/2024;Đèn hỏng;MT',
  'B-3;hôm qua;Cống vỡ;MT',
].join('\n')

describe('the page that brings in a file in Chromium', () => {
  let browser: Browser
  let app: TestApp
  let served: ServedApp

  beforeAll(async () => {
    browser = await startBrowser()
    app = await startApp('sqlite')
    await app.addUnit('MT', { name: 'Phòng Môi trường' })
    await app.addPerson('dieu.phoi', 'coordinator')
    served = await serveApp(app)
  }, 240_000)
  afterAll(async () => {
    await served.stop()
    await app.stop()
    await browser.close()
  })

  test('a file is refused with advice; another is read, mapped, tried and brought in, and a reload loses nothing', async () => {
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 } })
    const [name = '', value = ''] = (await app.signIn('dieu.phoi')).cookie.split('=')
    await context.addCookies([{ name, value, url: served.url }])
    const page = await context.newPage()
    // Whatever fades does so for seconds: nothing is to be hard to read meanwhile.
    const debuggerOf = await context.newCDPSession(page)
    await debuggerOf.send('Animation.enable')
    await debuggerOf.send('Animation.setPlaybackRate', { playbackRate: 0.01 })
    await page.goto(`${served.url}/app/import`)
    await page.getByText('Chưa có tệp nào.').waitFor()
    const choose = (file: string, content: Buffer) =>
      page
        .getByLabel('Chọn tệp hoặc thả tệp vào đây')
        .setInputFiles({ name: file, mimeType: 'text/csv', buffer: content })
    await choose('cu.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    await page
      .getByText('là sổ tính Excel kiểu cũ (.xls); mở bằng bảng tính rồi lưu lại dạng .xlsx')
      .waitFor()
    expect(await findAxeViolations(page)).toEqual([])

    await choose('thang-ba.csv', Buffer.from(FILE))
    await page.getByRole('heading', { name: '1. Tệp được đọc thế nào' }).waitFor()
    await page.getByText('tự tìm: dấu chấm phẩy ;').waitFor({ state: 'attached' })
    await page.getByText('ngày/tháng: 2 · tháng/ngày: 1 · có SA/CH: 1 · không đọc được: 1').waitFor()
    expect(await page.getByLabel('Nội dung (bắt buộc)').inputValue()).toBe('Nội dung phản ánh')
    await page.getByLabel('“Tổ môi trường”').selectOption({ label: 'là Phòng Môi trường' })
    await page.getByLabel('Tên của cách đọc này').fill('Cổng thành phố')
    await page.getByRole('button', { name: 'Lưu để dùng lại' }).click()
    await page.getByText('Đã dùng cách đọc đã lưu: Cổng thành phố').waitFor()
    expect(await findAxeViolations(page)).toEqual([])

    await page.getByRole('button', { name: 'Chạy thử' }).click()
    await page.getByText('3 dòng – 2 sẽ nhận · 0 đã có · 1 từ chối').waitFor()
    await page.getByText('4 (B-3)').waitFor()
    await page.reload()
    await page.getByText('3 dòng – 2 sẽ nhận · 0 đã có · 1 từ chối').waitFor()
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect(await findAxeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Nhập vào hệ thống' }).click()
    await page.getByText('3 / 3 dòng – 2 nhận · 0 đã có · 1 từ chối').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Tải báo cáo nhập (CSV)' }).click()
    expect((await download).suggestedFilename()).toBe('import-run.csv')
    expect(
      await app.db.selectFrom('feedback').select('external_ref').orderBy('external_ref').execute(),
    ).toEqual([{ external_ref: 'B-1' }, { external_ref: 'B-2' }])

    await page.getByRole('link', { name: 'Về danh sách tệp' }).click()
    await page.getByRole('row', { name: /thang-ba\.csv.*Đã nhập xong/ }).waitFor()
    await choose('lan-hai.csv', Buffer.from(FILE))
    await page.getByText('Nhập lần nữa chỉ tìm thấy các dòng đã có.').waitFor()
    await context.close()
  })
})
