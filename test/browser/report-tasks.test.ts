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
  const headers = await service.signIn('lan')
  for (const [title, dueBefore] of [
    ['Báo cáo tháng', '2026-10-15'],
    ['Báo cáo năm', '2026-12-05'],
  ])
    await service.request('/api/report-tasks', {
      headers,
      json: { title, unit: 'HT', coordinating: ['MT'], dueBefore, rhythm: 'month', product: 'Văn bản' },
    })
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

describe('the page of report tasks', () => {
  test('says the last good moment, and keeps what was delivered late as late', async () => {
    const { page, complaints } = await openAs(browser, service, 'lan', { path: 'calendar' })
    await page.getByRole('link', { name: 'Nhiệm vụ báo cáo' }).click()
    const late = page.locator('due-report').filter({ hasText: '14/10/2026' })
    await late.getByText('Trễ hạn').waitFor()
    await late.getByText('chậm nhất 23:59 ngày 14/10/2026').waitFor()
    await late.locator('summary').filter({ hasText: 'Ghi nhận đã xong' }).press('Enter')
    await late.getByLabel('Minh chứng').fill('Công văn 12/BC-UBND')
    await page.keyboard.press('Enter')
    await page.locator('due-report').filter({ hasText: 'Công văn 12/BC-UBND' }).waitFor()
    await page.getByText('Đã xong, trễ hạn').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('adds a task; an officer reads it and may not write', async () => {
    const { page } = await openAs(browser, service, 'lan', { path: 'report-tasks' })
    const form = page.locator('section > report-task-form')
    await form.getByLabel('Báo cáo', { exact: true }).fill('Báo cáo 6 tháng')
    await form.getByLabel('Đơn vị chủ trì').selectOption('HT')
    await form.getByLabel('Nộp trước ngày').fill('2027-05-05')
    await form.getByLabel('Sản phẩm').fill('Báo cáo')
    await form.getByRole('button', { name: 'Lưu nhiệm vụ' }).click()
    await page.locator('due-report').filter({ hasText: '04/05/2027' }).waitFor()
    await page.context().close()
    const officer = await openAs(browser, service, 'hoa')
    await officer.page.goto(`${service.served.url}/app/report-tasks`)
    await officer.page.locator('due-report').filter({ hasText: 'Báo cáo 6 tháng' }).waitFor()
    expect(await officer.page.locator('report-task-form, due-report summary').count()).toBe(0)
    await officer.page.context().close()
  })

  test('changes a task and says what it was, and ends one with its reason', { timeout: 90_000 }, async () => {
    const headers = await service.signIn('lan')
    for (const title of ['Báo cáo quý', 'Báo cáo tuần'])
      await service.request('/api/report-tasks', {
        headers,
        json: { title, unit: 'HT', dueBefore: '2026-12-15', rhythm: 'once', product: 'Văn bản' },
      })
    const { page } = await openAs(browser, service, 'lan', { path: 'report-tasks' })
    const task = (title: string) => page.locator('due-report').filter({ hasText: title })
    await task('Báo cáo quý').locator('summary').filter({ hasText: 'Sửa nhiệm vụ' }).press('Enter')
    const form = task('Báo cáo quý').locator('report-task-form')
    expect(await form.getByLabel('Nộp trước ngày').inputValue()).toBe('2026-12-15')
    // What is refused stays as it was typed.
    await form.getByLabel('Tên đăng nhập của người được giao').fill('khong.co')
    await form.getByRole('button', { name: 'Lưu thay đổi' }).click()
    await form.getByRole('alert').waitFor()
    expect(await form.getByLabel('Tên đăng nhập của người được giao').inputValue()).toBe('khong.co')
    await form.getByLabel('Tên đăng nhập của người được giao').fill('hoa')
    await form.getByLabel('Nộp trước ngày').fill('2026-12-20')
    await form.getByLabel('Lý do sửa').fill('Công văn 15 lùi hạn')
    expect(await findAxeViolations(page)).toEqual([])
    await form.getByRole('button', { name: 'Lưu thay đổi' }).click()
    await task('Báo cáo quý').getByText('19/12/2026').waitFor()
    await task('Báo cáo quý').getByText('Người hoa').first().waitFor()
    await task('Báo cáo quý').locator('summary').filter({ hasText: 'Lịch sử nhiệm vụ' }).press('Enter')
    await task('Báo cáo quý').getByText('Công văn 15 lùi hạn').waitFor()
    await task('Báo cáo tuần').locator('summary').filter({ hasText: 'Kết thúc nhiệm vụ' }).press('Enter')
    await task('Báo cáo tuần').getByLabel('Lý do kết thúc').fill('Không còn yêu cầu')
    await task('Báo cáo tuần').getByRole('button', { name: 'Kết thúc nhiệm vụ' }).press('Enter')
    await expect.poll(() => task('Báo cáo tuần').count()).toBe(0)
    await page.context().close()
  })

  test('adds the tasks of the template once', { timeout: 90_000 }, async () => {
    const { page } = await openAs(browser, service, 'lan', { path: 'report-tasks', width: 360, height: 640 })
    await page.locator('summary').filter({ hasText: 'Thêm theo mẫu' }).press('Enter')
    const form = page.locator('report-template-form')
    await form.getByLabel('Đơn vị chủ trì').selectOption('MT')
    await form.getByLabel('Năm').fill('2027')
    expect(await findAxeViolations(page)).toEqual([])
    await form.getByRole('button', { name: 'Thêm các nhiệm vụ của mẫu' }).press('Enter')
    await form.getByRole('status').filter({ hasText: 'Số nhiệm vụ đã thêm: 22' }).waitFor()
    await page.locator('due-report').nth(22).waitFor()
    const added = await page.locator('due-report').count()
    await form.getByRole('button', { name: 'Thêm các nhiệm vụ của mẫu' }).press('Enter')
    await form.getByRole('alert').waitFor()
    expect(await page.locator('due-report').count()).toBe(added)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.context().close()
  })

  test.each(LANGUAGES)('has nothing that axe objects to, and fits 320 px (%s)', async (language) => {
    const { page, complaints } = await openAs(browser, service, 'lan', {
      path: 'report-tasks',
      language,
      width: 320,
      height: 640,
    })
    await page.locator('due-report').first().waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('the period of a report', () => {
  test('is chosen by kind; days tell no ratings and say why; each page says its days', async () => {
    await service.addPerson('lanh.dao', 'leader')
    const { page, complaints } = await openAs(browser, service, 'lanh.dao', {
      path: 'reports',
      width: 360,
      height: 640,
    })
    await page.getByText('Số liệu từ ngày 01/07/2026 đến hết ngày 30/09/2026.').waitFor()
    await page.getByLabel('Loại kỳ').selectOption('noon')
    await page.getByLabel('Kỳ báo cáo').selectOption('2026-11~noon')
    await page.getByText('Số liệu từ 12:00 ngày 25/10/2026 đến trước 12:00 ngày 25/11/2026.').waitFor()
    await page.getByText('Kỳ đang chạy: ngày 26 trên 31.').waitFor()
    await page.getByText('Kết quả hài lòng chỉ nêu theo trọn tháng').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect(complaints.filter((each) => !each.includes('422'))).toEqual([])
    await page.context().close()
  })
})
