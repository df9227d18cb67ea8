import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

const MONDAY = '2026-11-23T08:30:00+07:00'
const FRIDAY_CLOSE = '2026-11-20T10:00:00.000Z'
const MONDAY_CLOSE = '2026-11-23T10:00:00.000Z'
/** 24/11 is a day off. */
const WEDNESDAY_CLOSE = '2026-11-25T10:00:00.000Z'
const SAME = { reason: 'Cùng một việc, cùng một hẻm' }
const APART = { reason: 'Hai hẻm khác nhau, gộp nhầm' }
const ANSWER = { text: 'Đèn đã được thay. Xin cảm ơn quý vị đã phản ánh.' }

describe.each(DATABASES)('merging and parting on %s', (database) => {
  let app: TestApp
  let head: StaffMember
  let officer: StaffMember
  let coordinator: StaffMember
  let other: StaffMember

  beforeAll(async () => {
    app = await startApp(database, { now: MONDAY })
    for (const code of ['A', 'B']) await app.addUnit(code)
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    await app.addPerson('truong.b', 'head', 'B')
    await app.addPerson('dieu.phoi', 'coordinator')
    head = await staffMember(app, 'truong')
    officer = await staffMember(app, 'can.bo')
    other = await staffMember(app, 'truong.b')
    coordinator = await staffMember(app, 'dieu.phoi')
  })
  beforeEach(() => app.clock.set(MONDAY))
  afterAll(() => app.stop())

  const onFriday = () => aFeedback(app, { unit: 'A', receivedAt: '2026-11-20T08:00:00+07:00' })
  const onMonday = () => aFeedback(app, { unit: 'A', receivedAt: '2026-11-23T08:00:00+07:00' })
  const rowOf = (id: string) =>
    app.db.selectFrom('feedback').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  /** Everything of an item but what every step moves. */
  const lifeOf = async (id: string) => {
    const { version: _, last_event_seq: _seq, last_event_hash: _hash, ...life } = await rowOf(id)
    return life
  }

  test('both are as they were once they are parted, and their histories say what happened', async () => {
    const [early, late] = [await onFriday(), await onMonday()]
    await officer.step(early.id, 'claim')
    const before = [await lifeOf(early.id), await lifeOf(late.id)]
    await head.step(early.id, 'merge', { into: late.id, ...SAME })
    expect(await rowOf(late.id)).toMatchObject({
      received_at: '2026-11-20T01:00:00.000Z',
      promised_due_at: FRIDAY_CLOSE,
      current_due_at: FRIDAY_CLOSE,
      breached_at: FRIDAY_CLOSE,
    })
    const parted = await head.step(early.id, 'unmerge', APART)
    expect(parted).toMatchObject({
      status: 'in-progress',
      currentDueAt: FRIDAY_CLOSE,
      breachedAt: FRIDAY_CLOSE,
    })
    expect(parted.events.at(-1)).toMatchObject({
      kind: 'unmerged',
      body: { from: late.trackingCode, ...APART },
    })
    expect((await head.get(late.id)).events.at(-1)).toMatchObject({
      kind: 'let-go',
      body: { from: early.trackingCode, dueAt: [FRIDAY_CLOSE, MONDAY_CLOSE] },
    })
    // The deadline that the clock had shown as missed is kept with the first step after it.
    const kept = { breached_at: FRIDAY_CLOSE, breach_unit_id: before[0]?.lead_unit_id }
    expect([await lifeOf(early.id), await lifeOf(late.id)]).toEqual([{ ...before[0], ...kept }, before[1]])
    const holdings = await app.db
      .selectFrom('feedback_holding')
      .select(['from_at', 'to_at'])
      .where('feedback_id', '=', early.id)
      .orderBy('from_at')
      .execute()
    expect(holdings.map(({ to_at }) => to_at !== null)).toEqual([true, false])
  })

  test('an item can be merged, parted and merged again, also into another', async () => {
    const [one, two, three] = [await onFriday(), await onMonday(), await onMonday()]
    await head.step(one.id, 'merge', { into: two.id, ...SAME })
    const twice = await head.call(`/api/feedback/${one.id}/merge`, {
      version: (await head.get(one.id)).version,
      into: three.id,
      ...SAME,
    })
    expect([twice.status, twice.body['code']]).toEqual([409, 'feedback/move-not-allowed'])
    await head.step(one.id, 'unmerge', APART)
    await head.step(one.id, 'merge', { into: two.id, ...SAME })
    await head.step(one.id, 'unmerge', APART)
    await head.step(one.id, 'merge', { into: three.id, ...SAME })
    expect((await rowOf(two.id)).current_due_at).toBe(MONDAY_CLOSE)
    expect((await rowOf(three.id)).current_due_at).toBe(FRIDAY_CLOSE)
    const alone = await head.call(`/api/feedback/${two.id}/unmerge`, {
      version: (await head.get(two.id)).version,
      ...APART,
    })
    expect([alone.status, alone.body['code']]).toEqual([409, 'feedback/move-not-allowed'])
  })

  test('of several that were merged the earliest that stay give the dates, in whatever order they go', async () => {
    const [friday, noon, monday] = [
      await onFriday(),
      await aFeedback(app, { unit: 'A', receivedAt: '2026-11-20T16:00:00+07:00' }),
      await aFeedback(app, { unit: 'A', receivedAt: '2026-11-22T08:00:00+07:00' }),
    ]
    app.clock.set('2026-11-23T16:00:00+07:00')
    const latest = await aFeedback(app, { unit: 'A', receivedAt: '2026-11-23T15:30:00+07:00' })
    expect((await rowOf(latest.id)).current_due_at).toBe(WEDNESDAY_CLOSE)
    for (const { id } of [noon, friday, monday]) await head.step(id, 'merge', { into: latest.id, ...SAME })
    const datesOf = async () => {
      const { received_at, promised_due_at, current_due_at } = await rowOf(latest.id)
      return [received_at, promised_due_at, current_due_at]
    }
    expect(await datesOf()).toEqual(['2026-11-20T01:00:00.000Z', FRIDAY_CLOSE, FRIDAY_CLOSE])
    await head.step(friday.id, 'unmerge', APART)
    expect(await datesOf()).toEqual(['2026-11-20T09:00:00.000Z', MONDAY_CLOSE, MONDAY_CLOSE])
    await head.step(noon.id, 'unmerge', APART)
    expect(await datesOf()).toEqual(['2026-11-22T01:00:00.000Z', MONDAY_CLOSE, MONDAY_CLOSE])
    await head.step(monday.id, 'unmerge', APART)
    expect(await datesOf()).toEqual(['2026-11-23T08:30:00.000Z', WEDNESDAY_CLOSE, WEDNESDAY_CLOSE])
  })

  test('in a chain each keeps what is part of it, and dates come back all the way up', async () => {
    const [first, middle] = [await onFriday(), await onMonday()]
    app.clock.set('2026-11-23T16:00:00+07:00')
    const last = await aFeedback(app, { unit: 'A', receivedAt: '2026-11-23T15:30:00+07:00' })
    await head.step(first.id, 'merge', { into: middle.id, ...SAME })
    await head.step(middle.id, 'merge', { into: last.id, ...SAME })
    expect((await rowOf(last.id)).current_due_at).toBe(FRIDAY_CLOSE)
    await head.step(first.id, 'unmerge', APART)
    expect((await rowOf(middle.id)).current_due_at).toBe(MONDAY_CLOSE)
    expect(await rowOf(last.id)).toMatchObject({
      current_due_at: MONDAY_CLOSE,
      received_at: '2026-11-23T01:00:00.000Z',
    })
    await head.step(middle.id, 'unmerge', APART)
    expect((await rowOf(last.id)).current_due_at).toBe(WEDNESDAY_CLOSE)
    expect((await rowOf(middle.id)).status).toBe('assigned')
  })

  test('parting after the answer leaves the verdict, and the other goes on with its own promise', async () => {
    const [answered, mistaken] = [await onMonday(), await onFriday()]
    await head.step(mistaken.id, 'merge', { into: answered.id, ...SAME })
    await officer.step(answered.id, 'answer', ANSWER)
    const verdict = await lifeOf(answered.id)
    expect(verdict).toMatchObject({ status: 'answered', on_time: 0, current_due_at: FRIDAY_CLOSE })
    const parted = await head.step(mistaken.id, 'unmerge', APART)
    expect(parted).toMatchObject({ status: 'assigned', promisedDueAt: FRIDAY_CLOSE, answeredAt: null })
    expect(await lifeOf(answered.id)).toEqual(verdict)
    await officer.step(mistaken.id, 'answer', ANSWER)
    expect((await rowOf(mistaken.id)).on_time).toBe(0)
  })

  test('a pause while they were one gives its time to the item that was asked, after they are parted too', async () => {
    const [early, asked] = [await onFriday(), await onMonday()]
    app.clock.set('2026-11-23T08:40:00+07:00')
    await head.step(early.id, 'merge', { into: asked.id, ...SAME })
    await officer.step(asked.id, 'pause', { reason: 'Xin cho biết rõ vị trí cột đèn' })
    app.clock.set('2026-11-24T08:40:00+07:00')
    await officer.step(asked.id, 'resume')
    await head.step(early.id, 'unmerge', APART)
    expect((await rowOf(asked.id)).current_due_at).toBe(WEDNESDAY_CLOSE)
    expect((await rowOf(early.id)).current_due_at).toBe(FRIDAY_CLOSE)
  })

  test('a deadline that passed while they were one is missed by the unit that held them', async () => {
    const [child, parent] = [
      await aFeedback(app, { unit: 'B', receivedAt: '2026-11-23T08:00:00+07:00' }),
      await aFeedback(app, { unit: 'A', receivedAt: '2026-11-23T08:10:00+07:00' }),
    ]
    await coordinator.step(child.id, 'merge', { into: parent.id, ...SAME })
    app.clock.set('2026-11-24T08:00:00+07:00')
    await officer.step(parent.id, 'claim')
    await coordinator.step(child.id, 'unmerge', APART)
    const a = (await rowOf(parent.id)).lead_unit_id
    expect(await rowOf(child.id)).toMatchObject({ breached_at: MONDAY_CLOSE, breach_unit_id: a })
  })

  test('whoever has the item has what is part of it, and may part it; others may not', async () => {
    const child = await aFeedback(app, { unit: 'B' })
    const parent = await aFeedback(app, { unit: 'A' })
    const outside = await other.call(`/api/feedback/${parent.id}`)
    expect(outside.status).toBe(404)
    await coordinator.step(child.id, 'merge', { into: parent.id, ...SAME })
    expect((await head.get(child.id)).may).toContain('unmerge')
    expect((await officer.get(child.id)).may).not.toContain('unmerge')
    const refused = await officer.call(`/api/feedback/${child.id}/unmerge`, {
      version: (await officer.get(child.id)).version,
      ...APART,
    })
    expect([refused.status, refused.body['code']]).toEqual([403, 'access/not-allowed'])
    await head.step(child.id, 'unmerge', APART)
    expect((await head.call(`/api/feedback/${child.id}`)).status).toBe(404)
    expect((await other.get(child.id)).status).toBe('assigned')
  })

  test('parting needs a reason, and is refused from a stale page', async () => {
    const [one, two] = [await onMonday(), await onMonday()]
    await head.step(one.id, 'merge', { into: two.id, ...SAME })
    const { version } = await head.get(one.id)
    const empty = await head.call(`/api/feedback/${one.id}/unmerge`, { version, reason: ' ' })
    expect(empty.status).toBe(400)
    const stale = await head.call(`/api/feedback/${one.id}/unmerge`, { version: version - 1, ...APART })
    expect([stale.status, stale.body['code']]).toEqual([409, 'feedback/changed-meanwhile'])
  })

  test('merged while somebody answers it: one of the two is told, and nothing is lost', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const [child, parent] = [await onMonday(), await onMonday()]
      const [answer, merge] = await Promise.all([
        officer.call(`/api/feedback/${child.id}/answer`, { version: 1, ...ANSWER }),
        head.call(`/api/feedback/${child.id}/merge`, { version: 1, into: parent.id, ...SAME }),
      ])
      expect([answer.status, merge.status].sort()).toEqual([200, 409])
      const { status, answers } = await head.get(child.id)
      expect([status, answers.length]).toEqual(answer.status === 200 ? ['answered', 1] : ['merged', 0])
    }
  })

  test('merged into an item while somebody answers that one: both happen, and the verdict is one of that moment', async () => {
    const [child, parent] = [await onMonday(), await onMonday()]
    const [answer, merge] = await Promise.all([
      officer.call(`/api/feedback/${parent.id}/answer`, { version: 1, ...ANSWER }),
      head.call(`/api/feedback/${child.id}/merge`, { version: 1, into: parent.id, ...SAME }),
    ])
    expect(merge.status).toBe(200)
    // Whoever answers from a page that does not show the merged item yet is told so.
    expect([200, 409]).toContain(answer.status)
    const stands = await head.get(parent.id)
    expect(stands.status).toBe(answer.status === 200 ? 'answered' : 'assigned')
  })

  test('everything agrees with the histories afterwards', async () => {
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})
