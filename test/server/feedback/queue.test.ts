import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

describe.each(DATABASES)('the queue on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let colleague: StaffMember
  let head: StaffMember
  let coordinator: StaffMember
  let colleagueId: string

  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('A')
    await app.addUnit('B')
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('dong.nghiep', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    await app.addPerson('nguoi.la', 'officer', 'B')
    await app.addPerson('dieu.phoi', 'coordinator')
    officer = await staffMember(app, 'can.bo')
    colleague = await staffMember(app, 'dong.nghiep')
    head = await staffMember(app, 'truong')
    coordinator = await staffMember(app, 'dieu.phoi')
    colleagueId = await idOf('dong.nghiep')
  })
  afterAll(() => app.stop())

  const idOf = async (username: string) => {
    const { id } = await app.db
      .selectFrom('person')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow()
    return id
  }

  describe('people', () => {
    test('those who handle a unit’s items are named, and no others', async () => {
      const { body } = await head.call('/api/handlers?unit=A')
      expect(body).toMatchObject([
        { name: 'Người can.bo' },
        { name: 'Người dong.nghiep' },
        { name: 'Người truong' },
      ])
      expect((await head.call('/api/handlers?unit=B')).body['code']).toBe('unit/not-found')
      const all = (await coordinator.call('/api/handlers')).body as unknown as { name: string }[]
      expect(all.map(({ name }) => name)).toContain('Người nguoi.la')
    })

    test('an item is given to a colleague, and put back for anybody; both stand in its history by name', async () => {
      const { id } = await aFeedback(app, { unit: 'A' })
      const given = await head.step(id, 'assign-person', { person: colleagueId })
      expect(given).toMatchObject({ status: 'assigned', assignee: { name: 'Người dong.nghiep' } })
      expect(given.events.at(-1)).toMatchObject({
        kind: 'person-assigned',
        body: { personId: colleagueId, before: null },
      })
      expect(given.personNames).toEqual({ [colleagueId]: 'Người dong.nghiep' })
      await colleague.step(id, 'claim')
      const back = await officer.step(id, 'put-back')
      expect(back).toMatchObject({ status: 'assigned', assignee: null })
      expect(back.may).not.toContain('put-back')
    })

    test('nobody is given what is not their unit’s', async () => {
      const { id } = await aFeedback(app, { unit: 'A' })
      const { version } = await officer.get(id)
      const person = await idOf('nguoi.la')
      const { status, body } = await officer.call(`/api/feedback/${id}/assign-person`, { version, person })
      expect([status, body['code']]).toEqual([422, 'feedback/person-not-of-unit'])
      expect((await officer.get(id)).assignee).toBeNull()
    })
  })
})
