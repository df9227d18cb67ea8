import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'
import { aFeedback } from '../fixtures/feedback.ts'

const DRAIN = 'Cống thoát nước trước chợ Bình An bị nghẹt, nước thải tràn ra vỉa hè, mùi hôi nồng nặc'

let service: StaffService
let browser: Browser

beforeAll(async () => {
  service = await startStaffService()
  const place = { wardCode: '27301' }
  await aFeedback(service, { text: 'Đèn đường hẻm 12 không sáng', receivedAt: '2026-11-10T02:00:00.000Z' })
  await aFeedback(service, { text: 'Nhà số 12 hẻm 3 đang cháy, khói đen cả xóm', place })
  for (const text of [DRAIN, `${DRAIN} mấy hôm nay`]) await aFeedback(service, { text, place })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

describe('what cannot wait, and what is one matter', () => {
  test('stands first with a sign and a word, loses the mark by a reason; alike items are merged from their group', async () => {
    const { page, complaints } = await openAs(browser, service, 'lan', { path: '?view=triage' })
    const first = page.locator('feedback-table tbody tr').first()
    await first.getByText('Khẩn').waitFor()
    await page.locator('alike-clusters #clusters').click()
    await page.locator('alike-clusters details details summary').click()
    await page.locator('alike-clusters [name=reason]').fill('Cùng một cống trước chợ')
    await page.locator('alike-clusters form button').click()
    await page.locator('alike-clusters').getByText('Đã gộp.').waitFor()
    await first.locator('a.row').click()
    await page.locator('feedback-page urgent-mark').waitFor()
    await page.locator('feedback-page').getByRole('button', { name: 'Bỏ dấu khẩn' }).click()
    await page.locator('step-dialog textarea').fill('Chỉ là bếp than của quán ăn')
    await page.locator('step-dialog form button.primary').click()
    await page.locator('feedback-page urgent-mark').waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test.each(LANGUAGES)(
    'the words are changed on a phone, and axe objects to nothing (%s)',
    async (language) => {
      const { page } = await openAs(browser, service, 'lan', {
        path: 'rules',
        language,
        width: 360,
        height: 640,
      })
      const panel = page.locator('urgent-panel')
      await panel.locator('#word').fill(`cây đổ ${language}`)
      await panel.locator('button[value=raises]').click()
      await panel.getByText(`cây đổ ${language}`).waitFor()
      await page.locator('contradiction-list strong').waitFor()
      expect(await findAxeViolations(page)).toEqual([])
      expect(await findOverflow(page)).toEqual([])
      await page.goto(`${service.served.url}/app/?view=triage`)
      await page.locator('feedback-table tbody tr').first().waitFor()
      expect(await findAxeViolations(page)).toEqual([])
      expect(await findOverflow(page)).toEqual([])
      await page.context().close()
    },
  )
})
