import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '../../../server/context.ts'
import { addNote } from '../../../server/feedback/steps/add-note.ts'
import { answerFeedback } from '../../../server/feedback/steps/answer-feedback.ts'
import { closeFeedback } from '../../../server/feedback/steps/close-feedback.ts'
import { pauseFeedback } from '../../../server/feedback/steps/pause-feedback.ts'
import { allowPublication } from '../../../server/feedback/steps/publish/consent-to-publish.ts'
import { approvePublication } from '../../../server/feedback/steps/publish/decide-publication.ts'
import { proposePublication } from '../../../server/feedback/steps/publish/propose-publication.ts'
import { getFeedback } from '../../../server/feedback/lists/describe-feedback.ts'
import { eraseWords } from '../../../server/history/erase-words.ts'
import { createDeliverers } from '../../../server/jobs/jobs.ts'
import { deliverOutbox } from '../../../server/outbox/deliver-outbox.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { openOffice, sendTo } from '../../fixtures/citizens.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { letterWriter } from '../../fixtures/letter.ts'
import { inEnglish } from '../../fixtures/in-english.ts'

const NOW = '2026-11-20T09:00:00+07:00'
const REASON = 'Rác vẫn còn nguyên trước cửa nhà tôi'

const photo = (width = 40, height = 30, background = '#88aa66') =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()

describe.each(DATABASES)('the citizen answers back on %s', (database) => {
  let app: TestApp
  let head: Context
  let writer: ReturnType<typeof letterWriter>
  beforeAll(async () => {
    app = await startApp(database)
    head = await openOffice(app)
    writer = letterWriter(app)
  })
  afterAll(() => app.stop())

  const at = (when: string) => app.clock.set(when)
  const page = (code: string, rest = '') => `/public/track/${code}${rest}`
  const item = async (id: string) => getFeedback(head, id)
  const kinds = async (id: string) => (await item(id)).events.map(({ kind }) => kind)
  /** The fixture renames people behind the service's back. */
  const itemFaults = async () =>
    (await verifyInstallation(app.service)).faults.map(inEnglish).filter((fault) => fault.startsWith('item'))
  const answered = async () => {
    at(NOW)
    const sent = await sendTo(app, 'LAND')
    await answerFeedback(head, sent.id, { version: 2, text: 'Đơn vị đã thu gom toàn bộ rác sáng nay.' })
    return sent
  }
  const asked = async () => {
    at(NOW)
    const sent = await sendTo(app, 'LAND')
    await pauseFeedback(head, sent.id, { version: 2, reason: 'Xin cho biết số nhà.' })
    return sent
  }
  const reply = (
    code: string,
    fields: Record<string, string>,
    files: { name: string; bytes: Uint8Array }[] = [],
  ) => writer.upload(page(code, '/reply'), files, fields)

  test('a reply to what was asked starts the clock at once, with words and photos the unit can see', async () => {
    const { id, code } = await asked()
    expect((await writer.read(page(code))).page).toContain('Trả lời đơn vị')
    at('2026-11-20T11:00:00+07:00')
    const sent = await reply(code, { text: 'Nhà số 12 <b>hẻm</b> 3, xem https://vi.du/nha' }, [
      { name: 'nha.jpg', bytes: await photo() },
    ])
    expect([sent.status, sent.location]).toEqual([303, `/public/track/${code}?done=reply`])
    const { status, currentDueAt, attachments, events } = await item(id)
    expect([status, attachments.length]).toEqual(['in-progress', 1])
    expect(currentDueAt).toBe('2026-11-23T10:00:00.000Z')
    expect(events.slice(-2)).toMatchObject([
      {
        kind: 'citizen-replied',
        actor: { kind: 'citizen', name: null },
        body: { photos: 1, wasAsked: true },
      },
      { kind: 'resumed' },
    ])
    const shown = (await writer.read(sent.location)).page
    expect(shown).toContain('Đã nhận phần bổ sung của quý vị.')
    expect(shown).toContain('Nhà số 12 &lt;b&gt;hẻm&lt;/b&gt; 3, xem https://vi.du/nha')
    expect(shown).not.toContain('href="https://vi.du')
  })

  test('a second press of the button sends a reply once', async () => {
    const { id, code } = await asked()
    const both = await Promise.all([reply(code, { text: 'Nhà số 12.' }), reply(code, { text: 'Nhà số 12.' })])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect((await kinds(id)).filter((kind) => kind === 'citizen-replied')).toHaveLength(1)
  })

  test('one thing can be added unasked a cycle, and a hundred more are refused and leave nothing', async () => {
    at(NOW)
    const { id, code } = await sendTo(app, 'LAND')
    expect((await reply(code, { text: 'Thêm: rác ở cả hai bên đường.' })).status).toBe(303)
    const statuses = new Map<number, number>()
    for (let index = 0; index < 100; index++) {
      const { status, page: shown } = await reply(code, { text: `Lời thứ ${index}` })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (index === 0) {
        expect(shown).toContain('Quý vị đã bổ sung một lần rồi')
        expect(shown).toContain('Lời thứ 0')
      }
    }
    expect([...statuses.keys()].sort()).toEqual([409, 429])
    expect((await kinds(id)).filter((kind) => kind === 'citizen-replied')).toHaveLength(1)
  })

  test('an empty reply, words that are too long and a photo bomb are told apart, and words are given back', async () => {
    const { id, code } = await asked()
    expect(await reply(code, { text: '  ' })).toMatchObject({ status: 422 })
    const long = await reply(code, { text: 'dài '.repeat(600) })
    expect([long.status, long.page.includes('tối đa 2000 ký tự')]).toEqual([422, true])
    const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    const bombed = await reply(code, { text: 'Ảnh đây & "đây"' }, [{ name: 'bom.png', bytes: bomb }])
    expect(bombed.status).toBe(422)
    expect(bombed.page).toContain('bom.png: ')
    expect(bombed.page).toContain('Ảnh đây &amp; &quot;đây&quot;</textarea>')
    const small = await photo()
    const many = await reply(
      code,
      { text: 'Bốn ảnh' },
      ['1', '2', '3', '4'].map((name) => ({ name: `${name}.jpg`, bytes: small })),
    )
    expect([many.status, many.page.includes('tối đa 3 ảnh')]).toEqual([422, true])
    const text = await reply(code, { text: 'Không phải ảnh' }, [
      { name: 'a.jpg', bytes: Buffer.from('<html>') },
    ])
    expect(text.status).toBe(422)
    const { status, attachments } = await item(id)
    expect([status, attachments]).toEqual(['waiting-for-citizen', []])
  })

  test('a reply after closing is refused, and what was written is shown back', async () => {
    const { id, code } = await answered()
    await closeFeedback(head, id, { version: 3 })
    const late = await reply(code, { text: 'Tôi còn điều muốn nói.' })
    expect(late.status).toBe(409)
    expect(late.page).toContain('Phản ánh đã kết thúc nên không nhận bổ sung nữa')
    expect(late.page).toContain('Tôi còn điều muốn nói.')
  })

  test('a verdict is given once, with five levels and why: a second one and one too late are told apart', async () => {
    const { id, code } = await answered()
    const none = await writer.post(page(code, '/judge'), { why: 'quên chọn' })
    expect([none.status, none.page.includes('Xin chọn một mức.'), none.page.includes('quên chọn')]).toEqual([
      422,
      true,
      true,
    ])
    expect(await writer.post(page(code, '/judge'), { level: '6' })).toMatchObject({ status: 422 })
    const given = await writer.post(page(code, '/judge'), { level: '2', why: 'Trả lời chung chung' })
    expect(given.status).toBe(303)
    expect(await item(id)).toMatchObject({
      verdict: 2,
      version: 3,
      verdicts: [{ cycle: 1, level: 2, reason: 'Trả lời chung chung' }],
    })
    const again = await writer.post(page(code, '/judge'), { level: '5', why: '' })
    expect([again.status, again.page.includes('đã được đánh giá rồi')]).toEqual([409, true])
    const other = await answered()
    at('2026-12-05T23:59:00+07:00')
    expect((await writer.read(page(other.code))).page).toContain('đến hết ngày 05/12/2026')
    at('2026-12-06T00:01:00+07:00')
    const late = await writer.post(page(other.code, '/judge'), { level: '5' })
    expect([late.status, late.page.includes('Đã quá số ngày')]).toEqual([409, true])
    expect((await item(other.id)).verdict).toBeNull()
    expect((await item(id)).verdict).toBe(2)
  })

  test('nothing can be judged or reopened before there is an answer', async () => {
    const { code } = await asked()
    for (const [act, fields] of [
      ['judge', { level: '5' }],
      ['reopen', { reason: REASON }],
    ] as const) {
      const { status, page: shown } = await writer.post(page(code, `/${act}`), fields)
      expect([act, status, shown.includes('chưa có câu trả lời')]).toEqual([act, 409, true])
    }
  })

  test('a verdict, a note and a follow-up with two photos in one instant lose nothing of each other', async () => {
    const { id, code } = await answered()
    const [one, two] = await Promise.all([photo(30, 30, '#112233'), photo(30, 30, '#445566')])
    const [judged, added] = await Promise.all([
      writer.post(page(code, '/judge'), { level: '4' }),
      reply(code, { text: 'Hai ảnh hiện trường.' }, [
        { name: '1.jpg', bytes: one },
        { name: '2.jpg', bytes: two },
      ]),
      addNote(head, id, { text: 'Đã gọi lại cho người dân.' }),
    ])
    expect([judged.status, added.status]).toEqual([303, 303])
    const { verdict, attachments, events } = await item(id)
    expect([verdict, attachments.length]).toEqual([4, 2])
    expect(events.slice(-3).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['citizen-judged', 'citizen-replied', 'noted']),
    )
    expect(await itemFaults()).toEqual([])
  })

  test('of ten verdicts in one instant one is kept', async () => {
    const { id, code } = await answered()
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        writer.post(page(code, '/judge'), { level: String((index % 5) + 1) }),
      ),
    )
    expect(all.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(all.filter(({ status }) => status === 409)).toHaveLength(9)
    expect((await item(id)).verdicts).toHaveLength(1)
  })

  test('the citizen reopens within the days of the policy: a new cycle, its own promise, and the head is told', async () => {
    const { id, code } = await answered()
    const empty = await writer.post(page(code, '/reopen'), { reason: 'a a a' })
    expect([empty.status, empty.page.includes('a a a</textarea>')]).toEqual([400, true])
    at('2026-11-20T15:30:00+07:00')
    const reopened = await writer.post(page(code, '/reopen'), { reason: REASON })
    expect(reopened.status).toBe(303)
    const now = await item(id)
    expect([now.status, now.currentDueAt, now.verdict]).toEqual([
      'assigned',
      '2026-11-23T10:00:00.000Z',
      null,
    ])
    expect((await writer.read(page(code))).page).toContain(REASON)
    at('2026-11-20T15:31:00+07:00')
    await deliverOutbox(app.service, {
      deliver: createDeliverers(app.service),
      mayGoOn: () => Promise.resolve(true),
      random: () => 0,
    })
    const bell = await app.db
      .selectFrom('notification')
      .select('kind')
      .where('feedback_id', '=', id)
      .where('kind', '=', 'citizen-reopened')
      .execute()
    expect(bell).toHaveLength(1)
    await answerFeedback(head, id, { version: now.version, text: 'Lần này đã thu gom và có ảnh kèm theo.' })
    expect((await writer.post(page(code, '/judge'), { level: '5' })).status).toBe(303)
    const late = await answered()
    at('2026-12-06T08:00:00+07:00')
    expect((await writer.post(page(late.code, '/reopen'), { reason: REASON })).status).toBe(409)
  })

  test('a note saved on a page that was open before the citizen reopened, or in the same instant, undoes no reopening', async () => {
    for (const isAtOnce of [false, true]) {
      const { id, code } = await answered()
      const seen = await item(id)
      const note = () => addNote(head, id, { text: `Đã gọi lại cho công dân (${String(isAtOnce)})` })
      const reopen = () => writer.post(page(code, '/reopen'), { reason: REASON })
      if (isAtOnce) expect((await Promise.all([reopen(), note()]))[0].status).toBe(303)
      else {
        expect((await reopen()).status).toBe(303)
        await note()
      }
      const now = await item(id)
      expect([now.status, now.events.filter(({ kind }) => kind === 'reopened').length]).toEqual([
        'assigned',
        1,
      ])
      expect(now.events.some(({ kind }) => kind === 'noted')).toBe(true)
      // Nor does anything else that was chosen on that page.
      await expect(closeFeedback(head, id, { version: seen.version })).rejects.toThrow()
      expect((await item(id)).status).toBe('assigned')
      expect(await itemFaults()).toEqual([])
    }
  })

  test('the policy names other days', async () => {
    const { id, code } = await answered()
    const { policy_id } = await app.db
      .selectFrom('feedback')
      .select('policy_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const set = (limits: object) =>
      app.db
        .updateTable('deadline_policy')
        .set({ limits: JSON.stringify(limits) })
        .where('id', '=', policy_id)
        .execute()
    await set({ answerBackDays: 2 })
    expect((await writer.read(page(code))).page).toContain('đến hết ngày 22/11/2026')
    at('2026-11-23T08:00:00+07:00')
    expect((await writer.post(page(code, '/judge'), { level: '1' })).status).toBe(409)
    await set({})
  })

  test('an item is withdrawn by its sender, once they said they are sure, and its pause ends with it', async () => {
    const { id, code } = await asked()
    const unsure = await writer.post(page(code, '/withdraw'), { remark: 'Đã tự giải quyết' })
    expect([unsure.status, unsure.page.includes('Đã tự giải quyết</textarea>')]).toEqual([422, true])
    const done = await writer.post(page(code, '/withdraw'), { remark: 'Đã tự giải quyết', sure: 'yes' })
    expect(done.status).toBe(303)
    expect((await item(id)).status).toBe('withdrawn')
    expect((await writer.read(page(code))).page).toContain('Quý vị đã rút phản ánh này')
    expect((await writer.post(page(code, '/withdraw'), { sure: 'yes' })).status).toBe(409)
    const settled = await answered()
    const late = await writer.post(page(settled.code, '/withdraw'), { sure: 'yes' })
    expect([late.status, late.page.includes('không rút được nữa')]).toEqual([409, true])
  })

  test('consent taken back after publication takes the entry down, and its trace stays', async () => {
    const { id, code } = await answered()
    const second: Context = {
      ...head,
      actor: {
        ...(head.actor as Extract<Context['actor'], { kind: 'staff' }>),
        personId: app.service.newId(),
      },
    }
    await app.db
      .insertInto('person')
      .values({
        ...(await app.db.selectFrom('person').selectAll().executeTakeFirstOrThrow()),
        id: second.actor.kind === 'staff' ? second.actor.personId : '',
        username: `hai.${code.toLowerCase()}`,
      })
      .execute()
    const given = await writer.post(page(code, '/allow-publication'), {})
    expect(given.status).toBe(303)
    const { version } = await item(id)
    await expect(allowPublication(head, id, { reason: 'Công dân đồng ý khi gọi' })).rejects.toThrow()
    await proposePublication(head, id, { version, marks: [], photos: [] })
    await approvePublication(second, id, { version: version + 1 })
    const number = (await item(id)).publishing.publication?.number ?? 0
    expect((await app.request(`/public/answers/${number}`)).status).toBe(200)
    expect((await writer.post(page(code, '/forbid-publication'), {})).status).toBe(303)
    expect((await app.request(`/public/answers/${number}`)).status).toBe(410)
    expect(await kinds(id)).toEqual(expect.arrayContaining(['published', 'publication-forbidden']))
    expect((await item(id)).publishing).toMatchObject({ consent: 'withdrawn', bar: 'consent-withdrawn' })
    const again = await writer.post(page(code, '/forbid-publication'), {})
    expect([again.status, again.page.includes('đã đúng như vậy rồi')]).toEqual([409, true])
    const { text_version } = await app.db
      .selectFrom('consent')
      .select('text_version')
      .where('feedback_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(Number(text_version)).toBe(1)
  })

  test('a forged code opens nothing, and a code opens only its own photos', async () => {
    const mine = await asked()
    const other = await asked()
    await reply(mine.code, { text: 'Ảnh của tôi' }, [{ name: 'a.jpg', bytes: await photo() }])
    const { attachments } = await item(mine.id)
    const name = attachments[0]?.id ?? ''
    const own = await app.request(page(mine.code, `/photos/${name}`))
    expect([own.status, own.headers.get('content-type'), own.headers.get('cache-control')]).toEqual([
      200,
      'image/jpeg',
      'no-store',
    ])
    expect((await app.request(page(mine.code, `/photos/${name}?size=full`))).status).toBe(200)
    expect((await app.request(page(other.code, `/photos/${name}`))).status).toBe(404)
    expect((await app.request(page('PA-00000-0000-0000', `/photos/${name}`))).status).toBe(404)
    const forged = await writer.post(page('PA-00000-0000-0000', '/withdraw'), { sure: 'yes' })
    expect([forged.status, forged.page.includes('PA-00000-0000-0000')]).toEqual([404, true])
    expect((await writer.post(page(other.code, '/erase'), {})).status).toBe(404)
    const foreign = await app.request(page(other.code, '/withdraw'), {
      method: 'POST',
      body: 'sure=yes',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    })
    expect(foreign.status).toBe(403)
    expect((await item(other.id)).status).toBe('waiting-for-citizen')
  })

  test('links and markup in a place stay words', async () => {
    at(NOW)
    const address = 'https://vi.du/"><b>12</b> đường Hoa'
    const { code } = await sendTo(app, 'LAND', { place: { address } })
    const { page: shown } = await writer.read(page(code))
    expect(shown).toContain('https://vi.du/&quot;&gt;&lt;b&gt;12&lt;/b&gt; đường Hoa')
    expect(shown).not.toContain('href="https://vi.du')
  })

  test('the other language asks again and does nothing', async () => {
    const { id, code } = await asked()
    const { page: shown } = await writer.post(`${page(code, '/reply')}?lang=en`, { text: '', show: '' })
    expect(shown).toContain('Write what you want to add')
    const only = await writer.post(`${page(code, '/reply')}?lang=en`, { text: 'Number 12', show: 'yes' })
    expect([only.status, only.page.includes('Number 12</textarea>')]).toEqual([200, true])
    expect((await item(id)).status).toBe('waiting-for-citizen')
  })

  test('what the citizen wrote is erased with the item, and every value still agrees with its history', async () => {
    const { id, code } = await asked()
    await reply(code, { text: 'Gọi tôi số 0901234567' }, [{ name: 'a.jpg', bytes: await photo() }])
    await eraseWords(app.owner, id, 'Điều 16')
    expect((await writer.read(page(code))).page).not.toContain('0901234567')
    expect((await item(id)).attachments).toEqual([])
    expect(await itemFaults()).toEqual([])
  })
})
