import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DeliveriesReply } from '../../../server/contract/deliveries/deliveries.ts'
import { deliverToSystems } from '../../../server/deliveries/deliver-to-systems.ts'
import { eraseWords } from '../../../server/history/erase-words.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'
import { REPLY_SECRET, startReceiver } from '../../fixtures/receiver.ts'

const ANSWER = 'Đội chiếu sáng đã thay bóng đèn sáng nay.'

describe.each(DATABASES)('the 1022 line is told on %s', (database) => {
  let app: TestApp
  let line: Awaited<ReturnType<typeof startReceiver>>
  let officer: StaffMember
  let head: StaffMember
  beforeEach(async () => {
    line = await startReceiver()
    app = await startApp(database, {
      env: { CHANNEL_1022_REPLY_URL: line.url, CHANNEL_1022_REPLY_SECRET: REPLY_SECRET },
    })
    await app.addUnit('A', { name: 'Tổ Chiếu sáng' })
    await app.addPerson('canbo', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    officer = await staffMember(app, 'canbo')
    head = await staffMember(app, 'truong')
  })
  afterEach(async () => {
    await app.stop()
    await line.stop()
  })

  const deliver = (random = 1) =>
    deliverToSystems(app.service, { mayGoOn: () => Promise.resolve(true), random: () => random })
  /** Rounds every ten minutes. */
  const deliverFor = async (hours: number) => {
    for (let round = 0; round < hours * 6; round++) {
      app.clock.advance(600_000)
      await deliver()
    }
  }
  const anItem = () => aFeedback(app, { unit: 'A' })
  const answer = async (id: string) => {
    await officer.step(id, 'claim')
    await officer.step(id, 'answer', { text: ANSWER })
  }
  const told = (ref: string | null) =>
    line.taken.filter(({ externalRef }) => externalRef === ref).map(({ type, status }) => `${type} ${status}`)
  const uniqueOf = (ref: string | null) => [
    ...new Map(
      line.taken.filter(({ externalRef }) => externalRef === ref).map((news) => [news.id, news]),
    ).values(),
  ]
  const read = async () => {
    const { body } = await admin.call('/api/deliveries')
    return body as unknown as DeliveriesReply
  }
  let admin: StaffMember
  beforeEach(async () => {
    await app.addPerson('quantri', 'administrator')
    admin = await staffMember(app, 'quantri')
  })

  test('status and answer in their order, signed, and nothing that is the office’s own', async () => {
    const { id, externalRef } = await anItem()
    await officer.step(id, 'claim')
    await officer.step(id, 'note', { text: 'Ghi chú nội bộ' })
    await officer.step(id, 'answer', { text: ANSWER })
    await deliver()
    expect(told(externalRef)).toEqual(['feedback.status in-progress', 'feedback.answered answered'])
    const [claimed, answered] = line.taken
    expect([claimed?.sequence, answered?.sequence]).toEqual([1, 2])
    expect(answered).toMatchObject({
      externalRef,
      statusVi: 'Đã trả lời',
      unit: { code: 'A', name: 'Tổ Chiếu sáng' },
      answer: { text: ANSWER, answeredAt: '2026-11-20T02:00:00.000Z' },
    })
    expect(JSON.stringify(line.tries)).not.toContain('nội bộ')
    await deliver()
    expect(line.tries).toHaveLength(2)
  })

  test('of another channel’s items nothing, nor of what is not seen outside', async () => {
    const own = await aFeedback(app, { unit: 'A', externalRef: null, options: { channel: 'desk' } })
    await answer(own.id)
    const { id } = await anItem()
    await officer.step(id, 'note', { text: 'Ghi chú nội bộ' })
    await deliver()
    expect(line.tries).toEqual([])
  })

  test('through a day of silence and lies: nothing is lost, nothing doubled, each item in its order', async () => {
    const items = [await anItem(), await anItem(), await anItem()]
    line.sayAlways({ status: 503 })
    for (const { id } of items) await answer(id)
    await deliverFor(8)
    line.sayAlways({ status: 200, body: '<html>Xin chào</html>' })
    await deliverFor(4)
    line.sayAlways({ status: 302, headers: { location: '/sign-in' } })
    await deliverFor(4)
    expect(line.taken).toEqual([])
    line.sayAlways('confirm')
    line.say('cut', { status: 500 }, 'confirm', 'cut')
    for (const { id } of items) await head.step(id, 'close')
    await deliverFor(6)
    for (const { externalRef } of items) {
      const sequences = line.taken.filter((news) => news.externalRef === externalRef)
      expect(sequences.map(({ sequence }) => sequence)).toEqual(
        sequences.map(({ sequence }) => sequence).toSorted((a, b) => a - b),
      )
      expect(uniqueOf(externalRef).map(({ status }) => status)).toEqual(['in-progress', 'answered', 'closed'])
    }
    expect((await read()).targets).toMatchObject([{ target: '1022', waiting: 0, dead: 0 }])
  })

  test('not at all while it is down: after five failures it is left alone, then one try decides', async () => {
    line.sayAlways({ status: 502 })
    for (let item = 0; item < 12; item++) await answer((await anItem()).id)
    await deliver()
    expect(line.tries).toHaveLength(5)
    await deliver()
    expect(line.tries).toHaveLength(5)
    const [target] = (await read()).targets
    expect(target).toMatchObject({ waiting: 24, restsUntil: '2026-11-20T02:01:00.000Z', said: 'HTTP 502' })
    app.clock.advance(60_000)
    await deliver()
    expect(line.tries).toHaveLength(6)
    line.sayAlways('confirm')
    await deliverFor(3)
    expect((await read()).targets).toMatchObject([{ waiting: 0, restsUntil: null, said: null }])
  })

  test('when it says so itself: Retry-After is heeded, 409 means that it has it', async () => {
    const { id, externalRef } = await anItem()
    line.say({ status: 429, headers: { 'retry-after': '1200' } })
    await answer(id)
    await deliver()
    app.clock.advance(1_199_000)
    await deliver()
    expect(line.tries).toHaveLength(1)
    app.clock.advance(1_000)
    line.say({ status: 409 })
    await deliver()
    expect(told(externalRef)).toEqual(['feedback.answered answered'])
    expect((await read()).targets[0]?.waiting).toBe(0)
  })

  test('what it refuses is given up, holds up only its own item, and goes again or is left out by an administrator', async () => {
    const [one, two] = [await anItem(), await anItem()]
    line.say({ status: 422 })
    await answer(one.id)
    // Of one millisecond either may be told first.
    app.clock.advance(1_000)
    await answer(two.id)
    await deliver()
    expect(told(one.externalRef)).toEqual([])
    expect(told(two.externalRef)).toHaveLength(2)
    const [dead] = (await read()).dead
    expect(dead).toMatchObject({ externalRef: one.externalRef, sequence: 1, said: 'HTTP 422', attempts: 1 })
    const { items } = (await admin.call('/api/deliveries/reconciliation')).body as { items: unknown[] }
    expect(items).toEqual([
      {
        externalRef: one.externalRef,
        status: 'answered',
        confirmedStatus: null,
        confirmedAt: null,
        waiting: 1,
        dead: 1,
      },
    ])
    const csv = await app.request('/api/deliveries/reconciliation.csv', {
      headers: await app.signIn('quantri'),
    })
    expect(await csv.text()).toContain(`${one.externalRef},answered,,,1,1`)
    const taken = await app.db
      .selectFrom('history_event')
      .select('body')
      .where('kind', '=', 'exported')
      .execute()
    expect(taken.map(({ body }) => body)).toEqual([expect.stringContaining('deliveries/reconciliation')])

    expect((await admin.call('/api/deliveries/resend', { ids: [dead?.id] })).body).toEqual({ changed: 1 })
    expect((await admin.call('/api/deliveries/resend', { ids: [dead?.id] })).body).toEqual({ changed: 0 })
    line.say({ status: 422 })
    await deliver()
    expect((await admin.call('/api/deliveries/skip', { ids: [dead?.id] })).body).toEqual({ changed: 1 })
    await deliver()
    expect(told(one.externalRef)).toEqual(['feedback.answered answered'])
  })

  test('once by two processes that work at the same moment', async () => {
    for (let item = 0; item < 4; item++) await answer((await anItem()).id)
    await Promise.all([deliver(), deliver()])
    await deliver()
    expect(line.tries).toHaveLength(8)
    expect(new Set(line.tries.map(({ id }) => id)).size).toBe(8)
  })

  test('again, under the same id, where who was sending it died', async () => {
    const { id } = await anItem()
    await officer.step(id, 'claim')
    await app.db.updateTable('delivery').set({ leased_until: '2026-11-20T02:00:30.000Z' }).execute()
    await deliver()
    expect(line.tries).toEqual([])
    app.clock.advance(30_000)
    await deliver()
    expect(line.tries).toHaveLength(1)
  })

  test('no words that were erased, and of what is held the status alone', async () => {
    const erased = await anItem()
    await answer(erased.id)
    await head.step(erased.id, 'close')
    await eraseWords(app.owner, erased.id, 'Điều 16')
    await deliver()
    expect(line.tries.map(({ answer: said }) => said)).toEqual([null, null, null])
    const held = await anItem()
    await answer(held.id)
    await app.db.updateTable('feedback').set({ restricted: 1 }).where('id', '=', held.id).execute()
    await deliver()
    const last = line.tries.at(-1)
    expect(last).toMatchObject({
      externalRef: held.externalRef,
      status: 'answered',
      answer: null,
      unit: null,
      dueAt: null,
    })
  })

  test('nothing of an answer that was taken back in time', async () => {
    const hold = app.service.config.answerHold
    Object.assign(hold, { offeredMs: 10_000, acceptedMs: 12_500, heldMs: 15_000 })
    const { id, externalRef } = await anItem()
    await answer(id)
    await deliver()
    await officer.step(id, 'undo-answer')
    app.clock.advance(16_000)
    await deliver()
    expect(told(externalRef)).toEqual(['feedback.status in-progress', 'feedback.status in-progress'])
    Object.assign(hold, { offeredMs: 0, acceptedMs: 0, heldMs: 0 })
  })
})
