import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../server/contract/language.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'

const SAID = {
  vi: {
    steps: 'Bước tiếp theo',
    more: 'Bước khác',
    ask: 'Đề nghị phối hợp',
    request: 'Nội dung đề nghị',
    requestNeeded: 'Quý vị chưa viết nội dung đề nghị.',
    contributions: 'Phối hợp',
    text: 'Ý kiến phối hợp',
    textNeeded: 'Quý vị chưa viết nội dung.',
    give: 'Gửi ý kiến phối hợp',
    given: 'Đã gửi ý kiến phối hợp.',
    withdraw: 'Rút đề nghị phối hợp',
    reason: 'Lý do',
    ended: 'Không còn cần',
    due: 'Hạn 17:00 hôm nay',
    onTime: 'Đúng hạn',
  },
  en: {
    steps: 'Next steps',
    more: 'Other steps',
    ask: 'Ask for a contribution',
    request: 'What is asked',
    requestNeeded: 'Write what is asked.',
    contributions: 'Contributions',
    text: 'Contribution',
    textNeeded: 'Nothing is written yet.',
    give: 'Give the contribution',
    given: 'The contribution is given.',
    withdraw: 'Withdraw the request',
    reason: 'Reason',
    ended: 'No longer needed',
    due: 'Due 17:00 today',
    onTime: 'On time',
  },
} as const satisfies Record<Language, Record<string, string>>

let service: StaffService
let browser: Browser

beforeAll(async () => {
  service = await startStaffService()
  await service.addPerson('mai', 'officer', 'MT')
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

/** How far the page reaches beyond the screen's edge. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Presses Tab until the keyboard stands on a button with this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      return element?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
    })
    if (focused.startsWith(name)) return
  }
  throw new Error(`the keyboard does not come to “${name}”`)
}

describe.each([
  ['vi', 1280],
  ['en', 390],
] as const)('a contribution, in %s on a screen %i px wide', (language, width) => {
  const words = SAID[language]
  const open = (username: string) => openAs(browser, service, username, { language, width })

  test('is asked by the lead, given by the asked unit, and read by the lead, by keyboard alone', async () => {
    const id = await itemForUnit(`Cống tắc cần số liệu (${language})`)
    const lead = await open('hoa')
    const found: string[] = []
    await lead.page.goto(`${service.served.url}/app/feedback/${id}`)
    await lead.page.getByRole('group', { name: words.steps }).waitFor()
    if (width < 560) {
      await tabTo(lead.page, words.more)
      await lead.page.keyboard.press('Enter')
    }
    await tabTo(lead.page, words.ask)
    await lead.page.keyboard.press('Enter')
    const dialog = lead.page.getByRole('dialog')
    const ownUnit = dialog.getByRole('radio', { name: 'Tổ Tư pháp – Hộ tịch' })
    expect(await ownUnit.isDisabled()).toBe(true)
    await dialog.getByRole('searchbox').press('Control+A')
    await lead.page.keyboard.type('moi truong')
    await lead.page.keyboard.press('Tab')
    await lead.page.keyboard.press('Space')
    await dialog.getByRole('button', { name: words.ask }).press('Enter')
    await dialog.getByText(words.requestNeeded).waitFor()
    found.push(...(await findAxeViolations(lead.page)))
    await dialog.getByLabel(words.request).focus()
    await lead.page.keyboard.type('Xin số liệu thu gom tháng 11')
    await tabTo(lead.page, words.ask)
    await lead.page.keyboard.press('Enter')
    await lead.page.getByRole('heading', { name: 'Tổ Môi trường' }).getByText(words.due).waitFor()
    found.push(...(await findAxeViolations(lead.page)))

    const asked = await open('mai')
    await asked.page.goto(`${service.served.url}/app/?view=contributions`)
    await asked.page.getByText(new RegExp(`: Tổ Môi trường · `)).waitFor()
    found.push(...(await findAxeViolations(asked.page)))
    expect(await overflow(asked.page)).toBe(0)
    await asked.page.getByRole('link', { name: `Cống tắc cần số liệu (${language})` }).press('Enter')
    await asked.page.getByText('Xin số liệu thu gom tháng 11').first().waitFor()
    expect(await asked.page.getByRole('button', { name: words.ask }).count()).toBe(0)
    await asked.page.getByRole('button', { name: words.give }).press('Enter')
    await asked.page.getByText(words.textNeeded).waitFor()
    await asked.page.keyboard.type('Đã thu 12 tấn.')
    found.push(...(await findAxeViolations(asked.page)))
    expect(await overflow(asked.page)).toBe(0)
    // What is typed is still there after the page was left.
    await asked.page.reload()
    const area = asked.page.locator('contribution-form textarea')
    expect(await area.inputValue()).toBe('Đã thu 12 tấn.')
    await area.focus()
    await tabTo(asked.page, words.give)
    await asked.page.keyboard.press('Enter')
    await asked.page.getByText(words.given).waitFor()
    expect(await asked.page.locator('contribution-form').count()).toBe(0)
    found.push(...(await findAxeViolations(asked.page)))

    await lead.page.reload()
    const list = lead.page.locator('contribution-list')
    await list.getByText('Đã thu 12 tấn.').waitFor()
    await list.getByRole('heading', { name: 'Tổ Môi trường' }).getByText(words.onTime).waitFor()
    await lead.page.locator('feedback-timeline').getByText('Đã thu 12 tấn.').waitFor()
    expect(await overflow(lead.page)).toBe(0)
    expect(found).toEqual([])
    expect([...lead.complaints, ...asked.complaints]).toEqual([])
    for (const { page } of [lead, asked]) await page.context().close()
  })

  test('is withdrawn by the lead with a reason, and counted in the report by its own unit', async () => {
    const id = await itemForUnit(`Việc không còn cần (${language})`)
    await service.step('hoa', id, 'ask-contribution', { unit: 'MT', request: 'Xin ảnh hiện trường' })
    const { page, complaints } = await open('minh')
    await page.goto(`${service.served.url}/app/feedback/${id}`)
    await page.getByRole('button', { name: words.withdraw }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words.reason).fill('Đã có ảnh của hiện trường')
    await dialog.getByRole('button', { name: words.withdraw }).click()
    await page.locator('contribution-list').getByText(words.ended).waitFor()
    const found = await findAxeViolations(page)
    const report = await open('lan')
    await report.page.goto(`${service.served.url}/app/reports?period=2026-11`)
    const table = report.page.getByRole('region', { name: words.contributions })
    await table.getByRole('rowheader', { name: 'Tổ Môi trường' }).waitFor()
    found.push(...(await findAxeViolations(report.page)))
    expect(found).toEqual([])
    expect([...complaints, ...report.complaints]).toEqual([])
    for (const opened of [page, report.page]) await opened.context().close()
  })
})
