import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import { type TestApp, startApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { letterWriter } from '../../fixtures/letter.ts'
import { tapMaker } from '../../fixtures/taps.ts'

const TEXT = 'Tôi chờ hai giờ mà không ai gọi số.'

describe.each(DATABASES)('more about a rating on %s', (database) => {
  let app: TestApp
  let writer: ReturnType<typeof letterWriter>
  let rate: (code: string, level?: number) => Promise<string>

  beforeAll(async () => {
    app = await startApp(database)
    writer = letterWriter(app)
    await app.addUnit('CIVIL', { name: 'Bộ phận Hộ tịch' })
    for (const role of ['officer', 'head'] as const) await app.addPerson(role, role, 'CIVIL')
    const { headers, reply } = await app.pairKiosk('Máy CIVIL', { unit: 'CIVIL' })
    const tap = tapMaker(reply.questionnaire.id, app.clock.now() - 600_000)
    rate = async (followUpCode, level = 1) => {
      const rating = tap({ level, followUpCode, wantsAnswer: true })
      const response = await app.request('/api/ratings', { headers, json: { ratings: [rating] } })
      expect(await response.json()).toMatchObject({ receipts: [{ status: 'accepted' }] })
      return rating.id
    }
  })
  afterAll(() => app.stop())

  /** Writes and sends; returns where the receipt stands. */
  const write = async (
    code: string,
    answers: { text?: string; wantsAnswer: 'yes' | 'no'; name?: string },
  ) => {
    const text = writer.actionOf((await writer.read(`/public/continue/${code}`)).page)
    const { location: reply } = await writer.post(text, { text: answers.text ?? TEXT })
    const { location: after } = await writer.post(reply, { wantsAnswer: answers.wantsAnswer })
    const check = after.endsWith('/contact')
      ? (await writer.post(after, { name: answers.name ?? '', phone: '0901234567' })).location
      : after
    return (await writer.post(check, {})).location
  }
  const items = () => app.db.selectFrom('feedback').selectAll().where('channel', '=', 'low-rating').execute()
  const flat = (page: string) => page.replace(/\s+/g, ' ')

  test('opens one item for the unit that was rated, due the same day, with the comment as its text', async () => {
    const ratingId = await rate('7K2MX4TQ')
    const done = await write('7K2MX4TQ', { wantsAnswer: 'yes', name: 'Lê Thị Ẩn' })
    const { page } = await writer.read(done)
    expect(flat(page)).toContain('Bộ phận Hộ tịch trả lời trước <time')
    expect(page).toContain('17:00 hôm nay, 20/11/2026')
    const [item, ...others] = await items()
    expect(others).toEqual([])
    expect(page).toContain(item?.tracking_code)
    expect(item).toMatchObject({
      text: TEXT,
      status: 'assigned',
      policy_code: 'same-day',
      promised_due_at: '2026-11-20T10:00:00.000Z',
      routing: '{"kind":"source","unit":"CIVIL"}',
    })

    const seenBy = async (username: string) => {
      const headers = await app.signIn(username)
      const response = await app.request(`/api/feedback/${item?.id ?? ''}`, { headers })
      return (await response.json()) as FeedbackDetail
    }
    const officer = await seenBy('officer')
    expect(officer.rating).toBeNull()
    expect(JSON.stringify(officer)).not.toContain(ratingId)
    expect(JSON.stringify(officer)).not.toContain('7K2MX4TQ')
    const head = await seenBy('head')
    expect(head.rating).toEqual({ level: 1, scaleSize: 5, day: '2026-11-20' })
    expect(JSON.stringify(head)).not.toContain(ratingId)
  })

  test('is one item however often it is sent, and the code is used up for others', async () => {
    await rate('AAAA0001')
    const before = (await items()).length
    const done = await write('AAAA0001', { wantsAnswer: 'yes' })
    const check = done.replace('/done', '/check')
    const again = await Promise.all([writer.post(check, {}), writer.post(check, {})])
    expect(again.map(({ location }) => location)).toEqual([done, done])
    expect(await items()).toHaveLength(before + 1)
    const { page } = await writer.read('/public/continue/AAAA0001')
    expect(page).toContain('Mã này đã được dùng')
    expect(page).not.toContain('PA-')
  })

  test('waits for a rating that the tablet has not sent yet, and loses nothing', async () => {
    const before = (await items()).length
    expect((await writer.read('/public/continue/BBBB0002')).page).toContain('chưa về tới máy chủ')
    const done = await write('BBBB0002', { wantsAnswer: 'yes', name: 'Trần Văn Đợi' })
    expect((await writer.read(done)).page).toContain('Đã giữ lời của quý vị')
    expect(await items()).toHaveLength(before)
    app.clock.advance(5 * 60_000)
    await rate('BBBB0002')
    const opened = await items()
    expect(opened).toHaveLength(before + 1)
    const { page } = await writer.read(done)
    expect(page).toContain(opened.find(({ received_at }) => received_at.includes('T02:05'))?.tracking_code)
    const kept = await app.db
      .selectFrom('follow_up')
      .selectAll()
      .where('code', '=', 'BBBB0002')
      .executeTakeFirstOrThrow()
    expect(kept).toMatchObject({ text: '', sender: null })
    app.clock.set('2026-11-20T09:00:00+07:00')
  })

  test('two phones with one code: the first is taken, the second keeps its words and is told', async () => {
    await rate('CCCC0003')
    const open = async () => writer.actionOf((await writer.read('/public/continue/CCCC0003')).page)
    const [first, second] = [await open(), await open()]
    for (const text of [first, second]) {
      const { location } = await writer.post(text, { text: `${TEXT} ${text}` })
      await writer.post(location, { wantsAnswer: 'no' })
      await writer.post(location.replace('/reply', '/check'), {})
    }
    expect((await writer.read(first.replace('/text', '/done'))).page).toContain('Cảm ơn quý vị')
    expect((await writer.read(second.replace('/text', '/done'))).page).toContain('Mã này đã được dùng')
    const drafts = await app.db
      .selectFrom('letter_draft')
      .select('answers')
      .where('follow_up_code', '=', 'CCCC0003')
      .execute()
    expect(drafts.filter(({ answers }) => answers.includes(second))).toHaveLength(1)
  })

  test('asks for no contact and opens no item where no answer is wanted', async () => {
    await rate('DDDD0004')
    const before = (await items()).length
    const { page } = await writer.read(await write('DDDD0004', { wantsAnswer: 'no' }))
    expect(page).toContain('Cảm ơn quý vị')
    expect(page).not.toContain('PA-')
    expect(await items()).toHaveLength(before)
    const kept = await app.db
      .selectFrom('follow_up')
      .selectAll()
      .where('code', '=', 'DDDD0004')
      .executeTakeFirstOrThrow()
    expect(kept).toMatchObject({ text: '', sender: null, feedback_id: null })
    expect(kept.done_at).not.toBeNull()
    const comments = await app.db.selectFrom('comment').select(['text', 'local_day']).execute()
    expect(comments).toContainEqual({ text: TEXT, local_day: '2026-11-20' })
  })

  test('asks for words once an answer is wanted, and says why', async () => {
    await rate('EEEE0005')
    const text = writer.actionOf((await writer.read('/public/continue/EEEE0005')).page)
    const { location: reply } = await writer.post(text, { text: '' })
    const { location: contact } = await writer.post(reply, { wantsAnswer: 'yes' })
    const { location } = await writer.post(contact, {})
    expect(location).toBe(text)
    const { status, page } = await writer.post(text, { text: ' \u200b ' })
    expect(status).toBe(422)
    expect(page).toContain('để đơn vị trả lời được'.slice(1))
  })

  test.each([
    ['7k2m x4tq', '7K2MX4TQ'],
    ['7K2M-X4TQ', '7K2MX4TQ'],
    [' oo1i lo23 ', '00111023'],
  ])('reads a code however it is typed: %s', async (typed, code) => {
    const { location } = await writer.read(`/public/continue?code=${encodeURIComponent(typed)}`)
    expect(location).toBe(`/public/continue/${code}`)
  })

  test('says what is wrong with a code, and shows it back', async () => {
    for (const [typed, words] of [
      ['', 'chưa nhập mã'],
      ['ABC', 'đúng 8 chữ và số'],
      ['UUUUUUUU', 'đúng 8 chữ và số'],
    ] as const) {
      const { status, page } = await writer.read(`/public/continue?code=${typed}`)
      expect(status).toBe(400)
      expect(page).toContain(words)
      expect(page).toContain(`value="${typed}"`)
      expect(page).toContain('href="#code"')
    }
  })

  test('tells nobody the level, and stops who tries codes one after another', async () => {
    await rate('FFFF0006', 2)
    const { page } = await writer.read('/public/continue/FFFF0006')
    expect(page).not.toMatch(/không hài lòng/i)
    const statuses: number[] = []
    for (let n = 0; n < 60; n += 1)
      statuses.push((await writer.read(`/public/continue/ZZZZ${String(n).padStart(4, '0')}`)).status)
    expect(statuses.at(0)).toBe(200)
    expect(statuses.at(-1)).toBe(429)
  })
})
