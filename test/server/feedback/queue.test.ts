import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FeedbackRow } from '../../../server/contract/feedback/feedback.ts'
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

  describe('filters', () => {
    let sorted: Record<string, string>

    beforeAll(async () => {
      const make = async (category: string | undefined, receivedAt: string) => {
        app.clock.advance(1)
        const { id } = await aFeedback(app, {
          unit: 'A',
          receivedAt,
          text: `Việc lọc thử ${receivedAt}`,
          ...(category === undefined ? {} : { category }),
        })
        return id
      }
      sorted = {
        lights: await make('Đèn đường', '2026-11-20T08:00:00+07:00'),
        bare: await make(undefined, '2026-11-20T08:10:00+07:00'),
        ages: await make('Rác', '2026-11-02T08:00:00+07:00'),
        answered: await make('Rác', '2026-11-20T08:20:00+07:00'),
      }
      await colleague.step(sorted['lights'] ?? '', 'claim')
      await coordinator.step(sorted['lights'] ?? '', 'ask-contribution', {
        unit: 'B',
        request: 'Xin cho biết lịch sửa đèn của tuyến này',
      })
      await officer.step(sorted['answered'] ?? '', 'answer', {
        text: 'Đã thu gom rác. Xin cảm ơn quý vị đã phản ánh.',
      })
    })

    const names = async (who: StaffMember, query: string): Promise<string[]> => {
      const { status, body } = await who.call(`/api/feedback?view=all&q=viec loc thu&${query}`)
      expect(status).toBe(200)
      return (body['items'] as { id: string }[]).map(
        ({ id }) => Object.keys(sorted).find((name) => sorted[name] === id) ?? id,
      )
    }

    test.each([
      ['category=none', ['bare']],
      ['category=Rác&sort=oldest', ['ages', 'answered']],
      ['person=none&sort=due-last', ['answered', 'bare', 'ages']],
      ['contribution=open', ['lights']],
      ['contribution=late', []],
      ['contribution=none&sort=newest', ['answered', 'bare', 'ages']],
      ['verdict=none', ['answered']],
      ['verdict=given', []],
      ['due=thrice', ['ages']],
      ['due=overdue', ['ages']],
      ['sort=due', ['ages', 'lights', 'bare', 'answered']],
    ])('%s finds what has it, and nothing else', async (query, expected) => {
      expect(await names(officer, query)).toEqual(expected)
    })

    test('a filter “none” returns nothing that has a value', async () => {
      const rows = async (query: string) =>
        (await coordinator.call(`/api/feedback?view=all&limit=200&${query}`)).body[
          'items'
        ] as unknown as FeedbackRow[]
      const all = await rows('')
      const without = async (query: string, value: (row: FeedbackRow) => unknown) => {
        const found = await rows(query)
        expect([query, found.filter((row) => value(row) !== null)]).toEqual([query, []])
        expect([query, found.length]).toEqual([query, all.filter((row) => value(row) === null).length])
      }
      expect(all.some(({ category }) => category !== null)).toBe(true)
      expect(all.some(({ assignee }) => assignee !== null)).toBe(true)
      await without('category=none', ({ category }) => category)
      await without('person=none', ({ assignee }) => assignee)
      const asked = await rows('contribution=none')
      expect(asked.map(({ id }) => id)).not.toContain(sorted['lights'])
      expect(asked).toHaveLength(all.length - 1)
    })

    test('a person is named by id, or asks for their own', async () => {
      expect(await names(officer, `person=${colleagueId}`)).toEqual(['lights'])
      expect(await names(colleague, 'person=me')).toEqual(['lights'])
      expect(await names(officer, 'person=me')).toEqual([])
    })

    test('what somebody else did since one looked is found, one’s own steps are not', async () => {
      const id = sorted['bare'] ?? ''
      const mark = async () =>
        ((await officer.call('/api/feedback?view=all&limit=200')).body['items'] as FeedbackRow[]).find(
          (row) => row.id === id,
        )?.unread
      expect(await mark()).toBe('new')
      await officer.get(id)
      expect(await mark()).toBeUndefined()
      await officer.step(id, 'note', { text: 'Tôi đã gọi cho người dân' })
      expect(await names(officer, 'changed=since-look')).not.toContain('bare')
      await colleague.step(id, 'note', { text: 'Người dân gọi lại, nói thêm' })
      expect(await names(officer, 'changed=since-look')).toContain('bare')
      expect(await mark()).toBe('changed')
      await officer.get(id)
      expect(await names(officer, 'changed=since-look')).not.toContain('bare')
    })
  })

  test('a queue is counted for its tab', async () => {
    const { body } = await colleague.call('/api/queue/counts')
    const { total } = (await colleague.call('/api/feedback?view=mine')).body
    expect(body).toMatchObject({ mine: total, triage: 0 })
  })

  describe('several at once', () => {
    test('each row’s fate is told before anything is done; then each has its own step', async () => {
      const [one, two, three] = [
        await aFeedback(app, { unit: 'A' }),
        await aFeedback(app, { unit: 'A' }),
        await aFeedback(app, { unit: 'B' }),
      ]
      const chosen = await Promise.all(
        [one, two, three].map(async ({ id }) => ({ id, version: (await coordinator.get(id)).version })),
      )
      await officer.step(two.id, 'claim')
      const request = { act: 'assign-person', person: colleagueId, items: chosen }
      const told = await head.call('/api/queue/steps', { ...request, rehearse: true })
      const fates = [
        { id: one.id, done: true },
        { id: two.id, done: false, refused: { code: 'feedback/changed-meanwhile' } },
        { id: three.id, done: false, refused: { code: 'feedback/not-found' } },
      ]
      expect(told.body).toMatchObject({ rehearsed: true, fates })
      expect((await head.get(one.id)).assignee).toBeNull()
      const done = await head.call('/api/queue/steps', { ...request, rehearse: false })
      expect(done.body).toMatchObject({ rehearsed: false, fates })
      const after = await head.get(one.id)
      expect(after.assignee?.id).toBe(colleagueId)
      expect(after.events.at(-1)?.kind).toBe('person-assigned')
    })

    test('items are moved out of triage and between units, and get a category, together', async () => {
      const items = [await aFeedback(app), await aFeedback(app, { unit: 'A' })]
      const chosen = async () =>
        Promise.all(items.map(async ({ id }) => ({ id, version: (await coordinator.get(id)).version })))
      const reason = 'Cùng một vụ việc ở khu phố 3'
      await coordinator.call('/api/queue/steps', {
        act: 'categorise',
        category: 'Cây xanh',
        reason,
        items: await chosen(),
        rehearse: false,
      })
      const moved = await coordinator.call('/api/queue/steps', {
        act: 'move',
        unit: 'B',
        reason,
        items: await chosen(),
        rehearse: false,
      })
      expect(moved.body['fates']).toMatchObject([{ done: true }, { done: true }])
      const changed = await coordinator.call('/api/feedback?view=all&limit=200&changed=since-look')
      const ids = (changed.body['items'] as FeedbackRow[]).map(({ id }) => id)
      expect(ids.filter((id) => items.some((item) => item.id === id))).toEqual([])
      for (const { id } of items)
        expect(await coordinator.get(id)).toMatchObject({ category: 'Cây xanh', leadUnit: { code: 'B' } })
    })

    test('nobody is answered in bulk', async () => {
      const { status } = await officer.call('/api/queue/steps', {
        act: 'answer',
        text: 'Xin cảm ơn quý vị đã phản ánh.',
        items: [],
        rehearse: false,
      })
      expect(status).toBe(400)
    })
  })

  test('a list leaves as CSV and as a workbook, no cell a formula, kept among the exports', async () => {
    await aFeedback(app, { unit: 'A', title: '=1+1', text: 'Bảng tính thử nghiệm xuất tệp' })
    const headers = await app.signIn('can.bo')
    const file = (query: string, view = 'unit') =>
      app.request(`/api/queue/file?view=${view}&q=xuat tep&${query}`, { headers })
    const csv = await (await file('format=csv')).text()
    expect(csv.split('\r\n')[0]).toContain('Mã,Phản ánh,Lĩnh vực')
    expect(csv).toContain(`,'=1+1,`)
    const xlsx = new Uint8Array(await (await file('format=xlsx&language=en')).arrayBuffer())
    expect([...xlsx.slice(0, 2)]).toEqual([0x50, 0x4b])
    const { n } = await app.db
      .selectFrom('history_event')
      .select((eb) => eb.fn.countAll().as('n'))
      .where('kind', '=', 'exported')
      .executeTakeFirstOrThrow()
    expect(Number(n)).toBe(2)
    expect((await file('format=csv', 'restricted')).status).toBe(400)
  })

  test('a list is kept under a name, for oneself or for the people of a unit', async () => {
    const saved = async (who: StaffMember) => {
      const { body } = await who.call('/api/queue/views')
      return (body as unknown as { id: string; name: string; mayRemove: boolean }[]).map(({ name }) => name)
    }
    const keep = (who: StaffMember, input: object) => who.call('/api/queue/views', input)
    const own = await keep(officer, { name: 'Rác của tôi', query: 'view=mine&category=Rác' })
    const shared = await keep(officer, { name: 'Chưa ai nhận', query: 'view=unit&person=none', unit: 'A' })
    expect([own.status, shared.status]).toEqual([201, 201])
    expect(await saved(officer)).toEqual(['Chưa ai nhận', 'Rác của tôi'])
    expect(await saved(colleague)).toEqual(['Chưa ai nhận'])
    expect(await saved(await staffMember(app, 'nguoi.la'))).toEqual([])
    expect((await keep(officer, { name: 'Lạ', query: 'view=nowhere' })).status).toBe(400)
    expect((await keep(officer, { name: 'Lạ', query: 'view=unit', unit: 'B' })).status).toBe(403)
    const remove = (who: StaffMember, id: unknown) => who.call(`/api/queue/views/${String(id)}/remove`, {})
    expect((await remove(colleague, own.body['id'])).status).toBe(404)
    expect((await remove(colleague, shared.body['id'])).status).toBe(404)
    expect((await remove(head, shared.body['id'])).status).toBe(204)
    expect(await saved(colleague)).toEqual([])
  })

  test('nothing is answered as "other", unless the office wants it so', async () => {
    const strict = await startApp(database, { env: { CATEGORY_BEFORE_ANSWER: '1' } })
    await strict.addUnit('A')
    await strict.addPerson('can.bo', 'officer', 'A')
    const member = await staffMember(strict, 'can.bo')
    const text = 'Đèn đã được thay. Xin cảm ơn quý vị đã phản ánh.'
    for (const category of [undefined, 'Khác', 'Lĩnh vực khác.']) {
      const { id } = await aFeedback(strict, { unit: 'A', ...(category ? { category } : {}) })
      const { version, lacksCategory } = await member.get(id)
      expect(lacksCategory).toBe(true)
      for (const step of ['answer', 'submit-for-approval']) {
        const { status, body } = await member.call(`/api/feedback/${id}/${step}`, { version, text })
        expect([status, body['code']]).toEqual([422, 'answer/needs-category'])
      }
      await member.step(id, 'categorise', { category: 'Đèn đường', reason: 'Nói về đèn đường trước nhà' })
      expect(await member.step(id, 'answer', { text })).toMatchObject({ status: 'answered' })
    }
    await strict.stop()
  })
})
