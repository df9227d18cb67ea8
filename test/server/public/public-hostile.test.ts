import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QuestionSetInput } from '../../../server/contract/feedback/category-questions.ts'
import { addRoutingRule } from '../../../server/feedback/intake/add-routing-rule.ts'
import { saveQuestionSet } from '../../../server/feedback/questions/save-question-set.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { letterWriter } from '../../fixtures/letter.ts'

const EVIL = `"><script>alert(1)</script><a href="https://xau.vn">bấm</a>{{7*7}}' --`
const HTML = /<script(?! type="application\/ld\+json">| src="\/public\/locate\.js)|<a href="https:\/\/xau/

describe.each(DATABASES)('a citizen with bad intentions, or bad luck, on %s', (database) => {
  let app: TestApp
  let writer: ReturnType<typeof letterWriter>

  const withRule = (name: string, category: string, validTo: string | null = null) =>
    addRoutingRule(app.owner, { name, unit: 'HT', categories: [category], wardCodes: [], words: [], validTo })

  beforeAll(async () => {
    app = await startApp(database)
    writer = letterWriter(app)
    await app.addUnit('HT')
    await withRule('Đèn', 'Chiếu sáng')
    await withRule('Chỉ hôm nay', 'Cây xanh', '2026-11-21')
    await saveQuestionSet(
      app.owner,
      QuestionSetInput.parse({
        category: 'Chiếu sáng',
        questions: [{ key: 'post', kind: 'text', words: { vi: 'Số cột đèn', en: 'Post number' } }],
      }),
    )
  }, 60_000)
  afterAll(() => app.stop())

  const start = async (language: 'vi' | 'en' = 'vi') =>
    writer.actionOf((await writer.read(`/public/send${language === 'en' ? '?lang=en' : ''}`)).page)
  /** A letter up to its last page. */
  const write = async (text: string, category = '') => {
    const what = (await writer.post(await start(), {})).location
    const contact = (await writer.post(what, { kind: 'report', category, text })).location
    return (await writer.post(contact, {})).location
  }
  const codeOf = (page: string) => /PA-[0-9A-Z-]{15}/.exec(page)?.[0] ?? ''

  test('HTML and links in every field come back as they were typed, and never as HTML', async () => {
    const what = (await writer.post(await start(), { address: EVIL, spot: EVIL })).location
    const wrong = await writer.post(what, { kind: EVIL, category: EVIL, text: EVIL })
    expect([wrong.status, HTML.test(wrong.page)]).toEqual([422, false])
    const more = (await writer.post(what, { kind: 'report', category: 'Chiếu sáng', text: EVIL })).location
    const contact = (await writer.post(more, { shown: EVIL, 'more-post': EVIL })).location
    expect(contact).toMatch(/\/more$/)
    const next = (await writer.post(more, { shown: 'post', 'more-post': EVIL })).location
    const bad = await writer.post(next, { name: EVIL, phone: EVIL, email: EVIL, consents: EVIL })
    expect([bad.status, HTML.test(bad.page)]).toEqual([422, false])
    const check = (await writer.post(next, { name: EVIL })).location
    const shown = (await writer.read(check)).page
    expect(HTML.test(shown)).toBe(false)
    expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    const receipt = (await writer.read((await writer.post(check, {})).location)).page
    const tracked = (await writer.read(`/public/track/${codeOf(receipt)}`)).page
    expect(HTML.test(tracked)).toBe(false)
    expect(tracked).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test('forged codes and addresses of letters are pages that say so, in the language asked for', async () => {
    for (const path of [
      '/public/track/PA-AAAAA-AAAA-AAAA',
      '/public/track/%00',
      `/public/track/${encodeURIComponent(EVIL)}`,
    ]) {
      for (const [query, language] of [
        ['', 'vi'],
        ['?lang=en', 'en'],
      ] as const) {
        const { status, page } = await writer.read(path + query)
        expect([path, status, HTML.test(page)]).toEqual([path, 404, false])
        expect(page).toContain(`<html lang="${language}">`)
      }
    }
    const forged = '/public/send/0123456789ABCDEFGHJKMNPQRS'
    expect((await writer.post(`${forged}/check`, {})).location).toBe(`${forged}/what`)
    expect((await writer.read(`${forged}x/what`)).status).toBe(404)
    expect((await writer.read('/public/track/PA-AAAAA-AAAA-AAAA/photos/x')).status).toBe(404)
  })

  test('two tabs and two presses send one letter; what is opened behind it leads to the receipt', async () => {
    const check = await write('Hai lần bấm, một phản ánh.')
    const sent = await Promise.all([1, 2, 3].map(() => writer.post(check, {})))
    expect(new Set(sent.map(({ status, location }) => `${status} ${location}`)).size).toBe(1)
    const done = sent[0]?.location ?? ''
    for (const page of ['where', 'what', 'contact', 'check', 'all']) {
      const address = check.replace('/check', `/${page}`)
      expect([page, (await writer.read(address)).location]).toEqual([page, done])
      expect([page, (await writer.post(address, { text: 'Sửa sau khi gửi' })).location]).toEqual([page, done])
    }
    const items = await app.db
      .selectFrom('feedback')
      .select('text')
      .where('text', 'like', '%sau khi gửi%')
      .execute()
    expect(items).toEqual([])
  })

  test('of ten photos of fifty million pixels three are kept, drawn smaller, and the rest are named; the words stay', async () => {
    const pixels = await sharp({ create: { width: 7_200, height: 7_200, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    const files = Array.from({ length: 10 }, (_, index) => ({ name: `bom-${index}.png`, bytes: pixels }))
    const sent = await writer.upload(await start(), files, { address: 'Trước chợ', more: 'yes' })
    expect(sent.status).toBe(422)
    for (const index of [3, 4, 5, 6, 7, 8, 9]) expect(sent.page).toContain(`bom-${index}.png: Đã đủ 3 ảnh.`)
    expect(sent.page).not.toContain('bom-2.png: ')
    expect(sent.page).toContain('Trước chợ')
    const kept = await app.db.selectFrom('attachment').select('width').execute()
    expect(kept).toHaveLength(3)
    expect(Math.max(...kept.map(({ width }) => width))).toBeLessThan(7_200)
  }, 120_000)

  test('a category that is gone meanwhile is said at its field, and a letter that has it is sent on', async () => {
    const what = (await writer.post(await start(), {})).location
    const check = await write('Cây nghiêng ra đường, sắp đổ.', 'Cây xanh')
    const before = app.clock.now()
    app.clock.advance(40 * 60 * 60_000)
    // The letter itself is kept for a day.
    expect(
      (await writer.post(what, { kind: 'report', category: 'Cây xanh', text: 'Cây đổ.' })).page,
    ).toContain('Xin chọn một lĩnh vực trong danh sách.')
    expect((await writer.read(check)).status).toBe(303)
    app.clock.set(new Date(before).toISOString())
    expect((await writer.post(check, {})).location).toMatch(/\/done$/)
  })
})
