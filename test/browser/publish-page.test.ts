import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'
import { giveItem, giveRatings } from '../fixtures/quarter.ts'

let service: StaffService
let browser: Browser

beforeAll(async () => {
  service = await startStaffService()
  browser = await startBrowser()
  await service.addPerson('dung', 'leader')
  await giveRatings(service.db, { unit: 'HT', levels: [4, 10, 20, 90, 76] })
  await giveRatings(service.db, { unit: 'MT', levels: [4, 9, 20, 61, 40] })
  await giveItem(service.db, { unit: 'HT', status: 'answered', answer: { onTime: true, workingMinutes: 90 } })
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

async function openPublish(username: string): Promise<Page> {
  const { page } = await openAs(browser, service, username, { path: 'reports/2026-Q3/publish' })
  await page.locator('publish-page h1').waitFor()
  return page
}
const publicStatus = async () => (await fetch(`${service.served.url}/public/results/2026-Q3`)).status

test('a coordinator submits the draft, a leader reads and signs that very document, and then the public reads it', async () => {
  const submitter = await openPublish('lan')
  await expect.poll(() => submitter.locator('h1').innerText()).toContain('Đã chốt, chưa trình')
  expect(await findAxeViolations(submitter)).toEqual([])
  await submitter.getByLabel('Nhận xét của đơn vị (tiếng Việt)').fill('Tháng 8 có đợt cao điểm.')
  await submitter.getByRole('button', { name: 'Trình người khác ký' }).press('Enter')
  await expect.poll(() => submitter.locator('h1').innerText()).toContain('Đang chờ ký')
  expect(await submitter.getByRole('button', { name: 'Ký và công bố' }).count()).toBe(0)
  expect(await publicStatus()).toBe(404)

  const signer = await openPublish('dung')
  expect(await findAxeViolations(signer)).toEqual([])
  await signer.getByText('Tháng 8 có đợt cao điểm.').waitFor()
  await signer.getByRole('button', { name: 'Ký và công bố' }).press('Enter')
  await expect.poll(() => signer.locator('h1').innerText()).toContain('Đã công bố')
  expect(await publicStatus()).toBe(200)
  await signer.setViewportSize({ width: 360, height: 640 })
  expect(await signer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await submitter.context().close()
  await signer.context().close()
})

test('what came late is shown with what it would move, and becomes a correction with its reason', async () => {
  await giveRatings(service.db, { unit: 'HT', levels: [40, 0, 0, 0, 0], knownOn: '2026-11-02' })
  service.clock.advance(60_000)
  const page = await openPublish('lan')
  await page.goto(`${service.served.url}/app/reports/data-quality?period=2026-Q3&unit=HT`)
  await page.getByText('Nhập lượt phục vụ').click()
  const form = page.locator('served-form')
  await form.getByLabel('Ngày').fill('2026-08-14')
  await form.getByLabel('Lượt phục vụ', { exact: true }).fill('400')
  await form.getByLabel('Ghi chú').fill('Sổ tay của quầy')
  await form.getByRole('button', { name: 'Ghi' }).click()
  await form.getByText('số vừa ghi chờ bản đính chính').waitFor()
  await form.getByRole('link', { name: 'Quý III/2026' }).click()
  await expect.poll(() => page.locator('h1').innerText()).toContain('nay có số liệu khác')
  const counts = page.locator('served-moves tbody')
  expect((await counts.innerText()).split(/[\t\n]/)).toEqual(
    expect.arrayContaining(['14/08/2026', 'chưa nhập', '400', 'Sổ tay của quầy']),
  )
  await page.locator('changes-table').getByText('Số lượt đánh giá').first().waitFor()
  expect(await findAxeViolations(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.getByLabel('Lý do đính chính').fill('Máy ở sảnh mất mạng khi quý chốt.')
  await page.getByRole('button', { name: 'Trình bản đính chính' }).click()
  await expect.poll(() => page.locator('h1').innerText()).toContain('Đang chờ ký')
  await page.context().close()
})
