import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { aFeedback } from '../fixtures/feedback.ts'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'

const DENUNCIATION = 'Tôi tố cáo cán bộ vòi vĩnh khi làm sổ đỏ'
let service: StaffService
let browser: Browser
let id: string

beforeAll(async () => {
  service = await startStaffService()
  browser = await startBrowser()
  await service.addPerson('rieng', 'restricted-coordinator')
  id = (await aFeedback(service, { unit: 'HT', text: DENUNCIATION, sender: { name: 'Lê Mẫu' } })).id
})

afterAll(async () => {
  await browser.close()
  await service.stop()
})

describe('what may be a denunciation', () => {
  test.each(LANGUAGES)(
    'its page has nothing that axe objects to, and fits a phone (%s)',
    async (language) => {
      const { page, complaints } = await openAs(browser, service, 'rieng', {
        path: `feedback/${id}?view=restricted`,
        language,
        width: 320,
        height: 640,
      })
      await page.locator('feedback-page h1').waitFor()
      await page
        .locator('feedback-page header')
        .getByText({ vi: 'Giữ riêng.', en: 'Restricted.' }[language])
        .waitFor()
      expect(await findOverflow(page)).toEqual([])
      expect(await findAxeViolations(page)).toEqual([])
      expect(complaints).toEqual([])
      await page.context().close()
    },
  )

  test('lies in a list of its own, from which it is released with a reason', async () => {
    const { page } = await openAs(browser, service, 'rieng')
    await page.getByRole('link', { name: 'Giữ riêng' }).click()
    await page.locator('feedback-table a.row').click()
    await page.getByRole('button', { name: 'Chuyển vào xử lý thường' }).click()
    await page.locator('step-dialog textarea').fill('Chỉ nhắc đến từ này')
    await page.locator('step-dialog').getByRole('button', { name: 'Chuyển vào xử lý thường' }).click()
    await page.getByText('Chỉ nhắc đến từ này').waitFor()
    const { page: other } = await openAs(browser, service, 'lan', { path: '?view=triage' })
    await other.locator('feedback-table a.row', { hasText: 'Tôi tố cáo' }).waitFor()
    expect(await other.getByRole('link', { name: 'Giữ riêng' }).count()).toBe(0)
    await other.context().close()
    await page.context().close()
  })

  test.each(LANGUAGES)('the citizen is shown the legal way before sending it (%s)', async (language) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } })
    await page.goto(`${service.served.url}/public/send${language === 'vi' ? '' : `?lang=${language}`}`)
    // Where it is can be passed over.
    const next = () => Promise.all([page.waitForEvent('load'), page.locator('#letter').click()])
    await next()
    await page.locator('input[value="report"]').check()
    await page.locator('#text').fill(DENUNCIATION)
    await next()
    await page.goto(page.url().replace(/\/[a-z]+(\?|$)/, '/check$1'))
    await page.locator('#legal-way').waitFor()
    expect(await findOverflow(page)).toEqual([])
    expect(await findAxeViolations(page)).toEqual([])
    await page.close()
  })
})
