import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QuestionSetInput } from '../../server/contract/feedback/category-questions.ts'
import { LANGUAGES } from '../../server/contract/language.ts'
import { RoutingRuleInput } from '../../server/contract/people.ts'
import { addRoutingRule } from '../../server/feedback/intake/add-routing-rule.ts'
import { saveQuestionSet } from '../../server/feedback/questions/save-question-set.ts'
import { aFeedback } from '../fixtures/feedback.ts'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { openAs, startStaffService, type StaffService } from '../fixtures/pages/staff-page.ts'

let service: StaffService
let browser: Browser

beforeAll(async () => {
  service = await startStaffService()
  browser = await startBrowser()
  await addRoutingRule(
    service.owner,
    RoutingRuleInput.parse({ name: 'Sân', unit: 'MT', words: ['sân chơi'] }),
  )
}, 240_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})

const openItem = async (username: string, id: string) => {
  const { page } = await openAs(browser, service, username, { path: `feedback/${id}` })
  await page.locator('feedback-page h1').waitFor()
  return page
}

/** Nothing for axe, and no scrolling sideways on a phone; the window is as it was afterwards. */
const isTidy = async (page: Page) => {
  expect(await findAxeViolations(page)).toEqual([])
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await findOverflow(page)).toEqual([])
  if (before) await page.setViewportSize(before)
  // Wide again, buttons come back out of the phone's menu: a click before that lands on another.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

describe('a photo that is published', () => {
  /** An answered item of HT whose citizen agreed, with one photo of noise. */
  const answeredWithPhoto = async () => {
    const { id } = await aFeedback(service, { unit: 'HT' })
    const noise = Buffer.from(Array.from({ length: 640 * 480 * 3 }, (_, index) => (index * 97) % 256))
    const content = await sharp(noise, { raw: { width: 640, height: 480, channels: 3 } })
      .jpeg({ quality: 95 })
      .toBuffer()
    await service.db
      .insertInto('attachment')
      .values({
        id: service.service.newId(),
        draft_id: null,
        feedback_id: id,
        media_type: 'image/jpeg',
        width: 640,
        height: 480,
        content: content.toString('base64'),
        sha256: '0'.repeat(64),
        created_at: '2026-11-20T02:00:00.000Z',
      })
      .execute()
    await step('hoa', id, 'answer', { text: 'Đơn vị đã thay đèn sáng nay.' })
    await step('hoa', id, 'allow-publication', { reason: 'Công dân đồng ý khi được gọi điện' })
    return id
  }
  const step = async (username: string, id: string, name: string, body: object) => {
    const { version } = await service.db
      .selectFrom('feedback')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect((await service.step(username, id, name, { version, ...body })).status).toBe(200)
  }
  const coverStyles = (page: Page) =>
    page
      .locator('photo-covers .cover')
      .evaluateAll((covers) =>
        covers.map((cover) =>
          ['left', 'top', 'width', 'height'].map((side) =>
            Math.round(parseFloat((cover as HTMLElement).style.getPropertyValue(side))),
          ),
        ),
      )

  test(
    'is covered by pointer up to its edge and by arrow keys, and covered again after it came back',
    { timeout: 120_000 },
    async () => {
      const id = await answeredWithPhoto()
      const page = await openItem('hoa', id)
      const panel = page.locator('publish-panel')
      await panel.getByLabel('Ảnh 1', { exact: true }).check()
      const image = panel.locator('photo-covers img')
      await image.scrollIntoViewIfNeeded()
      const box = await image.boundingBox()
      if (!box) throw new Error('no photo')
      const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
      await page.mouse.move(...at(0.5, 0.25))
      await page.mouse.down()
      await page.mouse.move(...at(0.8, 0.6), { steps: 3 })
      await page.mouse.move(...at(1.2, 1.2), { steps: 3 })
      await page.mouse.up()
      expect(await coverStyles(page)).toEqual([[50, 25, 50, 75]])
      // By keyboard alone: added, moved, sized, taken off.
      await panel.getByRole('button', { name: 'Thêm vùng che' }).press('Enter')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('Shift+ArrowDown')
      expect((await coverStyles(page))[1]).toEqual([38, 40, 20, 22])
      await isTidy(page)
      await page.keyboard.press('Delete')
      expect(await coverStyles(page)).toEqual([[50, 25, 50, 75]])
      expect(
        await page.locator('photo-covers').evaluate((host) => host.shadowRoot?.activeElement?.className),
      ).toBe('cover')
      // Looked at again before it is sent, it is to be chosen again, and its cover lies on it.
      await page.reload()
      expect(await panel.getByLabel('Ảnh 1', { exact: true }).isChecked()).toBe(false)
      await panel.getByLabel('Ảnh 1', { exact: true }).check()
      await page.locator('photo-covers .cover').waitFor()
      expect(await coverStyles(page)).toEqual([[50, 25, 50, 75]])
      await panel.getByRole('button', { name: 'Trình đăng công khai' }).click()
      await panel.getByText('Chờ người thứ hai duyệt đăng').waitFor()
      await page.context().close()

      await step('minh', id, 'return-publication', { reason: 'Còn thấy biển số' })
      const again = await openItem('hoa', id)
      // Another device knows of no cover: a photo is chosen, and so looked at, each time.
      expect(await again.locator('publish-panel').getByLabel('Ảnh 1', { exact: true }).isChecked()).toBe(
        false,
      )
      await again.locator('publish-panel').getByText('xin chọn lại, xem kỹ và che cho đủ').waitFor()
      await again.locator('publish-panel').getByLabel('Ảnh 1', { exact: true }).check()
      await again.locator('publish-panel').getByRole('button', { name: 'Thêm vùng che' }).press('Enter')
      await again
        .locator('publish-panel')
        .getByRole('button', { name: 'Viết lại hoặc rút gọn: Trả lời' })
        .press('Enter')
      // The field has the focus: what is written goes there.
      await again.keyboard.press('Control+A')
      await again.keyboard.type('Đơn vị đã thay đèn.')
      expect(await again.locator('#reword-answer').inputValue()).toBe('Đơn vị đã thay đèn.')
      await again.locator('publish-panel').getByRole('button', { name: 'Trình đăng công khai' }).click()
      await again.locator('publish-panel').getByText('Chờ người thứ hai duyệt đăng').waitFor()
      await again.context().close()

      const second = await openItem('minh', id)
      await second.locator('publish-panel img').waitFor()
      await second.locator('publish-panel text-changes del').first().waitFor()
      await isTidy(second)
      await second.getByRole('button', { name: 'Duyệt đăng' }).click()
      const dialog = second.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Duyệt đăng' }).click()
      await second.locator('publish-panel').getByText('Đang được đăng').waitFor()
      await second.context().close()
    },
  )
})

describe('what is the same matter', () => {
  test('is compared, merged into the other and taken apart again', { timeout: 120_000 }, async () => {
    const text = 'Rác ở chợ Hoa Mai ba ngày nay chưa thu gom, mùi hôi vào nhà dân.'
    const first = await aFeedback(service, { unit: 'HT', text, category: 'Vệ sinh môi trường' })
    const other = await aFeedback(service, {
      unit: 'HT',
      text: 'Chợ Hoa Mai: rác ba ngày chưa thu gom, mùi hôi bay vào nhà dân.',
      category: 'Vệ sinh môi trường',
    })
    const page = await openItem('minh', other.id)
    const alike = page.locator('alike-list li').filter({ hasText: first.trackingCode })
    await alike.getByText('cùng ngày').waitFor()
    await alike.locator('summary').press('Enter')
    await alike.getByText(text).waitFor()
    await isTidy(page)
    await alike.getByRole('button', { name: `Gộp vào ${first.trackingCode}…` }).press('Enter')
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('radio').isChecked()).toBe(true)
    await dialog.getByLabel('Lý do').fill('Cùng một bãi rác')
    await isTidy(page)
    await dialog.getByRole('button', { name: 'Gộp phản ánh trùng' }).click()
    await page.locator('alike-list').getByText('Là một phần của').waitFor()
    await page.locator('alike-list').getByRole('link', { name: first.trackingCode }).click()
    await page.locator('alike-list').getByRole('heading', { name: 'Đã gộp vào phản ánh này' }).waitFor()
    await isTidy(page)
    await page.locator('alike-list').getByRole('link', { name: other.trackingCode }).click()
    await page.getByRole('button', { name: 'Tách ra' }).click()
    await dialog.getByLabel('Lý do').fill('Hai bãi rác khác nhau')
    await isTidy(page)
    await dialog.getByRole('button', { name: 'Tách ra' }).click()
    await page.locator('alike-list').getByRole('heading', { name: 'Có thể là cùng một việc' }).waitFor()
    expect(await page.locator('alike-list').getByText('Là một phần của').count()).toBe(0)
    await page.context().close()
  })
})

describe('a category', () => {
  test('is changed with what the new one asks, and the page tells it', { timeout: 90_000 }, async () => {
    await saveQuestionSet(
      service.owner,
      QuestionSetInput.parse({
        category: 'Chiếu sáng',
        questions: [
          {
            key: 'post',
            kind: 'text',
            words: { vi: 'Số ghi trên cột đèn', en: 'The number on the post' },
            required: true,
          },
        ],
      }),
    )
    const { id } = await aFeedback(service, { unit: 'HT' })
    const page = await openItem('minh', id)
    await page.getByRole('button', { name: 'Đổi lĩnh vực' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Lĩnh vực').fill('Chiếu sáng')
    await dialog.getByLabel('Lĩnh vực').press('Tab')
    await dialog.getByLabel('Số ghi trên cột đèn').fill('B12')
    await isTidy(page)
    await dialog.getByLabel('Lý do').fill('Là việc đèn đường')
    await dialog.getByRole('button', { name: 'Đổi lĩnh vực' }).click()
    await page.getByText('B12', { exact: true }).waitFor()
    await page.context().close()
  })
})

describe('what was done because of feedback', () => {
  test(
    'is written, returned, written again, published by another person and taken down',
    { timeout: 120_000 },
    async () => {
      const { page: writer } = await openAs(browser, service, 'minh', { path: 'improvements' })
      const write = async (title: string) => {
        await writer.getByLabel('Làm xong ngày').fill('2026-11-10')
        await writer.getByLabel(/^Tên việc/).fill(title)
        await writer.getByLabel('Người dân nói gì', { exact: true }).fill('Hẻm tối ba ngày liền.')
        await writer.getByLabel('Đã làm gì', { exact: true }).fill('Đã thay bóng đèn.')
        await writer.getByRole('button', { name: 'Trình để người khác đăng' }).click()
        await writer
          .locator('improvement-card')
          .filter({ hasText: title })
          .getByText('Chờ người khác đăng')
          .waitFor()
      }
      // What is refused stays, and the field is named.
      await writer.getByLabel(/^Tên việc/).fill('Thay đèn')
      await writer.getByRole('button', { name: 'Trình để người khác đăng' }).click()
      await writer.locator('.field-error').first().waitFor()
      expect(await writer.getByLabel(/^Tên việc/).inputValue()).toBe('Thay đèn')
      await write('Thay bóng đèn hẻm 12')
      await write('Thay bóng đèn hẻm 14')
      await isTidy(writer)

      const { page } = await openAs(browser, service, 'lan', { path: 'improvements' })
      const card = (title: string) => page.locator('improvement-card').filter({ hasText: title })
      await card('hẻm 14').getByRole('button', { name: 'Trả lại' }).click()
      await card('hẻm 14').locator('.field-error').waitFor()
      await card('hẻm 14')
        .getByLabel(/^Lý do/)
        .fill('Chưa thấy đèn sáng')
      await card('hẻm 14').getByRole('button', { name: 'Trả lại' }).press('Enter')
      await card('hẻm 14').getByText('Chưa thấy đèn sáng').waitFor()
      await card('hẻm 12').getByRole('button', { name: 'Đăng' }).press('Enter')
      await card('hẻm 12').getByText('Đang đăng').waitFor()
      await isTidy(page)
      const reader = await browser.newPage()
      await reader.goto(`${service.served.url}/public/done/poster`)
      await reader.getByText('Thay bóng đèn hẻm 12').waitFor()
      await card('hẻm 12')
        .getByLabel(/^Lý do/)
        .fill('Đèn lại hỏng')
      await card('hẻm 12').getByRole('button', { name: 'Gỡ' }).press('Enter')
      await card('hẻm 12').getByText('Đã gỡ').waitFor()
      await reader.reload()
      expect(await reader.getByText('Thay bóng đèn hẻm 12').count()).toBe(0)
      await reader.close()
      await page.context().close()
      await writer.context().close()
    },
  )
})

describe('the bar above and the places below', () => {
  test.each(LANGUAGES)('stay in sight on a phone, whole (%s)', async (language) => {
    const { page } = await openAs(browser, service, 'lan', {
      path: 'feedback/new',
      language,
      width: 320,
      height: 640,
    })
    await page.locator('textarea').fill('Sân chơi phường còn nhiều rác.')
    await page.locator('new-feedback-page button.primary').press('Enter')
    // The unit is called as people call it, not by its code.
    await page.locator('new-feedback-page dl').getByText('Tổ Môi trường').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(640)
    expect(await page.evaluate(() => scrollY)).toBe(0)
    const edges = await page.locator('app-shell').evaluate((shell) => {
      const right = (selector: string) => shell.shadowRoot?.querySelector(selector)?.getBoundingClientRect()
      return { brand: right('.brand strong')?.right ?? 0, tools: right('.tools')?.left ?? 0 }
    })
    expect(edges.brand).toBeLessThanOrEqual(edges.tools)
    const cut = await page
      .locator('app-shell nav a')
      .evaluateAll((places) => places.filter((place) => place.scrollWidth > place.clientWidth).length)
    expect(cut).toBe(0)
    await page.context().close()
  })
})

describe('what a category asks', () => {
  test(
    'is written one question after the other, each with a key, and tried',
    { timeout: 90_000 },
    async () => {
      const { page } = await openAs(browser, service, 'lan', { path: 'questions' })
      await page.locator('#which').selectOption('Chiếu sáng')
      await page.getByRole('button', { name: 'Thêm câu hỏi' }).press('Enter')
      const fields = page.locator('question-fields').last()
      expect(await fields.getByLabel('Khoá (chữ không dấu)').inputValue()).toBe('q2')
      // A question without words yet is not tried.
      expect(await page.locator('category-answers').first().locator('input').count()).toBe(1)
      await isTidy(page)
      await fields.getByLabel('Câu hỏi, tiếng Việt').fill('Tắt từ ngày nào?')
      await fields.getByLabel('Câu hỏi, tiếng Anh').fill('Since when?')
      await fields.getByLabel('Câu hỏi, tiếng Anh').press('Tab')
      await page.locator('category-answers').last().getByLabel('Since when?').waitFor()
      await page.getByRole('button', { name: 'Lưu bản mới' }).press('Enter')
      await page.getByText('Đã lưu bản mới.').waitFor()
      await page.context().close()
    },
  )
})
