import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  RuleList,
  RuleRehearsal,
  TriedRules,
} from '../../../server/contract/organisation/routing-rules.ts'
import { RoutingRuleInput } from '../../../server/contract/people.ts'
import { addRoutingRule } from '../../../server/feedback/intake/add-routing-rule.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

describe.each(DATABASES)('the rules of routing on %s', (database) => {
  let app: TestApp
  let coordinator: StaffMember
  let rubbish: string
  let street: string

  beforeAll(async () => {
    app = await startApp(database)
    for (const code of ['MT', 'HT', 'XD']) await app.addUnit(code)
    await app.addPerson('dieu.phoi', 'coordinator')
    await app.addPerson('mt', 'head', 'MT')
    await app.addPerson('can.bo', 'officer', 'MT')
    coordinator = await staffMember(app, 'dieu.phoi')
    const add = (name: string, unit: string, words: string[]) =>
      addRoutingRule(app.owner, RoutingRuleInput.parse({ name, unit, words }))
    rubbish = await add('Rác', 'HT', ['rác'])
    street = await add('Vỉa hè', 'MT', ['vỉa hè'])
  })
  afterAll(() => app.stop())

  const list = async () => (await coordinator.call('/api/routing-rules')).body as unknown as RuleList
  const rehearse = (change: unknown) =>
    coordinator.call('/api/routing-rules/rehearse', { change, quarter: '2026-Q4' })
  const save = (change: unknown, revision: string) =>
    coordinator.call('/api/routing-rules', { change, revision })
  const tried = async (text: string) =>
    (await coordinator.call('/api/routing-rules/try', { text })).body as unknown as TriedRules

  test('a change is rehearsed on what came, told by where it ended, and writes nothing', async () => {
    const head = await staffMember(app, 'mt')
    const sent = await aFeedback(app, { text: 'Rác đổ đầy trên vỉa hè trước chợ.' })
    await coordinator.step(sent.id, 'transfer', { unit: 'MT', reason: 'Đúng lĩnh vực của đơn vị' })
    await head.step(sent.id, 'answer', { text: 'Chúng tôi đã kiểm tra và xử lý xong trong sáng nay.' })
    await aFeedback(app, { text: 'Vỉa hè đầy rác, chưa ai dọn.' })
    // What its source gave to a unit, no rule decides.
    await aFeedback(app, { text: 'Rác trên vỉa hè, 1022 đã giao đơn vị.', unit: 'XD' })
    const before = await app.db
      .selectFrom('history_event')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .execute()
    const { revision } = await list()
    const { status, body } = await rehearse({ act: 'order', ids: [street, rubbish] })
    expect(status).toBe(200)
    expect(body as unknown as RuleRehearsal).toMatchObject({
      quarter: '2026-Q4',
      items: 2,
      isWhole: true,
      moved: 2,
      better: 1,
      worse: 0,
      ways: [{ from: { code: 'HT' }, to: { code: 'MT' }, items: 2, better: 1 }],
    })
    expect(
      await app.db
        .selectFrom('history_event')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .execute(),
    ).toEqual(before)
    expect((await list()).revision).toBe(revision)
  })

  test('a sentence is tried: which rule catches it, by what, and which later one would have', async () => {
    expect(await tried('Rác tràn ra vỉa hè')).toMatchObject({
      caught: { id: rubbish, because: [{ field: 'words', value: 'rác' }] },
      later: [{ id: street, unit: { code: 'MT' } }],
    })
    expect(await tried('Đèn đường hỏng')).toMatchObject({ caught: null, later: [], heldBy: [] })
    expect(await tried('Tôi tố cáo người đổ rác')).toMatchObject({ caught: null, heldBy: ['tố cáo'] })
  })

  test('of two who change the list at once, the second is told; nothing of theirs is written', async () => {
    const { revision } = await list()
    const edit = (name: string) => ({ act: 'edit', id: rubbish, rule: { name, unit: 'HT', words: ['rác'] } })
    const both = await Promise.all([save(edit('Rác một'), revision), save(edit('Rác hai'), revision)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'rules/changed-meanwhile' })
    expect((await list()).rules.filter(({ name }) => name.startsWith('Rác '))).toHaveLength(1)
  })

  test('another order decides from now on, and an order that forgets a rule is refused', async () => {
    const { revision } = await list()
    expect((await save({ act: 'order', ids: [street] }, revision)).status).toBe(404)
    expect((await save({ act: 'order', ids: [street, street] }, revision)).status).toBe(404)
    expect((await save({ act: 'order', ids: [street, rubbish] }, revision)).status).toBe(200)
    expect(await tried('Rác tràn ra vỉa hè')).toMatchObject({ caught: { id: street } })
  })

  test('a retired rule stays on the list and catches nothing from that day on', async () => {
    const { revision } = await list()
    const { body } = await save({ act: 'retire', id: street }, revision)
    expect((body as unknown as RuleList).rules.map(({ id, state }) => [id, state])).toEqual([
      [street, 'ended'],
      [rubbish, 'holds'],
    ])
    expect(await tried('Vỉa hè hỏng')).toMatchObject({ caught: null })
  })

  test('a rule that ends before it begins, or has a word without a letter, is refused by its field', async () => {
    const { revision } = await list()
    const rule = { name: 'Mới', unit: 'XD', words: ['?!'], validFrom: '2026-12-01', validTo: '2026-11-01' }
    const { status, body } = await save({ act: 'add', rule }, revision)
    expect(status).toBe(400)
    expect((body as { errors: { field: string }[] }).errors.map(({ field }) => field)).toEqual([
      'validTo',
      'words.0',
    ])
  })

  test('are nobody’s but the coordinator’s and the administrator’s', async () => {
    expect((await (await staffMember(app, 'can.bo')).call('/api/routing-rules')).status).toBe(403)
  })
})
