import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { aFeedback } from '../fixtures/feedback.ts'
import { whenQuiet } from '../fixtures/pages/quiet.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'

let service: StaffService
let browser: Browser

beforeAll(async () => {
  service = await startStaffService()
  browser = await startBrowser()
})

afterAll(async () => {
  await browser.close()
  await service.stop()
})

const open = async (username: string, path: string, options: Parameters<typeof openAs>[3] = {}) => {
  const opened = await openAs(browser, service, username, { ...options, path })
  await opened.page.locator('main h1').waitFor()
  return opened
}

async function addChange(page: Page, act: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const form = page.locator('calendar-change-form')
  await form.locator('#act').selectOption(act)
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name=${name}]`).fill(value)
  await form.getByRole('button', { name: 'Thêm vào danh sách' }).click()
}

describe('the calendar', () => {
  test('shows a year whose days say what they are, by words and symbols', async () => {
    const { page, complaints } = await open('hoa', 'calendar?year=2026')
    expect(await page.getByRole('grid').count()).toBe(12)
    const tet = page.getByRole('button', { name: '17/02/2026: Tết Nguyên đán' })
    expect(await tet.textContent()).toContain('●')
    const madeUp = page.getByRole('button', { name: /^22\/08\/2026: Làm bù cho 31\/08\/2026/ })
    expect(await madeUp.textContent()).toContain('■')
    await page.goto(`${service.served.url}/app/calendar?year=2027`)
    const guessed = page.getByRole('button', { name: /^6\/02\/2027: Tết Nguyên đán · dự kiến/ })
    expect(await guessed.textContent()).toContain('?')
    expect(await page.locator('calendar-change-form').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('is walked with the arrows, over the edges of months', async () => {
    const { page } = await open('hoa', 'calendar?year=2026')
    await page.locator('year-grid #d2026-11-20').focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft']) await page.keyboard.press(key)
    await page.keyboard.press('Enter')
    expect(await page.locator('year-grid').getAttribute('picked')).toBe('2026-12-03')
    // One day of the year is in the tab order.
    expect(await page.locator('year-grid button[tabindex="0"]').count()).toBe(1)
    await page.context().close()
  })

  test('tells what would move before a day off is saved, then saves it under its decision', async () => {
    const { id } = await aFeedback(service, { unit: 'HT' })
    const { page, complaints } = await open('lan', 'calendar')
    await addChange(page, 'off', { date: '2026-11-20' })
    await page.getByText('Quý vị chưa ghi lý do.').waitFor()
    await addChange(page, 'off', { date: '2026-11-20', reason: 'Mất điện toàn phường' })
    await page.getByRole('button', { name: 'Xem việc nào đổi hạn' }).click()
    await page.getByText('1 việc lùi hạn, 0 việc sớm hơn').waitFor()
    await page.locator('what-moves').getByText('17:00 23/11/2026').waitFor()
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.getByText('Quý vị chưa ghi quyết định.').waitFor()
    await page.locator('calendar-draft #note').fill('CV 15/UBND')
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.getByText('Đã lưu.').waitFor()
    await page.getByRole('button', { name: '20/11/2026: Mất điện toàn phường' }).waitFor()
    await page.getByText('CV 15/UBND').waitFor()
    await service.app.recomputed()
    await page.goto(`${service.served.url}/app/feedback/${id}`)
    await page.locator('feedback-timeline').getByText('Tính lại hạn').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('says at the line itself what is wrong with a change', async () => {
    const { page } = await open('lan', 'calendar')
    await addChange(page, 'hours', { date: '2026-08-22', hours: '7h30-11h30', reason: 'Làm buổi sáng' })
    await page.getByRole('button', { name: 'Xem việc nào đổi hạn' }).click()
    await page.locator('calendar-draft li').getByText('Ngày này là một nửa của hoán đổi').waitFor()
    await page.context().close()
  })

  test('takes a swap back as one, from either of its days', async () => {
    const { page } = await open('lan', 'calendar?year=2026')
    await page.getByRole('button', { name: /^10\/01\/2026/ }).click()
    await addChange(page, 'clear', {})
    await page.locator('calendar-draft li').getByText('02/01/2026 ⇄ 10/01/2026').waitFor()
    await page.getByRole('button', { name: 'Xem việc nào đổi hạn' }).click()
    await page.getByText('Không việc đang mở nào đổi hạn.').waitFor()
    await page.context().close()
  })

  test('reads days off from a file into the list, and saves nothing by itself', async () => {
    const { page } = await open('lan', 'calendar')
    const event = 'BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261229\r\nSUMMARY:Dời trụ sở\r\nEND:VEVENT'
    const file = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${event}\r\nEND:VCALENDAR`
    await page
      .locator('#file')
      .setInputFiles({ name: 'nghi.ics', mimeType: 'text/calendar', buffer: Buffer.from(file) })
    await page.getByText('Tệp có 1 ngày nghỉ mới').waitFor()
    await page.locator('calendar-draft li').getByText('29/12/2026').waitFor()
    await page.context().close()
  })
})

describe('the policies', () => {
  test('are added with a preview and ended, in words', async () => {
    const { page, complaints } = await open('lan', 'policies')
    await page.getByText('Trả lời trong ngày làm việc nếu tiếp nhận đến 15:00').waitFor()
    await page.getByRole('button', { name: 'Thêm chính sách' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('#name').fill('Môi trường: hai ngày')
    await dialog.locator('#code').fill('mt-2-ngay')
    await dialog.locator('#count').fill('2')
    await dialog.locator('#note').fill('KH 9/UBND')
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    // The same scope as the one that holds: said at the field.
    await dialog.getByText('Đã có chính sách cùng phạm vi').waitFor()
    await dialog.locator('#unit').selectOption('MT')
    await dialog.getByRole('button', { name: 'Xem việc nào đổi hạn' }).click()
    await dialog.getByText('Nếu lưu bây giờ').waitFor()
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Trong 2 ngày làm việc, không tính ngày tiếp nhận').waitFor()
    await page.getByRole('button', { name: 'Kết thúc: Môi trường: hai ngày' }).click()
    await page.locator('close-policy-dialog #valid-to').fill('2026-12-01')
    await page.locator('close-policy-dialog #note').fill('Hết đợt')
    await page.locator('close-policy-dialog').getByRole('button', { name: 'Kết thúc' }).click()
    await page.getByText('đến hết 30/11/2026').waitFor()
    // Chromium notes the one refusal above.
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([])
    await page.context().close()
  })
})

describe('both pages', () => {
  const looks = LANGUAGES.flatMap((language) =>
    (['calendar?unit=HT&year=2027', 'policies'] as const).map((path) => [path, language] as const),
  )
  test.each(looks)('%s has nothing that axe objects to (%s)', { timeout: 90_000 }, async (path, language) => {
    const { page, complaints } = await open('lan', path, { language })
    const found = await findAxeViolations(page)
    if (path === 'policies') {
      await page
        .getByRole('button', { name: { vi: 'Thêm chính sách', en: 'Add a policy' }[language] })
        .click()
      await page.getByRole('dialog').waitFor()
      found.push(...(await findAxeViolations(page)))
    }
    expect(found).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('fit a phone without scrolling sideways', async () => {
    const { page } = await openAs(browser, service, 'lan', { width: 360, height: 740 })
    for (const path of ['calendar', 'policies']) {
      await page.goto(`${service.served.url}/app/${path}`)
      await page.locator('main h1').waitFor()
      await whenQuiet(page)
      expect(await findOverflow(page)).toEqual([])
    }
    await page.context().close()
  })

  test('stand with all pages of their place behind one button on a phone, reached by keyboard', async () => {
    const { page } = await open('lan', 'calendar', { width: 360 })
    const links = page.locator('tab-row a')
    expect(await links.first().isVisible()).toBe(false)
    const button = page.locator('tab-row button')
    await button.focus()
    await page.keyboard.press('Enter')
    await links.first().waitFor()
    expect(await links.count()).toBeGreaterThan(4)
    expect(await findAxeViolations(page)).toEqual([])
    expect(await findOverflow(page)).toEqual([])
    for (const _ of [1, 2]) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('policies-page h1').waitFor()
    expect(await page.locator('tab-row button').getAttribute('aria-expanded')).toBe('false')
    await page.context().close()
  })

  test('give a finger 44 px for every day of the year, and for the way back from a page there is not', async () => {
    const { page } = await open('hoa', 'calendar?year=2026')
    await page.setViewportSize({ width: 360, height: 740 })
    const days = await page
      .locator('year-grid button')
      .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().toJSON() as DOMRect))
    expect(days).toHaveLength(365)
    expect(days.filter(({ width, height }) => width < 44 || height < 44)).toEqual([])
    expect(await findOverflow(page)).toEqual([])
    await page.goto(`${service.served.url}/app/khong-co`)
    const back = await page.getByRole('link', { name: 'Về danh sách' }).boundingBox()
    expect([(back?.width ?? 0) >= 44, (back?.height ?? 0) >= 44]).toEqual([true, true])
    await page.context().close()
  })

  test('print the year without its tools', async () => {
    const { page } = await open('lan', 'calendar')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('calendar-change-form').isVisible()).toBe(false)
    expect(await page.locator('year-grid').isVisible()).toBe(true)
    await page.context().close()
  })
})
