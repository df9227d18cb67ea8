import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../server/contract/language.ts'
import { type TestApp, startApp } from '../fixtures/app.ts'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { watchRequests, whenQuiet } from '../fixtures/pages/quiet.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'

describe('the organisation’s page in Chromium', () => {
  let browser: Browser
  let app: TestApp
  let served: ServedApp

  beforeAll(async () => {
    browser = await startBrowser()
    app = await startApp('sqlite')
    await app.addUnit('VP', { name: 'Văn phòng' })
    await app.addUnit('HT', { name: 'Tổ Tư pháp – Hộ tịch', parent: 'VP' })
    await app.addUnit('MT', { name: 'Tổ Môi trường' })
    await app.addPerson('quan.tri', 'administrator')
    await app.addPerson('can.bo', 'officer', 'HT')
    served = await serveApp(app)
  }, 240_000)
  afterAll(async () => {
    await served.stop()
    await app.stop()
    await browser.close()
  })

  const open = async (path: string, { width = 1280, height = 800, language = 'vi' as Language } = {}) => {
    const context = await browser.newContext({ viewport: { width, height } })
    const [name = '', value = ''] = (await app.signIn('quan.tri')).cookie.split('=')
    await context.addCookies([{ name, value, url: served.url }])
    const page = await context.newPage()
    await page.addInitScript((chosen) => localStorage.setItem('hailong.language', chosen), language)
    watchRequests(page)
    await page.goto(`${served.url}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await whenQuiet(page)
    return page
  }
  const openAll = (page: Page) =>
    page.evaluate(() => {
      const unfold = (root: Document | ShadowRoot): void => {
        for (const element of root.querySelectorAll('*')) {
          if (element instanceof HTMLDetailsElement) element.open = true
          if (element.shadowRoot) unfold(element.shadowRoot)
        }
      }
      unfold(document)
    })

  test('a unit is found without marks and taken over by another only after what follows it was shown', async () => {
    const page = await open('/app/organisation')
    await page.getByRole('searchbox').fill('ho tich')
    await page.getByText('1 / 4').waitFor()
    await page.getByRole('link', { name: 'Tổ Tư pháp – Hộ tịch' }).click()
    await page.getByText('Thay đổi đơn vị này').click()
    const panel = page.locator('unit-panel')
    await panel.getByLabel('Việc cần làm').selectOption('merge')
    await panel.getByLabel('Đơn vị tiếp nhận').selectOption('MT')
    await panel.getByRole('button', { name: 'Xem trước' }).click()
    await panel.getByText('Vai trò: ').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    await panel.getByRole('button', { name: 'Xác nhận và thực hiện' }).click()
    await panel.getByText('Đơn vị tiếp nhận: Tổ Môi trường').waitFor()
    const { ended_on } = await app.db
      .selectFrom('unit')
      .select('valid_to as ended_on')
      .where('code', '=', 'HT')
      .executeTakeFirstOrThrow()
    expect(ended_on).not.toBeNull()
    await page.context().close()
  })

  test('categories and desks bear a name in each language, and either can be changed', async () => {
    const namesOf = async (table: 'desk' | 'category') =>
      (await app.db.selectFrom(table).select(['name', 'name_en']).execute()).map((row) => Object.values(row))
    const page = await open('/app/organisation?unit=MT')
    const panel = page.locator('unit-panel')
    await panel.getByText('Thêm quầy').click()
    await panel.locator('#desk-code').fill('Q9')
    await panel.locator('#desk-name').fill('Quầy môi trường')
    await panel.locator('#desk-name').press('Enter')
    await panel.getByLabel('Tên tiếng Anh: Q9').fill('Environment desk')
    await panel.getByLabel('Tên tiếng Anh: Q9').press('Enter')
    await expect.poll(() => namesOf('desk')).toContainEqual(['Quầy môi trường', 'Environment desk'])
    const catalogue = page.locator('catalogue-panel')
    await catalogue.locator('#category-name').fill('Cây xanh đô thị')
    await catalogue.locator('#category-name').press('Enter')
    await catalogue.getByLabel('Tên tiếng Anh: Cây xanh đô thị').fill('Trees')
    await catalogue.getByText('Đã lưu').waitFor()
    await catalogue.getByLabel('Tên tiếng Anh: Cây xanh đô thị').press('Enter')
    await expect.poll(() => namesOf('category')).toContainEqual(['Cây xanh đô thị', 'Trees'])
    expect(await findAxeViolations(page)).toEqual([])
    await page.context().close()
  })

  test('the whole organisation goes out as a file, and only what differs comes back in', async () => {
    const page = await open('/app/organisation')
    const file = (await (await page.request.get(`${served.url}/api/organisation/file`)).json()) as {
      units: { code: string; name: string }[]
    }
    const units = file.units.map((unit) => (unit.code === 'MT' ? { ...unit, name: 'Tổ Vệ sinh' } : unit))
    const panel = page.locator('file-panel')
    const choose = (content: object) =>
      panel.locator('input[type=file]').setInputFiles({
        name: 'to-chuc.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(content)),
      })
    await choose(file)
    await panel.getByRole('button', { name: 'So sánh' }).click()
    await panel.getByText('Không có gì khác.').waitFor()
    await choose({ ...file, units })
    await panel.getByRole('button', { name: 'So sánh' }).click()
    await panel.getByText('Tổ Vệ sinh').first().waitFor()
    await panel.getByRole('button', { name: 'Áp dụng tất cả' }).click()
    await panel.getByText('Đã áp dụng').waitFor()
    const { name } = await app.db
      .selectFrom('unit')
      .select('name')
      .where('code', '=', 'MT')
      .executeTakeFirstOrThrow()
    expect(name).toBe('Tổ Vệ sinh')
    await page.context().close()
  })

  test('units and people come in as spreadsheets: what is wrong by row and column, then the plan, then all of it', async () => {
    const page = await open('/app/organisation', { width: 1024, height: 768 })
    const panel = page.locator('file-panel')
    const compare = async (name: string, lines: readonly string[]) => {
      const buffer = Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`)
      await panel.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
      await panel.getByRole('button', { name: 'So sánh' }).press('Enter')
    }
    const units = ['Mã đơn vị;Tên đơn vị;Loại;Thuộc đơn vị', 'VS;Tổ Vệ sinh đường phố;Tổ, văn phòng;VP']
    await compare('don-vi.csv', [...units, 'X;Tổ X;Tổ lạ;KHONG'])
    await panel.getByText('C3: dòng 3, cột “Loại”, đang ghi “Tổ lạ”').waitFor()
    expect(await panel.getByRole('button', { name: 'Áp dụng tất cả' }).count()).toBe(0)
    expect(await findAxeViolations(page)).toEqual([])
    await compare('don-vi.csv', units)
    const told = panel.locator('li', { hasText: 'Đơn vị VS' })
    await told.waitFor()
    expect((await told.innerText()).replaceAll(/\s+/g, ' ')).toBe(
      'Đơn vị VS (mới) Tên: Tổ Vệ sinh đường phố Loại: Tổ, văn phòng Thuộc đơn vị: VP',
    )
    await panel.getByRole('button', { name: 'Áp dụng tất cả' }).click()
    await panel.getByText('Đã áp dụng').waitFor()
    await page.getByRole('link', { name: 'Tổ Vệ sinh đường phố' }).waitFor()
    await compare('nguoi.csv', [
      'Tên đăng nhập;Họ và tên;Vai trò',
      'can.bo;Người can.bo;Phụ trách đơn vị @ VS (01/12/2026 – 31/12/2026)',
    ])
    await panel.getByText('→ Phụ trách đơn vị @ VS (01/12/2026 – 31/12/2026)').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    await panel.getByRole('button', { name: 'Áp dụng tất cả' }).click()
    await panel.getByText('Đã áp dụng').waitFor()
    const roles = await app.db
      .selectFrom('role_grant')
      .innerJoin('person', 'person.id', 'role_grant.person_id')
      .select(['role', 'role_grant.valid_from'])
      .where('username', '=', 'can.bo')
      .execute()
    expect(roles).toContainEqual({ role: 'head', valid_from: '2026-12-01' })
    await page.context().close()
  })

  test.each(['vi', 'en'] as const)(
    'fits a small phone with everything opened, and axe finds nothing (%s)',
    async (language) => {
      const page = await open('/app/organisation?unit=VP', { width: 320, height: 640, language })
      await openAll(page)
      await whenQuiet(page)
      expect(await findOverflow(page)).toEqual([])
      expect(await findAxeViolations(page)).toEqual([])
      await page.context().close()
    },
  )
})
