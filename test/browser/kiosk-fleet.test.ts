import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { makePairingCode } from '../../server/kiosks/pair-kiosk.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { whenQuiet } from '../fixtures/pages/quiet.ts'
import { openAs, type StaffService, startStaffService } from '../fixtures/pages/staff-page.ts'

let browser: Browser
let service: StaffService

beforeAll(async () => {
  browser = await startBrowser()
  service = await startStaffService()
  await service.addPerson('tuan', 'administrator')
  await service.addDesk('H1', 'HT')
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

const open = async (username: string, language: (typeof LANGUAGES)[number] = 'vi') => {
  const opened = await openAs(browser, service, username, { language })
  // The queue, where everybody lands, is refused to administrators, and the browser says so; what comes after counts.
  await whenQuiet(opened.page)
  const before = opened.complaints.length
  await opened.page.goto(`${service.served.url}/app/kiosks`)
  await opened.page.locator('kiosks-page h1').waitFor()
  return { page: opened.page, complaints: () => opened.complaints.slice(before) }
}

describe('the fleet page', () => {
  test('adds a kiosk, gives its pairing code to a tablet, moves it, and revokes the tablet', async () => {
    const { page, complaints } = await open('tuan')
    await page.getByRole('button', { name: 'Thêm máy' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Tên máy').fill('Máy cửa chính')
    await dialog.getByRole('button', { name: 'Thêm máy' }).click()
    await dialog.getByText('Quý vị chưa chọn đơn vị.').waitFor()
    await dialog.getByRole('radio', { name: 'Tổ Tư pháp – Hộ tịch' }).check()
    await dialog.getByLabel('Quầy').selectOption('H1')
    await dialog.getByRole('button', { name: 'Thêm máy' }).click()
    await page.getByText('Chưa ghép máy tính bảng').waitFor()

    await page.getByRole('button', { name: 'Chi tiết: Máy cửa chính' }).click()
    await page.getByRole('button', { name: 'Lấy mã ghép' }).click()
    await dialog.getByRole('img', { name: 'Mã ghép máy' }).waitFor()
    const code = (await dialog.locator('.code').innerText()).replace(/\s/g, '')
    const tablet = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await tablet.goto(`${service.served.url}/kiosk/#code=${code}`)
    await tablet.getByRole('button', { name: 'Ghép', exact: true }).click()
    await tablet.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    expect(new URL(tablet.url()).hash).toBe('')
    await dialog.getByRole('button', { name: 'Đóng' }).click()

    await page.getByRole('button', { name: 'Chuyển chỗ, cấu hình' }).click()
    await dialog.getByRole('radio', { name: 'Tổ Môi trường' }).check()
    await dialog.getByRole('checkbox', { name: 'English' }).uncheck()
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await page.locator('tbody th').getByText('Tổ Môi trường', { exact: true }).waitFor()
    const kiosk = await service.db.selectFrom('kiosk').selectAll().executeTakeFirstOrThrow()
    expect([kiosk.desk_id, kiosk.languages, kiosk.config_version]).toEqual([null, '["vi"]', 3])

    await page.getByRole('button', { name: 'Thu hồi máy' }).click()
    await dialog.getByText('không gửi được nữa').waitFor()
    await dialog.getByRole('button', { name: 'Thu hồi máy' }).click()
    await page.getByText('Chưa ghép máy tính bảng').waitFor()
    await tablet.context().close()
    await page.context().close()
    expect(complaints()).toEqual([])
  })

  test('restarts a tablet’s app once nobody is at it, and shows when that was done', async () => {
    await service.pairKiosk('Máy tầng 2')
    const { page, complaints } = await open('tuan')
    const { code } = await makePairingCode(service.owner, 'Máy tầng 2')
    const tablet = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await tablet.goto(`${service.served.url}/kiosk/#code=${code}`)
    const heard = tablet.waitForResponse(/heartbeat/)
    await tablet.getByRole('button', { name: 'Ghép', exact: true }).click()
    await tablet.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    await heard

    await page.reload()
    await page.getByRole('button', { name: 'Chi tiết: Máy tầng 2' }).click()
    await page.getByRole('button', { name: 'Khởi động lại ứng dụng' }).click()
    await page.getByText('chờ máy nhận lệnh').waitFor()
    let startedAnew = false
    tablet.once('load', () => (startedAnew = true))
    // Which heartbeat brings the command is the tablet's to choose: its clock runs until it has started anew.
    await expect
      .poll(async () => {
        if (!startedAnew) await tablet.clock.fastForward(35_000)
        return startedAnew
      })
      .toBe(true)
    await tablet.getByRole('button', { name: 'Hài lòng', exact: true }).waitFor()
    await expect
      .poll(async () => {
        await page.reload()
        await page.getByRole('button', { name: 'Chi tiết: Máy tầng 2' }).click()
        return page.locator('kiosk-details dl').innerText()
      })
      .toMatch(/Người tuan: đã khởi động lại lúc/)
    await tablet.context().close()
    await page.context().close()
    expect(complaints()).toEqual([])
  })

  test('says the status in words, and of this quarter nothing that came today', async () => {
    const { headers, reply } = await service.pairKiosk('Máy sảnh')
    const tappedAt = new Date(service.clock.now() - 60_000).toISOString()
    const tap = (seq: number, at = tappedAt) => ({
      id: service.service.newId(),
      seq,
      questionnaireVersionId: reply.questionnaire.id,
      level: 4,
      tappedAt: at,
    })
    const earlier = new Date(service.clock.now() - 3_600_000).toISOString()
    const ratings = [tap(1, earlier), tap(2), tap(3), tap(4), tap(6)]
    await service.request('/api/ratings', { headers, json: { ratings } })
    const heartbeat = { unsent: 0, batteryLevel: 0.8, storagePersisted: false, configVersion: 0 }
    await service.request('/api/kiosk/heartbeat', { headers, json: heartbeat })
    const { page } = await open('minh')
    expect(await page.getByText('Máy sảnh').count()).toBe(0)
    await page.context().close()
    const admin = await open('tuan')
    const row = admin.page.locator('tr', { hasText: 'Máy sảnh' })
    await row.getByText('Đang hoạt động').waitFor()
    await row.getByRole('button', { name: 'Chi tiết' }).click()
    const details = admin.page.locator('kiosk-details')
    await details.getByText('80%').waitFor()
    await details.getByText('0 → 1 (chờ máy nhận)').waitFor()
    expect(await details.locator('tr', { hasText: 'Chạm liên tiếp' }).innerText()).toMatch(/0\s+Không tính/)
    await admin.page.context().close()
  })

  test.each(LANGUAGES)('has nothing that axe objects to, its dialogs included (%s)', async (language) => {
    await service.pairKiosk('Máy sảnh')
    const { page, complaints } = await open('tuan', language)
    await page.locator('tr', { hasText: 'Máy sảnh' }).getByRole('button').click()
    await page.locator('kiosk-details dl').waitFor()
    const found = await findAxeViolations(page)
    for (const name of [/mã ghép|pairing code/, /cấu hình|configure/, /Thu hồi|Revoke/]) {
      await page.locator('.actions').getByRole('button', { name }).click()
      await page.locator('dialog[open] h2').waitFor()
      await whenQuiet(page)
      found.push(...(await findAxeViolations(page)))
      await page.keyboard.press('Escape')
      await page.locator('dialog[open]').waitFor({ state: 'detached' })
    }
    expect(found).toEqual([])
    expect(complaints()).toEqual([])
    await page.context().close()
  })
})
