import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Board } from '../../../server/contract/feedback/queue/board.ts'
import type { ShownLeave } from '../../../server/contract/people/leaves.ts'
import { findAudience, findByRole } from '../../../server/notifications/find-audience.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

const NINE = '2026-11-20T09:00:00+07:00'
const REASON = { reason: 'Theo Nghị định phân cấp quản lý đường' }
const PEOPLE = ['can.bo', 'dong.nghiep', 'truong', 'pho', 'nguoi.la', 'dieu.phoi'] as const

describe.each(DATABASES)('the head’s board on %s', (database) => {
  let app: TestApp
  let staff: Record<(typeof PEOPLE)[number], StaffMember>
  let ids: Record<(typeof PEOPLE)[number], string>

  beforeAll(async () => {
    app = await startApp(database, { now: NINE })
    await app.addUnit('A')
    await app.addUnit('B')
    await app.addUnit('C')
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('dong.nghiep', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    await app.addPerson('pho', 'head', 'A')
    await app.addPerson('nguoi.la', 'officer', 'B')
    await app.addPerson('dieu.phoi', 'coordinator')
    const of = async <Value>(make: (username: string) => Promise<Value>) =>
      Object.fromEntries(
        await Promise.all(PEOPLE.map(async (name) => [name, await make(name)] as const)),
      ) as Record<(typeof PEOPLE)[number], Value>
    staff = await of((name) => staffMember(app, name))
    ids = await of(async (name) => {
      const { id } = await app.db
        .selectFrom('person')
        .select('id')
        .where('username', '=', name)
        .executeTakeFirstOrThrow()
      return id
    })
  })
  beforeEach(() => app.clock.set(NINE))
  afterAll(() => app.stop())

  const board = async (who: StaffMember, query = '') =>
    (await who.call(`/api/board${query}`)).body as unknown as Board
  const total = async (who: StaffMember, query: string) =>
    (await who.call(`/api/feedback?${query}`)).body['total']
  const refusal = async (who: StaffMember, id: string, step: string, input: object = {}) => {
    const { version } = await staff['dieu.phoi'].get(id)
    const { status, body } = await who.call(`/api/feedback/${id}/${step}`, { version, ...input })
    return [status, body['code']]
  }
  const lead = async () => {
    const { path } = await app.db
      .selectFrom('unit')
      .select('path')
      .where('code', '=', 'A')
      .executeTakeFirstOrThrow()
    return { lead_path: path, status: 'assigned' as const, restricted: 0 }
  }

  test('each figure is just what the queue of its address holds', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await staff.truong.step(id, 'assign-person', { person: ids['can.bo'] })
    const answered = await aFeedback(app, { unit: 'A' })
    await staff['can.bo'].step(answered.id, 'claim')
    await staff['can.bo'].step(answered.id, 'answer', { text: 'Đã sửa xong, xin cảm ơn quý vị đã phản ánh.' })
    await aFeedback(app, { unit: 'A' })
    const { total: all, people, hours } = await board(staff.truong, '?unit=A')
    const ofUnit = 'view=unit&unit=A'
    expect(all).toEqual({
      open: await total(staff.truong, ofUnit),
      today: await total(staff.truong, `${ofUnit}&due=today`),
      soon: await total(staff.truong, `${ofUnit}&due=soon`),
      overdue: await total(staff.truong, `${ofUnit}&due=overdue`),
      answered: await total(staff.truong, 'view=answered&unit=A&answered=today'),
    })
    expect([all.open, all.answered]).toEqual([2, 1])
    const own = people.find(({ person }) => person?.id === ids['can.bo'])
    expect(own?.counts).toMatchObject({ open: 1, answered: 1 })
    expect(people.at(-1)).toMatchObject({ person: null, counts: { open: 1 } })
    expect(hours.find(({ hour }) => hour === 9)?.answered).toBe(1)
    expect(await total(staff.truong, 'view=answered&answered=today&hour=9')).toBe(1)
    expect(await total(staff.truong, 'view=answered&answered=today&hour=10')).toBe(0)
    expect((await staff.truong.call('/api/feedback?view=unit&hour=9')).status).toBe(400)
    app.clock.set('2026-12-20T09:00:00+07:00')
    const later = await board(staff.truong, '?unit=A')
    expect(later.total.overdue).toBe(await total(staff.truong, `${ofUnit}&due=overdue`))
    expect(later.total).toMatchObject({ overdue: 2, answered: 0 })
    expect((await staff.truong.call('/api/board?unit=B')).body['code']).toBe('unit/not-found')
  })

  test('a reminder is sent once a day for an item, and stands in its history', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const reminded = await staff.truong.step(id, 'remind', {})
    expect(reminded.events.at(-1)).toMatchObject({ kind: 'reminded', body: { personId: null } })
    expect(await refusal(staff.pho, id, 'remind')).toEqual([409, 'reminder/sent-today'])
    expect(await refusal(staff['can.bo'], id, 'remind')).toEqual([403, 'access/not-allowed'])
    app.clock.set('2026-11-21T00:00:00+07:00')
    expect((await staff.truong.step(id, 'remind', {})).events.at(-1)?.kind).toBe('reminded')
  })

  describe('an objection', () => {
    test('waits with the coordinator while the clock runs, moves the item once, and is decided once', async () => {
      const precedent = await aFeedback(app, { unit: 'A' })
      const { trackingCode } = await staff['can.bo'].get(precedent.id)
      const { id } = await aFeedback(app, { unit: 'A' })
      const { currentDueAt } = await staff['can.bo'].get(id)
      const wrong = await refusal(staff['can.bo'], id, 'object', { ...REASON, precedent: 'KHONG-CO' })
      expect(wrong).toEqual([400, 'request/invalid'])
      const said = await staff['can.bo'].step(id, 'object', { ...REASON, precedent: trackingCode })
      expect(said).toMatchObject({ status: 'assigned', currentDueAt, objection: { precedent: trackingCode } })
      expect(await refusal(staff['can.bo'], id, 'object', REASON)).toEqual([409, 'objection/made-already'])
      expect(await refusal(staff.truong, id, 'accept-objection', { ...REASON, unit: 'B' })).toEqual([
        403,
        'access/not-allowed',
      ])
      const triage = await staff['dieu.phoi'].call('/api/feedback?view=triage')
      expect(triage.body['items']).toContainEqual(expect.objectContaining({ id, objected: true }))
      expect((await board(staff.truong, '?unit=A')).objections).toBe(1)
      const moved = await staff['dieu.phoi'].step(id, 'accept-objection', { ...REASON, unit: 'B' })
      expect(moved).toMatchObject({ leadUnit: { code: 'B' }, currentDueAt, objection: null })
      expect(moved.events.slice(-2).map(({ kind }) => kind)).toEqual(['objection-accepted', 'transferred'])
      expect(await refusal(staff['dieu.phoi'], id, 'reject-objection', REASON)).toEqual([
        409,
        'objection/not-open',
      ])
      // Another unit has an hour of its own; the first one has had its say, also when the item comes back.
      await staff['nguoi.la'].step(id, 'object', REASON)
      await staff['dieu.phoi'].step(id, 'transfer', { ...REASON, unit: 'A' })
      expect(await refusal(staff['can.bo'], id, 'object', REASON)).toEqual([409, 'objection/made-already'])
      expect(await refusal(staff['dieu.phoi'], id, 'reject-objection', REASON)).toEqual([
        409,
        'objection/not-open',
      ])
    })

    test('is refused after the first working hour, and rejected with a reason the item stays', async () => {
      const { id } = await aFeedback(app, { unit: 'A' })
      app.clock.set('2026-11-20T10:01:00+07:00')
      expect((await staff['can.bo'].get(id)).may).not.toContain('object')
      expect(await refusal(staff['can.bo'], id, 'object', REASON)).toEqual([422, 'objection/too-late'])
      const other = await aFeedback(app, { unit: 'A' })
      app.clock.set('2026-11-20T11:01:00+07:00')
      await staff['can.bo'].step(other.id, 'object', REASON)
      const stays = await staff['dieu.phoi'].step(other.id, 'reject-objection', REASON)
      expect(stays).toMatchObject({ leadUnit: { code: 'A' }, objection: null })
      expect(stays.may).not.toContain('accept-objection')
    })

    test('lapses with an answer; of two at once, or one beside a transfer, one is first', async () => {
      const { id } = await aFeedback(app, { unit: 'A' })
      await staff['can.bo'].step(id, 'object', REASON)
      await staff['can.bo'].step(id, 'answer', { text: 'Đã sửa xong, xin cảm ơn quý vị đã phản ánh.' })
      expect((await board(staff.truong, '?unit=A')).objections).toBe(0)
      const other = await aFeedback(app, { unit: 'A' })
      const { version } = await staff['can.bo'].get(other.id)
      const twice = await Promise.all(
        (['can.bo', 'dong.nghiep'] as const).map((who) =>
          staff[who].call(`/api/feedback/${other.id}/object`, { version, ...REASON }),
        ),
      )
      expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 409])
      const third = await aFeedback(app, { unit: 'A' })
      const paired = await Promise.all([
        staff['can.bo'].call(`/api/feedback/${third.id}/object`, { version: 1, ...REASON }),
        staff.truong.call(`/api/feedback/${third.id}/transfer`, { version: 1, ...REASON, unit: 'B' }),
      ])
      expect(paired.filter(({ status }) => status === 200)).toHaveLength(1)
    })
  })

  describe('cover for leave', () => {
    const enter = (who: StaffMember, input: object) =>
      who.call('/api/leaves', { from: '2026-11-20', to: '2026-11-24', ...input })
    const toldOf = async (role: 'head' | 'assignee') =>
      (await findAudience(app.service, { ...(await lead()), assignee_id: ids['can.bo'] }, [role])).map(
        ({ id }) => id,
      )

    test('items and news of who is away come to the cover while it runs, and no longer', async () => {
      const { id } = await aFeedback(app, { unit: 'A' })
      await staff['can.bo'].step(id, 'claim')
      const mine = async () => {
        const { body } = await staff['dong.nghiep'].call('/api/feedback?view=mine')
        return (body['items'] as { id: string }[]).some((item) => item.id === id)
      }
      expect(await mine()).toBe(false)
      const entered = await enter(staff['can.bo'], { cover: ids['dong.nghiep'] })
      expect(entered.status).toBe(201)
      expect(await mine()).toBe(true)
      expect(await toldOf('assignee')).toEqual([ids['can.bo'], ids['dong.nghiep']])
      const { people } = await board(staff.truong, '?unit=A')
      expect(people.find(({ person }) => person?.id === ids['can.bo'])?.away).toEqual({
        until: '2026-11-24',
        cover: 'Người dong.nghiep',
      })
      app.clock.set('2026-11-24T00:00:00+07:00')
      expect(await mine()).toBe(false)
      app.clock.set(NINE)
      expect((await staff['nguoi.la'].call(`/api/leaves/${String(entered.body['id'])}/end`, {})).status).toBe(
        404,
      )
      expect((await staff.truong.call(`/api/leaves/${String(entered.body['id'])}/end`, {})).status).toBe(204)
      expect(await mine()).toBe(false)
    })

    test('is refused where it would leave the work with nobody, and gives nobody a right', async () => {
      const code = async (who: StaffMember, input: object) => (await enter(who, input)).body['code']
      expect(await code(staff['can.bo'], { cover: ids['nguoi.la'] })).toBe('leave/cover-unable')
      expect(await code(staff.truong, { cover: ids['can.bo'] })).toBe('leave/cover-unable')
      expect(await code(staff['can.bo'], { cover: ids['can.bo'] })).toBe('leave/cover-unable')
      const past = { cover: ids['dong.nghiep'], from: '2026-11-19' }
      expect(await code(staff['can.bo'], past)).toBe('leave/days')
      const weekend = { cover: ids['dong.nghiep'], from: '2026-11-21', to: '2026-11-23' }
      expect(await code(staff['can.bo'], weekend)).toBe('leave/days')
      const other = { person: ids['can.bo'], cover: ids['dong.nghiep'] }
      expect(await code(staff['dong.nghiep'], other)).toBe('access/not-allowed')
      const entered = await enter(staff.truong, other)
      expect(entered.status).toBe(201)
      expect(await code(staff['can.bo'], { cover: ids.truong, from: '2026-11-23' })).toBe('leave/overlaps')
      expect(await code(staff['dong.nghiep'], { cover: ids['can.bo'] })).toBe('leave/cover-away')
      const { body } = await staff['can.bo'].call('/api/leaves')
      expect(body as unknown as ShownLeave[]).toMatchObject([{ person: { id: ids['can.bo'] }, mayEnd: true }])
      await staff['can.bo'].call(`/api/leaves/${String(entered.body['id'])}/end`, {})
    })

    test('of two who would cover for each other at the same moment, one is refused', async () => {
      const both = await Promise.all([
        enter(staff['can.bo'], { cover: ids['dong.nghiep'] }),
        enter(staff['dong.nghiep'], { cover: ids['can.bo'] }),
      ])
      expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
      const { body } = both.find(({ status }) => status === 201) ?? { body: {} as Record<string, unknown> }
      await staff.truong.call(`/api/leaves/${String(body['id'])}/end`, {})
    })

    test('what escalates with nobody assigned, or with the head away, reaches somebody: the cover, or in the end the coordinator', async () => {
      const entered = await enter(staff.truong, { cover: ids.pho })
      expect((await toldOf('head')).toSorted()).toEqual([ids.truong, ids.pho].toSorted())
      await staff.truong.call(`/api/leaves/${String(entered.body['id'])}/end`, {})
      // A unit without anybody of its own.
      const { path } = await app.db
        .selectFrom('unit')
        .select('path')
        .where('code', '=', 'C')
        .executeTakeFirstOrThrow()
      for (const role of ['officer', 'head'] as const)
        expect((await findByRole(app.service, { lead_path: path }, role)).map(({ id }) => id)).toEqual([
          ids['dieu.phoi'],
        ])
    })
  })
})
