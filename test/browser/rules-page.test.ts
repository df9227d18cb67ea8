import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { RoutingRuleInput } from '../../server/contract/people.ts'
import { addRoutingRule } from '../../server/feedback/intake/add-routing-rule.ts'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'

let service: StaffService
let browser: Browser

beforeAll(async () => {
  service = await startStaffService()
  browser = await startBrowser()
  for (const [name, word] of [
    ['Giấy tờ hộ tịch', 'khai sinh'],
    ['Chứng thực', 'chứng thực'],
  ] as const)
    await addRoutingRule(service.owner, RoutingRuleInput.parse({ name, unit: 'HT', words: [word] }))
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

describe('the page of the routing rules', () => {
  test('moves a rule by keys, shows what that would have done, and only then saves it', async () => {
    const { page, complaints } = await openAs(browser, service, 'lan', { path: 'rules' })
    const rules = page.locator('rules-page li strong')
    await page.getByRole('button', { name: 'Xuống: Giấy tờ hộ tịch' }).focus()
    const before = await rules.allTextContents()
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByText('Thứ tự mới chưa lưu.').waitFor()
    expect(await rules.allTextContents()).not.toEqual(before)
    await page.getByRole('button', { name: 'Chạy thử thứ tự mới' }).click()
    await page.locator('rule-rehearsal').getByText('việc sẽ đi nơi khác').waitFor()
    const after = await rules.allTextContents()
    await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
    await page.getByText('Đã lưu.').waitFor()
    expect(await rules.allTextContents()).toEqual(after)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test.each(LANGUAGES)('tries a sentence on a phone, and axe objects to nothing (%s)', async (language) => {
    const { page } = await openAs(browser, service, 'lan', {
      path: 'rules',
      language,
      width: 360,
      height: 740,
    })
    await page.locator('rule-trial textarea').fill('Đăng ký khai sinh cho con')
    await page.locator('rule-trial button').click()
    await page.locator('rule-trial [role=status]').getByText('khai sinh').waitFor()
    await page.locator('rules-page ol li button').last().click()
    await page.locator('rule-rehearsal p').first().waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    expect(await findOverflow(page)).toEqual([])
    await page.context().close()
  })
})
