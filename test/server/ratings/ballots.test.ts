import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type BallotList,
  type CodeBatch,
  type IssuedCodes,
  MAX_SCANS,
} from '../../../server/contract/ballots.ts'
import { countTallies } from '../../../db/queries/tallies.ts'
import { forgetCitizens } from '../../../server/citizen-form/forget-citizens.ts'
import type { QuestionnaireVersion } from '../../../server/contract/questionnaire.ts'
import type { SatisfactionReport } from '../../../server/contract/report.ts'
import { newUuid7 } from '../../../server/ids.ts'
import { QUESTIONNAIRE_TEMPLATES } from '../../../server/surveys/templates.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { rateByPhone } from '../../../server/ballots/rate-by-phone.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { letterWriter } from '../../fixtures/letter.ts'
import { askAt } from '../../fixtures/questionnaires.ts'
import { inEnglish } from '../../fixtures/in-english.ts'

describe.each(DATABASES)('ratings that no tablet gave, on %s', (database) => {
  let app: TestApp
  let head: { cookie: string }
  let other: { cookie: string }
  let writer: ReturnType<typeof letterWriter>

  beforeEach(async () => {
    app = await startApp(database, { env: { PUBLIC_URL: 'https://hl.example', TRUST_PROXY: '1' } })
    await app.addUnit('HT', { name: 'Tổ Hộ tịch' })
    await app.addUnit('MT')
    await app.addDesk('H1', 'HT')
    await app.addPerson('truong', 'head', 'HT')
    await app.addPerson('truong-khac', 'head', 'MT')
    head = await app.signIn('truong')
    other = await app.signIn('truong-khac')
    writer = letterWriter(app)
  })
  afterEach(() => app.stop())

  const ratings = async () => {
    const rows = await app.db
      .selectFrom('rating')
      .innerJoin('unit', 'unit.id', 'rating.unit_id')
      .select(['rating.channel', 'rating.level', 'unit.code', 'rating.local_day'])
      .orderBy('rating.level')
      .execute()
    return rows.map(({ channel, level, code }) => `${channel} ${code} ${level}`)
  }
  const faults = async () => (await verifyInstallation(app.service)).faults.map(inEnglish)

  describe('ballots that staff enter', () => {
    const entry = (changes: object = {}) => ({
      id: newUuid7(app.clock.now()),
      channel: 'paper',
      unit: 'HT',
      day: '2026-11-19',
      levels: [1, 0, 0, 2, 3],
      forms: 6,
      formsLie: 'Tủ 2, ngăn phiếu',
      ...changes,
    })
    const enter = (json: object) => app.request('/api/ballots', { headers: head, json })

    const decide = (id: string, json: object, as = other) =>
      app.request(`/api/ballots/${id}/decide`, { headers: as, json })
    const confirm = (id: string, as = other) => decide(id, { decision: 'counted' }, as)
    const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
    const list = async (as = head) =>
      (await (await app.request('/api/ballots', { headers: as })).json()) as BallotList

    test('count by their channel on their day, at their desk, and are listed with who entered and who confirmed them', async () => {
      const [first, second] = [
        entry({ desk: 'H1' }),
        entry({ channel: 'assisted', levels: [0, 1, 0, 0, 0], forms: 3 }),
      ]
      const response = await enter(first)
      expect(response.status).toBe(201)
      expect(await response.json()).toMatchObject({ status: 'accepted', number: 1, count: 6 })
      expect(await ratings()).toEqual([])
      app.clock.advance(1_000)
      expect(await (await enter(second)).json()).toMatchObject({ number: 2 })
      for (const { id } of [first, second]) expect((await confirm(id)).status).toBe(200)
      expect(await ratings()).toEqual([
        'paper HT 1',
        'assisted HT 2',
        'paper HT 4',
        'paper HT 4',
        'paper HT 5',
        'paper HT 5',
        'paper HT 5',
      ])
      expect(await faults()).toEqual([])
      const told = await list()
      expect(told).toMatchObject({ today: '2026-11-20', firstDay: '2026-10-01' })
      expect(told.entries[1]).toMatchObject({
        number: 1,
        status: 'counted',
        forms: 6,
        formsLie: 'Tủ 2, ngăn phiếu',
        decidedBy: 'Người truong-khac',
        channel: 'paper',
        unit: { code: 'HT' },
        desk: 'Quầy H1',
        day: '2026-11-19',
        levels: null,
        enteredBy: 'Người truong',
      })
    })

    test('carry what their place asked: its own levels, reasons and further questions, each counted by its key', async () => {
      const { body } = QUESTIONNAIRE_TEMPLATES.find(({ key }) => key === 'tt01-2018') ?? {}
      if (!body) throw new Error('there is no such template')
      await askAt(app.owner, { units: ['HT'], template: 'tt01-2018', body: { ...body, scaleSize: 3 } })
      const asked = async (query: string) =>
        (await (
          await app.request(`/api/ballots/asked?${query}`, { headers: head })
        ).json()) as QuestionnaireVersion
      const now = await asked('unit=HT&desk=H1&day=2026-11-20')
      const yesterday = await asked('unit=HT&day=2026-11-19')
      expect([now.questionnaire, now.body.scaleSize, yesterday.body.scaleSize]).toEqual(['q-tt01-2018', 3, 5])
      const many = now.body.questions?.find(({ when }) => when !== undefined)
      const asker = many?.when && 'question' in many.when ? many.when : undefined
      if (!many || !asker) throw new Error('the template has no condition')
      const [choice = ''] = many.choices.map(({ key }) => key)
      const [reason = ''] = now.body.reasons.map(({ key }) => key)
      const answers = { [asker.question]: asker.is.slice(0, 1), [many.key]: [choice] }
      const filled = (answered: object[], changes: object = {}) =>
        entry({ day: '2026-11-20', levels: [0, 1, 2], forms: 8, answered, ...changes })
      const wrong = async (json: object) =>
        ((await (await enter(json)).json()) as { errors?: readonly { field: string }[] }).errors?.map(
          ({ field }) => field,
        )
      expect(await wrong(filled([], { levels: [0, 0, 0, 0, 1] }))).toEqual(['levels'])
      expect(await wrong(filled([], { questionnaireVersionId: yesterday.id }))).toEqual([
        'questionnaireVersionId',
      ])
      expect(await wrong(filled([{ level: 4, forms: 1 }]))).toEqual(['answered.0.level'])
      expect(await wrong(filled([{ level: 1, forms: 1, answers: { [many.key]: [choice] } }]))).toEqual([
        `answered.0.answers.${many.key}`,
      ])
      expect(await wrong(filled([], { levels: [0, 0, 0] }))).toEqual(['levels'])
      const alike = [
        { level: 1, forms: 2, ...(reason === '' ? {} : { reasons: [reason] }), answers },
        { level: 3, forms: 1, answers: { [asker.question]: asker.is.slice(0, 1) } },
      ]
      const { id } = entry()
      expect((await enter(filled(alike, { id, questionnaireVersionId: now.id }))).status).toBe(201)
      expect((await list(other)).entries[0]).toMatchObject({
        levels: [0, 1, 2],
        answered: [
          { level: 1, forms: 2, answers: [{}, { question: many.words, choices: [many.choices[0]?.words] }] },
          { level: 3, forms: 1 },
        ],
      })
      expect((await confirm(id)).status).toBe(200)
      expect(await ratings()).toEqual([1, 1, 2, 3, 3, 3].map((level) => `paper HT ${level}`))
      const counted = await countTallies(app.db, {
        span: { fromDay: '2026-11-20', toDay: '2026-11-21' },
        by: ['question', 'choice'],
        questions: [asker.question, many.key],
      })
      expect(counted).toEqual([
        { question: asker.question, choice: asker.is[0], n: 3 },
        { question: many.key, choice, n: 2 },
      ])
      expect(await faults()).toEqual([])
    })

    test('count only when a second person of another unit, or the coordinator, has confirmed them, and once', async () => {
      await app.addPerson('pho', 'head', 'HT')
      await app.addPerson('tren', 'head', 'ROOT')
      await app.addPerson('dieu-phoi', 'coordinator')
      const { id } = entry()
      await enter(entry({ id }))
      for (const name of ['truong', 'pho', 'tren'])
        expect(await codeOf(await confirm(id, await app.signIn(name)))).toBe('ballots/second-person')
      expect((await list(await app.signIn('pho'))).entries[0]).toMatchObject({ mayDecide: false })
      expect((await list(other)).entries[0]).toMatchObject({
        unit: { code: 'HT' },
        levels: [1, 0, 0, 2, 3],
        mayDecide: true,
      })
      expect(await ratings()).toEqual([])
      const both = await Promise.all([confirm(id), confirm(id, await app.signIn('dieu-phoi'))])
      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
      expect(await ratings()).toHaveLength(6)
      expect((await list(other)).entries).toEqual([])
      expect(await faults()).toEqual([])
    })

    test('have pictures of their forms, added while they wait, read by both sides and nobody else, and sealed', async () => {
      await app.addPerson('can-bo', 'officer', 'MT')
      const { id } = entry()
      await enter(entry({ id }))
      const scan = await sharp({ create: { width: 30, height: 40, channels: 3, background: '#fff' } })
        .png()
        .toBuffer()
      const add = (as: { cookie: string }, bytes: Uint8Array = scan) =>
        app.request(`/api/ballots/${id}/scans`, {
          method: 'POST',
          headers: { ...as, 'content-type': 'image/png' },
          body: new Uint8Array(bytes),
        })
      const added = await add(head)
      expect(added.status).toBe(201)
      const { id: scanId } = (await added.json()) as { id: string }
      expect(await codeOf(await add(other))).toBe('ballots/not-found')
      expect(await codeOf(await add(head, Buffer.from('không phải ảnh')))).toBe('attachment/not-a-photo')
      expect((await list()).entries[0]).toMatchObject({ scans: [scanId], mayScan: true })
      expect((await list(other)).entries[0]).toMatchObject({
        scans: [scanId],
        mayScan: false,
        mayDecide: true,
      })
      const read = (as: { cookie: string }, ofBatch = id) =>
        app.request(`/api/ballots/${ofBatch}/scans/${scanId}`, { headers: as })
      for (const as of [head, other]) {
        const picture = await read(as)
        expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
        expect(await sharp(await picture.arrayBuffer()).metadata()).toMatchObject({ width: 30, height: 40 })
      }
      expect((await read(await app.signIn('can-bo'))).status).toBe(403)
      expect((await read(head, newUuid7(app.clock.now()))).status).toBe(404)
      for (let n = 1; n < MAX_SCANS; n += 1) expect((await add(head)).status).toBe(201)
      expect(await codeOf(await add(head))).toBe('ballots/scans-full')
      await confirm(id)
      expect(await codeOf(await add(head))).toBe('ballots/decided')
      expect(await faults()).toEqual([])
      await app.db.updateTable('ballot_scan').set({ content: '' }).where('id', '=', scanId).execute()
      expect(await faults()).toEqual([expect.stringMatching(/ballot_scan/)])
    })

    test('that are refused never count, and say why', async () => {
      const { id } = entry()
      await enter(entry({ id }))
      expect((await decide(id, { decision: 'refused' })).status).toBe(400)
      expect((await decide(id, { decision: 'refused', reason: 'Trong hộp chỉ có 4 phiếu' })).status).toBe(200)
      expect(await codeOf(await confirm(id))).toBe('ballots/decided')
      expect((await list()).entries[0]).toMatchObject({
        status: 'refused',
        decisionNote: 'Trong hộp chỉ có 4 phiếu',
      })
      expect(await ratings()).toEqual([])
      expect(await faults()).toEqual([])
    })

    test('of a quarter that is closed are taken no more, neither entered nor confirmed', async () => {
      const { id } = entry()
      await enter(entry({ id, day: '2026-11-19' }))
      const filled = entry({ day: '2026-08-14', levels: [0, 0, 0, 0, 1500], forms: 1500 })
      const refused = await enter(filled)
      expect(refused.status).toBe(400)
      expect(await refused.json()).toMatchObject({
        errors: [{ field: 'day', vi: 'quý của ngày này đã chốt số liệu' }],
      })
      app.clock.set('2027-01-11T09:00:00+07:00')
      expect(await codeOf(await confirm(id, await app.signIn('truong-khac')))).toBe('ballots/closed')
      expect(await ratings()).toEqual([])
    })

    test('have a number of their unit’s own, though two enter some at once', async () => {
      const receipts = await Promise.all(
        Array.from({ length: 4 }, async () => (await enter(entry())).json() as Promise<{ number: number }>),
      )
      expect(receipts.map(({ number }) => number).toSorted()).toEqual([1, 2, 3, 4])
    })

    test('have no interval in the report, which tells them apart from what was tapped', async () => {
      app.clock.set('2027-01-05T09:00:00+07:00')
      head = await app.signIn('truong')
      const { id } = entry()
      await enter(entry({ id, day: '2026-12-31', levels: [0, 0, 0, 0, 150], forms: 150 }))
      await confirm(id, await app.signIn('truong-khac'))
      app.clock.set('2027-01-20T09:00:00+07:00')
      const headers = await app.signIn('truong')
      const report = await app.request('/api/reports/satisfaction?period=2026-Q4', { headers })
      expect(await report.json()).toMatchObject({
        n: null,
        interval: null,
        otherChannels: {
          entered: { n: 150, share: 1, interval: null },
          withTablets: { n: 150, interval: null },
        },
      })
    })

    test('an entry sent again, or twice at once, counts once', async () => {
      const same = entry()
      const [first, second] = await Promise.all([enter(same), enter(same)])
      const statuses = [await first.json(), await second.json()] as { status: string }[]
      expect(statuses.map(({ status }) => status).toSorted()).toEqual(['accepted', 'duplicate'])
      expect(await (await enter(same)).json()).toMatchObject({ status: 'duplicate', number: 1, count: 6 })
      await confirm(same.id)
      expect(await ratings()).toHaveLength(6)
      expect(await faults()).toEqual([])
    })

    test.each([
      ['a day to come', { day: '2026-11-21' }],
      ['a day of a quarter long past', { day: '2026-08-01' }],
      ['no day', { day: '2026-09-31' }],
      ['another scale', { levels: [1, 2, 3] }],
      ['nothing at all', { levels: [0, 0, 0, 0, 0] }],
      ['fewer forms than ratings', { forms: 5 }],
      ['no word of where the forms are', { formsLie: ' ' }],
      ['a channel of the tablets', { channel: 'kiosk' }],
    ])('refuses %s', async (_what, changes) => {
      expect((await enter(entry(changes))).status).toBe(400)
      expect(await ratings()).toEqual([])
    })

    test('are entered for one’s own units only, at their own desks', async () => {
      await app.addDesk('M1', 'MT')
      expect((await enter(entry({ unit: 'MT' }))).status).toBe(403)
      expect((await enter(entry({ desk: 'M1' }))).status).toBe(404)
      expect(await ratings()).toEqual([])
    })
  })

  describe('on a citizen’s own phone', () => {
    const issue = async (count = 2, lastDay = '2026-12-31') => {
      const response = await app.request('/api/rating-codes', {
        headers: head,
        json: { unit: 'HT', count, lastDay },
      })
      expect(response.status).toBe(201)
      return (await response.json()) as IssuedCodes
    }

    /** Hidden fields and the address of a page's form, as a browser without scripts sends them. */
    function formOf(page: string) {
      const [, attributes = '', fields = ''] =
        /<form\s([^>]*class="question"[^>]*)>([\s\S]*?)<\/form>/.exec(page) ?? []
      const hidden = [...fields.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)]
      const typed = /id="code"[\s\S]*?value="([^"]*)"/.exec(fields)?.[1]
      return {
        action: (/action="([^"]+)"/.exec(attributes)?.[1] ?? '').replaceAll('&amp;', '&'),
        fields: new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, value])),
        typed,
      }
    }

    async function follow(page: string, answers: Record<string, string>): Promise<string> {
      const { action, fields } = formOf(page)
      return (await writer.post(action, { ...Object.fromEntries(fields), ...answers })).page
    }

    /** Walks through the questions; returns the last one's page and how to send it. */
    async function walk(path: string, level = '4') {
      const first = await writer.read(path)
      const start = first.location ? await writer.read(first.location) : first
      const reasons = await follow(start.page, { level })
      const last = await follow(reasons, { reason: 'time' })
      const { action, fields, typed } = formOf(last)
      const send = (code = typed ?? '') => writer.post(action, { ...Object.fromEntries(fields), code })
      return { last, send }
    }

    test('a poster’s rating is taken without a code, and counted apart, once however often it is sent', async () => {
      const { send } = await walk('/public/rate/HT')
      const { status, location } = await send()
      expect(status).toBe(303)
      expect((await writer.read(location)).page).toContain('Cảm ơn quý vị')
      await Promise.all([send(), send()])
      expect(await ratings()).toEqual(['poster HT 4'])
      const reasons = await app.db.selectFrom('rating').select('reasons').execute()
      expect(reasons).toEqual([{ reasons: '["time"]' }])
      expect(await faults()).toEqual([])
    })

    test('a receipt’s code gives one rating for its unit; the second use is told kindly, and may go on without it', async () => {
      const { codes } = await issue()
      expect(codes[0]?.url).toBe(`https://hl.example/public/rate?code=${codes[0]?.code ?? ''}`)
      const path = new URL(codes[0]?.url ?? '')
      const first = await walk(path.pathname + path.search, '5')
      expect((await first.send()).status).toBe(303)
      expect((await first.send()).status).toBe(303)
      expect(await ratings()).toEqual(['receipt HT 5'])

      const second = await walk(path.pathname + path.search, '1')
      const { status, page } = await second.send()
      expect(status).toBe(422)
      expect(page).toContain('Mã này đã được dùng')
      expect(await ratings()).toEqual(['receipt HT 5'])
      expect((await second.send('')).status).toBe(303)
      expect(await ratings()).toEqual(['poster HT 1', 'receipt HT 5'])
      expect(await faults()).toEqual([])
    })

    test('of two phones that use a code at once, one gives the rating', async () => {
      const { codes } = await issue(1)
      const code = codes[0]?.code ?? ''
      const walks = await Promise.all([walk('/public/rate/MT', '2'), walk('/public/rate/MT', '3')])
      const answers = await Promise.all(walks.map(({ send }) => send(code.toLowerCase())))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
      expect(await ratings()).toHaveLength(1)
      expect((await ratings())[0]).toMatch(/^receipt HT/)
    })

    test('forms that come together are each kept once, and none suffers from what is wrong with another', async () => {
      const { codes } = await issue(1)
      const [code = ''] = codes.map((each) => each.code.replaceAll(/[^0-9A-Z]/g, ''))
      const version = await app.db.selectFrom('questionnaire_version').select('id').executeTakeFirstOrThrow()
      const unit = await app.db
        .selectFrom('unit')
        .select('id')
        .where('code', '=', 'MT')
        .executeTakeFirstOrThrow()
      const rate = (form: number, changes: Partial<Parameters<typeof rateByPhone>[1]> = {}) =>
        rateByPhone(app.service, {
          token: String(form).padStart(26, '0'),
          unitId: unit.id,
          questionnaireVersionId: version.id,
          level: 4,
          reasons: [],
          answers: {},
          language: 'vi',
          code: null,
          address: '203.0.113.9',
          ...changes,
        })
      const outcomes = await Promise.allSettled([
        ...[1, 2, 3, 2, 1].map((form) => rate(form)),
        ...[4, 5, 4].map((form) => rate(form, { code })),
        rate(6, { code: 'ZZZZZZZZZZ' }),
        rate(7, { level: Number.NaN }),
        rate(8),
      ])
      expect(outcomes.map((each) => (each.status === 'fulfilled' ? each.value : 'failed'))).toEqual([
        ...['poster', 'poster', 'poster', 'poster', 'poster'],
        ...['receipt', 'spent', 'receipt', 'unknown', 'failed', 'poster'],
      ])
      expect((await ratings()).toSorted()).toEqual([
        ...Array.from({ length: 4 }, () => 'poster MT 4'),
        'receipt HT 4',
      ])
      expect(await faults()).toEqual([])
    })

    test('a code that nobody has, is badly typed, or whose time is over brings the page back with it', async () => {
      const { codes } = await issue(1, '2026-11-20')
      const { send } = await walk('/public/rate/HT')
      expect((await send('ZZZZZ ZZZZZ')).page).toContain('Không có mã này')
      const badly = await send('ABC')
      expect(badly.page).toContain('Mã cần đúng 10 chữ và số')
      expect(badly.page).toContain('value="ABC"')
      app.clock.advance(24 * 3_600_000)
      expect((await send(codes[0]?.code)).page).toContain('Mã này đã hết hạn')
      expect(await ratings()).toEqual([])
    })

    test('what is kept ties no rating to a code, and the code itself is not kept', async () => {
      const { codes } = await issue()
      const { send } = await walk(`/public/rate/HT?code=${codes[0]?.code ?? ''}`)
      await send()
      const kept = await app.db.selectFrom('rating_code').selectAll().execute()
      expect(JSON.stringify(kept)).not.toContain(codes[0]?.code)
      expect(kept.map((row) => Object.keys(row).toSorted())).toEqual(
        Array.from({ length: 2 }, () => ['batch_id', 'hash', 'spent']),
      )
      const list = await (await app.request('/api/rating-codes', { headers: head })).json()
      expect(list as CodeBatch[]).toMatchObject([{ unit: { code: 'HT' }, codes: 2, spent: 1 }])
    })

    test('asks for a level before anything else, and keeps nothing until it is sent', async () => {
      const start = (await writer.read('/public/rate/HT')).page
      const again = await follow(start, {})
      expect(again).toContain('Quý vị chưa chọn mức hài lòng')
      expect(await writer.post('/public/rate/HT/code', {})).toMatchObject({ status: 422 })
      expect(await writer.post('/public/rate/HT', {})).toMatchObject({ status: 422 })
      expect((await writer.read('/public/rate/KHONG')).status).toBe(404)
      expect(await ratings()).toEqual([])
    })

    test('no address tells what was chosen, on the way there, back or in the other language', async () => {
      const first = (await writer.read('/public/rate/HT')).page
      const reasons = await follow(first, { level: '2' })
      const last = await follow(reasons, { reason: 'time' })
      for (const page of [first, reasons, last]) {
        expect(page).not.toMatch(/(?:href|action)="[^"]*(?:level|reason|token)=/)
        expect(page).not.toMatch(/method="get"/)
      }
      expect(await writer.read('/public/rate/HT/code?level=2&lang=en')).toMatchObject({
        status: 303,
        location: '/public/rate/HT?lang=en',
      })
      const [, action = '', fields = ''] =
        /<form method="post" action="([^"]*lang=en)">([\s\S]*?)<\/form>/.exec(last) ?? []
      const hidden = [...fields.matchAll(/name="([^"]+)" value="([^"]*)"/g)]
      const english = await writer.post(
        action,
        Object.fromEntries(hidden.map(([, name, value]) => [name, value ?? ''])),
      )
      expect(english.page).toContain('Your rating: <strong>Dissatisfied</strong>')
    })

    test('stops who tries codes one after another, and nobody else of that network who has a right one', async () => {
      const { codes } = await issue(1)
      const statuses: number[] = []
      for (let n = 0; n < 45; n += 1)
        statuses.push((await writer.read(`/public/rate?code=ZZZZZZ${String(n).padStart(4, '0')}`)).status)
      expect([statuses.at(0), statuses.at(-1)]).toEqual([400, 429])
      expect((await writer.read(`/public/rate?code=${codes[0]?.code ?? ''}`)).status).toBe(303)
      expect((await (await walk('/public/rate/HT')).send('ZZZZZ ZZZZZ')).status).toBe(429)
      expect((await (await walk('/public/rate/HT')).send(codes[0]?.code)).status).toBe(303)
      expect(await ratings()).toEqual(['receipt HT 4'])
    })

    test('many from one address on a day are flagged and left out, and the address itself is not kept', async () => {
      let forms = 0
      const rate = (address: string, { unit = 'HT', form = (forms += 1) } = {}) =>
        app.request(`/public/rate/${unit}`, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': address },
          body: new URLSearchParams({ token: String(form).padStart(26, '0'), level: '1' }).toString(),
        })
      const counted = async () => {
        const cells = await countTallies(app.db, {
          span: { fromDay: '2026-11-01', toDay: '2026-12-01' },
          by: ['flag'],
          questions: ['level'],
        })
        return Object.fromEntries(cells.map(({ flag, n }) => [flag, n]))
      }
      await rate('198.51.100.7')
      await rate('203.0.113.9', { unit: 'MT' })
      for (let n = 1; n < 40; n += 1) await rate('203.0.113.9')
      // Sent again it is the same rating, and comes no nearer to the rule.
      await rate('203.0.113.9', { form: forms })
      expect(await counted()).toEqual({ '': 41 })
      await Promise.all([rate('203.0.113.9'), rate('203.0.113.9')])
      expect(await counted()).toEqual({ '': 2, 'many-from-one-address': 41 })
      expect(await faults()).toEqual([])

      expect(JSON.stringify(await app.db.selectFrom('poster_source').selectAll().execute())).not.toContain(
        '203.0.113.9',
      )
      app.clock.advance(24 * 3_600_000)
      await rate('203.0.113.9')
      expect(await counted()).toEqual({ '': 3, 'many-from-one-address': 41 })
      await forgetCitizens(app.service)
      const kept = await app.db.selectFrom('poster_source').select('local_day').execute()
      expect(kept).toEqual([{ local_day: '2026-11-21' }])

      app.clock.set('2027-01-12T09:00:00+07:00')
      const headers = await app.signIn('truong')
      const reply = await app.request('/api/reports/satisfaction?period=2026-Q4', { headers })
      const report = (await reply.json()) as SatisfactionReport
      expect(report.excluded['many-from-one-address']).toBe(41)
    })

    test('a form to print asks what the unit asks today, says whom each question is for, and names its version', async () => {
      await askAt(app.owner, { units: ['HT'], template: 'tt01-2018' })
      const { page, status } = await writer.read('/public/rate/HT/form')
      expect(status).toBe(200)
      for (const words of ['<li>Rất hài lòng', '<li>Trễ hẹn', '<li>Hơn một lần', 'q-tt01-2018, phiên bản 1'])
        expect(page).toContain(words)
      expect(page).toContain(
        'Chỉ trả lời nếu câu “Phải đến hoặc liên hệ thêm mấy lần để hoàn thiện hồ sơ?” chọn “Hơn một lần”.',
      )
      expect((await writer.read('/public/rate/HT/form?lang=en')).page).toContain('<li>More than one')
    })

    test('a desk that asks something of its own has its own form, which is entered as that desk’s; nothing else has one', async () => {
      await askAt(app.owner, { desks: ['H1'], template: 'three-levels' })
      const { page } = await writer.read('/public/rate/HT/form?desk=H1')
      for (const words of [
        'Tổ Hộ tịch · Quầy H1',
        'q-three-levels, phiên bản 1',
        '/form?desk=H1&amp;lang=en',
      ])
        expect(page).toContain(words)
      expect(page).not.toContain('Bình thường')
      expect((await writer.read('/public/rate/HT/form')).page).toContain('<li>Bình thường')
      const entry = { channel: 'paper', unit: 'HT', desk: 'H1', day: '2026-11-20', levels: [0, 0, 2] }
      const json = { id: newUuid7(app.clock.now()), forms: 2, formsLie: 'Tủ 2', ...entry }
      expect((await app.request('/api/ballots', { headers: head, json })).status).toBe(201)

      await app.addDesk('M1', 'MT')
      await app.addDesk('H2', 'HT')
      await app.db.updateTable('desk').set({ ended_on: '2026-11-20' }).where('code', '=', 'H2').execute()
      for (const desk of ['M1', 'H2', 'H9', 'không có'])
        expect((await writer.read(`/public/rate/HT/form?desk=${encodeURIComponent(desk)}`)).status).toBe(404)
    })

    test('a poster names the unit in both languages and leads to its form', async () => {
      const { page, status } = await writer.read('/public/rate/HT/poster?size=a4')
      expect(status).toBe(200)
      expect(page).toContain('Tổ Hộ tịch')
      expect(page).toContain('https://hl.example/public/rate/HT')
      expect(page).toContain('class="poster poster-a4"')
      expect(page).toMatch(/<svg class="poster-square"[\s\S]*<path d="M/)
    })

    test('codes are issued for one’s own units, from today to a year ahead', async () => {
      const ask = (json: object) => app.request('/api/rating-codes', { headers: head, json })
      expect((await ask({ unit: 'MT', count: 1, lastDay: '2026-12-31' })).status).toBe(403)
      expect((await ask({ unit: 'HT', count: 1, lastDay: '2026-11-19' })).status).toBe(400)
      expect((await ask({ unit: 'HT', count: 1, lastDay: '2028-01-01' })).status).toBe(400)
      expect((await ask({ unit: 'HT', count: 1_001, lastDay: '2026-12-31' })).status).toBe(400)
    })
  })
})
