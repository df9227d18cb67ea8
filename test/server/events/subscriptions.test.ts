import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type {
  ListedSubscription,
  SubscriptionSecret,
  SubscriptionsReply,
} from '../../../server/contract/events/subscriptions.ts'
import { deliverToSystems } from '../../../server/deliveries/deliver-to-systems.ts'
import { sendDelivery } from '../../../server/deliveries/send-delivery.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'
import { startSubscriber } from '../../fixtures/subscriber.ts'

const ANSWER = 'Đội chiếu sáng đã thay bóng đèn sáng nay.'

describe.each(DATABASES)('events are sent to subscribers on %s', (database) => {
  let app: TestApp
  let administrator: StaffMember
  let officer: StaffMember
  let system: Awaited<ReturnType<typeof startSubscriber>>
  let subscription: SubscriptionSecret

  const BASE = '/api/event-subscriptions'
  const post = async (path: string, json: object) => (await administrator.call(`${BASE}${path}`, json)).status
  const add = async (more: object = {}) => {
    const { status, body } = await administrator.call(BASE, {
      name: 'Trung tâm điều hành',
      address: system.url,
      ...more,
    })
    expect(status).toBe(201)
    return body as unknown as SubscriptionSecret
  }
  const list = async () => (await administrator.call(BASE)).body as unknown as SubscriptionsReply
  const stateOf = async (id = subscription.id): Promise<ListedSubscription | undefined> =>
    (await list()).subscriptions.find((each) => each.id === id)
  const change = (change: string, id = subscription.id) => post('/change', { id, change })
  const deliver = () =>
    deliverToSystems(app.service, { mayGoOn: () => Promise.resolve(true), random: () => 1 })
  const deliverFor = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 10) {
      app.clock.advance(600_000)
      await deliver()
    }
  }
  const anAnswered = async (unit = 'A') => {
    const { id } = await aFeedback(app, { unit })
    await officer.step(id, 'claim')
    await officer.step(id, 'answer', { text: ANSWER })
    return id
  }
  const told = (id: string) =>
    system.taken.filter(({ subject }) => subject === id).map(({ type }) => type.split('.')[3])
  const ALL = ['received', 'status-changed', 'answered']

  beforeAll(async () => {
    app = await startApp(database, { env: { EVENT_HOSTS: '127.0.0.1' } })
    await app.addUnit('A')
    await app.addUnit('A1', { parent: 'A' })
    await app.addPerson('quan.tri', 'administrator')
    await app.addPerson('can.bo', 'officer', 'A')
    administrator = await staffMember(app, 'quan.tri')
    officer = await staffMember(app, 'can.bo')
  })
  afterAll(() => app.stop())
  beforeEach(async () => {
    system = await startSubscriber(app.clock.now)
    subscription = await add()
    system.know(subscription.secret)
  })
  afterEach(async () => {
    for (const { id, endedAt } of (await list()).subscriptions) if (endedAt === null) await change('end', id)
    await system.stop()
  })

  test('from the moment they are added: each event once, of an item in its order, signed as the README’s example checks', async () => {
    const id = await anAnswered()
    await deliver()
    await deliver()
    expect(told(id)).toEqual(ALL)
    expect(system.tries).toEqual(system.taken.map((event) => event.id))
    expect(await stateOf()).toMatchObject({
      waiting: 0,
      dead: 0,
      said: null,
      sentUpTo: (await list()).newest,
    })
    expect(JSON.stringify(await list())).not.toContain(subscription.secret.slice(6))
    const stored = await app.db.selectFrom('event_subscription').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(subscription.secret.slice(6))
  })

  test('through failures, cuts and refusals: nothing lost, the order of each item kept, others not held up', async () => {
    const [one, two] = [await anAnswered(), await anAnswered()]
    system.say(500, { status: 302, headers: { location: 'http://169.254.1.1/' } })
    await deliverFor(30)
    expect([told(one), told(two)]).toEqual([ALL, ALL])

    const third = await anAnswered()
    system.say({ status: 429, headers: { 'retry-after': '1200' } })
    await deliver()
    const { length } = system.tries
    app.clock.advance(1_199_000)
    await deliver()
    expect(system.tries).toHaveLength(length)
    app.clock.advance(1_000)
    system.say(409)
    await deliver()
    expect(told(third)).toEqual(ALL.slice(1))

    const [bad, good] = [await anAnswered(), await anAnswered()]
    system.say(422)
    await deliver()
    expect([told(bad).length + told(good).length, (await stateOf())?.dead]).toEqual([3, 1])
    expect(await change('resend')).toBe(204)
    await deliver()
    expect([told(bad), told(good)]).toEqual([ALL, ALL])
    system.say(422)
    const skipped = await anAnswered()
    await deliver()
    await change('skip')
    await deliver()
    expect(told(skipped)).toEqual(ALL.slice(1))
  })

  test('one that hangs or is dead slows nobody else, and is left alone after five failures', async () => {
    const other = await startSubscriber(app.clock.now)
    const second = await add({ address: other.url })
    other.know(second.secret)
    system.sayAlways('hang')
    const id = await anAnswered()
    const round = deliver()
    await expect.poll(() => [system.hanging(), other.taken.length]).toEqual([1, 3])
    // It took so long that its other messages wait for the next round.
    app.clock.advance(25_000)
    system.letGo()
    await round
    expect(told(id)).toEqual(['received'])
    await deliver()
    expect(told(id)).toEqual(ALL)
    system.sayAlways(503)
    for (let item = 0; item < 6; item++) await anAnswered()
    await deliver()
    expect(system.tries).toHaveLength(3 + 5)
    expect(other.taken).toHaveLength(3 + 18)
    expect(await stateOf()).toMatchObject({ said: 'HTTP 503', waiting: 18 })
    expect((await stateOf())?.restsUntil).not.toBeNull()
    await other.stop()
  })

  test('by two secrets while one takes the place of the other; a forged one is taken by nobody', async () => {
    const { body } = await administrator.call(`${BASE}/secret`, { id: subscription.id })
    const { secret } = body as unknown as SubscriptionSecret
    expect(secret).not.toBe(subscription.secret)
    expect((await stateOf())?.isChangingSecret).toBe(true)
    const id = await anAnswered()
    await deliver()
    system.know(secret)
    const later = await anAnswered()
    await deliver()
    expect([told(id), told(later)]).toEqual([ALL, ALL])
    await change('drop-old-secret')
    system.know(subscription.secret)
    const { length } = system.tries
    await anAnswered()
    await deliver()
    expect([system.tries.length, (await stateOf())?.said]).toEqual([length, 'HTTP 401'])
    system.know(secret)
    await deliverFor(20)
    expect(system.tries).toHaveLength(length + 3)
  })

  test('nothing while paused, by an administrator or by 410; then what was missed, and again from a number', async () => {
    await change('pause')
    const id = await anAnswered()
    await deliver()
    expect(system.tries).toEqual([])
    await change('resume')
    await deliver()
    expect(told(id)).toEqual(ALL)
    const from = Number(system.taken[0]?.sequence) - 1

    system.say(410)
    const gone = await anAnswered()
    await deliver()
    await deliver()
    expect(system.tries).toHaveLength(4)
    expect(await stateOf()).toMatchObject({ said: 'HTTP 410', pausedAt: expect.any(String) as string })
    await change('resume')
    expect(await post('/replay', { id: subscription.id, after: from })).toBe(204)
    await deliver()
    expect(told(id)).toEqual([...ALL, ...ALL])
    expect(told(gone)).toEqual(ALL)
    const ids = system.taken.filter(({ subject }) => subject === id).map((event) => event.id)
    expect(ids.slice(3)).toEqual(ids.slice(0, 3))
    expect(await post('/replay', { id: subscription.id, after: 99_999 })).toBe(409)
    await change('end')
    expect(await post('/replay', { id: subscription.id, after: from })).toBe(404)
    await anAnswered()
    await deliver()
    expect(system.taken).toHaveLength(9)
  })

  test('of a unit’s subtree and some kinds alone, and never what is held in confidence', async () => {
    await change('end')
    const scoped = await add({ unit: 'A', kinds: ['received', 'answered'] })
    system.know(scoped.secret)
    const below = await aFeedback(app, { unit: 'A1' })
    const outside = await aFeedback(app)
    const answered = await anAnswered()
    const held = await aFeedback(app, { unit: 'A' })
    await app.db.updateTable('feedback').set({ restricted: 1 }).where('id', '=', held.id).execute()
    await deliver()
    expect([below.id, outside.id, answered, held.id].map(told)).toEqual([
      ['received'],
      [],
      ['received', 'answered'],
      [],
    ])
    // Written down before, and held before it was sent.
    system.sayAlways(500)
    const late = await aFeedback(app, { unit: 'A' })
    await deliver()
    await app.db.updateTable('feedback').set({ restricted: 1 }).where('id', '=', late.id).execute()
    system.sayAlways(204)
    await deliverFor(20)
    expect(told(late.id)).toEqual([])
    expect((await stateOf(scoped.id))?.waiting).toBe(0)
  })

  test('to no address inside the network, whatever it is called; a try tells at once', async () => {
    for (const address of [
      'http://su-kien.vidu.example/x',
      'https://10.0.0.7/x',
      'https://[::1]/x',
      'https://169.254.169.254/latest',
      'https://localhost/x',
      'https://kho/x',
      'https://me:pass@su-kien.vidu.example/x',
    ])
      expect([address, (await administrator.call(BASE, { name: 'x', address })).body.code]).toEqual([
        address,
        'subscription/address',
      ])
    const inner = {
      name: 'x',
      url: system.url.replace('127.0.0.1', 'localhost'),
      keys: ['k'],
      confirmsBy: 'status' as const,
      innerHosts: [],
      mayLeave: true,
    }
    const message = { id: '1', contentType: 'application/json', body: '{}' }
    expect(await sendDelivery(inner, message, app.clock.now())).toEqual({
      kind: 'failed',
      said: 'an address inside the network',
    })
    const ping = async () => (await administrator.call(`${BASE}/ping`, { id: subscription.id })).body
    expect(await ping()).toEqual({ isConfirmed: true, said: null })
    expect(system.pings).toHaveLength(1)
    system.say(500)
    expect(await ping()).toEqual({ isConfirmed: false, said: 'HTTP 500' })
    expect((await administrator.call(BASE, { name: 'x', address: system.url, unit: 'NONE' })).status).toBe(
      404,
    )
    expect((await officer.call(BASE)).status).toBe(403)
    expect((await officer.call(`${BASE}/ping`, { id: subscription.id })).status).toBe(403)
  })

  test('of a unit that is renamed, merged and split again: of whoever took over from it, from that day on', async () => {
    for (const unit of ['M', 'N', 'O', 'P']) await app.addUnit(unit)
    await change('end')
    const scoped = await add({ unit: 'M' })
    system.know(scoped.secret)
    const order = async (json: object) => {
      const { body } = await administrator.call('/api/unit-changes/plan', json)
      const { fingerprint } = body as { fingerprint: string }
      expect(
        (await administrator.call('/api/unit-changes', { change: json, fingerprint })).status,
        JSON.stringify(json),
      ).toBe(201)
    }
    const before = (await list()).newest
    const earlier = await aFeedback(app, { unit: 'N' })
    await order({ kind: 'rename', unit: 'M', name: 'Tổ Đô thị' })
    const open = await aFeedback(app, { unit: 'M' })
    app.clock.advance(3 * 86_400_000)
    administrator = await staffMember(app, 'quan.tri')
    await order({ kind: 'merge', units: ['M'], into: 'N' })
    const merged = await aFeedback(app, { unit: 'N' })
    app.clock.advance(86_400_000)
    administrator = await staffMember(app, 'quan.tri')
    await order({ kind: 'split', unit: 'N', into: ['O', 'P'], assign: {} })
    const items = [earlier, open, merged, await aFeedback(app, { unit: 'P' }), await aFeedback(app)]
    const heard = () => items.map(({ id }) => told(id))
    await deliver()
    const all = [
      ['unit-changed'],
      ['received', 'unit-changed', 'unit-changed'],
      ['received', 'unit-changed'],
      ['received'],
      [],
    ]
    expect(heard()).toEqual(all)
    // The administrator is told whom it hears of by now, as of a key.
    const followers = [
      { code: 'N', since: '2026-11-23' },
      { code: 'O', since: '2026-11-24' },
      { code: 'P', since: '2026-11-24' },
    ].map((each) => expect.objectContaining(each) as object)
    const listed = (await list()).subscriptions.find(({ id }) => id === scoped.id)
    expect(listed?.unit).toMatchObject({ code: 'M', followers })
    await administrator.call('/api/api-keys', { name: 'CRM', rights: ['events'], events: { unit: 'M' } })
    expect((await administrator.call('/api/api-keys')).body).toMatchObject([
      { eventUnit: { code: 'M', followers } },
    ])
    // Also when it is looked at from before: what N had of its own on those days was not M's.
    await post('/replay', { id: scoped.id, after: before })
    await deliver()
    expect(heard()).toEqual(all.map((kinds) => [...kinds, ...kinds]))

    const { body } = await administrator.call('/api/api-keys', {
      name: 'Kho',
      rights: ['events'],
      events: { unit: 'M' },
    })
    const read = await app.request(`/api/events?after=${before}&limit=500`, {
      headers: { authorization: `Bearer ${String(body.key)}` },
    })
    const subjects = ((await read.json()) as { subject: string }[]).map(({ subject }) => subject)
    expect(items.map(({ id }) => subjects.filter((each) => each === id).length)).toEqual(
      all.map(({ length }) => length),
    )
  })

  test('every act of the office stands in the history, and every row was written by one', async () => {
    const kinds = await app.db
      .selectFrom('history_event')
      .select('kind')
      .distinct()
      .where('kind', 'like', 'event-subscription-%')
      .orderBy('kind')
      .execute()
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'event-subscription-changed',
      'event-subscription-ended',
      'event-subscription-made',
      'event-subscription-replayed',
    ])
    await app.db.updateTable('feedback').set({ restricted: 0 }).execute()
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})
