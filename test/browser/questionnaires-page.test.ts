import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, type StaffService, startStaffService } from '../fixtures/pages/staff-page.ts'
import { askAt } from '../fixtures/questionnaires.ts'

let browser: Browser
let service: StaffService

beforeAll(async () => {
  browser = await startBrowser()
  service = await startStaffService()
  await service.addDesk('H1', 'HT')
  await service.addPerson('quan.tri', 'administrator')
  await askAt(service.owner, { units: ['MT'], template: 'tt01-2018' })
}, 60_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})

const open = async (path = '', options: { language?: 'vi' | 'en'; width?: number } = {}) => {
  const { language = 'vi', width = 1280 } = options
  const opened = await openAs(browser, service, 'quan.tri', {
    path: `questionnaires${path}`,
    language,
    width,
  })
  return opened
}
const begin = async (page: Page, { template, code }: { template: string; code: string }) => {
  await page.getByLabel('Bắt đầu từ mẫu').selectOption(template)
  await page.getByLabel('Mã (chữ, số, gạch nối)').fill(code)
  await page.getByLabel('Tên tiếng Việt').fill(`Phiếu ${code}`)
  await page.getByLabel('Tên tiếng Anh').fill(`Form ${code}`)
  await page.getByRole('button', { name: 'Tạo', exact: true }).click()
  await page.getByRole('heading', { name: `Phiếu ${code}` }).waitFor()
}
const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Lưu bản thảo' }).click()
  await page.getByText('Đã lưu bản thảo.').waitFor()
}

describe('the page of questionnaires', () => {
  test('takes a template to the tablets of a desk, and says what the next version changes before it is published', async () => {
    const { page, complaints } = await open()
    await begin(page, { template: 'five-factors', code: 'nam' })
    await page.getByLabel('Nơi hỏi', { exact: true }).selectOption('desk H1')
    await page.getByRole('button', { name: 'Thêm nơi hỏi' }).click()
    await page.getByRole('button', { name: 'Công bố' }).click()
    await page.getByText('Đã công bố phiên bản 1.').waitFor()
    const { reply } = await service.pairKiosk('Máy 1', { unit: 'HT', desk: 'H1' })
    expect(reply.questionnaire).toMatchObject({ questionnaire: 'nam', version: 1 })

    await page.getByRole('button', { name: 'Soạn phiên bản tiếp theo' }).click()
    await page.getByLabel('Số mức').selectOption('3')
    await page.getByText('Lưu bản thảo trước khi công bố.').waitFor()
    await save(page)
    await page.getByText('không cộng, không so với trước').waitFor()
    await page.getByLabel('Nơi hỏi', { exact: true }).selectOption('unit HT')
    await page.getByRole('button', { name: 'Thêm nơi hỏi' }).click()
    const publish = page.getByRole('button', { name: 'Công bố' })
    await publish.click()
    // Not before somebody has said that they have seen what changes.
    expect(await page.getByText('Đã công bố phiên bản 2.').count()).toBe(0)
    await page.getByLabel(/Tôi đã xem điều gì đổi/).check()
    await publish.click()
    await page.getByText('Đã công bố phiên bản 2.').waitFor()
    await page.getByRole('heading', { name: /Phiên bản 2/ }).waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('names what is to be put right at its field, and keeps what was written', async () => {
    const { page } = await open()
    await begin(page, { template: 'one-tap', code: 'mot' })
    await page.getByRole('button', { name: 'Thêm câu hỏi' }).click()
    const question = page.locator('further-question')
    await question.getByLabel('Tiếng Việt', { exact: true }).fill('Quý vị chờ bao lâu?')
    await save(page)
    await page.getByText('Cần sửa trước khi công bố').waitFor()
    await question.locator('.field-error').first().waitFor()
    expect(await question.getByLabel('Tiếng Việt', { exact: true }).inputValue()).toBe('Quý vị chờ bao lâu?')
    await question.getByLabel('Tiếng Anh', { exact: true }).fill('How long did you wait?')
    await question
      .getByLabel('Lựa chọn')
      .fill('short | Dưới 15 phút | Under 15 minutes\nlong | Lâu hơn | Longer')
    await question.getByLabel('Hỏi ai').selectOption('level 2')
    await save(page)
    await page.getByText('Bản thảo công bố được.').waitFor()
    expect(await question.locator('.field-error').count()).toBe(0)
    await page.context().close()
  })

  test('moves a question by the keyboard, and the focus goes with it', async () => {
    const { page } = await open()
    await begin(page, { template: 'five-factors', code: 'ban-phim' })
    const keys = () =>
      page
        .locator('further-question')
        .evaluateAll((all) =>
          all.map((each) => each.shadowRoot?.querySelector<HTMLInputElement>('#key')?.value),
        )
    await page.getByRole('button', { name: 'Xuống: Câu 1', exact: true }).press('Enter')
    await expect.poll(keys).toEqual(['procedures', 'access', 'officers', 'results', 'feedback'])
    const moved = page.getByRole('button', { name: 'Xuống: Câu 2', exact: true })
    await expect.poll(() => moved.evaluate((button) => button.matches(':focus'))).toBe(true)
    await page.keyboard.press('Enter')
    await expect.poll(keys).toEqual(['procedures', 'officers', 'access', 'results', 'feedback'])
    await page.context().close()
  })

  test('shows the draft as the tablet does, follows its conditions, and sends nothing', async () => {
    const { page } = await open('/q-tt01-2018')
    const tablet = page.locator('tablet-preview')
    const press = (name: string) => tablet.getByRole('button', { name, exact: true }).click()
    const before = await service.db.selectFrom('rating').select('id').execute()
    await press('Hài lòng')
    await press('Xong')
    await press('Đúng hẹn')
    await press('Hơn một lần')
    await tablet.getByRole('heading', { name: /hồ sơ của quý vị thiếu hoặc sai/ }).waitFor()
    await press('Không')
    await press('Dừng ở đây')
    await tablet.getByText('Hết. Máy nói lời cảm ơn.').waitFor()
    await tablet.getByRole('button', { name: 'Xem lại từ đầu' }).click()
    await tablet.getByRole('button', { name: 'Rất hài lòng' }).waitFor()
    expect(await service.db.selectFrom('rating').select('id').execute()).toEqual(before)
    expect(await findAxeViolations(page)).toEqual([])
    await page.context().close()
  })

  test.each(LANGUAGES)(
    'have nothing for axe to find, and fit a phone without sideways scroll (%s)',
    async (language) => {
      for (const path of ['', '/q-tt01-2018']) {
        const { page, complaints } = await open(path, { language, width: 320 })
        await page
          .getByRole(path === '' ? 'listitem' : 'heading')
          .nth(1)
          .waitFor()
        if (path !== '') {
          await page.getByRole('button', { name: /Soạn phiên bản|Write the next/ }).click()
          await page.locator('further-question').first().waitFor()
        }
        expect(await findAxeViolations(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
        expect(complaints).toEqual([])
        await page.context().close()
      }
    },
  )
})
