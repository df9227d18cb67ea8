import { afterEach, describe, expect, test } from 'vitest'
import { answerFeedback } from '../../../server/feedback/steps/answer-feedback.ts'
import { claimFeedback } from '../../../server/feedback/steps/claim-feedback.ts'
import { reopenFeedback } from '../../../server/feedback/steps/close-feedback.ts'
import { endFeedback } from '../../../server/feedback/steps/end-feedback.ts'
import { pauseFeedback, resumeFeedback } from '../../../server/feedback/steps/pause-feedback.ts'
import { type TestApp, startApp } from '../../fixtures/app.ts'
import { OFFICER_NAME, openOffice, SENDER, sendFeedback, sendTo } from '../../fixtures/citizens.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'

describe.each(DATABASES)('tracking feedback on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start() {
    const app = await startApp(database)
    open.push(app)
    const read = async (path: string) => {
      const response = await app.request(path)
      return { status: response.status, headers: response.headers, page: await response.text() }
    }
    return { app, read }
  }

  /** What a reader sees, without the markup. */
  const textOf = (page: string) =>
    page
      .replace(/<head>[\s\S]*<\/head>|<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/ ([.,])/g, '$1')

  test('shows the sender their words, the unit and the due time in both languages, and nothing of who sent it', async () => {
    const { app, read } = await start()
    await openOffice(app)
    const { code } = await sendTo(app, 'LAND')
    const vi = await read(`/public/track/${code}`)
    expect(vi.status).toBe(200)
    expect(textOf(vi.page)).toContain('Hạn trả lời: 17:00 thứ Sáu, 20/11/2026.')
    expect(textOf(vi.page)).toContain('Đơn vị trả lời Phòng Địa chính')
    expect(textOf(vi.page)).toContain('Đèn đường trước nhà số 12 hỏng đã ba đêm.')
    const en = await read(`/public/track/${code}?lang=en`)
    expect(en.page).toContain('<html lang="en">')
    expect(textOf(en.page)).toContain('An answer is due at 17:00 Friday, 20/11/2026.')
    for (const { page } of [vi, en]) {
      for (const secret of [OFFICER_NAME, SENDER.name, SENDER.phone, SENDER.email]) {
        expect(page).not.toContain(secret)
      }
    }
  })

  test('explains the deadline step by step', async () => {
    const { app, read } = await start()
    app.clock.set('2026-11-23T15:30:00+07:00')
    const { code } = await sendFeedback(app)
    const { page } = await read(`/public/track/${code}`)
    const text = textOf(page)
    const steps = [
      'Tiếp nhận lúc 15:30 ngày 23/11/2026.',
      'Sau giờ chốt 15:00: tính sang ngày làm việc kế tiếp.',
      'Bỏ qua 24/11/2026: Ngày Văn hóa Việt Nam.',
      'Đến hạn 17:00 ngày 25/11/2026.',
    ]
    expect(steps.map((step) => text.includes(step))).toEqual([true, true, true, true])
    expect(text).toContain('đang chờ phân công')
  })

  test('shows the answer under the name of the unit, never of the officer', async () => {
    const { app, read } = await start()
    const head = await openOffice(app)
    const { id, code } = await sendTo(app, 'LAND')
    await claimFeedback(head, id, { version: 2 })
    app.clock.set('2026-11-20T10:12:00+07:00')
    await answerFeedback(head, id, { version: 3, text: 'Đèn đã được thay sáng nay.\nCảm ơn quý vị.' })
    const { page } = await read(`/public/track/${code}`)
    const text = textOf(page)
    expect(text).toContain('Trả lời của Phòng Địa chính')
    expect(page).toContain('Đèn đã được thay sáng nay.\nCảm ơn quý vị.')
    expect(text).toContain('Đã trả lời lúc 10:12 thứ Sáu, 20/11/2026, đúng hạn.')
    expect(text).toContain('Nếu quý vị chưa hài lòng')
    expect(page).not.toContain(OFFICER_NAME)
  })

  test('keeps an answer readable as an earlier one when the item is reopened', async () => {
    const { app, read } = await start()
    const head = await openOffice(app)
    const { id, code } = await sendTo(app, 'LAND')
    await answerFeedback(head, id, { version: 2, text: 'Câu trả lời thứ nhất của phòng.' })
    await reopenFeedback(head, id, { version: 3, reason: 'chưa trả lời đúng ý' })
    const { page } = await read(`/public/track/${code}`)
    expect(textOf(page)).toContain('Lần trả lời trước của Phòng Địa chính')
    expect(page).toContain('Câu trả lời thứ nhất của phòng.')
    expect(page).not.toContain('chưa trả lời đúng ý')
  })

  test('says what the citizen is asked for, and why the deadline moved afterwards', async () => {
    const { app, read } = await start()
    const head = await openOffice(app)
    const { id, code } = await sendTo(app, 'LAND')
    await pauseFeedback(head, id, { version: 2, reason: 'Xin cho biết số nhà.' })
    const waiting = textOf((await read(`/public/track/${code}`)).page)
    expect(waiting).toContain('Đơn vị cần quý vị bổ sung: Xin cho biết số nhà.')
    app.clock.set('2026-11-23T09:00:00+07:00')
    await resumeFeedback(head, id, { version: 3 })
    const moved = textOf((await read(`/public/track/${code}`)).page)
    expect(moved).toContain('Hạn hẹn ban đầu 17:00 thứ Sáu, 20/11/2026')
    expect(moved).toContain('Vì sao hạn đã đổi Chờ công dân bổ sung từ 09:00 ngày 20/11/2026')
  })

  test('says so when an answer is overdue', async () => {
    const { app, read } = await start()
    await openOffice(app)
    const { code } = await sendTo(app, 'LAND')
    app.clock.set('2026-11-20T17:00:00.001+07:00')
    const { page } = await read(`/public/track/${code}`)
    expect(textOf(page)).toContain('Đã quá hạn từ 17:00 thứ Sáu, 20/11/2026.')
  })

  test('tells why an item was directed elsewhere, and keeps to itself why one was called spam', async () => {
    const { app, read } = await start()
    const head = await openOffice(app)
    const [directed, spam] = [await sendTo(app, 'LAND'), await sendTo(app, 'LAND')]
    await endFeedback(head, directed.id, 'redirect', { version: 2, reason: 'Xin gửi Thanh tra thành phố.' })
    await endFeedback(head, spam.id, 'mark-spam', { version: 2, reason: 'người này gửi hoài' })
    expect(textOf((await read(`/public/track/${directed.code}`)).page)).toContain(
      'Lý do: Xin gửi Thanh tra thành phố.',
    )
    expect((await read(`/public/track/${spam.code}`)).page).not.toContain('gửi hoài')
  })

  test('finds the item however the code is typed', async () => {
    const { app } = await start()
    const { code } = await sendFeedback(app)
    const bare = code.replaceAll('-', '').replace(/^PA/, '')
    const typings = [
      code.toLowerCase(),
      ` ${code.replaceAll('-', ' ')} `,
      bare,
      bare.replaceAll('0', 'o').replaceAll('1', 'l'),
    ]
    for (const typed of typings) {
      const response = await app.request(`/public/track?lang=en&code=${encodeURIComponent(typed)}`)
      expect(response.status).toBe(303)
      expect(response.headers.get('location')).toBe(`/public/track/${code}?lang=en`)
    }
    expect((await app.request(`/public/track/${code.toLowerCase()}`)).status).toBe(200)
  })

  test('answers an unknown code with help, and holds up an address that keeps guessing, but never a right code', async () => {
    const { app, read } = await start()
    const { code } = await sendFeedback(app)
    const miss = await read('/public/track/PA-00000-0000-0000')
    expect(miss.status).toBe(404)
    expect(miss.headers.get('content-type')).toContain('text/html')
    expect(miss.page).toContain('Không tìm thấy phản ánh')
    for (let guess = 2; guess <= 20; guess += 1) {
      expect((await read(`/public/track/${guess}`)).status).toBe(404)
    }
    const held = await read('/public/track/21')
    expect(held.status).toBe(429)
    expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0)
    const right = await read(`/public/track/${code}`)
    expect(right.status).toBe(200)
    expect(right.page).toContain('Đèn đường')
  })

  test('is kept by no cache, found by no search engine, and named to no other site', async () => {
    const { app } = await start()
    const { code } = await sendFeedback(app)
    for (const path of [`/public/track/${code}`, '/public/track/unknown']) {
      const { headers } = await app.request(path)
      expect(headers.get('cache-control')).toBe('no-store')
      // Forms on a page need the origin, for ourselves alone.
      expect(headers.get('referrer-policy')).toMatch(/^(no-referrer|same-origin)$/)
      expect(headers.get('x-robots-tag')).toContain('noindex')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  test('escapes whatever a citizen, an officer or an administrator wrote', async () => {
    const { app, read } = await start()
    const evil = '<script>alert(1)</script><img src=x onerror="alert(2)">\'"&'
    const head = await openOffice(app, 'LAND', `Phòng ${evil}`)
    const { id, code } = await sendTo(app, 'LAND', { text: evil, title: `Tựa ${evil}` })
    await answerFeedback(head, id, { version: 2, text: `Trả lời ${evil}` })
    const shown = await read(`/public/track/${code}`)
    const unknown = await read(`/public/track/${encodeURIComponent(evil)}`)
    for (const { page } of [shown, unknown]) {
      expect(page).not.toContain('<script')
      expect(page).not.toContain('<img')
      expect(page).toContain('&lt;script&gt;')
    }
    expect(shown.status).toBe(200)
  })

  test('shows text that was typed in decomposed letters in composed ones', async () => {
    const { app, read } = await start()
    const text = 'Đường Nguyễn Thị Ngẫu, Hội Ẩn'
    const { id, code } = await sendFeedback(app)
    await app.db
      .updateTable('feedback')
      .set({ text: text.normalize('NFD') })
      .where('id', '=', id)
      .execute()
    const { page } = await read(`/public/track/${code}`)
    expect(page).toContain(text.normalize('NFC'))
    expect(page).toBe(page.normalize('NFC'))
  })
})
