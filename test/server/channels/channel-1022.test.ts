import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listEvents } from '../../../db/queries/history/events.ts'
import type { FeedbackReceipt } from '../../../server/contract/feedback/feedback.ts'
import { RoutingRuleInput } from '../../../server/contract/people.ts'
import { addRoutingRule } from '../../../server/feedback/intake/add-routing-rule.ts'
import { CHANNEL_1022_SECRET, startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { sign } from '../../fixtures/signature.ts'

describe.each(DATABASES)('the 1022 channel on %s', (database) => {
  let app: TestApp
  let counter = 0

  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('DOTHI', { name: 'Phòng Hạ tầng và Đô thị' })
    await addRoutingRule(
      app.owner,
      RoutingRuleInput.parse({ name: 'Hạ tầng', unit: 'DOTHI', categories: ['Hạ tầng đô thị'] }),
    )
  })
  afterAll(() => app.stop())

  const post = (body: unknown, signature?: string): Promise<Response> => {
    const raw = typeof body === 'string' ? body : JSON.stringify(body)
    return app.request('/api/channels/1022', {
      method: 'POST',
      body: raw,
      headers: { 'x-signature': signature ?? sign(CHANNEL_1022_SECRET, raw) },
    })
  }
  const send = async (body: unknown): Promise<FeedbackReceipt[]> => {
    const response = await post(body)
    expect(response.status).toBe(200)
    return ((await response.json()) as { receipts: FeedbackReceipt[] }).receipts
  }
  const sendOne = async (body: unknown): Promise<FeedbackReceipt> => {
    const [receipt] = await send(body)
    if (!receipt) throw new Error('no receipt')
    return receipt
  }
  const anItem = (changes: Record<string, unknown> = {}) => ({
    externalRef: `1022-${++counter}`,
    receivedAt: '2026-11-20T08:30:00+07:00',
    text: 'Đèn đường hẻm 12 không sáng đã ba ngày.',
    category: 'Hạ tầng đô thị',
    ...changes,
  })
  const countOf = async (externalRef: string) =>
    (await app.db.selectFrom('feedback').select('id').where('external_ref', '=', externalRef).execute())
      .length

  test.each([
    ['Ẩn danh', 1],
    ['a word that nobody foresaw', 1],
    [true, 1],
    ['Không'.normalize('NFD'), 0],
    [false, 0],
    ['', 0],
  ])(
    'a wish to stay unnamed that is said as %j is never kept as "show" by mistake',
    async (hideName, kept) => {
      const item = anItem({ sender: { name: 'Nguyễn Thị Hoa', hideName } })
      expect(await sendOne(item)).toMatchObject({ status: 'accepted' })
      const sender = await app.db
        .selectFrom('feedback_sender')
        .innerJoin('feedback', 'feedback.id', 'feedback_sender.feedback_id')
        .select('hide_name')
        .where('external_ref', '=', item.externalRef)
        .executeTakeFirstOrThrow()
      expect(sender.hide_name).toBe(kept)
    },
  )

  test('an item is routed, dated and told back', async () => {
    const item = anItem({ sender: { name: 'Nguyễn Thị Hoa', phone: '0909 123 456' } })
    const receipt = await sendOne(item)
    expect(receipt).toMatchObject({
      externalRef: item.externalRef,
      status: 'accepted',
      leadUnit: 'DOTHI',
      promisedDueAt: '2026-11-20T10:00:00.000Z',
    })
    expect(receipt.trackingCode).toMatch(
      /^PA-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/,
    )
  })

  test('what no rule matches waits in triage, its clock running', async () => {
    const receipt = await sendOne(anItem({ category: 'Lĩnh vực khác' }))
    expect(receipt).toMatchObject({
      status: 'accepted',
      leadUnit: null,
      promisedDueAt: '2026-11-20T10:00:00.000Z',
    })
  })

  test('a complaint is kept and waits for the coordinator, whatever the rules say', async () => {
    expect(await sendOne(anItem({ kind: 'complaint' }))).toMatchObject({ status: 'accepted', leadUnit: null })
  })

  test('the same item again gives the first receipt, also after a transfer', async () => {
    const item = anItem()
    const first = await sendOne(item)
    await app.db
      .updateTable('feedback')
      .set({ lead_unit_id: app.service.organisation.rootUnitId, status: 'in-progress' })
      .where('id', '=', first.id ?? '')
      .execute()
    expect(await sendOne(item)).toEqual({ ...first, status: 'duplicate' })
    expect(await countOf(item.externalRef)).toBe(1)
  })

  test('the same item ten times at once makes one', async () => {
    const item = anItem()
    const receipts = await Promise.all(Array.from({ length: 10 }, () => sendOne(item)))
    expect(receipts.map(({ status }) => status).sort()).toEqual([
      'accepted',
      ...Array<string>(9).fill('duplicate'),
    ])
    expect(new Set(receipts.map(({ trackingCode }) => trackingCode)).size).toBe(1)
    expect(await countOf(item.externalRef)).toBe(1)
  })

  test('the same item twice in one batch makes one', async () => {
    const item = anItem()
    const receipts = await send({ items: [item, item] })
    expect(receipts.map(({ status }) => status)).toEqual(['accepted', 'duplicate'])
  })

  test('batches that share items in another order at once lose none and double none', async () => {
    const items = Array.from({ length: 20 }, () => anItem())
    const batches = await Promise.all([
      send({ items }),
      send({ items: items.toReversed() }),
      send({ items: items.slice(5) }),
    ])
    const accepted = batches.flat().filter(({ status }) => status === 'accepted')
    expect(accepted.map(({ externalRef }) => externalRef).sort()).toEqual(
      items.map(({ externalRef }) => externalRef).sort(),
    )
  })

  test('a reference used for other content is refused, kept aside once, and changes nothing', async () => {
    const item = anItem()
    const first = await sendOne(item)
    const other = { ...item, text: 'Nội dung khác hẳn.' }
    for (let time = 0; time < 2; time++) {
      expect(await sendOne(other)).toMatchObject({ status: 'refused', code: 'feedback/conflict', id: null })
    }
    const kept = await app.db
      .selectFrom('feedback_conflict')
      .selectAll()
      .where('external_ref', '=', item.externalRef)
      .execute()
    expect(kept).toHaveLength(1)
    expect(kept[0]?.content).toContain('Nội dung khác hẳn.')
    expect(await sendOne(item)).toEqual({ ...first, status: 'duplicate' })
  })

  test('composed and decomposed text, and hidden characters, are the same content', async () => {
    const item = anItem({ text: 'Đường hẹp' })
    await sendOne(item)
    const typedOtherwise = { ...item, text: `  ${'Đường hẹp'.normalize('NFD')}\u200b ` }
    expect(await sendOne(typedOtherwise)).toMatchObject({ status: 'duplicate' })
  })

  test('text of nothing but hidden characters is refused with the field', async () => {
    const receipt = await sendOne(anItem({ text: '\u200b\u200d \n' }))
    expect(receipt).toMatchObject({
      status: 'refused',
      code: 'feedback/invalid',
      errors: [{ field: 'text' }],
    })
  })

  test.each([
    ['two minutes ahead is a clock that differs', '2026-11-20T09:02:00+07:00', 'accepted', undefined],
    [
      'later than that may be sent again',
      '2026-11-20T09:02:00.001+07:00',
      'retry',
      'feedback/received-in-future',
    ],
    [
      'more than a day ahead is no clock',
      '2026-11-21T09:00:01+07:00',
      'refused',
      'feedback/received-in-future',
    ],
    ['a zone without its colon is understood', '2026-11-20 08:00:00 +0700', 'accepted', undefined],
    ['thirty days ago is accepted', '2026-10-21T09:00:00+07:00', 'accepted', undefined],
    ['older is refused', '2026-10-21T08:59:59+07:00', 'refused', 'feedback/received-too-long-ago'],
    ['without a zone nobody knows when', '2026-11-20T08:00:00', 'refused', 'feedback/invalid'],
  ])('received: %s', async (_name, receivedAt, status, code) => {
    const receipt = await sendOne(anItem({ receivedAt }))
    expect([receipt.status, receipt.code]).toEqual([status, code])
  })

  test('a bad item among good ones is refused alone, with words in both languages', async () => {
    const good = anItem()
    const receipts = await send({
      items: [good, anItem({ receivedAt: 'hôm qua' }), { externalRef: 'BAD-1' }, 7],
    })
    expect(receipts.map(({ status }) => status)).toEqual(['accepted', ...Array<string>(3).fill('refused')])
    expect(receipts[0]?.externalRef).toBe(good.externalRef)
    expect(receipts[2]?.externalRef).toBe('BAD-1')
    expect(receipts[3]?.externalRef).toBeNull()
    const [error] = receipts[1]?.errors ?? []
    expect(error?.field).toBe('receivedAt')
    expect(error?.vi).not.toBe(error?.en)
  })

  const rowOf = (externalRef: string) =>
    app.db
      .selectFrom('feedback as f')
      .leftJoin('feedback_sender as s', 's.feedback_id', 'f.id')
      .selectAll('f')
      .select(['s.name', 's.phone', 's.email', 's.note'])
      .where('external_ref', '=', externalRef)
      .executeTakeFirstOrThrow()

  test.each([
    ['null', { title: null, place: null, sender: { name: null } }],
    ['blanks', { category: ' ', kind: '', sender: {}, place: { address: '\u00a0' } }],
    ['a long title in decomposed letters', { title: 'ộ'.repeat(290).normalize('NFD') }],
  ])('%s in a field that is not needed is as if left out', async (_name, changes) => {
    const receipt = await sendOne(anItem(changes))
    expect([receipt.status, receipt.warnings]).toEqual(['accepted', undefined])
  })

  test('what cannot be read and is not needed is left out with a warning, never at the cost of the item', async () => {
    const item = anItem({
      title: 'x'.repeat(301),
      kind: 'khác',
      place: { lat: 200, lng: 106.7, address: 'Hẻm 12' },
      sender: { name: 'Lê Thị Mẫu', phone: '8.49E+10', email: 'không có' },
    })
    const receipt = await sendOne(item)
    expect(receipt.status).toBe('accepted')
    expect(receipt.warnings?.map(({ field, what }) => `${field} ${what}`).sort()).toEqual([
      'kind left-out',
      'place.lat left-out',
      'sender.email left-out',
      'sender.phone left-out',
      'title left-out',
    ])
    expect(receipt.warnings?.every(({ vi, en }) => vi !== en)).toBe(true)
    expect(await rowOf(item.externalRef)).toMatchObject({
      title: 'Đèn đường hẻm 12 không sáng đã ba ngày.',
      kind: 'report',
      place: JSON.stringify({ address: 'Hẻm 12' }),
      name: 'Lê Thị Mẫu',
      phone: null,
      email: null,
    })
  })

  test('telephone and e-mail are kept in one shape, what was written beside the number as a note', async () => {
    const item = anItem({ sender: { phone: '+84 912–345–678, gọi sau 17h', email: 'An@VIDU.vn ' } })
    await sendOne(item)
    expect(await rowOf(item.externalRef)).toMatchObject({
      phone: '0912 345 678',
      note: 'gọi sau 17h',
      email: 'An@vidu.vn',
    })
  })

  test('fields that the channel does not know are kept aside and counted; they make no other content', async () => {
    const item = anItem({ maHoSo: 'H-7', sender: { name: 'Lê Mẫu', zalo: '0912345678' } })
    const response = await post(item)
    const { receipts, keptAside } = (await response.json()) as {
      receipts: FeedbackReceipt[]
      keptAside: number
    }
    expect([receipts[0]?.status, keptAside]).toEqual(['accepted', 2])
    const { aside } = await rowOf(item.externalRef)
    expect(JSON.parse(aside ?? '')).toEqual({ maHoSo: 'H-7', 'sender.zalo': '0912345678' })
    expect(await sendOne({ ...item, maHoSo: 'H-8' })).toMatchObject({ status: 'duplicate' })
  })

  test('more than can be kept aside is left out, and said to be', async () => {
    const item = anItem({ file: 'x'.repeat(5_000) })
    expect(await sendOne(item)).toMatchObject({
      status: 'accepted',
      warnings: [{ field: 'file', what: 'left-out' }],
    })
  })

  test('HTML is read as the text that it shows', async () => {
    const item = anItem({
      text: '<p>N&#7855;p c&#7889;ng v&#7905;&nbsp;&amp; m&ugrave;i</p>H&#7867;m&nbsp;4<br/>1 < 2',
    })
    await sendOne(item)
    expect((await rowOf(item.externalRef)).text).toBe('Nắp cống vỡ & mùi\nHẻm 4\n1 < 2')
  })

  test.each([
    ['TCVN3', '§Ìn ®­êng háng'],
    ['UTF-8 read as Windows-1252', 'ÄÃ¨n háº»m há»ng'],
  ])('text in %s is taken in as it came and flagged, for the sender and for staff', async (_name, text) => {
    const receipt = await sendOne(anItem({ text }))
    expect(receipt).toMatchObject({ status: 'accepted', warnings: [{ field: 'text', what: 'encoding' }] })
    const [first] = await listEvents(app.db, receipt.id ?? '')
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ warnings: [{ field: 'text', what: 'encoding' }] })
  })

  test('a greeting is no title', async () => {
    const [given, none] = [
      anItem({ title: 'Kính gửi UBND phường', text: 'Nắp cống vỡ' }),
      anItem({ text: 'Kính gửi UBND phường,\nNắp cống vỡ' }),
    ]
    await send({ items: [given, none] })
    expect((await rowOf(given.externalRef)).title).toBe('Nắp cống vỡ')
    expect((await rowOf(none.externalRef)).title).toBe('Nắp cống vỡ')
  })

  test('five hundred items fit; one more is too many and none is kept', async () => {
    const many = Array.from({ length: 501 }, () => anItem())
    const response = await post({ items: many })
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ code: 'request/too-many-items' })
    expect(await countOf(many[0]?.externalRef ?? '')).toBe(0)
    const receipts = await send({ items: many.slice(1) })
    expect(receipts.filter(({ status }) => status === 'accepted')).toHaveLength(500)
  })

  test.each([
    ['no JSON', '{', 400],
    ['a list', [], 400],
    ['no items', { items: [] }, 400],
    ['items and more', { items: [{}], more: 1 }, 400],
    ['items that are no list', { items: 'x' }, 400],
    ['a word', '"word"', 400],
    ['nothing', 'null', 400],
  ])('a malformed envelope is refused whole: %s', async (_name, body, status) => {
    expect((await post(body)).status).toBe(status)
  })

  test('bytes that are not UTF-8 are refused', async () => {
    const body = new Uint8Array([...Buffer.from('{"externalRef":"'), 0xc3, 0x28, ...Buffer.from('"}')])
    const response = await app.request('/api/channels/1022', {
      method: 'POST',
      body,
      headers: { 'x-signature': sign(CHANNEL_1022_SECRET, body) },
    })
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'request/malformed' }])
  })

  test('no signature, a wrong one, or another body’s signature is refused before anything is read', async () => {
    const raw = JSON.stringify(anItem())
    const other = JSON.stringify(anItem())
    const wrong = [
      '',
      'sha256=',
      `sha256=${'0'.repeat(64)}`,
      sign('another-secret-of-16', raw),
      sign(CHANNEL_1022_SECRET, other),
    ]
    for (const signature of [...wrong, sign(CHANNEL_1022_SECRET, raw).replace('sha256=', '')]) {
      const response = await post(raw, signature)
      expect([signature, response.status]).toEqual([signature, 401])
      expect(await response.json()).toMatchObject({ code: 'channel/wrong-signature' })
    }
    expect((await post('{ not json', `sha256=${'a'.repeat(64)}`)).status).toBe(401)
  })

  test('wrong signatures are slowed down; what is signed right still comes in', async () => {
    const guessed = await startApp(database)
    const guess = () => guessed.request('/api/channels/1022', { json: anItem() })
    let last = await guess()
    for (let more = 0; more < 60; more++) last = await guess()
    expect([last.status, await last.json()]).toMatchObject([429, { code: 'request/too-often' }])
    const raw = JSON.stringify(anItem())
    const right = await guessed.request('/api/channels/1022', {
      method: 'POST',
      body: raw,
      headers: { 'x-signature': sign(CHANNEL_1022_SECRET, raw) },
    })
    expect(right.status).toBe(200)
    await guessed.stop()
  })

  test('without a secret the channel is closed', async () => {
    const closed = await startApp(database, { env: { CHANNEL_1022_SECRET: '' } })
    const response = await closed.request('/api/channels/1022', { json: anItem() })
    expect([response.status, await response.json()]).toMatchObject([503, { code: 'channel/not-configured' }])
    await closed.stop()
  })
})
