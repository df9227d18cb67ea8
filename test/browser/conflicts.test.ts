import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { aFeedback } from '../fixtures/feedback.ts'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'

let service: StaffService
let browser: Browser

beforeAll(async () => {
  service = await startStaffService()
  browser = await startBrowser()
  for (const externalRef of ['1022-7', '1022-8']) {
    const item = { externalRef, text: 'Nắp cống vỡ ở ngã ba', sender: { name: 'Lê Mẫu' } }
    await aFeedback(service, item)
    await aFeedback(service, { ...item, text: 'Nắp cống vỡ ở ngã ba, đã có người ngã' }).catch(
      () => undefined,
    )
  }
})

afterAll(async () => {
  await browser.close()
  await service.stop()
})

describe('what came again with other content', () => {
  test.each(LANGUAGES)('has nothing that axe objects to, and fits a phone (%s)', async (language) => {
    const { page, complaints } = await openAs(browser, service, 'lan', {
      path: '?view=triage',
      language,
      width: 320,
      height: 640,
    })
    await page.locator('conflict-list li').first().waitFor()
    expect(await findOverflow(page)).toEqual([])
    expect(await findAxeViolations(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('lies with triage, for the coordinator, until it was looked at', async () => {
    const { page } = await openAs(browser, service, 'lan', { path: '?view=triage' })
    const list = page.locator('conflict-list li')
    await list.nth(1).waitFor()
    expect(await list.first().innerText()).toContain('đã có người ngã')
    await list.first().getByRole('button', { name: 'Đã xem' }).click()
    await page.getByRole('heading', { name: 'Gửi lại với nội dung khác (1)' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.shadowRoot !== null)).toBe(true)
    await page.context().close()
  })
})
