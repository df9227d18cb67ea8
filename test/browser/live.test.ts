import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { watchRequests, whenQuiet } from '../fixtures/pages/quiet.ts'
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

async function itemForUnit(text: string): Promise<string> {
  const id = await service.enter('lan', text)
  await service.step('lan', id, 'assign', { version: 1, unit: 'HT', reason: 'Thuộc Tổ Hộ tịch' })
  return id
}

const ANSWER = 'Chúng tôi đã kiểm tra và trả kết quả sáng nay.'

describe('what colleagues do while one looks', () => {
  test('a row is brought up to date where it stands, and says who was faster', async () => {
    const first = await itemForUnit('Chưa nhận được giấy khai sinh')
    await itemForUnit('Chưa nhận được trích lục kết hôn')
    const { page, complaints } = await openAs(browser, service, 'hoa', { path: '?view=all' })
    const row = page.locator('feedback-table tbody tr', { hasText: 'giấy khai sinh' })
    await row.waitFor()
    await whenQuiet(page)
    const above = await row.boundingBox()
    await service.step('nam', first, 'claim', { version: 2 })
    await row.getByText('Đang xử lý').waitFor()
    await service.step('nam', first, 'pause', { version: 3, reason: 'Xin cho biết số biên nhận' })
    await row.getByText('Vừa thay đổi · Người nam').waitFor()
    await row.getByText('Chờ công dân').waitFor()
    expect((await row.boundingBox())?.y).toBe(above?.y)
    expect(await findAxeViolations(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('a row that left the list stays under the pointer, marked, and new ones wait to be asked for', async () => {
    const id = await itemForUnit('Xin cấp lại bản chính')
    const { page } = await openAs(browser, service, 'hoa')
    const row = page.locator('feedback-table tbody tr', { hasText: 'cấp lại bản chính' })
    await row.waitFor()
    const rows = await page.locator('feedback-table tbody tr').count()
    await service.step('minh', id, 'transfer', { version: 2, unit: 'MT', reason: 'Thuộc Tổ Môi trường' })
    await row.getByText('Đã rời danh sách này').waitFor()
    expect(await page.locator('feedback-table tbody tr').count()).toBe(rows)
    await itemForUnit('Một việc vừa đến')
    await page.getByRole('button', { name: /mới/ }).click()
    await page.locator('feedback-table tbody tr', { hasText: 'vừa đến' }).waitFor()
    expect(await row.count()).toBe(0)
    await page.context().close()
  })

  test('an open item shows the newer state, unless something is being written there', async () => {
    const id = await itemForUnit('Hỏi lệ phí chứng thực')
    const [reader, writer] = [await openAs(browser, service, 'minh'), await openAs(browser, service, 'hoa')]
    for (const { page } of [reader, writer]) {
      await page.goto(`${service.served.url}/app/feedback/${id}`)
      await page.locator('feedback-page h1').waitFor()
    }
    await reader.page.getByText('Người hoa đang xem').waitFor()
    await writer.page.getByText('Người minh đang xem').waitFor()
    await writer.page.keyboard.press('r')
    await writer.page.locator('answer-form textarea').fill(ANSWER)
    await reader.page.getByText('Người hoa đang soạn').first().waitFor()
    // A note moves nothing, and is heard all the same.
    await service.step('nam', id, 'note', { text: 'Nhớ kèm biên nhận' })
    await reader.page.locator('feedback-timeline').getByText('Nhớ kèm biên nhận').waitFor()
    await service.step('nam', id, 'claim', { version: 2 })
    await reader.page.locator('feedback-timeline').getByText('Nhận xử lý').waitFor()
    await reader.page.locator('.heard').getByText('Người nam').waitFor()
    // Nothing moved under the writer's hands; what they wrote is there after they looked.
    await writer.page.locator('.heard').getByText('Người nam').waitFor()
    expect(await writer.page.locator('feedback-timeline').getByText('Nhận xử lý').count()).toBe(0)
    await writer.page.getByRole('button', { name: 'Xem bản mới' }).click()
    await writer.page.locator('feedback-timeline').getByText('Nhận xử lý').waitFor()
    expect(await writer.page.locator('answer-form textarea').inputValue()).toBe(ANSWER)
    await writer.page.goto(`${service.served.url}/app/`)
    await reader.page.getByText('Người hoa đang soạn').first().waitFor({ state: 'detached' })
    expect(await reader.page.getByText('Người hoa đang xem').count()).toBe(0)
    await writer.page.context().close()
    expect([...reader.complaints, ...writer.complaints]).toEqual([])
    await reader.page.context().close()
  })

  test('two tabs of one browser share one stream, and the second goes on when the first is closed', async () => {
    const id = await itemForUnit('Hỏi giờ tiếp dân')
    const { page: first } = await openAs(browser, service, 'hoa')
    // What happens before anybody listens is heard by nobody, and who begins to listen looks once more.
    let looks = 0
    first.on('response', (response) => (looks += response.url().includes('/api/feedback?') ? 1 : 0))
    await first.goto(`${service.served.url}/app/`)
    await expect.poll(() => looks, { timeout: 20_000 }).toBe(2)
    await whenQuiet(first)
    const second = await first.context().newPage()
    watchRequests(second)
    let streams = 0
    second.on('request', (request) => (streams += request.url().endsWith('/api/live') ? 1 : 0))
    await second.goto(`${service.served.url}/app/`)
    const row = second.locator('feedback-table tbody tr', { hasText: 'giờ tiếp dân' })
    await row.waitFor()
    await whenQuiet(second)
    await service.step('nam', id, 'claim', { version: 2 })
    await row.getByText('Vừa thay đổi · Người nam').waitFor()
    expect(streams).toBe(0)
    // Who begins to listen looks once: what happens before that look is read with it, and marked by nobody.
    const takenOver = second.waitForResponse((response) => response.url().endsWith('/api/live'))
    const looked = second.waitForResponse((response) => response.url().includes('/api/feedback?'))
    await first.close()
    await Promise.all([takenOver, looked])
    await service.step('nam', id, 'answer', { version: 3, text: ANSWER })
    await row
      .getByText(/Đã rời danh sách này|Đã trả lời/)
      .first()
      .waitFor()
    await second.context().close()
  })

  test.each(LANGUAGES)('a lost connection says since when (%s)', async (language) => {
    const { page } = await openAs(browser, service, 'hoa', { language, width: 360, height: 740 })
    await page.route('**/api/live', (route) => route.abort())
    await page.reload()
    await page.getByText({ vi: 'Mất kết nối từ', en: 'Connection lost at' }[language]).waitFor()
    await page.getByText('09:00').first().waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    expect(await findOverflow(page)).toEqual([])
    await page.context().close()
  })
})
