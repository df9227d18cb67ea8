import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FeedbackList } from '../../../server/contract/feedback/feedback.ts'
import { RoutingRuleInput } from '../../../server/contract/people.ts'
import { addRoutingRule } from '../../../server/feedback/intake/add-routing-rule.ts'
import { enterPerson } from '../../../server/organisation/add-person.ts'
import { planRoles } from '../../../server/organisation/give-roles.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

describe.each(DATABASES)('nothing falls out of sight on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let coordinator: StaffMember

  beforeAll(async () => {
    app = await startApp(database)
    for (const code of ['A', 'B']) await app.addUnit(code)
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    await app.addPerson('dieu.phoi', 'coordinator')
    officer = await staffMember(app, 'can.bo')
    coordinator = await staffMember(app, 'dieu.phoi')
  })
  afterAll(() => app.stop())

  const idsIn = async (who: StaffMember, query: string) => {
    const { body } = await who.call(`/api/feedback?${query}`)
    return (body as unknown as FeedbackList).items.map(({ id }) => id)
  }

  test('routing is done before anybody else sees the item: rules that change and the same reference at once undo none of it', async () => {
    const rule = (unit: string, word: string) =>
      addRoutingRule(app.owner, RoutingRuleInput.parse({ name: word, unit, words: [word] }))
    await rule('A', 'rác')
    const refs = Array.from({ length: 8 }, () => randomUUID())
    const come = (externalRef: string) =>
      aFeedback(app, { externalRef, text: 'Rác chất đống ở vỉa hè', receivedAt: '2026-11-20T01:00:00.000Z' })
    const received = await Promise.all([...refs.map(come), rule('B', 'vỉa hè'), ...refs.map(come)])
    const receipts = received.filter((each) => typeof each !== 'string')
    expect(receipts.map(({ leadUnit }) => leadUnit)).toEqual(Array(16).fill('A'))
    const ids = new Set(receipts.map(({ id }) => id))
    expect(ids.size).toBe(8)
    await Promise.all([...ids].map((id) => officer.step(id, 'claim')))
    const items = await Promise.all([...ids].map((id) => officer.get(id)))
    expect(items.map(({ status, routing }) => [status, routing.kind])).toEqual(
      Array(8).fill(['in-progress', 'rule']),
    )
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('an item that is recategorised drops out of no list of its unit: it stays in the lists of its unit and of whoever handles it', async () => {
    const { id } = await aFeedback(app, { unit: 'A', category: 'Rác', text: 'Cành cây gãy chắn lối' })
    await officer.step(id, 'claim')
    await coordinator.step(id, 'categorise', { category: 'Cây xanh', reason: 'Nói về cây, không phải rác' })
    for (const query of ['view=unit', 'view=mine', 'view=unit&category=Cây xanh', 'view=all&q=cành cây'])
      expect([query, (await idsIn(officer, query)).includes(id)]).toEqual([query, true])
    expect(await idsIn(officer, 'view=unit&category=Rác')).not.toContain(id)
    expect(await idsIn(officer, 'view=unit&category=none')).not.toContain(id)
    expect((await officer.get(id)).leadUnit?.code).toBe('A')
  })

  test('of more than a hundred people of a unit each is listed, found and given an item', async () => {
    for (let n = 1; n <= 104; n++)
      await enterPerson(app.owner, {
        username: `nguoi.${n}`,
        name: `Người thứ ${String(n).padStart(3, '0')}`,
        passwordHash: null,
        roles: await planRoles(app.owner, null, [{ role: 'officer', unit: 'A' }]),
      })
    const { body } = await coordinator.call('/api/handlers?unit=A')
    const listed = body as unknown as { id: string; name: string }[]
    expect(listed.filter(({ name }) => name.startsWith('Người thứ'))).toHaveLength(104)
    const last = listed.find(({ name }) => name === 'Người thứ 104')
    const { id } = await aFeedback(app, { unit: 'A' })
    const given = await coordinator.step(id, 'assign-person', { person: last?.id ?? '' })
    expect(given.assignee?.name).toBe('Người thứ 104')
    expect(await idsIn(coordinator, `view=unit&person=${last?.id ?? ''}`)).toEqual([id])
  })
})
