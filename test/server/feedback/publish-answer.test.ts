import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliverOutbox } from '../../../server/outbox/deliver-outbox.ts'
import { createDeliverers } from '../../../server/jobs/jobs.ts'
import { hidePublication } from '../../../server/feedback/steps/publish/hide-publication.ts'
import { eraseWords } from '../../../server/history/erase-words.ts'
import { sha256 } from '../../../server/ids.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'
import { inEnglish } from '../../fixtures/in-english.ts'

const QUESTION = 'Đèn đường trước nhà bà Trần Thị Mẫu, gọi 0901.234.567 <b>gấp</b>.'
const ANSWER = 'Đơn vị đã gọi +84 901 234 567 và thay đèn sáng nay.'
const REASON = 'Công dân đồng ý khi gọi 1022 sáng nay'

describe.each(DATABASES)('an answer that is published, on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let head: StaffMember

  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('A', { name: 'Phòng Quản lý đô thị' })
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    officer = await staffMember(app, 'can.bo')
    head = await staffMember(app, 'truong')
  })
  afterAll(() => app.stop())

  const answered = async (changes: Parameters<typeof aFeedback>[1] = {}) => {
    const { id } = await aFeedback(app, { unit: 'A', text: QUESTION, ...changes })
    await officer.step(id, 'answer', { text: ANSWER })
    return id
  }
  const phoneMark = {
    part: 'question',
    from: QUESTION.indexOf('0901'),
    to: QUESTION.indexOf(' <b>'),
    reason: 'phone',
  }
  const nameMark = {
    part: 'question',
    from: QUESTION.indexOf('Trần'),
    to: QUESTION.indexOf(', gọi'),
    reason: 'name',
  }
  const proposal = { marks: [phoneMark, nameMark], photos: [] }
  const published = async () => {
    const id = await answered()
    await officer.step(id, 'allow-publication', { reason: REASON })
    await officer.step(id, 'propose-publication', proposal)
    const item = await head.step(id, 'approve-publication')
    return { id, number: item.publishing.publication?.number ?? 0 }
  }
  const refusal = async (who: StaffMember, id: string, step: string, input: object = {}) => {
    const { version } = await who.get(id)
    const { status, body } = await who.call(`/api/feedback/${id}/${step}`, { version, ...input })
    return [status, body['code']]
  }
  const page = async (path: string) => {
    const response = await app.request(path)
    return { status: response.status, text: await response.text() }
  }
  const report = (number: number, address = '10.0.0.1') =>
    app.request(`/public/answers/${number}/report`, {
      method: 'POST',
      body: 'what=Có+số+điện+thoại',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': address },
    })

  test('nothing of an item that nobody published is public', async () => {
    await answered()
    expect((await page('/public/answers')).text).not.toContain('Đèn đường trước nhà')
    expect((await page('/public/answers/1')).status).toBe(404)
  })

  test('is proposed with what the service found, read by a second person, and shown with everything masked', async () => {
    const id = await answered()
    expect((await officer.get(id)).publishing).toMatchObject({ bar: 'no-consent', consent: 'none' })
    const allowed = await officer.step(id, 'allow-publication', { reason: REASON })
    expect(allowed.publishing).toMatchObject({ bar: null, consent: 'given' })
    expect(allowed.publishing.found.question.map(({ reason }) => reason)).toEqual(['name', 'phone'])

    const waiting = await officer.step(id, 'propose-publication', proposal)
    expect(waiting.publishing.publication).toMatchObject({
      state: 'proposed',
      texts: {
        question: 'Đèn đường trước nhà bà [đã che: tên người], gọi [đã che: số điện thoại] <b>gấp</b>.',
        answer: expect.stringContaining('đã gọi [đã che: số điện thoại]') as string,
      },
    })
    expect(waiting.may).not.toContain('approve-publication')
    const queue = await head.call('/api/feedback?view=to-publish')
    expect(queue.body['items']).toEqual([expect.objectContaining({ id })])

    const shown = await head.step(id, 'approve-publication')
    const { number } = shown.publishing.publication ?? {}
    const entry = await page(`/public/answers/${number}`)
    expect(entry.status).toBe(200)
    expect(entry.text).toContain('&lt;b&gt;gấp&lt;/b&gt;')
    expect(entry.text).toContain('số điện thoại (2)')
    for (const secret of ['901', '234.567', 'Trần Thị', shown.trackingCode, id, 'Người can.bo'])
      expect(entry.text).not.toContain(secret)
    expect((await head.call('/api/feedback?view=to-publish')).body['items']).toEqual([])
  })

  test('is found without marks, what holds the marks first, by unit, field and month, and in every form', async () => {
    const { number } = await published()
    const titles = async (query: string) => {
      const body = JSON.parse((await page(`/public/answers.json?${query}`)).text) as {
        answers: { number: number }[]
      }
      return body.answers.map((answer) => answer.number)
    }
    expect(await titles('q=den%20duong')).toContain(number)
    expect(await titles(`q=${encodeURIComponent('đèn đường')}`)).toContain(number)
    expect(await titles(`q=${encodeURIComponent('đến dưỡng')}`)).toContain(number)
    expect(await titles('q=0901234567')).toEqual([])
    expect(await titles('unit=A&month=2026-11')).toContain(number)
    expect(await titles('month=2026-10')).toEqual([])
    expect(await titles('unit=ROOT')).toEqual([])
    for (const path of ['/public/answers.atom', '/sitemap.xml', '/public/answers'])
      expect((await page(path)).text).toContain(`/public/answers/${number}`)
    expect((await page('/public/answers/sheet?week=2026-W47')).text).toContain('Đèn đường trước nhà')
    expect((await page('/public/answers/sheet?week=2026-W46')).text).not.toContain('Đèn đường')
    expect((await page('/robots.txt')).text).toContain('Disallow: /public/track/\n')
  })

  test('garbled filters and numbers are refused clearly', async () => {
    for (const query of ['after=xyz', 'after=1;drop', 'month=2026-13', 'month=11/2026'])
      expect((await page(`/public/answers?${query}`)).status).toBe(400)
    expect((await page('/public/answers?unit=NOWHERE')).status).toBe(404)
    expect((await page('/public/answers/sheet?week=2026-W60')).status).toBe(400)
    for (const number of ['0', '-1', '1e3', '99999', '1.0', '９'])
      expect((await page(`/public/answers/${encodeURIComponent(number)}`)).status).toBe(404)
  })

  test('an answer that is amended comes down at once, and is shown again only masked and approved anew', async () => {
    const { id, number } = await published()
    const path = `/public/answers/${number}`
    expect((await page(path)).text).not.toContain('đã sửa lúc')
    app.clock.advance(60_000)
    const text = 'Đội điện đã thay bóng, gọi 0901 234 567 nếu còn hỏng.'
    const after = await head.step(id, 'amend-answer', { text, reason: REASON })
    expect(after.publishing.publication?.state).toBe('withdrawn')
    expect((await page(path)).status).not.toBe(200)
    expect(await refusal(head, id, 'restore-publication', { reason: REASON })).toEqual([
      409,
      'publication/not-so',
    ])
    const { publishing } = await officer.get(id)
    const marks = (['question', 'answer'] as const).flatMap((part) =>
      publishing.found[part].map((span) => ({ ...span, part })),
    )
    await officer.step(id, 'propose-publication', { marks, photos: [] })
    expect((await page(path)).status).not.toBe(200)
    await head.step(id, 'approve-publication')
    const shown = await page(path)
    expect(shown.text).toContain('đã sửa lúc')
    expect(shown.text).toContain('Đội điện đã thay bóng')
    expect(shown.text).not.toContain('0901')
    // A proposal that waits holds the earlier words as well.
    const other = await answered()
    await officer.step(other, 'allow-publication', { reason: REASON })
    await officer.step(other, 'propose-publication', proposal)
    await head.step(other, 'amend-answer', { text, reason: REASON })
    expect((await head.get(other)).may).not.toContain('approve-publication')
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('a proposal of an earlier answer is not approved once the item was answered anew: it is returned first', async () => {
    const id = await answered()
    await officer.step(id, 'allow-publication', { reason: REASON })
    await officer.step(id, 'propose-publication', proposal)
    app.clock.advance(60_000)
    await head.step(id, 'reopen', { reason: 'Đèn lại tắt, công dân gọi lại sáng nay' })
    await officer.step(id, 'submit-for-approval', { text: 'Đơn vị đã thay cả dây và bóng đèn sáng nay.' })
    await head.step(id, 'approve')
    expect((await head.get(id)).may).not.toContain('approve-publication')
    expect(await refusal(head, id, 'approve-publication')).toEqual([409, 'publication/earlier-answer'])
    await head.step(id, 'return-publication', { reason: 'Cần trình câu trả lời mới' })
    await officer.step(id, 'propose-publication', proposal)
    const shown = await head.step(id, 'approve-publication')
    expect(shown.publishing.publication).toMatchObject({
      state: 'published',
      texts: { answer: expect.stringContaining('cả dây và bóng đèn') as string },
    })
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('nobody publishes without consent, a complaint, unanswered, their own proposal, or twice', async () => {
    const id = await answered()
    expect(await refusal(officer, id, 'propose-publication', proposal)).toEqual([
      422,
      'publication/no-consent',
    ])
    const complaint = await answered({ kind: 'complaint' })
    expect(await refusal(officer, complaint, 'allow-publication', { reason: REASON })).toEqual([
      422,
      'publication/complaint',
    ])
    expect(await refusal(officer, complaint, 'propose-publication', proposal)).toEqual([
      422,
      'publication/complaint',
    ])
    const { id: open } = await aFeedback(app, { unit: 'A', text: QUESTION })
    expect(await refusal(officer, open, 'propose-publication', proposal)).toEqual([
      409,
      'feedback/move-not-allowed',
    ])

    await head.step(id, 'allow-publication', { reason: REASON })
    await head.step(id, 'propose-publication', proposal)
    expect(await refusal(head, id, 'approve-publication')).toEqual([403, 'publication/own-proposal'])
    expect(await refusal(officer, id, 'approve-publication')).toEqual([403, 'access/not-allowed'])
    expect(await refusal(head, id, 'propose-publication', proposal)).toEqual([409, 'publication/not-so'])
    await head.step(id, 'return-publication', { reason: 'Cần che thêm một chỗ nữa' })
    await officer.step(id, 'propose-publication', proposal)
    const { version } = await head.get(id)
    const both = await Promise.all(
      [1, 2].map(() => head.call(`/api/feedback/${id}/approve-publication`, { version })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('marks outside the text and photos of another item are refused', async () => {
    const id = await answered()
    await officer.step(id, 'allow-publication', { reason: REASON })
    for (const wrong of [
      { marks: [{ part: 'question', from: 5, to: 5, reason: 'name' }], photos: [] },
      { marks: [{ part: 'answer', from: 0, to: 20_000, reason: 'name' }], photos: [] },
      { marks: [], photos: ['01930000-0000-7000-8000-000000000000'] },
    ])
      expect(await refusal(officer, id, 'propose-publication', wrong)).toEqual([400, 'request/invalid'])
  })

  test('what is put in other words is shown so, readers are told, staff see what differs, and nothing masked comes back', async () => {
    const id = await answered()
    await officer.step(id, 'allow-publication', { reason: REASON })
    const reworded = { question: 'Đèn đường trước một nhà dân không sáng.' }
    for (const again of ['Gọi 0901 234 567', 'Nhà bà TRẦN THỊ MẪU mất đèn', 'Số +84.901.234.567'])
      expect(
        await refusal(officer, id, 'propose-publication', { ...proposal, reworded: { answer: again } }),
      ).toEqual([422, 'publication/still-readable'])
    const waiting = await officer.step(id, 'propose-publication', { ...proposal, reworded })
    const changes = waiting.publishing.publication?.changes
    expect(changes?.answer).toBeNull()
    expect(changes?.question?.map(({ kind }) => kind)).toContain('removed')
    const item = await head.step(id, 'approve-publication')
    const number = item.publishing.publication?.number ?? 0
    const { text } = await page(`/public/answers/${number}`)
    expect(text).toContain(reworded.question)
    expect(text.match(/Đoạn này đã được rút gọn/g)).toHaveLength(1)
    expect((await page(`/public/answers/${number}?lang=en`)).text).toContain('was shortened')
    expect((await page('/public/answers.json')).text).toContain('"reworded":["question"]')
    expect((await page(`/public/answers.json?q=${encodeURIComponent('nhà dân')}`)).text).toContain(
      `"number":${number},`,
    )
    expect((await officer.get(id)).publishing.originals?.question).toBe(QUESTION)
  })

  test('photos are shown only when chosen, drawn anew with what was covered; the original is nowhere public', async () => {
    const id = await answered()
    const noise = Buffer.from(Array.from({ length: 64 * 48 * 3 }, (_, index) => (index * 97) % 256))
    const content = await sharp(noise, { raw: { width: 64, height: 48, channels: 3 } })
      .jpeg({ quality: 95 })
      .withExif({ IFD0: { Copyright: 'ai-chup' } })
      .toBuffer()
    const photo = app.service.newId()
    await app.db
      .insertInto('attachment')
      .values({
        id: photo,
        draft_id: null,
        feedback_id: id,
        media_type: 'image/jpeg',
        width: 64,
        height: 48,
        content: content.toString('base64'),
        sha256: sha256(content),
        created_at: '2026-11-20T02:00:00.000Z',
      })
      .execute()
    await officer.step(id, 'allow-publication', { reason: REASON })
    const cover = { photo, x: 0.5, y: 0, width: 0.5, height: 1 }
    expect(await refusal(officer, id, 'propose-publication', { ...proposal, covers: [cover] })).toEqual([
      400,
      'request/invalid',
    ])
    await officer.step(id, 'propose-publication', { ...proposal, photos: [photo], covers: [cover] })
    const item = await head.step(id, 'approve-publication')
    const number = item.publishing.publication?.number ?? 0
    const response = await app.request(`/public/answers/${number}/photos/1`)
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    const shown = Buffer.from(await response.arrayBuffer())
    expect(shown.equals(content)).toBe(false)
    expect(shown.includes('ai-chup')).toBe(false)
    const spread = async (left: number) => {
      const part = await sharp(shown).extract({ left, top: 4, width: 24, height: 40 }).png().toBuffer()
      const { channels } = await sharp(part).stats()
      return Math.max(...channels.map(({ stdev }) => stdev))
    }
    expect(await spread(36)).toBeLessThan((await spread(2)) / 2)
    for (const index of ['0', '2', 'x', '1.5'])
      expect((await app.request(`/public/answers/${number}/photos/${index}`)).status).toBe(404)
    await head.step(id, 'withdraw-publication', { reason: 'Ảnh còn thấy người qua đường' })
    expect((await app.request(`/public/answers/${number}/photos/1`)).status).toBe(404)
  })

  test('the sender’s own name and phone are masked though nobody marked them', async () => {
    const id = await answered({ sender: { name: 'Trần Thị Mẫu', phone: '0901234567', hideName: true } })
    await officer.step(id, 'allow-publication', { reason: REASON })
    const item = await officer.step(id, 'propose-publication', { marks: [], photos: [] })
    expect(item.publishing.publication?.texts.question).not.toMatch(/Mẫu|0901/)
    expect(item.publishing.publication?.texts.answer).not.toContain('901')
  })

  test('a reader’s report hides it at once, those who publish are told, and one of them shows it again', async () => {
    const { id, number } = await published()
    expect((await report(number)).status).toBe(200)
    expect((await page(`/public/answers/${number}`)).status).toBe(410)
    expect((await page('/public/answers.json?q=den')).text).not.toContain(`/answers/${number}"`)
    app.clock.advance(1)
    await deliverOutbox(app.service, {
      deliver: createDeliverers(app.service),
      mayGoOn: () => Promise.resolve(true),
      random: () => 0,
    })
    const told = await app.db
      .selectFrom('notification')
      .select('kind')
      .where('feedback_id', '=', id)
      .where('kind', '=', 'publication-reported')
      .execute()
    expect(told).toHaveLength(1)
    expect((await head.call('/api/feedback?view=to-publish')).body['items']).toContainEqual(
      expect.objectContaining({ id }),
    )
    const item = await head.step(id, 'restore-publication', { reason: 'Đã xem, không có dữ liệu cá nhân' })
    expect(item.events.slice(-2).map(({ kind }) => kind)).toEqual([
      'publication-reported',
      'publication-restored',
    ])
    expect((await page(`/public/answers/${number}`)).status).toBe(200)
  })

  test('reports from one connection are held up', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 6; n++) {
      const { number } = await published()
      statuses.push((await report(number)).status)
    }
    expect(statuses).toContain(429)
  })

  test('consent taken back takes it down, and only a new consent brings it back under its number', async () => {
    const { id, number } = await published()
    await officer.step(id, 'forbid-publication', { reason: 'Công dân gọi 1022 rút lại đồng ý' })
    expect((await page(`/public/answers/${number}`)).status).toBe(410)
    expect(await refusal(officer, id, 'propose-publication', proposal)).toEqual([
      422,
      'publication/no-consent',
    ])
    await officer.step(id, 'allow-publication', { reason: REASON })
    await officer.step(id, 'propose-publication', proposal)
    const again = await head.step(id, 'approve-publication')
    expect(again.publishing.publication).toMatchObject({ state: 'published', number })
  })

  test('the sender takes consent back by themselves: what is shown or waits comes down, once, with a trace', async () => {
    const { id, number } = await published()
    expect(await hidePublication(app.service, id, { by: 'sender', words: 'Tôi đổi ý' })).toBe(true)
    expect((await page(`/public/answers/${number}`)).status).toBe(410)
    const item = await head.get(id)
    expect(item.publishing).toMatchObject({ consent: 'withdrawn', publication: { state: 'withdrawn' } })
    expect(item.events.at(-1)).toMatchObject({
      kind: 'publication-forbidden',
      actor: { kind: 'public' },
      body: { reason: 'Tôi đổi ý' },
    })
    expect(await hidePublication(app.service, id, { by: 'sender' })).toBe(false)

    const waiting = await answered()
    expect(await hidePublication(app.service, waiting, { by: 'sender' })).toBe(false)
    await officer.step(waiting, 'allow-publication', { reason: REASON })
    await officer.step(waiting, 'propose-publication', proposal)
    expect(await hidePublication(app.service, waiting, { by: 'sender' })).toBe(true)
    expect(await refusal(head, waiting, 'approve-publication')).toEqual([422, 'publication/no-consent'])
    expect((await head.call('/api/feedback?view=to-publish')).body['items']).not.toContainEqual(
      expect.objectContaining({ id: waiting }),
    )
  })

  test('is taken down with a reason, and when its words are erased', async () => {
    const { id, number } = await published()
    await head.step(id, 'withdraw-publication', { reason: 'Thông tin đã cũ, không còn đúng' })
    expect((await page(`/public/answers/${number}`)).status).toBe(410)
    const erased = await published()
    await eraseWords(app.owner, erased.id, 'theo yêu cầu của công dân')
    expect((await page(`/public/answers/${erased.number}`)).status).toBe(410)
    expect((await head.get(erased.id)).publishing.originals).toBeNull()
  })

  test('what is published is what its history says, and a change behind the service’s back is found', async () => {
    expect((await verifyInstallation(app.service)).faults).toEqual([])
    const row = await app.db
      .selectFrom('published_answer')
      .select('id')
      .where('state', '=', 'withdrawn')
      .executeTakeFirstOrThrow()
    await app.db
      .updateTable('published_answer')
      .set({ state: 'published' })
      .where('id', '=', row.id)
      .execute()
    const { faults } = await verifyInstallation(app.service)
    expect(faults.map(inEnglish).join()).toContain(`publication ${row.id}: state is published`)
  })
})
