import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { STARTERS } from '../../server/cli/starters.ts'
import { makeSetUpCode } from '../../server/set-up/set-up-code.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { PASSWORD, startApp, type TestApp } from '../fixtures/app.ts'
import { startBrowser } from '../fixtures/pages/browser.ts'
import { countUnsent, finishVisit, tapLevel } from '../fixtures/pages/kiosk-page.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'

let browser: Browser
let app: TestApp
let served: ServedApp

beforeAll(async () => {
  browser = await startBrowser()
  app = await startApp('sqlite')
  const gated = createApp(app.service, { code: makeSetUpCode(), starters: STARTERS })
  served = await serveApp({ app: gated as TestApp['app'] })
})
afterAll(async () => {
  await browser.close()
  await served.stop()
  await app.stop()
})

const newPage = async (path: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(`${served.url}${path}`)
  return page
}

async function signIn(username: string, path = '/app/'): Promise<Page> {
  const page = await newPage(path)
  await page.locator('#username').fill(username)
  await page.locator('#password').fill(PASSWORD)
  await page.locator('#password').press('Enter')
  await page.getByRole('button', { name: /^Tài khoản/ }).waitFor()
  return page
}

/** Adds somebody on the page of people; they choose their password by the link that the page shows. */
async function invite(page: Page, username: string, role: string, unit: string): Promise<void> {
  await page.goto(`${served.url}/app/people`)
  await page.getByText('Thêm người').click()
  const form = page.locator('form').filter({ hasText: 'Họ và tên' })
  await form.getByLabel('Tên đăng nhập').fill(username)
  await form.getByLabel('Họ và tên').fill(`Người ${username}`)
  await form.getByLabel('Quyền').selectOption(role)
  await form.getByLabel('Đơn vị').selectOption(unit)
  await form.getByRole('button', { name: 'Thêm' }).click()
  const link = new URL(await page.locator('.link').innerText())
  const invited = await newPage(`${link.pathname}${link.hash}`)
  await invited.getByLabel('Mật khẩu mới').fill(PASSWORD)
  await invited.keyboard.press('Enter')
  await invited.getByRole('link', { name: 'Đến trang đăng nhập' }).waitFor()
  await invited.context().close()
}

test('an office comes from an empty database to its first published quarter by the pages alone', async () => {
  const setUp = await newPage('/')
  await setUp.locator('#name').fill('UBND phường Sao Mai')
  await setUp.getByLabel('Cơ cấu một phường mẫu').check()
  await setUp.locator('#personName').fill('Nguyễn Văn An')
  await setUp.locator('#username').fill('an.nguyen')
  await setUp.locator('#password').fill(PASSWORD)
  await setUp.locator('#passwordAgain').fill(PASSWORD)
  await setUp.getByRole('button', { name: 'Thiết lập', exact: true }).click()
  await setUp.getByRole('link', { name: 'an.nguyen' }).waitFor()
  await setUp.context().close()

  // A second administrator first: nobody else could confirm a role over everything.
  const first = await signIn('an.nguyen', '/app/people')
  await invite(first, 'hai.tri', 'administrator', 'ROOT')
  await invite(first, 'lan', 'coordinator', 'ROOT')
  await invite(first, 'dung', 'leader', 'ROOT')
  await invite(first, 'can.bo', 'officer', 'HT')
  const second = await signIn('hai.tri', '/app/people')
  for (const name of ['Người lan', 'Người dung'])
    await second.getByRole('button', { name: `Xác nhận: ${name}` }).click()
  await second.getByText('Chờ quản trị viên thứ hai xác nhận').waitFor({ state: 'detached' })
  await second.getByText('Bắt buộc xác thực hai bước').click()
  const rule = second.locator('factor-rule')
  await rule.getByLabel(/Trong số ngày/).fill('')
  await rule.getByRole('button', { name: 'Lưu' }).click()
  await rule.getByText('Đã lưu').waitFor()
  await second.context().close()

  await first.goto(`${served.url}/app/kiosks`)
  await first.getByRole('button', { name: 'Thêm máy' }).click()
  const dialog = first.getByRole('dialog')
  await dialog.getByLabel('Tên máy').fill('Máy quầy 1')
  await dialog.getByRole('radio', { name: 'Tổ Tư pháp – Hộ tịch' }).check()
  await dialog.getByRole('button', { name: 'Thêm máy' }).click()
  await first.getByRole('button', { name: 'Chi tiết: Máy quầy 1' }).click()
  await first.getByRole('button', { name: 'Lấy mã ghép' }).click()
  const code = (await dialog.locator('.code').innerText()).replace(/\s/g, '')
  const tablet = await newPage(`/kiosk/#code=${code}`)
  await tablet.getByRole('button', { name: 'Ghép', exact: true }).click()
  await tablet.getByRole('button', { name: 'Rất hài lòng', exact: true }).waitFor()
  await tapLevel(tablet, 5)
  await finishVisit(tablet)
  await expect.poll(() => countUnsent(tablet)).toBe(0)
  await tablet.context().close()
  await first.context().close()

  const officer = await signIn('can.bo', '/app/feedback/new')
  await officer.getByLabel('Nội dung phản ánh').fill('Công dân hỏi thủ tục đăng ký khai sinh')
  await officer.getByRole('button', { name: 'Tiếp nhận' }).click()
  await officer.getByText('Mã tra cứu cho công dân').waitFor()
  await officer.goto(`${served.url}/app/`)
  await officer.getByRole('link', { name: /đăng ký khai sinh/ }).click()
  await officer.getByRole('button', { name: 'Nhận xử lý' }).click()
  await officer.locator('feedback-page status-tag').getByText('Đang xử lý').waitFor()
  await officer.keyboard.press('r')
  await officer.keyboard.type('Quý vị nộp tờ khai và giấy chứng sinh tại quầy 1.')
  await officer.keyboard.press('Control+Enter')
  await officer.locator('feedback-page status-tag').getByText('Đã trả lời').waitFor()
  await officer.context().close()

  app.clock.set('2027-01-12T09:00:00+07:00')
  const submitter = await signIn('lan', '/app/reports/2026-Q4/publish')
  await submitter.getByRole('button', { name: 'Trình người khác ký' }).click()
  await expect.poll(() => submitter.locator('publish-page h1').innerText()).toContain('Đang chờ ký')
  await submitter.context().close()
  const signer = await signIn('dung', '/app/reports/2026-Q4/publish')
  await signer.getByRole('button', { name: 'Ký và công bố' }).click()
  await expect.poll(() => signer.locator('publish-page h1').innerText()).toContain('Đã công bố')
  await signer.context().close()

  const published = await newPage('/public/results/2026-Q4')
  await published.getByText('Chưa đủ 10 lượt để công bố').first().waitFor()
  await published.getByText('Người dung').first().waitFor()
  await published.context().close()
  expect((await verifyInstallation(app.service)).faults).toEqual([])
}, 180_000)
