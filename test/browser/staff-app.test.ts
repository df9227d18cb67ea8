import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { whenQuiet } from '../fixtures/pages/quiet.ts'
import { PASSWORD } from '../fixtures/app.ts'
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

/** An item that the coordinator has given to HT, so that its officers may handle it. */
async function itemForUnit(text: string): Promise<string> {
  const id = await service.enter('lan', text)
  await service.step('lan', id, 'assign', { version: 1, unit: 'HT', reason: 'Thuộc Tổ Hộ tịch' })
  return id
}

const rows = (page: Page) => page.locator('feedback-table a.row')

describe('signing in', () => {
  test('says in words that the password is wrong, and keeps the name', async () => {
    const page = await browser.newPage()
    await page.goto(`${service.served.url}/app/`)
    await page.locator('#username').fill('hoa')
    await page.locator('#password').fill('khong dung')
    await page.keyboard.press('Enter')
    await page.getByText('Tên đăng nhập hoặc mật khẩu không đúng.').waitFor()
    expect(await page.locator('#username').inputValue()).toBe('hoa')
    await page.close()
  })

  test('leads to the address that was asked for', async () => {
    const id = await itemForUnit('Hỏi giờ làm việc buổi sáng thứ Bảy')
    const { page } = await openAs(browser, service, 'hoa', { path: `feedback/${id}`, byForm: true })
    await page.getByRole('heading', { name: 'Hỏi giờ làm việc buổi sáng thứ Bảy' }).waitFor()
    await page.context().close()
  })

  test('leads an administrator, who has no queue, to a page that is theirs', async () => {
    await service.addPerson('quan.tri', 'administrator')
    const { page, complaints } = await openAs(browser, service, 'quan.tri', { byForm: true })
    await page.locator('reports-page h1').waitFor()
    expect(complaints.filter((complaint) => complaint.includes('403'))).toEqual([])
    await page.context().close()
  })
})

describe('the queue', () => {
  test('is walked with j and k, opened with Enter, and left with Escape', async () => {
    await itemForUnit('Việc thứ nhất')
    await itemForUnit('Việc thứ hai')
    const { page, complaints } = await openAs(browser, service, 'hoa', { width: 1000 })
    await rows(page).nth(1).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.keyboard.press('j')
    const wanted = await rows(page).nth(1).getAttribute('href')
    await page.keyboard.press('Enter')
    await page.locator('feedback-page h1').waitFor()
    expect(new URL(page.url()).pathname).toBe(new URL(wanted ?? '', page.url()).pathname)
    await page.keyboard.press('Escape')
    await rows(page).nth(1).waitFor()
    expect(new URL(page.url()).pathname).toBe('/app/')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('says how many items are for today in its tab and in the title, whatever queue is shown', async () => {
    const { page } = await openAs(browser, service, 'hoa')
    await rows(page).first().waitFor()
    const [count = ''] = (await page.locator('.count').innerText()).split(' ')
    const tab = page.getByRole('link', { name: `Việc hôm nay (${count})`, exact: true })
    await tab.waitFor()
    await page.waitForFunction((start) => document.title.startsWith(start), `(${count}) `)
    await page.goto(`${service.served.url}/app/?view=all`)
    await tab.waitFor()
    await page.context().close()
  })

  test('takes letters for text, not for shortcuts, while somebody types', async () => {
    const { page } = await openAs(browser, service, 'hoa')
    await rows(page).first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('jknra')
    expect(await page.locator('#search').inputValue()).toBe('jknra')
    await page.getByText('Không có phản ánh nào khớp').waitFor()
    expect(new URL(page.url()).search).toBe('?q=jknra')
    await page.context().close()
  })

  test('finds without marks, keeps the search in the address, and says so when nothing matches', async () => {
    await itemForUnit('Đường Nguyễn Thị Ngẫu ngập nước')
    const { page } = await openAs(browser, service, 'hoa', { path: '?view=unit&q=duong nguyen thi ngau' })
    await rows(page).getByText('Đường Nguyễn Thị Ngẫu').waitFor()
    expect(await rows(page).count()).toBe(1)
    await page.reload()
    await rows(page).getByText('Đường Nguyễn Thị Ngẫu').waitFor()
    await page.context().close()
  })
})

describe('an item', () => {
  test('is taken on and answered; the citizen’s answer stands in its history', async () => {
    const id = await itemForUnit('Xin cấp bản sao giấy khai sinh')
    await itemForUnit('Xin cấp bản sao giấy khai tử')
    const { page, complaints } = await openAs(browser, service, 'hoa', { path: `feedback/${id}` })
    await page.getByRole('button', { name: 'Nhận xử lý' }).click()
    await page.locator('feedback-page status-tag').getByText('Đang xử lý').waitFor()
    await page.keyboard.press('r')
    await page.keyboard.type('Mời đến.')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Cần ít nhất 20 chữ cái thành từ có nghĩa, không lặp lại.').waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Quý vị đến quầy 2 trong giờ làm việc.')
    await page.keyboard.press('Control+Enter')
    await page.locator('feedback-page status-tag').getByText('Đã trả lời').waitFor()
    await page.locator('feedback-timeline').getByText('Quý vị đến quầy 2 trong giờ làm việc.').waitFor()
    // The keyboard is out of the text, where a key leads on.
    await page.locator('sent-bar').getByText('Việc kế tiếp').waitFor()
    await page.keyboard.press('e')
    await page.waitForURL((url) => !url.pathname.endsWith(id))
    await page.locator('feedback-page h1').waitFor()
    // What is refused is written to the console by the browser.
    expect(complaints.filter((said) => !said.includes('400'))).toEqual([])
    await page.context().close()
  })

  test('names its units in English where they have such a name, and in Vietnamese where they have none', async () => {
    await service.addUnit('DD', { name: 'Tổ Đất đai', nameEn: 'Land office' })
    const id = await service.enter('lan', 'Hỏi hồ sơ đất')
    await service.step('lan', id, 'assign', { version: 1, unit: 'DD', reason: 'Đất đai, người dân báo lại' })
    const { page } = await openAs(browser, service, 'lan', { path: '?view=unit&q=ho so dat', language: 'en' })
    await page.locator('feedback-table').getByText('Land office').waitFor()
    await page.goto(`${service.served.url}/app/feedback/${id}`)
    const facts = page.locator('feedback-page aside')
    await facts.getByText('Land office').waitFor()
    await page.locator('feedback-timeline').getByText('Land office').waitFor()
    expect(await page.getByText('Tổ Đất đai').count()).toBe(0)
    const moved = await service.step('lan', id, 'transfer', {
      version: 2,
      unit: 'HT',
      reason: 'Hộ tịch, người dân báo lại',
    })
    expect(moved.status).toBe(200)
    await page.reload()
    await facts.getByText('Tổ Tư pháp – Hộ tịch').waitFor()
    await page.locator('feedback-timeline').getByText('Land office → Tổ Tư pháp – Hộ tịch').waitFor()
    await page.context().close()
  })

  test('offers the internal note first, and never the words of one for the other', async () => {
    const id = await itemForUnit('Kiến nghị thêm ghế chờ')
    const { page } = await openAs(browser, service, 'hoa', { path: `feedback/${id}` })
    await page.getByText('Công dân không thấy').waitFor()
    expect(await page.getByRole('button', { name: 'Gửi trả lời' }).count()).toBe(0)
    await page.keyboard.press('r')
    await page.getByText('Công dân sẽ thấy').waitFor()
    expect(await page.getByRole('button', { name: 'Lưu ghi chú' }).count()).toBe(0)
    await page.context().close()
  })

  test('waits for the citizen with words they read, and a note apart that they do not', async () => {
    const id = await itemForUnit('Xin số nhà')
    const { page, complaints } = await openAs(browser, service, 'hoa', { path: `feedback/${id}` })
    await page.getByRole('button', { name: 'Chờ công dân bổ sung' }).click()
    const dialog = page.getByRole('dialog')
    const reason = dialog.getByLabel('Lý do')
    expect(await reason.getAttribute('aria-describedby')).toContain('hint-reason')
    await dialog.getByText('Công dân đọc được điều ghi ở đây khi tra cứu.').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    await reason.fill('Xin quý vị cho biết số nhà.')
    await dialog.getByLabel('Ghi chú nội bộ').fill('Đã gọi hai lần, không ai nghe.')
    await dialog.getByRole('button', { name: 'Chờ công dân bổ sung' }).click()
    await page.locator('feedback-timeline').getByText('Đã gọi hai lần').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('keeps what was written when somebody was faster, shows the change beside it, and sends it on request', async () => {
    const id = await itemForUnit('Đèn đường ngõ 12 không sáng')
    const { page } = await openAs(browser, service, 'hoa', { path: `feedback/${id}` })
    await page.getByText('Công dân không thấy').waitFor()
    await page.keyboard.press('r')
    await page.keyboard.type('Đèn đường đã được sửa xong lúc 8 giờ sáng nay.')
    await service.step('nam', id, 'claim', { version: 2 })
    await page.getByRole('button', { name: 'Gửi trả lời' }).click()
    await page.getByRole('heading', { name: 'Phản ánh vừa có thay đổi' }).waitFor()
    expect(await page.locator('answer-form textarea').inputValue()).toBe(
      'Đèn đường đã được sửa xong lúc 8 giờ sáng nay.',
    )
    await page.locator('answer-form feedback-timeline').getByText('Người nam').waitFor()
    await page.getByRole('button', { name: 'Vẫn gửi' }).click()
    await page.locator('feedback-page status-tag').getByText('Đã trả lời').waitFor()
    await page.context().close()
  })

  test('keeps a draft over a reload, apart for each item', async () => {
    const [first, second] = [
      await itemForUnit('Việc có bản nháp'),
      await itemForUnit('Việc không có bản nháp'),
    ]
    const { page } = await openAs(browser, service, 'hoa', { path: `feedback/${first}` })
    await page.getByText('Công dân không thấy').waitFor()
    await page.locator('answer-form textarea').fill('Gọi lại sau 14 giờ để hẹn ngày nhận kết quả')
    await page.reload()
    await page.getByText('Công dân không thấy').waitFor()
    expect(await page.locator('answer-form textarea').inputValue()).toBe(
      'Gọi lại sau 14 giờ để hẹn ngày nhận kết quả',
    )
    // The session ends while somebody writes, and the page hears of it only then: they sign in again, and all of it is there.
    let write = (): void => undefined
    const written = new Promise<void>((resolve) => (write = resolve))
    await page.route('**/api/**', async (route) => {
      await written
      await route.continue()
    })
    await service.db
      .deleteFrom('session')
      .where('person_id', 'in', (eb) => eb.selectFrom('person').select('id').where('username', '=', 'hoa'))
      .execute()
    const longer = 'Gọi lại sau 14 giờ để hẹn ngày nhận kết quả, mang theo giấy hẹn'
    await page.locator('answer-form textarea').fill(longer)
    write()
    await page.locator('#username').fill('hoa')
    await page.locator('#password').fill(PASSWORD)
    await page.locator('#password').press('Enter')
    await page.getByText('Công dân không thấy').waitFor()
    expect(await page.locator('answer-form textarea').inputValue()).toBe(longer)
    await page.goto(`${service.served.url}/app/feedback/${second}`)
    await page.getByText('Công dân không thấy').waitFor()
    expect(await page.locator('answer-form textarea').inputValue()).toBe('')
    await page.context().close()
  })

  test('goes to another unit only with a unit and a reason, and says that the promise stays', async () => {
    const id = await service.enter('lan', 'Rác tồn đọng trước cổng chợ')
    const { page } = await openAs(browser, service, 'lan', { path: `feedback/${id}` })
    await page.getByRole('button', { name: 'Giao đơn vị' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Hạn đã hẹn với công dân không đổi').waitFor()
    await dialog.getByRole('button', { name: 'Giao đơn vị' }).click()
    await dialog.getByText('Quý vị chưa chọn đơn vị.').waitFor()
    await dialog.getByLabel('Tìm đơn vị').fill('moi truong')
    await dialog.getByRole('radio', { name: 'Tổ Môi trường' }).check()
    await dialog.getByRole('button', { name: 'Giao đơn vị' }).click()
    await dialog.getByText('Quý vị chưa viết lý do.').waitFor()
    await dialog.getByLabel('Lý do').fill('Thuộc lĩnh vực môi trường')
    await dialog.getByRole('button', { name: 'Giao đơn vị' }).click()
    await page.locator('feedback-page aside').getByText('Tổ Môi trường').waitFor()
    await page.context().close()
  })
})

describe('an entry at the desk', () => {
  test('gives the citizen’s code and the promised time', async () => {
    const { page, complaints } = await openAs(browser, service, 'hoa', { path: 'feedback/new' })
    await page.getByRole('button', { name: 'Tiếp nhận' }).click()
    await page.getByText('Quý vị chưa viết nội dung.').waitFor()
    await page.getByLabel('Nội dung phản ánh').fill('Công dân hỏi thủ tục đăng ký kết hôn')
    await page.getByRole('button', { name: 'Tiếp nhận' }).click()
    await page.getByText('Mã tra cứu cho công dân').waitFor()
    await page.getByText('17:00 20/11/2026').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('somebody who is here for the first time', () => {
  test('is led to their own guide, and not again once they have read it', async () => {
    const { page } = await openAs(browser, service, 'hoa', { path: '' })
    const hint = page.locator('first-use-hint')
    await hint.getByRole('link', { name: 'Ngày đầu của cán bộ' }).click()
    await page.getByRole('heading', { name: 'Trả lời một phản ánh' }).waitFor()
    const picture = page.getByRole('img', { name: /^Danh sách việc hôm nay/ })
    await picture.scrollIntoViewIfNeeded()
    await page.waitForFunction(
      (image) => (image as HTMLImageElement).naturalWidth > 0,
      await picture.elementHandle(),
    )
    await page.goto(`${service.served.url}/app/`)
    await page.locator('main h1').first().waitFor()
    await whenQuiet(page)
    expect(await hint.getByRole('link').count()).toBe(0)
    await page.context().close()
  })
})

describe('every page', () => {
  const AXE_TIMEOUT_MS = 120_000
  const PAGES = ['', '?view=triage', 'feedback/new', 'reports', 'kiosks', 'help', 'help/glossary', 'nowhere']

  test.each(LANGUAGES)(
    'has nothing that axe objects to, and no complaint of the browser (%s)',
    async (language) => {
      const id = await itemForUnit('Một việc để xem')
      const { page, complaints } = await openAs(browser, service, 'minh', { language })
      const found: string[] = []
      for (const path of [...PAGES, `feedback/${id}`]) {
        await page.goto(`${service.served.url}/app/${path}`)
        await page.locator('main h1, main page-message:not([waiting])').first().waitFor()
        await whenQuiet(page)
        for (const violation of await findAxeViolations(page)) found.push(`${path}: ${violation}`)
      }
      const transfer = { vi: 'Chuyển đơn vị khác', en: 'Transfer to another unit' }[language]
      await page.getByRole('button', { name: transfer }).click()
      await page.getByRole('dialog').getByRole('radio').first().waitFor()
      for (const violation of await findAxeViolations(page)) found.push(`dialog: ${violation}`)
      expect(found).toEqual([])
      expect(complaints).toEqual([])
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      await page.context().close()
    },
  )

  test.each(LANGUAGES)('fits a phone without scrolling sideways (%s)', async (language) => {
    const id = await itemForUnit('Một việc để xem trên điện thoại')
    const { page } = await openAs(browser, service, 'minh', { language, width: 360, height: 740 })
    for (const path of [...PAGES, 'comments', 'ballots', 'calendar', 'policies', `feedback/${id}`]) {
      await page.goto(`${service.served.url}/app/${path}`)
      await page.locator(':is(main h1, main page-message:not([waiting])):visible').first().waitFor()
      await whenQuiet(page)
      expect({ path, overflow: await findOverflow(page) }).toEqual({ path, overflow: [] })
    }
    await page.context().close()
  })

  test.each(LANGUAGES)(
    'puts no words over others on a small phone, however long an item is overdue (%s)',
    async (language) => {
      const id = await itemForUnit(`Quá hạn nhiều ngày (${language})`)
      const current_due_at = '2026-02-20T03:01:00.000Z'
      await service.db.updateTable('feedback').set({ current_due_at }).where('id', '=', id).execute()
      const { page } = await openAs(browser, service, 'minh', {
        path: '?view=unit',
        language,
        width: 320,
        height: 740,
      })
      const row = page.locator('feedback-table tbody tr', { hasText: `(${language})` })
      const overdue = await row.locator('deadline-badge .tag').boundingBox()
      const status = await row.locator('status-tag').boundingBox()
      if (!overdue || !status) throw new Error('the row has no tags')
      const isBeside = overdue.x + overdue.width <= status.x
      const isAbove = overdue.y + overdue.height <= status.y
      expect(isBeside || isAbove).toBe(true)
      expect(await findOverflow(page)).toEqual([])
      await page.context().close()
    },
  )

  test(
    'lets the keyboard reach every control of an item',
    async () => {
      const id = await itemForUnit('Việc cho bàn phím')
      const { page } = await openAs(browser, service, 'minh', { path: `feedback/${id}`, width: 1000 })
      await page.getByText('Công dân không thấy').waitFor()
      const reached = new Set<string>()
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab')
        reached.add(
          await page.evaluate(() => {
            let active = document.activeElement
            while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
            return active?.textContent?.trim().replace(/\s+/g, ' ') || (active?.id ?? '')
          }),
        )
      }
      const wanted = [
        'Về danh sách',
        'Nhận xử lý',
        'Chuyển đơn vị khác',
        'Bước khác',
        'Lưu ghi chú',
        'Cách tính hạn',
      ]
      expect(wanted.filter((name) => ![...reached].some((text) => text.includes(name)))).toEqual([])
      await page.context().close()
    },
    AXE_TIMEOUT_MS,
  )
})
