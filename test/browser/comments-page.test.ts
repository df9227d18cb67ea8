import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepComment } from '../../server/comments/keep-comment.ts'
import { LANGUAGES } from '../../server/contract/language.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, type StaffService, startStaffService } from '../fixtures/pages/staff-page.ts'
import { tapMaker } from '../fixtures/taps.ts'

const TEXTS = Array.from({ length: 60 }, (_, index) => `Ý kiến thứ ${index + 1}`)

let browser: Browser
let service: StaffService

beforeAll(async () => {
  browser = await startBrowser()
  service = await startStaffService()
  await service.addPerson('lanh.dao', 'leader')
  const { headers, reply } = await service.pairKiosk('Máy HT', { unit: 'HT' })
  const tap = tapMaker(reply.questionnaire.id, service.clock.now() - 30 * 3_600_000)
  const ratings = TEXTS.map(() => tap())
  await service.request('/api/ratings', { headers, json: { ratings } })
  const kept = await service.db.selectFrom('rating').select(['id', 'unit_id', 'local_day']).execute()
  for (const [index, rating] of kept.entries())
    await service.db
      .transaction()
      .execute((tx) => keepComment(tx, service.service, rating, TEXTS[index] ?? ''))
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

async function open(username: string, language: (typeof LANGUAGES)[number] = 'vi', width = 1280) {
  const opened = await openAs(browser, service, username, { path: 'comments', language, width })
  await opened.page.locator('comments-page h1').waitFor()
  return opened
}

describe('the page of comments', () => {
  test('is found beside the results, and shows a day’s comments page by page', async () => {
    const { page, complaints } = await openAs(browser, service, 'minh', { path: 'reports' })
    await page.getByRole('link', { name: 'Lời góp ý' }).click()
    await page.getByRole('heading', { name: '19/11/2026 · Tổ Tư pháp – Hộ tịch' }).waitFor()
    const items = page.locator('comments-page section li')
    expect(await items.count()).toBe(50)
    await page.getByRole('button', { name: 'Xem tiếp' }).click()
    await expect.poll(() => items.count()).toBe(60)
    expect((await items.allInnerTexts()).toSorted()).toEqual(TEXTS.toSorted())
    await page.getByRole('link', { name: 'Tháng trước' }).click()
    await page.getByText('Chưa có lời góp ý nào').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test.each(LANGUAGES)('has nothing that axe objects to, and fits a phone (%s)', async (language) => {
    const { page, complaints } = await open('lanh.dao', language, 390)
    await page.locator('comments-page section li').first().waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
