import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { STEP_NAMES } from '../../../server/contract/feedback/feedback-steps.ts'
import { OPEN_STATUSES } from '../../../server/contract/feedback/feedback-status.ts'
import type { FeedbackDetail, FeedbackList } from '../../../server/contract/feedback/feedback.ts'
import type { TimelinessReport } from '../../../server/contract/report.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { TIMELINESS_LINE } from '../../../server/words/timeliness-words.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

const MORNING = '2026-11-02T09:00:00+07:00'
/** Received at 08:00, so due at 17:00 of the same day. */
const EVENING = '2026-11-02T17:30:00+07:00'
const MONTHS_LATER = '2027-04-07T10:00:00+07:00'

const REASON = { reason: 'Người dân báo lại còn tối' }
const ANSWER = { text: 'Đèn đường đã được thay mới và sáng trở lại.' }

describe.each(DATABASES)('a deadline that was missed, on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let head: StaffMember
  let coordinator: StaffMember

  beforeEach(async () => {
    app = await startApp(database, { now: MORNING })
    for (const code of ['A', 'B']) await app.addUnit(code)
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    await app.addPerson('truong.b', 'head', 'B')
    await app.addPerson('dieu.phoi', 'coordinator')
    officer = await staffMember(app, 'can.bo')
    head = await staffMember(app, 'truong')
    coordinator = await staffMember(app, 'dieu.phoi')
  })
  afterEach(() => app.stop())

  async function report(period = '2026-Q4'): Promise<TimelinessReport> {
    const { status, body } = await coordinator.call(`/api/reports/timeliness?period=${period}`)
    expect(status).toBe(200)
    return body as unknown as TimelinessReport
  }

  const ofUnit = (said: TimelinessReport, code: string) => said.byUnit.find(({ unit }) => unit.code === code)

  test('is not erased by ending the item, opening it again, handing it on and answering at once', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    app.clock.set(MONTHS_LATER)
    await head.step(id, 'refuse', REASON)
    expect(await report()).toMatchObject({ received: 1, endedPastDue: 1, judged: 1 })
    const reopened = await coordinator.step(id, 'reopen', REASON)
    expect(reopened).toMatchObject({ status: 'new', promisedDueAt: '2026-11-02T10:00:00.000Z' })
    await coordinator.step(id, 'assign', { unit: 'B', ...REASON })
    const unitB = await staffMember(app, 'truong.b')
    expect(await unitB.step(id, 'answer', ANSWER)).toMatchObject({ onTime: false })
    const said = await report()
    expect(said).toMatchObject({ received: 1, late: 1, onTime: 0, onTimeShare: 0, reopened: { received: 0 } })
    expect(ofUnit(said, 'A')).toMatchObject({ late: 1, leads: 0 })
    expect(ofUnit(said, 'B')).toMatchObject({ received: 0, late: 0, leads: 1 })
  })

  test('stays the headline when a late answer is reopened and answered within the minute', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    app.clock.set(EVENING)
    await officer.step(id, 'answer', ANSWER)
    await head.step(id, 'reopen', REASON)
    await officer.step(id, 'answer', ANSWER)
    const said = await report()
    expect(said).toMatchObject({
      received: 1,
      late: 1,
      onTime: 0,
      reopened: { received: 1, onTime: 1, late: 0 },
    })
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test.each(['refuse', 'redirect', 'mark-spam'])('counts as ended past due after %s', async (step) => {
    const { id } = await aFeedback(app, { unit: 'A' })
    app.clock.set(EVENING)
    await head.step(id, step, REASON)
    expect(await report()).toMatchObject({ received: 1, endedPastDue: 1, endedInTime: 0, overdue: 0 })
  })

  test('goes along when the item is merged into another, and stays where it was', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    app.clock.set(EVENING)
    const { id: into } = await aFeedback(app, { unit: 'A' })
    await head.step(id, 'merge', { into, ...REASON })
    expect(await head.get(into)).toMatchObject({ breachedAt: '2026-11-02T10:00:00.000Z' })
    expect(await report()).toMatchObject({ received: 2, endedPastDue: 1, overdue: 1 })
  })

  test('stays with an item that ended past due, though what was merged into it is parted from it', async () => {
    const { id: into } = await aFeedback(app, { unit: 'A' })
    const { id } = await aFeedback(app, { unit: 'A' })
    await head.step(id, 'merge', { into, ...REASON })
    app.clock.set(EVENING)
    await head.step(into, 'redirect', REASON)
    await head.step(id, 'unmerge', REASON)
    expect(await head.get(into)).toMatchObject({
      status: 'redirected',
      breachedAt: '2026-11-02T10:00:00.000Z',
    })
  })

  test('stays in the list and in the report while the item waits for the citizen, and after', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    app.clock.set(EVENING)
    await officer.step(id, 'pause', REASON)
    const overdue = await officer.call('/api/feedback?view=overdue')
    expect((overdue.body as unknown as FeedbackList).items.map((item) => item.id)).toEqual([id])
    expect(await report()).toMatchObject({ overdue: 1, openInTime: 0 })
    app.clock.set('2026-11-10T09:00:00+07:00')
    await officer.step(id, 'resume')
    expect(await officer.step(id, 'answer', ANSWER)).toMatchObject({ onTime: false })
    expect(await report()).toMatchObject({ late: 1, onTime: 0 })
  })

  test('is charged to the unit that held the item then, not to the one that got it since', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    app.clock.set(EVENING)
    await head.step(id, 'transfer', { unit: 'B', ...REASON })
    const said = await report()
    expect(ofUnit(said, 'A')).toMatchObject({ received: 1, overdue: 1, leads: 0 })
    expect(ofUnit(said, 'B')).toMatchObject({ received: 0, overdue: 0, leads: 1 })
  })

  test('an item that ended in time and is reopened after its deadline is the delay of who ended it', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await head.step(id, 'refuse', REASON)
    app.clock.set(EVENING)
    expect(await report()).toMatchObject({ endedInTime: 1, endedPastDue: 0 })
    await coordinator.step(id, 'reopen', REASON)
    expect(ofUnit(await report(), 'A')).toMatchObject({ overdue: 1, endedInTime: 0 })
  })

  test.each([
    ['transfer', { unit: 'B', reason: '..........' }, 'reason'],
    ['transfer', { unit: 'B', reason: 'ok ok ok ok ok' }, 'reason'],
    ['refuse', { reason: 'xxxxxxxxxxxx' }, 'reason'],
    ['answer', { text: 'Đã xong.' }, 'text'],
    ['submit-for-approval', { text: 'ok '.repeat(20) }, 'text'],
  ])('%s with %j is refused and says what would be right', async (step, input, field) => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const before = await head.get(id)
    const { status, body } = await head.call(`/api/feedback/${id}/${step}`, {
      version: before.version,
      ...input,
    })
    expect([status, (body['errors'] as { field: string }[]).map((error) => error.field)]).toEqual([
      400,
      [field],
    ])
    expect(await head.get(id)).toEqual(before)
  })

  test('“Việc hôm nay” holds what is due today or missed, and what waits for one’s own decision', async () => {
    const { id: due } = await aFeedback(app, { unit: 'A' })
    const { id: asked } = await aFeedback(app, { unit: 'A' })
    const { id: proposed } = await aFeedback(app, { unit: 'A' })
    const { id: waiting } = await aFeedback(app, { unit: 'A' })
    await officer.step(asked, 'claim')
    await officer.step(asked, 'extend', { workingDays: 2, ...REASON })
    await officer.step(proposed, 'claim')
    await officer.step(proposed, 'submit-for-approval', ANSWER)
    await officer.step(waiting, 'pause', REASON)
    app.clock.set('2026-11-02T15:30:00+07:00')
    const { id: tomorrow } = await aFeedback(app, {
      unit: 'A',
      receivedAt: '2026-11-02T15:10:00+07:00',
    })
    const todayOf = async (person: StaffMember) => {
      const { body } = await person.call('/api/feedback?view=today')
      const list = body as unknown as FeedbackList
      expect(list.total).toBe(list.items.length)
      return list.items.map((item) => item.id).sort()
    }
    expect(await todayOf(head)).toEqual([due, asked, proposed].sort())
    expect(await todayOf(officer)).toEqual([due, asked, proposed].sort())
    app.clock.set('2026-11-03T08:00:00+07:00')
    expect(await todayOf(head)).toEqual([due, asked, proposed, tomorrow].sort())
    await officer.step(due, 'pause', REASON)
    expect(await todayOf(head)).toContain(due)
    expect(await todayOf(head)).not.toContain(waiting)
  })
})

/** An item begins with its first cycle; a later one is told by the entry that began it. */
function cycleOf({ events }: Pick<FeedbackDetail, 'events'>): number {
  const reopened = events.findLast(({ kind }) => kind === 'reopened')
  return reopened?.kind === 'reopened' ? reopened.body.cycle : 1
}

describe.each(DATABASES)('random steps by everybody over random days, on %s', (database) => {
  const ITEMS = 3
  const action = fc.record({
    person: fc.nat({ max: 3 }),
    // Answering and reopening twice as often: only what was answered begins a cycle.
    step: fc.constantFrom(
      ...STEP_NAMES.filter((step) => step !== 'note'),
      'answer',
      'reopen',
      'answer',
      'reopen',
    ),
    item: fc.nat({ max: ITEMS - 1 }),
    other: fc.nat({ max: ITEMS - 1 }),
    unit: fc.constantFrom('A', 'B'),
    hours: fc.oneof(fc.constant(0), fc.nat({ max: 30 })),
  })

  test('leave no breach taken back, and no sum that does not add up', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 15, maxLength: 40 }), async (actions) => {
        const app = await startApp(database, { now: MORNING })
        try {
          await live(app, actions)
        } finally {
          await app.stop()
        }
      }),
      // Without shrinking: the first counterexample is told before the time is over, with its seed.
      { numRuns: database === 'sqlite' ? 8 : 3, endOnFailure: true },
    )
  })

  async function live(
    app: TestApp,
    actions: readonly {
      person: number
      step: string
      item: number
      other: number
      unit: string
      hours: number
    }[],
  ): Promise<void> {
    for (const code of ['A', 'B']) await app.addUnit(code)
    const roles = [
      ['can.bo', 'officer', 'A'],
      ['truong', 'head', 'A'],
      ['truong.b', 'head', 'B'],
      ['dieu.phoi', 'coordinator', 'ROOT'],
    ] as const
    for (const [name, role, unit] of roles) await app.addPerson(name, role, unit)
    const people = await Promise.all(roles.map(([name]) => staffMember(app, name)))
    const watcher = people[3]
    if (!watcher) throw new Error('nobody watches')
    const ids: string[] = []
    for (const unit of ['A', 'B', undefined]) ids.push((await aFeedback(app, unit ? { unit } : {})).id)
    /** By item and cycle, as anybody who looks at the clock would note it. */
    const missed = new Set<string>()
    let reopenings = 0

    const note = (items: readonly FeedbackDetail[]): void => {
      for (const { id, status, currentDueAt, ...item } of items) {
        const cycle = cycleOf(item)
        const isCounting = status !== 'waiting-for-citizen' && OPEN_STATUSES.some((open) => open === status)
        if (isCounting && app.clock.now() > Date.parse(currentDueAt)) missed.add(`${id} ${cycle}`)
      }
    }
    const look = () => Promise.all(ids.map((id) => watcher.get(id)))

    let items = await look()

    for (const { person, step, item, other, unit, hours } of actions) {
      app.clock.set(new Date(app.clock.now() + hours * 3_600_000).toISOString())
      note(items)
      const before = items[item]
      if (!before) throw new Error('no such item')
      const input = {
        transfer: { unit, ...REASON },
        assign: { unit, ...REASON },
        answer: ANSWER,
        'submit-for-approval': ANSWER,
        extend: { workingDays: 2, ...REASON },
        merge: { into: ids[other], ...REASON },
        claim: {},
        approve: {},
        'ask-contribution': { unit, request: 'Xin cho biết đã sửa chưa' },
        'give-contribution': { contribution: before.contributions[0]?.id ?? before.id, text: 'Đã sửa' },
        'withdraw-contribution': { contribution: before.contributions[0]?.id ?? before.id, ...REASON },
      }[step]
      const version = step === 'give-contribution' ? {} : { version: before.version }
      const { status } = (await people[person]?.call(`/api/feedback/${before.id}/${step}`, {
        ...version,
        ...(input ?? REASON),
      })) ?? { status: 0 }
      expect([200, 400, 403, 404, 409, 422]).toContain(status)
      const wasAnswered = before.status === 'answered' || before.status === 'closed'
      if (status === 200 && step === 'reopen' && wasAnswered) reopenings += 1

      items = await look()
      note(items)
      for (const { id, status: now, onTime, breachedAt, currentDueAt, ...rest } of items) {
        if (!missed.has(`${id} ${cycleOf(rest)}`)) continue
        const isOpen = OPEN_STATUSES.some((open) => open === now)
        if (isOpen) expect(breachedAt !== null || app.clock.now() > Date.parse(currentDueAt)).toBe(true)
        else if (now === 'answered' || now === 'closed') expect(onTime).toBe(false)
        else expect(breachedAt).not.toBeNull()
      }
    }

    const { body } = await watcher.call('/api/reports/timeliness?period=2026-10-01..2027-03-31')
    const report = body as unknown as TimelinessReport
    const sumOf = (counts: TimelinessReport['reopened']) =>
      TIMELINESS_LINE.reduce((sum, key) => sum + counts[key], 0)
    expect([report.received, sumOf(report), report.leads]).toEqual([ITEMS, ITEMS, ITEMS])
    expect([report.reopened.received, sumOf(report.reopened)]).toEqual([reopenings, reopenings])
    for (const key of ['received', 'leads', ...TIMELINESS_LINE] as const)
      expect(report.byUnit.reduce((sum, row) => sum + row[key], 0)).toBe(report[key])
    const firsts = [...missed].filter((each) => each.endsWith(' 1')).length
    expect(report.late + report.overdue + report.endedPastDue).toBeGreaterThanOrEqual(firsts)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  }
})
