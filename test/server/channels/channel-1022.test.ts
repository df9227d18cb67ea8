import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

  test('a wish to stay unnamed that is not said by true or false is refused, and never kept as "show"', async () => {
    const item = anItem({ sender: { name: 'Nguyễn Thị Hoa', hideName: 'Ẩn danh' } })
    const receipt = await sendOne(item)
    expect(receipt).toMatchObject({ status: 'refused', errors: [{ field: 'sender.hideName' }] })
    expect(await countOf(item.externalRef)).toBe(0)
  })

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
    ['later than that is refused', '2026-11-20T09:02:00.001+07:00', 'refused', 'feedback/received-in-future'],
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
      items: [good, anItem({ place: { lat: 200 } }), { externalRef: 'BAD-1' }, 7, anItem({ unknown: 1 })],
    })
    expect(receipts.map(({ status }) => status)).toEqual(['accepted', ...Array<string>(4).fill('refused')])
    expect(receipts[0]?.externalRef).toBe(good.externalRef)
    expect(receipts[2]?.externalRef).toBe('BAD-1')
    expect(receipts[3]?.externalRef).toBeNull()
    const [error] = receipts[1]?.errors ?? []
    expect(error?.field).toBe('place.lat')
    expect(error?.vi).not.toBe(error?.en)
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

  test('without a secret the channel is closed', async () => {
    const closed = await startApp(database, { env: { CHANNEL_1022_SECRET: '' } })
    const response = await closed.request('/api/channels/1022', { json: anItem() })
    expect([response.status, await response.json()]).toMatchObject([503, { code: 'channel/not-configured' }])
    await closed.stop()
  })
})
