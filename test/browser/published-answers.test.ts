import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'

let service: StaffService
let browser: Browser
let id: string

const TEXT = 'Đèn đường trước nhà không sáng, xin gọi 0901.234.567 khi đến sửa.'

beforeAll(async () => {
  service = await startStaffService()
  browser = await startBrowser()
  id = await service.enter('lan', TEXT)
  await service.step('lan', id, 'assign', { version: 1, unit: 'HT', reason: 'Thuộc Tổ Hộ tịch' })
  const version = async () =>
    (await service.db.selectFrom('feedback').select('version').where('id', '=', id).executeTakeFirstOrThrow())
      .version
  await service.step('hoa', id, 'answer', { version: await version(), text: 'Đơn vị đã thay đèn sáng nay.' })
  await service.step('hoa', id, 'allow-publication', { reason: 'Công dân đồng ý khi được gọi điện' })
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test(
  'an officer masks a passage, proposes, and everybody reads it without any script',
  { timeout: 90_000 },
  async () => {
    const { page } = await openAs(browser, service, 'hoa', { path: `feedback/${id}` })
    const panel = page.locator('publish-panel')
    await panel.getByRole('heading', { name: 'Đăng công khai' }).waitFor()
    expect(await panel.locator('mark').allTextContents()).toEqual(['0901.234.567'])
    await panel.locator('#answer').evaluate((text) => {
      const range = document.createRange()
      const node = document.createTreeWalker(text, NodeFilter.SHOW_TEXT).nextNode()
      if (!node?.textContent) throw new Error('no text')
      const from = node.textContent.indexOf('sáng nay')
      range.setStart(node, from)
      range.setEnd(node, from + 'sáng nay'.length)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
    })
    await panel.getByRole('button', { name: 'Che đoạn đang chọn' }).click()
    expect(await panel.locator('mark').allTextContents()).toEqual(['0901.234.567', 'sáng nay'])
    expect(await findAxeViolations(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await panel.getByRole('button', { name: 'Trình đăng công khai' }).click()
    await panel.getByText('Chờ người thứ hai duyệt đăng').waitFor()
    await page.context().close()

    const { version } = await service.db
      .selectFrom('feedback')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await service.step('lan', id, 'approve-publication', { version })
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    })
    const citizen = await context.newPage()
    await citizen.goto(`${service.served.url}/public/answers`)
    await citizen.getByRole('link', { name: /Đèn đường trước nhà/ }).click()
    expect(await citizen.locator('main').textContent()).toContain(
      'Đơn vị đã thay đèn [đã che: chi tiết riêng tư].',
    )
    expect(await citizen.locator('main').textContent()).not.toContain('0901')
    await context.close()
  },
)

test.each([
  '/public/answers',
  '/public/answers?lang=en',
  '/public/answers/1',
  '/public/answers/1?lang=en',
  '/public/answers/sheet',
])('%s has nothing that axe objects to, and fits 320 px', { timeout: 60_000 }, async (path) => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } })
  await page.goto(service.served.url + path)
  expect(await findAxeViolations(page)).toEqual([])
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  await page.close()
})

test('a reader reports personal data, and the entry is hidden', async () => {
  const page = await browser.newPage()
  await page.goto(`${service.served.url}/public/answers/1`)
  await page.getByRole('button', { name: 'Báo và ẩn bài này' }).click()
  await page.getByRole('heading', { name: /Bài đã được ẩn/ }).waitFor()
  expect((await page.goto(`${service.served.url}/public/answers/1`))?.status()).toBe(410)
  await page.close()
})
