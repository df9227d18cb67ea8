import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertItemEvents } from '../../../db/queries/events/item-events.ts'
import { FeedbackCloudEvent } from '../../../server/contract/events/events.ts'
import { forgetEvents, numberEvents } from '../../../server/events/number-events.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

const ANSWER = 'Đội vệ sinh đã dọn sạch rác trước cửa nhà ông An.'
const WORDS = 'Ông An ở số 5 đổ rác trước cửa.'

function turnstile() {
  let open = (): void => undefined
  const passed = new Promise<void>((resolve) => (open = resolve))
  return { open: () => open(), passed }
}

describe.each(DATABASES)('the feed of events on %s', (database) => {
  let app: TestApp
  let administrator: StaffMember
  let officer: StaffMember
  let coordinator: StaffMember
  let key = ''

  const makeKey = async (more: object = {}) => {
    const { status, body } = await administrator.call('/api/api-keys', {
      name: 'Kho dữ liệu',
      rights: ['events'],
      perMinute: 600,
      ...more,
    })
    expect(status).toBe(201)
    return body as { id: string; key: string }
  }
  const ask = (query: string, with_ = key) =>
    app.request(`/api/events?${query}`, { headers: { authorization: `Bearer ${with_}` } })
  const read = async (query: string, with_ = key) => {
    const response = await ask(query, with_)
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/cloudevents-batch+json; charset=utf-8',
    ])
    return {
      events: FeedbackCloudEvent.array().parse(await response.json()),
      next: /^<\/api\/events\?(.*)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1] ?? '',
    }
  }
  const newest = async () => Number(new URLSearchParams((await readAll(0)).next).get('after'))
  const readAll = async (after: number, query = '', with_ = key) => {
    const events: FeedbackCloudEvent[] = []
    let next = `after=${after}&limit=3${query}`
    for (;;) {
      const page = await read(next, with_)
      if (page.next === next) return { events, next }
      events.push(...page.events)
      next = page.next
    }
  }
  const told = (events: readonly FeedbackCloudEvent[]) =>
    events.map(({ type, data }) => `${type.split('.').slice(-2)[0]} ${data.unit.code} ${data.status}`)
  const refused = async (query: string, with_ = key) => {
    const response = await ask(query, with_)
    return [response.status, ((await response.json()) as { code: string }).code]
  }

  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('A', { name: 'Tổ Môi trường' })
    await app.addUnit('A1', { parent: 'A' })
    await app.addUnit('B')
    await app.addPerson('quan.tri', 'administrator')
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('dieu.phoi', 'coordinator')
    await app.addPerson('mat', 'restricted-coordinator')
    administrator = await staffMember(app, 'quan.tri')
    officer = await staffMember(app, 'can.bo')
    coordinator = await staffMember(app, 'dieu.phoi')
    key = (await makeKey()).key
  })
  afterAll(() => app.stop())

  test('tells each change of an item once, in order, the same whenever it is asked, and nothing that may not leave', async () => {
    const { id, trackingCode, externalRef } = await aFeedback(app, {
      unit: 'A',
      text: WORDS,
      sender: { name: 'Lê Văn An', phone: '0901234567' },
    })
    await officer.step(id, 'claim')
    await officer.step(id, 'note', { text: 'Ghi chú nội bộ' })
    await officer.step(id, 'answer', { text: ANSWER })
    const { events, next } = await readAll(0)
    expect(told(events)).toEqual([
      'received A assigned',
      'status-changed A in-progress',
      'answered A answered',
    ])
    expect(events.map(({ sequence }) => Number(sequence))).toEqual([1, 2, 3])
    expect(events[2]).toMatchObject({
      subject: id,
      time: '2026-11-20T02:00:00.000Z',
      data: { item: id, answeredAt: '2026-11-20T02:00:00.000Z', onTime: true, channel: 'call-centre-1022' },
    })
    const said = JSON.stringify(events)
    for (const secret of [WORDS, 'An', '0901', trackingCode, externalRef, 'nội bộ', 'Người'])
      expect(said).not.toContain(secret)
    expect((await readAll(0)).events).toEqual(events)
    expect((await read(next)).events).toEqual([])
    expect((await read(`after=${events[1]?.sequence}`)).events).toEqual(events.slice(2))
    expect((await read('kinds=answered,due-moved')).events).toEqual(events.slice(2))
  })

  test('is shut to whoever has no key for it, and tells a key of its units and kinds alone', async () => {
    const from = await newest()
    const { id } = await aFeedback(app, { unit: 'A1' })
    const other = await aFeedback(app, { unit: 'B' })
    await coordinator.step(id, 'transfer', { unit: 'B', reason: 'Việc của tổ B theo phân công' })
    await coordinator.step(id, 'transfer', { unit: 'ROOT', reason: 'Việc của văn phòng chung' })
    const scoped = await makeKey({ events: { unit: 'A' } })
    const { events } = await readAll(from, '', scoped.key)
    expect(told(events)).toEqual(['received A1 assigned', 'unit-changed B assigned'])
    expect(events[1]?.data.previousUnit).toMatchObject({ code: 'A1' })
    expect((await readAll(from, '&unit=B', scoped.key)).events.map(({ subject }) => subject)).toEqual([id])
    expect((await readAll(from, '&unit=B')).events.map(({ subject }) => subject)).toEqual([other.id, id, id])
    const ofKinds = await makeKey({ events: { kinds: ['received'] } })
    expect(told((await readAll(from, '', ofKinds.key)).events).toSorted()).toEqual([
      'received A1 assigned',
      'received B assigned',
    ])
    expect((await read(`after=${from}&kinds=answered`, ofKinds.key)).events).toEqual([])

    const reader = await makeKey({ rights: ['read', 'post'] })
    const ended = await makeKey()
    await administrator.call('/api/api-keys/end', { id: ended.id })
    for (const wrong of ['', 'x', reader.key, ended.key])
      expect(await refused('after=0', wrong)).toEqual([401, 'events/key-needed'])
    const slow = await makeKey({ perMinute: 2 })
    await read('after=0', slow.key)
    await app.request(`/open311/v2/services.xml?api_key=${slow.key}`)
    await read('after=0', slow.key)
    expect(await refused('after=0', slow.key)).toEqual([429, 'request/too-often'])
    for (const wrong of ['after=-1', 'after=x', 'limit=0', 'limit=1001', 'kinds=', 'kinds=noted', 'what=1'])
      expect([wrong, ...(await refused(wrong))]).toEqual([wrong, 400, 'request/invalid'])
    expect(await refused('unit=NONE')).toEqual([404, 'unit/not-found'])
    expect(
      (await administrator.call('/api/api-keys', { name: 'x', rights: ['events'], events: { unit: 'NONE' } }))
        .status,
    ).toBe(404)
    expect((await administrator.call('/api/api-keys')).body).toContainEqual(
      expect.objectContaining({ id: scoped.id, eventUnit: expect.objectContaining({ code: 'A' }) as object }),
    )
  })

  test('never tells what is handled in confidence, also of the days before; once released it is new', async () => {
    const from = await newest()
    const { id } = await aFeedback(app)
    const before = await readAll(from)
    expect(told(before.events)).toEqual(['received ROOT new'])
    await app.db.updateTable('feedback').set({ restricted: 1 }).where('id', '=', id).execute()
    expect((await readAll(from)).events).toEqual([])
    const held = await staffMember(app, 'mat')
    await held.step(id, 'release', { reason: 'Không phải tố cáo, đã xem kỹ' })
    const { events } = await readAll(from)
    expect(events.slice(0, 1)).toEqual(before.events)
    expect(events.slice(1).map(({ type }) => type)).toEqual(['vn.hailong.feedback.received.v1'])
    const old = await aFeedback(app, { unit: 'A', options: { historical: true } })
    expect((await readAll(from)).events.map(({ subject }) => subject)).not.toContain(old.id)
  })

  test('an answer is told once it can no longer be undone, and what follows of the item after it', async () => {
    const from = await newest()
    const hold = app.service.config.answerHold
    Object.assign(hold, { offeredMs: 10_000, acceptedMs: 12_500, heldMs: 15_000 })
    const [undone, kept] = [await aFeedback(app, { unit: 'A' }), await aFeedback(app, { unit: 'A' })]
    for (const { id } of [undone, kept]) {
      await officer.step(id, 'claim')
      await officer.step(id, 'answer', { text: ANSWER })
    }
    const of = async (id: string) =>
      told((await readAll(from)).events.filter(({ subject }) => subject === id))
    expect(await of(kept.id)).toEqual(['received A assigned', 'status-changed A in-progress'])
    await officer.step(undone.id, 'undo-answer')
    app.clock.advance(16_000)
    Object.assign(hold, { offeredMs: 0, acceptedMs: 0, heldMs: 0 })
    expect(await of(kept.id)).toHaveLength(3)
    expect(await of(undone.id)).toEqual(['received A assigned', 'status-changed A in-progress'])
  })

  test('numbers everything once while many write, number and read at the same moment', async () => {
    const from = await newest()
    const items = new Set<string>()
    const write = async () => {
      const { id } = await aFeedback(app, { unit: 'A' })
      await officer.step(id, 'claim')
      items.add(id)
    }
    const reader = async () => {
      const seen: number[] = []
      for (let next = `after=${from}&limit=4`; seen.length < 20;) {
        const page = await read(next)
        seen.push(...page.events.map(({ sequence }) => Number(sequence)))
        next = page.next
      }
      return seen
    }
    const [one, two] = await Promise.all([
      reader(),
      reader(),
      ...Array.from({ length: 10 }, write),
      numberEvents(app.service),
    ])
    expect(one).toEqual(Array.from({ length: 20 }, (_, index) => from + 1 + index))
    expect(two).toEqual(one)
    const { events } = await readAll(from)
    for (const id of items)
      expect(told(events.filter(({ subject }) => subject === id))).toEqual([
        'received A assigned',
        'status-changed A in-progress',
      ])
  })

  test('whoever goes on from what was read misses nothing, in whatever order changes are committed', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const unit = await app.db
      .selectFrom('unit')
      .select('id')
      .where('code', '=', 'A')
      .executeTakeFirstOrThrow()
    const data = JSON.stringify((await readAll((await newest()) - 1)).events[0]?.data)
    let seq = 1_000
    const open = async () => {
      const eventId = app.service.newId()
      const [gate, written] = [turnstile(), turnstile()]
      const at = '2026-11-20T02:00:00.000Z'
      const row = { id: eventId, feedback_id: id, item_seq: ++seq, kind: 'received' as const, data }
      const ended = app.db.transaction().execute(async (tx) => {
        await insertItemEvents(tx, [
          { ...row, unit_id: unit.id, left_unit_id: null, happened_at: at, not_before: at },
        ])
        written.open()
        await gate.passed
      })
      // SQLite has one writer: there nobody can begin while another has not ended.
      if (database === 'sqlite') gate.open()
      await written.passed
      return {
        eventId,
        commit: () => {
          gate.open()
          return ended
        },
      }
    }
    const act = fc.oneof(
      fc.constant('open' as const),
      fc.constant('read' as const),
      fc.record({ commit: fc.nat() }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
        const writers: Awaited<ReturnType<typeof open>>[] = []
        const written: string[] = []
        const seen: string[] = []
        let after = await newest()
        const readOn = async () => {
          const { events, next } = await readAll(after)
          seen.push(...events.map((event) => event.id))
          after = Number(new URLSearchParams(next).get('after'))
        }
        const commit = async (index: number) => {
          const [writer] = writers.splice(index, 1)
          await writer?.commit()
        }
        for (const each of acts)
          if (each === 'read') await readOn()
          else if (each !== 'open') await commit(each.commit % Math.max(1, writers.length))
          else {
            const writer = await open()
            written.push(writer.eventId)
            writers.push(writer)
          }
        while (writers.length > 0) await commit(0)
        await readOn()
        expect(seen.toSorted()).toEqual(written.toSorted())
      }),
      { numRuns: 8 },
    )
  })

  test('says when what follows a number is kept no more, and when no event has it', async () => {
    const last = await newest()
    expect(await refused(`after=${last + 1}`)).toEqual([409, 'events/not-given'])
    app.clock.advance(91 * 86_400_000)
    const { id } = await aFeedback(app, { unit: 'A' })
    await numberEvents(app.service)
    await forgetEvents(app.service)
    key = (
      await (async () => {
        administrator = await staffMember(app, 'quan.tri')
        return makeKey()
      })()
    ).key
    expect(await refused('after=0')).toEqual([410, 'events/forgotten'])
    expect((await read(`after=${last}`)).events.map(({ subject }) => subject)).toEqual([id])
    app.clock.advance(91 * 86_400_000)
    await forgetEvents(app.service)
    expect((await read(`after=${last}`)).events).toHaveLength(1)
  })
})
