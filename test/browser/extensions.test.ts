import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { deliverOutbox } from '../../server/outbox/deliver-outbox.ts'
import { createDeliverers } from '../../server/jobs/jobs.ts'
import { planReminders } from '../../server/notifications/plan-reminders.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { whenQuiet } from '../fixtures/pages/quiet.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'

const ALWAYS = () => Promise.resolve(true)

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

async function itemForUnit(text: string): Promise<string> {
  const id = await service.enter('lan', text)
  await service.step('lan', id, 'assign', { version: 1, unit: 'HT', reason: 'Thuộc Tổ Hộ tịch' })
  return id
}

/** What the service does by itself. */
async function runJobs(): Promise<void> {
  await planReminders(service.service, ALWAYS)
  service.clock.advance(1)
  const deliver = createDeliverers(service.service)
  await deliverOutbox(service.service, { deliver, mayGoOn: ALWAYS, random: () => 0 })
}

describe('more time for an item', () => {
  test('is asked for by the officer, seen and granted by the head, who was told by the bell', async () => {
    const id = await itemForUnit('Cống thoát nước bị tắc cần máy hút')
    const officer = await openAs(browser, service, 'hoa')
    await officer.page.goto(`${service.served.url}/app/feedback/${id}`)
    await officer.page.getByRole('button', { name: 'Đề nghị gia hạn' }).click()
    const dialog = officer.page.getByRole('dialog')
    await dialog.getByText('Hạn đã hẹn với công dân không đổi').waitFor()
    await dialog.getByLabel('Số ngày làm việc').selectOption('2')
    await dialog.getByRole('button', { name: 'Đề nghị gia hạn' }).click()
    await dialog.getByText('Quý vị chưa viết lý do.').waitFor()
    await dialog.getByLabel('Lý do').fill('Chờ máy hút của công ty thoát nước')
    await dialog.getByRole('button', { name: 'Đề nghị gia hạn' }).click()
    await officer.page.locator('feedback-page section.waiting').getByText('Thêm 2 ngày làm việc').waitFor()
    expect(await officer.page.getByRole('button', { name: 'Duyệt gia hạn', exact: true }).count()).toBe(0)
    await officer.page.context().close()

    await runJobs()
    const head = await openAs(browser, service, 'minh')
    await head.page.getByRole('button', { name: 'Thông báo' }).click()
    await head.page.getByRole('link', { name: 'Có đề nghị gia hạn chờ duyệt' }).click()
    await head.page.locator('feedback-page section.waiting').getByText('Chờ máy hút').waitFor()
    await head.page.getByRole('button', { name: 'Duyệt gia hạn', exact: true }).click()
    await head.page.getByRole('dialog').getByRole('button', { name: 'Duyệt gia hạn' }).click()
    await head.page.locator('feedback-page deadline-badge').getByText('25/11').first().waitFor()
    expect(await head.page.locator('feedback-page section.waiting').count()).toBe(0)
    await head.page.locator('feedback-timeline').getByText('Duyệt gia hạn').waitFor()
    expect([...officer.complaints, ...head.complaints]).toEqual([])
    await head.page.context().close()
  })

  test('the bell counts what is unread, and forgets it when told to', async () => {
    await itemForUnit('Việc báo cho cả tổ')
    await runJobs()
    const { page } = await openAs(browser, service, 'nam')
    await page.locator('notification-bell .count').waitFor()
    await page.getByRole('button', { name: 'Thông báo' }).click()
    await page.getByText('Việc báo cho cả tổ').last().waitFor()
    await page.getByRole('button', { name: 'Đánh dấu tất cả đã đọc' }).click()
    await page.locator('notification-bell .count').waitFor({ state: 'detached' })
    await page.reload()
    await page.locator('nav').first().waitFor()
    await whenQuiet(page)
    expect(await page.locator('notification-bell .count').count()).toBe(0)
    await page.context().close()
  })

  test.each(LANGUAGES)('axe objects to nothing in what is new (%s)', async (language) => {
    const id = await itemForUnit('Một việc cần thêm thời gian')
    await service.step('hoa', id, 'extend', { version: 2, workingDays: 1, reason: 'Chờ xác minh' })
    const late = await itemForUnit('Một việc chuyển sát hạn')
    service.clock.set('2026-11-20T16:50:00+07:00')
    await service.step('hoa', late, 'transfer', { version: 2, unit: 'MT', reason: 'Thuộc Tổ Môi trường' })
    await runJobs()
    const { page, complaints } = await openAs(browser, service, 'minh', { path: `feedback/${id}`, language })
    await page.locator('feedback-page section.waiting').waitFor()
    const found = await findAxeViolations(page)
    const reject = { vi: 'Không duyệt gia hạn', en: 'Refuse the extension' }[language]
    await page.getByRole('button', { name: reject }).click()
    await page.getByRole('dialog').getByLabel({ vi: 'Lý do', en: 'Reason' }[language]).waitFor()
    found.push(...(await findAxeViolations(page)))
    await page.keyboard.press('Escape')
    await page.locator('notification-bell button.bell').click()
    await page.locator('notification-bell li').first().waitFor()
    found.push(...(await findAxeViolations(page)))
    await page.goto(`${service.served.url}/app/reports?period=2026-11`)
    const title = {
      vi: 'Tạm dừng, chuyển đơn vị sát hạn',
      en: 'Waits and transfers just before the deadline',
    }
    await page.getByRole('heading', { name: title[language] }).waitFor()
    const newest = { vi: '20 lần gần nhất', en: 'The newest 20' }[language]
    await page.getByText(newest).click()
    await page.getByRole('cell', { name: 'Tổ Tư pháp – Hộ tịch' }).first().waitFor()
    found.push(...(await findAxeViolations(page)))
    expect(found).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
    service.clock.set('2026-11-20T09:00:00+07:00')
  })
})

describe('an answer for a second person', () => {
  test.each(LANGUAGES)('is proposed by the officer, read and sent by the head (%s)', async (language) => {
    const words = {
      vi: {
        write: 'Trả lời công dân',
        propose: 'Trình duyệt',
        approve: 'Duyệt',
        waits: 'Câu trả lời chờ duyệt',
      },
      en: {
        write: 'Answer the citizen',
        propose: 'Submit for approval',
        approve: 'Approve',
        waits: 'An answer waits for approval',
      },
    }[language]
    const id = await itemForUnit(`Đèn hẻm 12 tắt (${language})`)
    const officer = await openAs(browser, service, 'hoa', { language })
    await officer.page.goto(`${service.served.url}/app/feedback/${id}`)
    await officer.page.getByLabel(words.write, { exact: true }).first().check()
    await officer.page.locator('answer-form textarea').fill('Đèn đường đã được thay sáng nay.')
    await officer.page.getByRole('button', { name: words.propose }).click()
    await officer.page.getByRole('heading', { name: words.waits }).waitFor()
    expect(await officer.page.getByRole('button', { name: words.approve, exact: true }).count()).toBe(0)
    await officer.page.context().close()

    const head = await openAs(browser, service, 'minh', { language })
    await head.page.goto(`${service.served.url}/app/feedback/${id}`)
    await head.page.locator('section.waiting').getByText('Đèn đường đã được thay sáng nay.').waitFor()
    expect(await findAxeViolations(head.page)).toEqual([])
    await head.page.getByRole('button', { name: words.approve, exact: true }).click()
    await head.page.getByRole('dialog').getByRole('button', { name: words.approve, exact: true }).click()
    await head.page.locator('section.waiting').waitFor({ state: 'detached' })
    await head.page
      .locator('feedback-timeline')
      .getByText('Đèn đường đã được thay sáng nay.')
      .first()
      .waitFor()
    expect([...officer.complaints, ...head.complaints]).toEqual([])
    await head.page.context().close()
  })
})
