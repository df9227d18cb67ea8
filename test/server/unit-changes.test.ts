import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listUnits } from '../../db/queries/units.ts'
import type { UnitPlan } from '../../server/contract/units/unit-changes.ts'
import { reopenOwnItem } from '../../server/feedback/citizen/reopen-own-item.ts'
import { listUnitsOf } from '../../server/reports/units-on.ts'
import { settleDueChanges } from '../../server/units/order-unit-change.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { aFeedback, staffMember } from '../fixtures/feedback.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'

describe.each(DATABASES)('changes of the tree of units on %s', (database) => {
  let app: TestApp
  let headers: { cookie: string }
  beforeEach(async () => {
    app = await startApp(database)
    for (const code of ['A', 'B', 'C']) await app.addUnit(code)
    await app.addUnit('A1', { parent: 'A' })
    await app.addPerson('quantri', 'administrator')
    headers = await app.signIn('quantri')
  })
  afterEach(() => app.stop())

  const plan = (json: object) => app.request('/api/unit-changes/plan', { headers, json })
  const order = (change: object, fingerprint: string) =>
    app.request('/api/unit-changes', { headers, json: { change, fingerprint } })
  const change = async (json: object) => {
    const planned = await plan(json)
    const { fingerprint } = (await planned.json()) as UnitPlan
    return order(json, fingerprint)
  }
  const unit = async (code: string) => {
    const units = await listUnits(app.db)
    const found = units.find((each) => each.code === code)
    const parent = units.find(({ id }) => id === found?.parent_id)
    return {
      name: found?.name,
      parent: parent?.code,
      path: found?.path,
      validTo: found?.valid_to,
      above: parent?.path,
    }
  }
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

  test('a unit renamed today keeps its old name in what is past', async () => {
    expect((await change({ kind: 'rename', unit: 'A', name: 'Tổ Mới' })).status).toBe(201)
    expect((await unit('A')).name).toBe('Tổ Mới')
    const nameUntil = async (toDay: string) =>
      (await listUnitsOf(app.db, { toDay })).find(({ code }) => code === 'A')?.name
    expect(await nameUntil('2026-10-01')).toBe('Đơn vị A')
    expect(await nameUntil('2027-01-01')).toBe('Tổ Mới')
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('a unit moves with all below it, and never below itself', async () => {
    expect((await change({ kind: 'move', unit: 'A', parent: 'B' })).status).toBe(201)
    const [moved, below] = [await unit('A'), await unit('A1')]
    expect(moved.path?.startsWith((await unit('B')).path ?? 'x')).toBe(true)
    expect(below.path?.startsWith(moved.path ?? 'x')).toBe(true)
    for (const [child, parent] of [
      ['B', 'A1'],
      ['A', 'A'],
      ['B', 'B'],
    ])
      expect(await codeOf(await plan({ kind: 'move', unit: child, parent }))).toBe('unit/cycle')
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('what a merged unit has goes to its successor, as the plan said', async () => {
    await app.addDesk('Q1', 'A')
    await app.pairKiosk('Máy 1', { unit: 'A', desk: 'Q1' })
    await app.addPerson('an', 'officer', 'A')
    const merge = { kind: 'merge', units: ['A'], into: 'B' }
    const { follows } = (await (await plan(merge)).json()) as UnitPlan
    expect(follows.map(({ what, to }) => [what, to])).toEqual([
      ['unit', 'B'],
      ['desk', 'B'],
      ['kiosk', 'B'],
      ['grant', 'B'],
    ])
    expect(await codeOf(await plan({ kind: 'end', unit: 'A' }))).toBe('unit/in-use')
    expect((await change(merge)).status).toBe(201)
    expect(await unit('A')).toMatchObject({ validTo: '2026-11-20', parent: 'B' })
    expect(await unit('A1')).toMatchObject({ parent: 'B' })
    const told = (await (await app.request('/api/units/B', { headers })).json()) as object
    expect(told).toMatchObject({
      desks: [{ code: 'Q1' }],
      predecessors: [{ unit: 'A', onDay: '2026-11-20' }],
    })
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('a split unit gives each of its successors what the plan assigns, the rest to the first; what is not assigned to one of them is refused', async () => {
    await app.addDesk('Q1', 'A')
    await app.addDesk('Q2', 'A')
    await app.addPerson('an', 'officer', 'A')
    const split = { kind: 'split', unit: 'A', into: ['B', 'C'] }
    const { follows } = (await (await plan(split)).json()) as UnitPlan
    expect(follows.map(({ what, to }) => `${what} ${to}`).toSorted()).toEqual([
      'desk B',
      'desk B',
      'grant B',
      'unit B',
    ])
    const second = follows.filter(({ what }) => what === 'desk').map(({ id }) => id ?? '')[1] ?? ''
    const assign = { [second]: 'C' }
    expect(await codeOf(await plan({ ...split, assign: { [second]: 'ROOT' } }))).toBe('request/invalid')
    expect(await codeOf(await plan({ ...split, into: ['B', 'A'] }))).toBe('unit/cycle')
    expect((await change({ ...split, assign })).status).toBe(201)
    expect((await unit('A')).validTo).toBe('2026-11-20')
    expect((await unit('A1')).parent).toBe('B')
    const deskOf = async (code: string) =>
      (await (await app.request(`/api/units/${code}`, { headers })).json()) as object
    expect(await deskOf('B')).toMatchObject({ desks: [{}], predecessors: [{ unit: 'A' }] })
    expect(await deskOf('C')).toMatchObject({ desks: [{}], predecessors: [{ unit: 'A' }] })
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('a unit that has nothing ends on its day; one that hands over hands on its open items first', async () => {
    expect((await change({ kind: 'end', unit: 'C' })).status).toBe(201)
    expect((await unit('C')).validTo).toBe('2026-11-20')
    const { id } = await aFeedback(app, { unit: 'A1' })
    expect(await codeOf(await plan({ kind: 'end', unit: 'A1' }))).toBe('unit/in-use')
    expect(await codeOf(await plan({ kind: 'merge', units: ['A1'], into: 'C' }))).toBe('unit/not-found')
    expect((await change({ kind: 'merge', units: ['A1'], into: 'B' })).status).toBe(201)
    const { lead } = await app.db
      .selectFrom('feedback')
      .innerJoin('unit', 'unit.id', 'feedback.lead_unit_id')
      .select('unit.code as lead')
      .where('feedback.id', '=', id)
      .executeTakeFirstOrThrow()
    expect(lead).toBe('B')
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('what a unit answered reopens at whoever alone took over from it, and in triage where nobody or several did', async () => {
    await app.addPerson('dieu.phoi', 'coordinator')
    await app.addPerson('truong', 'head')
    const [coordinator, head] = [await staffMember(app, 'dieu.phoi'), await staffMember(app, 'truong')]
    const answered: Record<string, string> = {}
    for (const code of ['A1', 'A', 'C']) {
      const { id } = await aFeedback(app, { unit: code })
      await head.step(id, 'answer', { text: 'Đã thay bóng đèn sáng nay.' })
      answered[code] = id
    }
    expect((await change({ kind: 'merge', units: ['A1'], into: 'B' })).status).toBe(201)
    expect((await change({ kind: 'end', unit: 'C' })).status).toBe(201)
    await app.addUnit('D')
    expect((await change({ kind: 'split', unit: 'A', into: ['B', 'D'] })).status).toBe(201)
    const reopened = async (code: string) => {
      await reopenOwnItem(app.service, answered[code] ?? '', 'Đèn lại tắt rồi')
      const { status, leadUnit } = await coordinator.get(answered[code] ?? '')
      return [status, leadUnit?.code ?? null]
    }
    expect(await reopened('A1')).toEqual(['assigned', 'B'])
    expect(await reopened('A')).toEqual(['new', null])
    const byOffice = await head.step(answered['C'] ?? '', 'reopen', { reason: 'Đèn lại tắt rồi' })
    expect(byOffice.status).toBe('new')
    const { body } = await coordinator.call('/api/feedback?view=triage')
    expect((body['items'] as { id: string }[]).map(({ id }) => id).toSorted()).toEqual(
      [answered['A'], answered['C']].toSorted(),
    )
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('a plan that is no longer true is refused and nothing moves', async () => {
    const merge = { kind: 'merge', units: ['A'], into: 'B' }
    const { fingerprint } = (await (await plan(merge)).json()) as UnitPlan
    await app.addDesk('Q9', 'A')
    expect(await codeOf(await order(merge, fingerprint))).toBe('unit/plan-changed')
    expect(await unit('A')).toMatchObject({ parent: 'ROOT', validTo: null })
  })

  test('a change waits for its day, can be undone until then, and happens on it', async () => {
    const later = { kind: 'rename', unit: 'A', name: 'Tổ Mới', onDay: '2026-11-20' }
    expect(await codeOf(await plan({ ...later, onDay: '2026-11-19' }))).toBe('request/invalid')
    const ahead = { ...later, onDay: '2026-12-01' }
    const { id } = (await (await change(ahead)).json()) as { id: string }
    expect(await codeOf(await plan(ahead))).toBe('unit/change-planned')
    const undo = () => app.request(`/api/unit-changes/${id}/undo`, { headers, method: 'POST' })
    expect((await undo()).status).toBe(204)
    expect((await undo()).status).toBe(404)
    expect((await change(ahead)).status).toBe(201)
    await settleDueChanges(app.service)
    expect((await unit('A')).name).toBe('Đơn vị A')
    await settleDueChanges({ ...app.service, now: () => Date.parse('2026-12-01T01:00:00Z') })
    expect((await unit('A')).name).toBe('Tổ Mới')
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})
