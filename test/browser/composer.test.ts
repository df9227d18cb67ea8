import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { whenQuiet } from '../fixtures/pages/quiet.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'

let service: StaffService
let browser: Browser

beforeAll(async () => {
  service = await startStaffService({ ANSWER_UNDO_SECONDS: '10' })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

async function itemForUnit(text: string): Promise<string> {
  const id = await service.enter('lan', text)
  await service.step('lan', id, 'assign', { version: 1, unit: 'HT', reason: 'Thuộc Tổ Hộ tịch' })
  return id
}

async function openItem(id: string, look: NonNullable<Parameters<typeof openAs>[3]> = {}) {
  const opened = await openAs(browser, service, 'hoa', { ...look, path: `feedback/${id}` })
  await opened.page.locator('answer-form textarea').waitFor()
  return opened
}

describe('what is written to an item', () => {
  test('is on the other device too; where both wrote, both texts are shown and none is lost', async () => {
    const id = await itemForUnit('Đèn đường hẻm 12 không sáng')
    const desk = await openItem(id)
    await desk.page.locator('answer-form textarea').fill('Viết ở máy bàn')
    await desk.page.getByText('thiết bị khác của quý vị cũng thấy').waitFor()
    const phone = await openItem(id, { language: 'en', width: 360, height: 640 })
    await phone.page.getByText('Draft saved on another device at').waitFor()
    const typed = phone.page.locator('answer-form textarea')
    expect(await typed.inputValue()).toBe('Viết ở máy bàn')
    await typed.fill('Viết tiếp trên điện thoại')
    await phone.page.getByText('also on your other devices').waitFor()
    await desk.page.locator('answer-form textarea').fill('Viết tiếp ở máy bàn')
    const conflict = desk.page.locator('draft-conflict')
    await conflict.getByText('Viết tiếp trên điện thoại').waitFor()
    expect(await desk.page.locator('answer-form textarea').inputValue()).toBe('Viết tiếp ở máy bàn')
    expect(await findAxeViolations(desk.page)).toEqual([])
    await conflict.getByRole('button', { name: 'Giữ bản ở đây' }).click()
    await desk.page.getByText('thiết bị khác của quý vị cũng thấy').waitFor()
    await phone.page.reload()
    await phone.page.getByText('Draft saved on another device at').waitFor()
    expect(await typed.inputValue()).toBe('Viết tiếp ở máy bàn')
    // Sent there: it is gone here.
    await desk.page.getByRole('button', { name: 'Lưu ghi chú' }).click()
    await desk.page.getByText('Đã lưu').first().waitFor()
    await phone.page.reload()
    await whenQuiet(phone.page)
    expect(await typed.inputValue()).toBe('')
    expect(desk.complaints.filter((each) => !each.includes('409'))).toEqual([])
    await desk.page.context().close()
    await phone.page.context().close()
  })

  test('takes photos and documents along, by keyboard and thumb, and gives them back with an answer that is undone', async () => {
    const id = await itemForUnit('Ổ gà trước cổng chợ')
    const { page, complaints } = await openItem(id, { width: 360, height: 740 })
    await page.getByRole('radio', { name: 'Trả lời công dân' }).press('Space')
    const picker = page.locator('answer-form file-picker')
    const image = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#446688' } })
      .png()
      .toBuffer()
    await picker.locator('input[type=file]').setInputFiles([
      { name: 'vá đường.png', mimeType: 'image/png', buffer: image },
      { name: 'lạ.pdf', mimeType: 'application/pdf', buffer: Buffer.from('không phải') },
    ])
    await picker.getByText(/lạ\.pdf: Tệp không phải/).waitFor()
    const file = picker.getByRole('link', { name: 'vá đường.jpg' })
    await file.waitFor()
    expect(await findOverflow(page)).toEqual([])
    expect(await findAxeViolations(page)).toEqual([])
    // Another device has it too.
    await page.reload()
    await page.getByRole('radio', { name: 'Trả lời công dân' }).press('Space')
    await file.waitFor()
    await page.locator('answer-form textarea').fill('Ổ gà trước cổng chợ đã được vá sáng nay.')
    await page.getByRole('button', { name: 'Gửi trả lời' }).press('Enter')
    await page.locator('item-files').getByText('công dân xem được').waitFor()
    expect(await file.count()).toBe(0)
    await page.getByRole('button', { name: /^Hoàn tác/ }).press('Enter')
    await file.waitFor()
    const area = page.locator('answer-form textarea')
    await expect
      .poll(() => area.evaluate((at: HTMLTextAreaElement) => at.matches(':focus') && at.value))
      .toContain('đã được vá sáng nay')
    await picker.getByRole('button', { name: 'Bỏ tệp: vá đường.jpg' }).press('Enter')
    await file.waitFor({ state: 'detached' })
    expect(complaints.filter((each) => !each.includes('422'))).toEqual([])
    await page.context().close()
  })

  test('names a colleague by @, and promises a day, with a thumb', async () => {
    const id = await itemForUnit('Cống trước nhà bị tắc')
    const { page, complaints } = await openItem(id, { width: 360, height: 640 })
    await page.locator('answer-form textarea').pressSequentially('Nhờ @mi')
    await page.locator('mention-list').getByRole('button').first().click()
    expect(await page.locator('answer-form textarea').inputValue()).toBe('Nhờ @minh ')
    await page.locator('feedback-page summary', { hasText: 'Bước khác' }).click()
    await page.getByRole('button', { name: 'Hồi âm bước đầu' }).click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByLabel('Lời hồi âm gửi công dân')
      .fill('Chúng tôi đã xem hiện trường, đang chờ máy hút bùn.')
    await dialog.getByLabel('Hẹn trả lời chậm nhất ngày').fill('2026-11-22')
    await dialog.getByRole('button', { name: 'Hồi âm bước đầu' }).click()
    await dialog.getByText('không phải ngày làm việc của đơn vị').waitFor()
    expect([await findAxeViolations(page), await findOverflow(page)]).toEqual([[], []])
    await dialog.getByLabel('Hẹn trả lời chậm nhất ngày').fill('2026-11-25')
    await dialog.getByRole('button', { name: 'Hồi âm bước đầu' }).click()
    await page.getByText('Đã hẹn công dân trước').waitFor()
    expect([await findAxeViolations(page), await findOverflow(page)]).toEqual([[], []])
    expect(complaints.filter((each) => !/4\d\d/.test(each))).toEqual([])
    await page.context().close()
  })

  test('and of what one is told is chosen on the account page', async () => {
    const { page, complaints } = await openAs(browser, service, 'hoa', {
      path: 'account',
      language: 'en',
      width: 360,
      height: 640,
    })
    const row = page.locator('notice-choices li', { hasText: 'Somebody mentions me' })
    await row.getByLabel('Mail').selectOption('Always')
    await page.getByLabel('One mail each working morning').uncheck()
    await page.locator('notice-choices').getByRole('button', { name: 'Save' }).click()
    await page.locator('notice-choices').getByText('Saved.').waitFor()
    expect([await findAxeViolations(page), await findOverflow(page)]).toEqual([[], []])
    await page.reload()
    await row.waitFor()
    expect(await row.getByLabel('Mail').inputValue()).toBe('always')
    expect(await page.getByLabel('One mail each working morning').isChecked()).toBe(false)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
