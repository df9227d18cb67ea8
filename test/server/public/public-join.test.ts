import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { findUnitByCode } from '../../../db/queries/units.ts'
import { listVerdictsGiven } from '../../../db/queries/feedback/citizen-verdicts.ts'
import { neighboursBy } from '../../../db/queries/feedback/alike-items.ts'
import { recipientsOf } from '../../../server/feedback/alike/recipients.ts'
import { addRoutingRule } from '../../../server/feedback/intake/add-routing-rule.ts'
import { addPlaces } from '../../../server/places/save-places.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { NOW } from '../../fixtures/clock.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'
import { letterWriter } from '../../fixtures/letter.ts'

const CATEGORY = 'Rác'
const FIRST =
  'Rác chợ Bàn Cờ ba ngày chưa thu gom, bốc mùi hôi thối khắp xóm. Tôi là Lê Thị Ẩn, 0901 234 567.'
const AGAIN = 'rac cho ban co may ngay chua thu gom, boc mui hoi thoi khap xom, de nghi don'
const ANSWER = 'Kính gửi bà Lê Thị Ẩn (0901 234 567): rác đã được thu gom. Xin cảm ơn quý vị đã phản ánh.'

describe.each(DATABASES)('“Có phải việc này?” on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let head: StaffMember
  let coordinator: StaffMember
  let writer: ReturnType<typeof letterWriter>

  beforeAll(async () => {
    app = await startApp(database)
    writer = letterWriter(app)
    await app.addUnit('MT')
    await app.addPerson('can.bo', 'officer', 'MT')
    await app.addPerson('truong', 'head', 'MT')
    await app.addPerson('dieu.phoi', 'coordinator')
    coordinator = await staffMember(app, 'dieu.phoi')
    officer = await staffMember(app, 'can.bo')
    head = await staffMember(app, 'truong')
    await addRoutingRule(app.owner, {
      name: 'Rác',
      unit: 'MT',
      categories: [CATEGORY],
      wardCodes: [],
      words: ['rác'],
      validTo: null,
    })
    await addPlaces(app.owner, [
      { kind: 'ward', name: 'Phường Bàn Cờ', wardCode: '27154' },
      { kind: 'landmark', name: 'Chợ Bàn Cờ', wardCode: '27154' },
    ])
  })
  beforeEach(async () => {
    app.clock.set(NOW)
    // What other tests left open would be offered too.
    const open = await app.db
      .selectFrom('feedback')
      .select('id')
      .where('is_open', '=', 1)
      .where('restricted', '=', 0)
      .execute()
    for (const { id } of open) await coordinator.step(id, 'refuse', { reason: 'Dọn sau mỗi lần thử nghiệm' })
  })
  afterAll(() => app.stop())

  const firstItem = (changes = {}) =>
    aFeedback(app, {
      text: FIRST,
      category: CATEGORY,
      place: { address: '12/3 Nguyễn Thiện Thuật, Chợ Bàn Cờ', wardCode: '27154' },
      sender: { name: 'Lê Thị Ẩn', phone: '0901 234 567' },
      ...changes,
    })

  /** Writes a letter up to the page behind its words; counts the pages that were sent. */
  const write = async (text = AGAIN) => {
    const where = writer.actionOf((await writer.read('/public/send')).page)
    const what = (await writer.post(where, { spot: 'Chợ Bàn Cờ', ward: '27154' })).location
    return (await writer.post(what, { kind: 'report', category: CATEGORY, text })).location
  }
  const sendFrom = async (contact: string, fields: Record<string, string> = {}) => {
    const check = (await writer.post(contact, fields)).location
    const { location } = await writer.post(check, {})
    const { page } = await writer.read(location)
    return { page, code: /PA-[0-9A-Z-]{15}/.exec(page)?.[0] ?? '' }
  }
  const join = async (id: string, fields: Record<string, string> = {}) => {
    const same = await write()
    expect(same).toMatch(/\/same$/)
    return sendFrom((await writer.post(same, { same: id })).location, fields)
  }

  test('offers category, place, day and a masked title, and none of the other words', async () => {
    const { id, trackingCode } = await firstItem()
    const same = await write()
    const { page } = await writer.read(same)
    expect(page).toContain('Có phải việc này?')
    const told = page.replace(/\s+/g, ' ')
    expect(told).toContain('Rác · Nguyễn Thiện Thuật, Chợ Bàn Cờ, Phường Bàn Cờ · nhận ngày 20/11/2026')
    expect(told).toContain('Rác chợ Bàn Cờ ba ngày chưa thu gom')
    for (const secret of ['Lê Thị', '0901', '12/3', trackingCode]) expect(page).not.toContain(secret)
    expect(page).toContain(id)
    expect(page).not.toContain('checked')
  })

  test('who joins follows by a code of their own and gets the answer, without what it says of the first sender', async () => {
    const first = await firstItem()
    const { page, code } = await join(first.id, { name: 'Trần Văn Bê', phone: '0902 345 678' })
    expect(page).toContain('Quý vị cùng theo dõi một việc đã có')
    expect(code).not.toBe(first.trackingCode)
    const before = (await writer.read(`/public/track/${code}`)).page.replace(/\s+/g, ' ')
    expect(before).toContain('Có người khác cùng phản ánh việc này.')
    expect(before).toContain('rac cho ban co')
    expect(before).not.toContain('Lê Thị')
    const told = await recipientsOf(app.db, first.id)
    expect(told.map(({ tracking_code, phone }) => [tracking_code, phone])).toEqual([
      [first.trackingCode, '0901 234 567'],
      [code, '0902 345 678'],
    ])
    const detail = await officer.get(first.id)
    expect(detail.recipients).toBe(2)
    expect(detail.members).toMatchObject([{ trackingCode: code, text: AGAIN, photos: 0 }])
    await officer.step(first.id, 'answer', { text: ANSWER })
    const after = (await writer.read(`/public/track/${code}`)).page
    expect(after).toContain('rác đã được thu gom')
    for (const secret of ['Lê Thị Ẩn', '0901']) expect(after).not.toContain(secret)
    expect((await writer.read(`/public/track/${first.trackingCode}`)).page).toContain(
      'Lê Thị Ẩn (0901 234 567)',
    )
  })

  test('who joined shares the answer and is told what is not theirs to do; every word of theirs comes back', async () => {
    const first = await firstItem()
    const { code } = await join(first.id, { phone: '0902 345 678', consents: 'publish' })
    await officer.step(first.id, 'pause', { reason: 'Xin bà Lê Thị Ẩn cho biết số nhà' })
    const asked = (await writer.read(`/public/track/${code}`)).page
    expect(asked).toContain('Đơn vị đang chờ người gửi đầu tiên bổ sung')
    for (const other of ['số nhà', 'Trả lời đơn vị', 'Xin trả lời ngay bên dưới'])
      expect(asked).not.toContain(other)
    await officer.step(first.id, 'resume', {})
    await officer.step(first.id, 'answer', { text: ANSWER })
    const answered = (await writer.read(`/public/track/${code}`)).page
    expect(answered).toContain('bổ sung, mở lại hoặc rút do người gửi đầu tiên làm')
    expect(answered).not.toContain('Đề nghị mở lại')
    const english = (await writer.read(`/public/track/${code}?lang=en`)).page
    expect(english).toContain('up to whoever sent it first')
    const acts = {
      reply: { text: 'Lời thêm của tôi' },
      reopen: { reason: 'Lời thêm của tôi' },
      withdraw: { sure: 'yes' },
      'allow-publication': {},
    }
    for (const [act, fields] of Object.entries(acts)) {
      const sent = await writer.post(`/public/track/${code}/${act}`, fields)
      expect([act, sent.status]).toEqual([act, 409])
      expect(sent.page).toContain('được xử lý chung với một phản ánh gửi trước')
      if (Object.keys(fields).length > 0 && act !== 'withdraw')
        expect(sent.page).toContain('Lời thêm của tôi')
    }
    const back = await writer.post(`/public/track/${code}/forbid-publication`, {})
    expect(back.status).toBe(303)
  })

  test('each who shares an answer judges it once: theirs stand apart, and a second or late one is told so', async () => {
    const first = await firstItem()
    const [one, two] = [
      await join(first.id, { phone: '0902 345 678' }),
      await join(first.id, { phone: '0902 345 679' }),
    ]
    const judge = (code: string, level: string, why = '') =>
      writer.post(`/public/track/${code}/judge`, { level, why })
    const early = await judge(one.code, '1', 'Chưa ai đến')
    expect([early.status, early.page.includes('chưa có câu trả lời')]).toEqual([409, true])
    await officer.step(first.id, 'answer', { text: ANSWER })
    expect((await writer.read(`/public/track/${one.code}`)).page).toContain('/judge')
    const taken = await Promise.all([
      judge(one.code, '1', 'Hẻm sau <b>vẫn</b> còn rác'),
      judge(first.trackingCode, '5'),
    ])
    expect(taken.map(({ status }) => status)).toEqual([303, 303])
    const again = await judge(one.code, '5')
    expect([again.status, again.page.includes('đã được đánh giá rồi')]).toEqual([409, true])
    const shown = (await writer.read(`/public/track/${one.code}`)).page
    expect(shown).toContain('Hẻm sau &lt;b&gt;vẫn&lt;/b&gt; còn rác')
    expect(shown).not.toContain(`/${one.code}/judge`)
    expect(await officer.get(first.id)).toMatchObject({
      verdict: 5,
      verdicts: [{ cycle: 1, level: 5 }],
      joinedVerdicts: [{ trackingCode: one.code, cycle: 1, level: 1, reason: 'Hẻm sau <b>vẫn</b> còn rác' }],
    })

    // A new answer is judged anew, and the days count from it.
    await head.step(first.id, 'reopen', { reason: 'Hẻm sau vẫn còn rác, phải dọn lại' })
    await officer.step(first.id, 'claim')
    await officer.step(first.id, 'answer', { text: ANSWER })
    expect((await judge(one.code, '4')).status).toBe(303)
    app.clock.set('2026-12-06T00:01:00+07:00')
    const late = await judge(two.code, '5')
    expect([late.status, late.page.includes('Đã quá số ngày')]).toEqual([409, true])
    // Who is joined to it only then has their days from then on.
    const third = await firstItem({ text: 'Rác chợ Bàn Cờ chưa ai dọn' })
    await head.step(third.id, 'merge', { into: first.id, reason: 'Cùng một việc ở chợ' })
    expect((await judge(third.trackingCode, '2')).status).toBe(303)
    app.clock.set(NOW)

    // Parted, it has an answer of its own to judge; what was said stays said of the other one.
    const member = (await officer.get(first.id)).members.find(({ trackingCode }) => trackingCode === one.code)
    await head.step(member?.id ?? '', 'unmerge', { reason: 'Là hẻm khác, không phải chợ này' })
    await officer.step(member?.id ?? '', 'claim')
    await officer.step(member?.id ?? '', 'answer', { text: ANSWER })
    expect((await officer.get(member?.id ?? '')).verdict).toBeNull()
    expect((await judge(one.code, '3')).status).toBe(303)
    const parted = await officer.get(member?.id ?? '')
    expect([parted.verdict, parted.verdicts.map(({ level }) => level).sort()]).toEqual([3, [1, 3, 4]])
    expect((await officer.get(first.id)).joinedVerdicts.map(({ level }) => level).sort()).toEqual([1, 2, 4])
    // The reports count each under the unit whose answer it is about.
    const unit = await findUnitByCode(app.db, 'MT')
    const given = await listVerdictsGiven(app.db, '2026-11-20', '2026-11-21')
    expect(given.map(({ unit_id, level }) => [unit_id, level])).toEqual(
      expect.arrayContaining([5, 1, 4, 3].map((level) => [unit?.id, level])),
    )
    expect(given).toHaveLength(4)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('what others joined is not withdrawn over their heads', async () => {
    const first = await firstItem()
    await join(first.id)
    expect((await writer.read(`/public/track/${first.trackingCode}`)).page).not.toContain('Rút phản ánh')
    const sent = await writer.post(`/public/track/${first.trackingCode}/withdraw`, { sure: 'yes' })
    expect(sent.status).toBe(409)
    expect(sent.page).toContain('Có người khác cùng phản ánh việc này và đang chờ câu trả lời')
    expect((await officer.get(first.id)).status).toBe('assigned')
  })

  test('what its sender withdrew meanwhile is not joined: the letter goes its own way', async () => {
    const first = await firstItem()
    const contact = (await writer.post(await write(), { same: first.id })).location
    expect((await writer.post(`/public/track/${first.trackingCode}/withdraw`, { sure: 'yes' })).status).toBe(
      303,
    )
    const { page, code } = await sendFrom(contact)
    expect(page).not.toContain('Quý vị cùng theo dõi một việc đã có')
    expect((await writer.read(`/public/track/${code}`)).page).toContain('Phản ánh đã được chuyển đến đơn vị')
  })

  test('joining the same matter twice from one letter sends one item, and one receipt', async () => {
    const first = await firstItem()
    const contact = (await writer.post(await write(), { same: first.id })).location
    const check = (await writer.post(contact, { phone: '0904 000 111' })).location
    const both = await Promise.all([writer.post(check, {}), writer.post(check, {})])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(new Set(both.map(({ location }) => location)).size).toBe(1)
    expect((await writer.read(both[0].location)).page).toContain('Quý vị cùng theo dõi một việc đã có')
    const { members } = await officer.get(first.id)
    expect(members).toHaveLength(1)
    // Another letter about it, by the same person, is one more item of one person.
    await join(first.id, { phone: '0904 000 111' })
    expect((await officer.get(first.id)).members).toHaveLength(2)
  })

  test('keeps the earliest receipt and promise, and parting gives the joiner a life of their own', async () => {
    const first = await firstItem()
    const { promisedDueAt } = await officer.get(first.id)
    app.clock.set('2026-11-23T10:00:00+07:00')
    const { code } = await join(first.id)
    expect((await officer.get(first.id)).promisedDueAt).toBe(promisedDueAt)
    const [member] = (await officer.get(first.id)).members
    const parted = await head.step(member?.id ?? '', 'unmerge', { reason: 'Là chợ khác, không phải chợ này' })
    expect(parted).toMatchObject({ status: 'assigned', trackingCode: code, mergedInto: null })
    expect(parted.promisedDueAt).not.toBe(promisedDueAt)
    const { page } = await writer.read(`/public/track/${code}`)
    expect(page).not.toContain('cùng phản ánh')
  })

  test('another matter is one: it is handled by itself', async () => {
    const first = await firstItem()
    const same = await write()
    expect((await writer.post(same, {})).status).toBe(422)
    const { code } = await sendFrom((await writer.post(same, { same: 'other' })).location)
    const row = await app.db
      .selectFrom('feedback')
      .select(['status', 'merged_into'])
      .where('tracking_code', '=', code)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ status: 'assigned', merged_into: null })
    expect((await officer.get(first.id)).members).toEqual([])
  })

  test('joins nothing but what it was offered', async () => {
    const hidden = await firstItem({
      text: 'Tôi tố cáo cán bộ thu gom rác chợ Bàn Cờ vòi tiền, hôi thối khắp xóm',
    })
    await firstItem()
    const same = await write()
    expect((await writer.read(same)).page).not.toContain(hidden.id)
    for (const id of [hidden.id, '01930000-0000-7000-8000-000000000000', "' or 1=1"])
      expect((await writer.post(same, { same: id })).status).toBe(422)
  })

  test('never offers complaints, what came from a rating, what is not to be published, or what is over', async () => {
    await firstItem({ kind: 'complaint', source: { leadUnit: 'MT' } })
    await firstItem({ options: { channel: 'low-rating' } })
    const forbidden = await firstItem()
    await app.db
      .insertInto('consent')
      .values({
        feedback_id: forbidden.id,
        purpose: 'publish',
        text_version: 0,
        language: 'vi',
        given_at: '2026-11-20T02:00:00.000Z',
        withdrawn_at: '2026-11-20T02:00:00.000Z',
      })
      .execute()
    const over = await firstItem()
    await officer.step(over.id, 'answer', { text: ANSWER })
    expect(await write()).toMatch(/\/contact$/)
  })

  test('what may be a denunciation is offered nothing and joins nothing', async () => {
    await firstItem()
    expect(await write(`${AGAIN}, tôi tố cáo cán bộ môi trường nhận hối lộ`)).toMatch(/\/contact$/)
  })

  test('what ended meanwhile is not joined; what was merged meanwhile is joined where it went', async () => {
    const [first, other] = [await firstItem(), await firstItem({ text: 'Nắp cống bị mất trước chợ Bàn Cờ' })]
    const same = await write()
    const contact = (await writer.post(same, { same: first.id })).location
    await coordinator.step(first.id, 'merge', { into: other.id, reason: 'Cùng một việc ở chợ' })
    const { code } = await sendFrom(contact)
    expect((await coordinator.get(other.id)).members.map(({ trackingCode }) => trackingCode)).toContain(code)
    const late = await firstItem()
    const again = await write()
    const next = (await writer.post(again, { same: late.id })).location
    await head.step(late.id, 'refuse', { reason: 'Không thuộc thẩm quyền của phường' })
    const own = await sendFrom(next)
    const row = await app.db
      .selectFrom('feedback')
      .select('status')
      .where('tracking_code', '=', own.code)
      .executeTakeFirstOrThrow()
    expect(row.status).toBe('assigned')
  })

  test('six who join at once all follow, and from five on how many they are is public', async () => {
    const first = await firstItem()
    const sames: string[] = []
    for (let n = 0; n < 6; n++) sames.push(await write())
    const sent = await Promise.all(
      sames.map(async (same, n) =>
        sendFrom((await writer.post(same, { same: first.id })).location, {
          phone: n === 5 ? '0903.000.000' : `0903 000 00${n}`,
        }),
      ),
    )
    expect(new Set(sent.map(({ code }) => code)).size).toBe(6)
    expect((await officer.get(first.id)).recipients).toBe(7)
    // Two gave the same phone: they are one person.
    const { page } = await writer.read(`/public/track/${first.trackingCode}`)
    expect(page.replace(/\s+/g, ' ')).toContain('<strong>6 người cùng phản ánh</strong>')
  })

  test('staff see what is alike with why, only in their own units', async () => {
    const [one, two] = [await firstItem(), await firstItem({ text: AGAIN })]
    await app.addUnit(`X${one.id.slice(-4)}`)
    const { status, body } = await officer.call(`/api/feedback/${one.id}/alike`)
    expect(status).toBe(200)
    expect(body).toMatchObject([{ id: two.id, near: 'near', days: 0 }])
    const [found] = body as unknown as { score: number; words: string[] }[]
    expect(found?.score).toBeGreaterThan(0.4)
    expect(found?.words).toContain('rác')
    await app.addPerson(`la.${one.id.slice(-4)}`, 'officer', `X${one.id.slice(-4)}`)
    const stranger = await staffMember(app, `la.${one.id.slice(-4)}`)
    expect((await stranger.call(`/api/feedback/${one.id}/alike`)).status).toBe(404)
  })

  test('what is compared is found by an index, whatever the number of items', async () => {
    for (const column of ['lead_unit_id', 'ward_code', 'category'] as const) {
      const { sql: text, parameters } = neighboursBy(app.db, column, 'x', '2026-11-01', 200).compile()
      const plan = await app.db.connection().execute(async (db) => {
        if (database === 'postgres') await sql`set enable_seqscan = off`.execute(db)
        const said = parameters.reduce<string>(
          (query, value) =>
            query.replace(/\$\d+|\?/, typeof value === 'number' ? String(value) : `'${String(value)}'`),
          text,
        )
        const { rows } = await sql
          .raw(`explain ${database === 'postgres' ? '' : 'query plan '}${said}`)
          .execute(db)
        if (database === 'postgres') await sql`set enable_seqscan = on`.execute(db)
        return JSON.stringify(rows)
      })
      // PostgreSQL may take any index of an empty table; SQLite takes the one that was made for it.
      expect(plan).toMatch(
        database === 'postgres'
          ? /using feedback_|on feedback_/i
          : column === 'lead_unit_id'
            ? /feedback_unit_newest/
            : new RegExp(`feedback_alike_${column}`),
      )
      expect(plan).not.toContain('Seq Scan')
    }
  })

  test('everything agrees with the histories', async () => {
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})
