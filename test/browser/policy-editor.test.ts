import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import type { PoliciesReply } from '../../server/contract/deadlines/policy.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { aFeedback, staffMember } from '../fixtures/feedback.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'

let service: StaffService
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  service = await startStaffService()
})
afterEach(() => service.stop())

const open = async (options: Parameters<typeof openAs>[3] = {}) => {
  const opened = await openAs(browser, service, 'lan', { ...options, path: 'policies' })
  await opened.page.locator('main h1').waitFor()
  return opened
}
const stored = async () => {
  const lan = await staffMember(service, 'lan')
  return (await lan.call('/api/policies')).body as unknown as PoliciesReply
}

async function fillCampaign(page: Page) {
  const dialog = page.locator('campaign-dialog').getByRole('dialog')
  await page.getByRole('button', { name: 'Thêm đợt cao điểm' }).click()
  await dialog.locator('#name').fill('Tháng cao điểm tháng 12')
  await dialog.locator('#code').fill('cao-diem-12')
  await dialog.locator('#theme').fill('Nhanh hơn một ngày')
  await dialog.locator('#startsOn').fill('2026-11-20')
  await dialog.locator('#endsOn').fill('2026-12-31')
  await dialog.getByLabel('Tổ Tư pháp – Hộ tịch').check()
  await dialog.locator('#note').fill('KH 104/UBND')
  return dialog
}

describe('a policy', () => {
  test('is changed from a day on with its limits and reminders, after a look at what moves', async () => {
    const { page, complaints } = await open()
    await page.getByRole('button', { name: /^Đổi: / }).click()
    const dialog = page.locator('policy-dialog').getByRole('dialog')
    expect(await dialog.locator('#code').inputValue()).toBe('same-day')
    expect(await dialog.locator('#cutOff').inputValue()).toBe('15:00')
    await dialog.locator('#cutOff').fill('14:00')
    await dialog.locator('#lastDay').fill('2026-12-31')
    await dialog.locator('#maxPauses').fill('2')
    await dialog.locator('#maxExtensions').fill('0')
    await dialog.getByLabel('Dùng các bước thông thường').uncheck()
    const steps = dialog.locator('reminder-steps .step')
    expect(await steps.count()).toBe(5)
    await dialog.getByRole('button', { name: 'Bỏ bước 1' }).click()
    await steps.nth(0).locator('[name=workingMinutes-0]').fill('90')
    await steps.nth(1).getByLabel('Phụ trách').uncheck()
    await steps.nth(3).getByLabel('Lãnh đạo').uncheck()
    await dialog.locator('#note').fill('QĐ 20/UBND')
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    // Said at the step that tells nobody.
    await steps.nth(3).locator('.field-error').waitFor()
    await steps.nth(3).getByLabel('Phụ trách').check()
    await dialog.getByRole('button', { name: 'Xem việc nào đổi hạn' }).click()
    await dialog.getByText('Nếu lưu bây giờ').waitFor()
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Trả lời trong ngày làm việc nếu tiếp nhận đến 14:00').waitFor()
    await page.getByText('từ 20/11/2026 đến hết 31/12/2026').waitFor()

    const [fresh, old] = (await stored()).policies
    expect(old).toMatchObject({ code: 'same-day', validTo: '2026-11-20', reminders: null })
    expect(fresh).toMatchObject({
      code: 'same-day',
      rule: { kind: 'same-day', cutOff: '14:00', minimumHandlingMinutes: 120 },
      limits: { maxPauses: 2, maxExtensions: 0 },
      validFrom: '2026-11-20',
      validTo: '2027-01-01',
      note: 'QĐ 20/UBND',
      reminders: [
        { code: 'two-hours-left', at: { kind: 'before-due', workingMinutes: 90 }, to: ['assignee'] },
        { code: 'half-hour-left', to: ['assignee'] },
        { code: 'breach' },
        { code: 'morning-after', to: ['head'] },
      ],
    })
    expect(complaints.filter((complaint) => !complaint.includes('400'))).toEqual([])
    await page.context().close()
  })

  test('of another kind asks for what that kind is made of', async () => {
    const { page } = await open()
    await page.getByRole('button', { name: 'Thêm chính sách' }).click()
    const dialog = page.locator('policy-dialog').getByRole('dialog')
    for (const [kind, fields] of [
      ['same-day', ['cutOff', 'minimumHandlingMinutes']],
      ['working-minutes', ['minutes']],
      ['half-days', ['count']],
      ['working-days', ['count', 'cutOff']],
      ['calendar-days', ['count']],
      ['elapsed-minutes', ['minutes']],
    ] as const) {
      await dialog.locator('#kind').selectOption(kind)
      const names = await dialog
        .locator('rule-picker input')
        .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).name))
      expect(names).toEqual(fields)
    }
    await page.context().close()
  })
})

describe('a campaign', () => {
  test('is added with its units and procedures, lends a policy its days, and is named where it counts', async () => {
    const { page, complaints } = await open()
    const dialog = await fillCampaign(page)
    await dialog.getByRole('button', { name: 'Thêm thủ tục' }).click()
    const procedure = dialog.locator('campaign-procedures .procedure')
    await procedure.locator('[name=name-0]').fill('Đăng ký khai sinh')
    await procedure.locator('rule-picker').nth(1).locator('#count').fill('4')
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    // Slower than the law: said at the procedure.
    await procedure.getByText('Thời gian cam kết không được dài hơn').waitFor()
    await procedure.locator('rule-picker').nth(1).locator('#count').fill('1')
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    const list = page.locator('campaign-list')
    await list.getByText('20/11/2026–31/12/2026').waitFor()
    await list.getByText('Đăng ký khai sinh').waitFor()

    await page.getByRole('button', { name: 'Thêm chính sách' }).click()
    const policy = page.locator('policy-dialog').getByRole('dialog')
    await policy.locator('#name').fill('Cao điểm: một buổi')
    await policy.locator('#code').fill('cao-diem-12')
    await policy.locator('#kind').selectOption('half-days')
    await policy.locator('#campaign').selectOption('cao-diem-12')
    await policy.locator('#note').fill('KH 104/UBND')
    await policy.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Trong 1 buổi làm việc').waitFor()

    const { id } = await aFeedback(service, { unit: 'HT' })
    await page.goto(`${service.served.url}/app/feedback/${id}`)
    await page
      .getByText(
        'Áp dụng thời hạn của đợt cao điểm “Tháng cao điểm tháng 12”, từ 20/11/2026 đến hết 31/12/2026',
      )
      .waitFor({ state: 'attached' })
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([])
    await page.context().close()
  })

  test('is changed, and ended early, after a look at what moves', async () => {
    const { page, complaints } = await open()
    await (await fillCampaign(page)).getByRole('button', { name: 'Lưu' }).click()
    const dialog = page.locator('campaign-dialog').getByRole('dialog')
    await page.getByRole('button', { name: /^Đổi: Tháng cao điểm/ }).click()
    expect(await dialog.getByLabel('Tổ Tư pháp – Hộ tịch').isChecked()).toBe(true)
    await dialog.getByLabel('Tổ Môi trường').check()
    await dialog.locator('#note').fill('CV 6/UBND')
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await page.locator('campaign-list').getByText('Tổ Tư pháp – Hộ tịch, Tổ Môi trường').waitFor()

    await page.getByRole('button', { name: /^Kết thúc: Tháng cao điểm/ }).click()
    expect(await dialog.locator('#endsOn').inputValue()).toBe('2026-11-20')
    await dialog.locator('#note').fill('CV 7/UBND')
    await dialog.getByRole('button', { name: 'Xem việc nào đổi hạn' }).click()
    await dialog.getByText('Không việc đang mở nào đổi hạn.').waitFor()
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await page.locator('campaign-list').getByText('20/11/2026–20/11/2026').waitFor()
    await page.getByText('KH 104/UBND · CV 6/UBND · CV 7/UBND').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('both dialogs', () => {
  const looks = LANGUAGES.flatMap((language) => [1280, 390].map((width) => [language, width] as const))
  test.each(looks)(
    'have nothing that axe objects to and fit the screen (%s, %i px)',
    { timeout: 90_000 },
    async (language, width) => {
      const { page, complaints } = await open({ language, width, height: 800 })
      const button = (vi: string, en: string) => page.getByRole('button', { name: { vi, en }[language] })
      await button('Thêm đợt cao điểm', 'Add a campaign').click()
      await button('Thêm thủ tục', 'Add a procedure').click()
      await page.locator('campaign-procedures .procedure').waitFor()
      const found = await findAxeViolations(page)
      await page.keyboard.press('Escape')
      await button('Thêm chính sách', 'Add a policy').click()
      await page.locator('reminder-steps input').first().uncheck()
      await page.locator('reminder-steps .step').nth(4).waitFor()
      found.push(...(await findAxeViolations(page)))
      const overflow = await page
        .locator('policy-dialog dialog')
        .evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)
      expect(overflow).toBeLessThanOrEqual(0)
      expect(found).toEqual([])
      expect(complaints).toEqual([])
      await page.context().close()
    },
  )
})
