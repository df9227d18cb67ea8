import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEEDBACK_STATUSES } from '../../../server/contract/feedback/feedback-status.ts'
import {
  DEFAULT_REMINDERS,
  type ReminderStep,
  ReminderSteps,
} from '../../../server/contract/deadlines/reminders.ts'
import { backOffMs, MAX_ATTEMPTS } from '../../../server/domain/back-off.ts'
import { computeDeadline } from '../../../server/domain/deadlines/deadline.ts'
import { isOpen } from '../../../server/domain/lifecycle.ts'
import { momentBefore, nextMorning, openingFrom } from '../../../server/domain/deadlines/office-hours.ts'
import { judgeReminder, planReminders, reminderKey } from '../../../server/domain/deadlines/reminders.ts'
import { VIETNAM_CALENDAR } from '../../../server/domain/deadlines/vietnam-calendar.ts'
import {
  compileCalendar,
  dayAt,
  type WorkingCalendar,
  workedMs,
} from '../../../server/domain/deadlines/working-calendar.ts'
import { aMoment, aPlace, aRule, momentNear } from '../../fixtures/random-calendars.ts'

const office = compileCalendar(VIETNAM_CALENDAR)
/** Local time in Ho Chi Minh City. */
const at = (local: string) => Date.parse(`${local}:00+07:00`)
const local = (ms: number) => new Date(ms + 7 * 3_600_000).toISOString().slice(0, 16)

function plan(due: string, { heldFrom = '2026-11-20T08:00', now }: { heldFrom?: string; now?: string } = {}) {
  const instants = { heldFrom: at(heldFrom), dueAt: at(due), now: at(now ?? heldFrom) }
  return planReminders(DEFAULT_REMINDERS, instants, office).map((one) => `${one.step.code} ${local(one.at)}`)
}

describe('the reminders of an item', () => {
  test('on a usual Friday: at receipt, two hours and half an hour before, at the breach, on Monday morning', () => {
    expect(plan('2026-11-20T17:00')).toEqual([
      'receipt 2026-11-20T08:00',
      'two-hours-left 2026-11-20T15:00',
      'half-hour-left 2026-11-20T16:30',
      'breach 2026-11-20T17:00',
      'morning-after 2026-11-23T07:30',
    ])
  })

  test('count working time backwards over the lunch break and the night', () => {
    expect(plan('2026-11-20T13:30')).toContain('two-hours-left 2026-11-20T10:00')
    expect(plan('2026-11-23T08:00')).toContain('two-hours-left 2026-11-20T15:30')
    // Exactly a session's worth: the opening, not the close before the break.
    expect(plan('2026-11-20T15:00')).toContain('two-hours-left 2026-11-20T13:00')
  })

  test('wait for the morning where an item comes, or is due, by night or on a day off', () => {
    expect(plan('2026-11-23T17:00', { heldFrom: '2026-11-21T22:10' })[0]).toBe('receipt 2026-11-23T07:30')
    expect(plan('2026-11-21T02:00')).toEqual([
      'receipt 2026-11-20T08:00',
      'two-hours-left 2026-11-20T15:00',
      'half-hour-left 2026-11-20T16:30',
      'breach 2026-11-23T07:30',
      'morning-after 2026-11-25T07:30',
    ])
  })

  // 24/11 is Vietnam's Culture Day, a day off.
  test('a deadline at midnight is a breach of the next morning', () => {
    expect(plan('2026-11-21T00:00').slice(-2)).toEqual([
      'breach 2026-11-23T07:30',
      'morning-after 2026-11-25T07:30',
    ])
  })

  test('a step whose moment is past is not sent late; a breach always is', () => {
    expect(plan('2026-11-20T17:00', { now: '2026-11-20T16:00' })).toEqual([
      'half-hour-left 2026-11-20T16:30',
      'breach 2026-11-20T17:00',
      'morning-after 2026-11-23T07:30',
    ])
    expect(plan('2026-11-20T17:00', { now: '2026-11-25T09:00' })).toEqual(['breach 2026-11-25T09:00'])
  })

  test('a policy’s steps have codes of their own, so that each is sent once', () => {
    const [first] = DEFAULT_REMINDERS
    expect(ReminderSteps.safeParse(DEFAULT_REMINDERS).success).toBe(true)
    expect(ReminderSteps.safeParse([first, first]).success).toBe(false)
  })
})

describe('a reminder whose moment has come', () => {
  const dueAt = at('2026-11-20T17:00')
  const subject = {
    moment: { kind: 'before-due', workingMinutes: 30 },
    cycle: 1,
    unitId: 'A',
    dueAt,
  } as const
  const item = { status: 'in-progress', cycle: 1, unitId: 'A', dueAt } as const
  const judge = (changes: Partial<Parameters<typeof judgeReminder>[1]>, now = '2026-11-20T16:30') =>
    judgeReminder(subject, { ...item, ...changes }, at(now), office)

  test('leaves while the item stands as it was planned', () => {
    expect(judge({})).toBe('leaves')
    expect(judge({ unitId: 'B' })).toBe('leaves')
  })

  test('is pointless once the item is answered or ended, begins anew, is due at another time, or is overdue', () => {
    const ended = FEEDBACK_STATUSES.filter((status) => !isOpen(status))
    expect(ended.map((status) => judge({ status }))).toEqual(ended.map(() => 'pointless'))
    expect(judge({ cycle: 2 })).toBe('pointless')
    expect(judge({ dueAt: dueAt + 1 })).toBe('pointless')
    expect(judge({}, '2026-11-20T17:01')).toBe('pointless')
  })

  test('is planned anew after a wait for the citizen', () => {
    expect(judge({ status: 'waiting-for-citizen' })).toBe('forgotten')
  })

  test('held up until the night, it waits for the office; a moment after the close it may still leave', () => {
    const breach = { ...subject, moment: { kind: 'breach' } } as const
    const judgeBreach = (now: string) => judgeReminder(breach, item, at(now), office)
    expect(judgeBreach('2026-11-20T17:00')).toEqual({ waitsUntil: dueAt })
    expect(judgeBreach('2026-11-20T17:03')).toBe('leaves')
    expect(judgeBreach('2026-11-20T21:00')).toEqual({ waitsUntil: at('2026-11-23T07:30') })
    expect(judgeBreach('2026-11-22T10:00')).toEqual({ waitsUntil: at('2026-11-23T07:30') })
  })

  test('a new item is told to each unit once, whatever becomes of its date', () => {
    const [receipt, twoHours] = DEFAULT_REMINDERS
    if (!receipt || !twoHours) throw new Error('the default steps are gone')
    const about = { cycle: 1, unitId: 'A', dueAt: 'x' }
    expect(reminderKey('1', receipt, about)).toBe(reminderKey('1', receipt, { ...about, dueAt: 'y' }))
    expect(reminderKey('1', receipt, about)).not.toBe(reminderKey('1', receipt, { ...about, unitId: 'B' }))
    expect(reminderKey('1', twoHours, about)).not.toBe(reminderKey('1', twoHours, { ...about, dueAt: 'y' }))
    expect(reminderKey('1', twoHours, about)).not.toBe(reminderKey('1', twoHours, { ...about, cycle: 2 }))
  })
})

const isOfficeTime = (calendar: WorkingCalendar, ms: number) =>
  [dayAt(calendar, ms), dayAt(calendar, ms - 1)].some(({ sessions }) =>
    sessions.some(({ from, to }) => from <= ms && ms <= to),
  )

const someSteps: fc.Arbitrary<ReminderStep[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: 900 }), { maxLength: 5 })
  .map((minutes) => [
    ...DEFAULT_REMINDERS.filter(({ at: { kind } }) => kind !== 'before-due'),
    ...minutes.map((workingMinutes) => ({
      code: `before-${workingMinutes}`,
      at: { kind: 'before-due' as const, workingMinutes },
      to: ['assignee' as const],
      byMail: true,
    })),
  ])

describe('on any calendar', () => {
  const aCase = fc.record({
    place: aPlace(),
    rule: aRule,
    steps: someSteps,
    received: aMoment,
    later: fc.integer({ min: 0, max: 5 * 86_400_000 }),
  })

  test('every reminder falls within office hours, none before now, each step at most once, in order', () => {
    fc.assert(
      fc.property(aCase, ({ place, rule, steps, received, later }) => {
        const calendar = compileCalendar(place.body)
        const heldFrom = momentNear(place, received)
        const now = heldFrom + later
        const { dueAt } = computeDeadline({ rule, receivedAt: heldFrom, calendar })
        const planned = planReminders(steps, { heldFrom, dueAt, now }, calendar)
        const moments = planned.map((one) => one.at)
        expect(moments.every((ms) => ms >= now && isOfficeTime(calendar, ms))).toBe(true)
        expect(moments).toEqual(moments.toSorted((a, b) => a - b))
        expect(new Set(planned.map(({ step }) => step.code)).size).toBe(planned.length)
        const breach = planned.find(({ step }) => step.code === 'breach')
        const morning = planned.find(({ step }) => step.code === 'morning-after')
        expect(breach?.at).toBeGreaterThanOrEqual(dueAt)
        if (morning && dueAt >= now) expect(morning.at).toBeGreaterThan(breach?.at ?? Infinity)
      }),
      { numRuns: 500 },
    )
  })

  test('so much working time is left at the moment before, and none later has as much', () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: 1, max: 900 }), ({ place, received }, minutes) => {
        const calendar = compileCalendar(place.body)
        const due = momentNear(place, received)
        const moment = momentBefore(calendar, due, minutes * 60_000)
        expect(workedMs(calendar, moment, due)).toBe(minutes * 60_000)
        expect(workedMs(calendar, moment + 1, due)).toBeLessThan(minutes * 60_000)
      }),
      { numRuns: 500 },
    )
  })

  test('an opening is the first office time there is; the next morning comes after it', () => {
    fc.assert(
      fc.property(aCase, ({ place, received }) => {
        const calendar = compileCalendar(place.body)
        const ms = momentNear(place, received)
        const opening = openingFrom(calendar, ms)
        expect(opening).toBeGreaterThanOrEqual(ms)
        expect(isOfficeTime(calendar, opening)).toBe(true)
        expect(workedMs(calendar, ms, opening)).toBe(0)
        expect(openingFrom(calendar, opening)).toBe(opening)
        const morning = nextMorning(calendar, opening)
        expect(morning).toBeGreaterThan(opening)
        expect(dayAt(calendar, morning).sessions[0]?.from).toBe(morning)
      }),
      { numRuns: 500 },
    )
  })

  test('an item that is answered, waits, or moved lets no reminder leave', () => {
    fc.assert(
      fc.property(
        aCase,
        fc.constantFrom(...FEEDBACK_STATUSES),
        fc.boolean(),
        ({ place, rule, steps, received }, status, isMoved) => {
          fc.pre(!isOpen(status) || status === 'waiting-for-citizen' || isMoved)
          const calendar = compileCalendar(place.body)
          const heldFrom = momentNear(place, received)
          const { dueAt } = computeDeadline({ rule, receivedAt: heldFrom, calendar })
          const item = { status, cycle: 1, unitId: isMoved ? 'B' : 'A', dueAt: isMoved ? dueAt + 1 : dueAt }
          for (const { step, at: moment } of planReminders(
            steps,
            { heldFrom, dueAt, now: heldFrom },
            calendar,
          )) {
            const subject = { moment: step.at, cycle: 1, unitId: 'A', dueAt }
            expect(judgeReminder(subject, item, moment + 1, calendar)).not.toBe('leaves')
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('trying again', () => {
  test('waits longer each time, up to an hour, never less than half of it; in all about a working day', () => {
    const longest = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => backOffMs(index + 1, 1))
    expect(longest.slice(0, 4)).toEqual([30_000, 60_000, 120_000, 240_000])
    expect(Math.max(...longest)).toBe(3_600_000)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, random) => {
          const [least, most] = [backOffMs(n, 0), backOffMs(n, 1)]
          expect(least).toBe(most / 2)
          expect(backOffMs(n, random)).toBeGreaterThanOrEqual(least)
          expect(backOffMs(n, random)).toBeLessThanOrEqual(most)
        },
      ),
    )
    const hours = longest.reduce((sum, ms) => sum + ms, 0) / 3_600_000
    expect(hours).toBeGreaterThan(8)
    expect(hours).toBeLessThan(10)
  })
})
