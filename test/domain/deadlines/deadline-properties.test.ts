import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type {
  DateEntry,
  DeadlineRule,
  DeadlineStep,
  Session,
} from '../../../server/contract/deadlines/calendar.ts'
import { computeDeadline } from '../../../server/domain/deadlines/deadline.ts'
import { addDays, startOfLocalDay } from '../../../server/domain/local-time.ts'
import { addWorkingMs, compileCalendar, workedMs } from '../../../server/domain/deadlines/working-calendar.ts'
import type { Place } from '../../fixtures/random-calendars.ts'
import { aMoment, aPlace, aRule, clearMinute, momentNear } from '../../fixtures/random-calendars.ts'
import { slowDueAt } from '../../fixtures/slow-deadline.ts'

const RUNS = { numRuns: 300 }
const aDuration = fc.integer({ min: 0, max: 3 * 86_400_000 })

function dueAt(rule: DeadlineRule, place: Place, moment: number): number {
  const calendar = compileCalendar(place.body)
  return computeDeadline({ rule, receivedAt: momentNear(place, moment), calendar }).dueAt
}

function withDate({ body, near }: Place, ahead: number, sessions: Session[]): Place {
  const entry: DateEntry = { sessions, reason: 'changed' }
  return { near, body: { ...body, dates: { ...body.dates, [addDays(near, ahead)]: entry } } }
}

describe('any deadline without pauses', () => {
  test('is not before receipt', () => {
    fc.assert(
      fc.property(aRule, aPlace(), aMoment, (rule, place, moment) => {
        expect(dueAt(rule, place, moment)).toBeGreaterThanOrEqual(momentNear(place, moment))
      }),
      RUNS,
    )
  })

  test('is never earlier for a later receipt', () => {
    fc.assert(
      fc.property(aRule, aPlace(), aMoment, aMoment, (rule, place, one, other) => {
        const earlier = dueAt(rule, place, Math.min(one, other))
        expect(dueAt(rule, place, Math.max(one, other))).toBeGreaterThanOrEqual(earlier)
      }),
      RUNS,
    )
  })

  test('lies within a session or at its close, at a midnight for calendar days', () => {
    fc.assert(
      fc.property(aRule, aPlace(), aMoment, (rule, place, moment) => {
        const calendar = compileCalendar(place.body)
        const due = dueAt(rule, place, moment)
        if (rule.kind === 'elapsed-minutes') return
        if (rule.kind === 'calendar-days') {
          const { date } = lastStep(rule, place, moment)
          expect(due).toBe(startOfLocalDay(addDays(date, 1), place.body.zone))
        } else {
          expect(workedMs(calendar, due - 1, due)).toBe(1)
        }
      }),
      RUNS,
    )
  })

  test('is not earlier for another holiday', () => {
    fc.assert(
      fc.property(
        aRule,
        aPlace(),
        aMoment,
        fc.integer({ min: -6, max: 25 }),
        (rule, place, moment, ahead) => {
          const changed = dueAt(rule, withDate(place, ahead, []), moment)
          expect(changed).toBeGreaterThanOrEqual(dueAt(rule, place, moment))
        },
      ),
      RUNS,
    )
  })

  test('is not later for another make-up day', () => {
    const aMakeUpDay = fc.record({
      ahead: fc.integer({ min: -6, max: 25 }),
      open: fc.integer({ min: 0, max: 22 }),
    })
    fc.assert(
      fc.property(aRule, aPlace(), aMoment, aMakeUpDay, (rule, place, moment, { ahead, open }) => {
        const off = withDate(place, ahead, [])
        const worked = withDate(place, ahead, [[`${String(open).padStart(2, '0')}:15`, '23:45']])
        expect(dueAt(rule, worked, moment)).toBeLessThanOrEqual(dueAt(rule, off, moment))
      }),
      RUNS,
    )
  })

  test('counted in working time is not later for wider hours', () => {
    const aTimeRule = aRule.filter(({ kind }) => kind === 'working-minutes' || kind === 'half-days')
    fc.assert(
      fc.property(
        aTimeRule,
        aPlace(),
        aMoment,
        fc.integer({ min: -6, max: 25 }),
        (rule, place, moment, ahead) => {
          const narrow = withDate(place, ahead, [['08:00', '11:00']])
          const wide = withDate(place, ahead, [
            ['07:15', '11:30'],
            ['13:00', '13:30'],
          ])
          expect(dueAt(rule, wide, moment)).toBeLessThanOrEqual(dueAt(rule, narrow, moment))
        },
      ),
      RUNS,
    )
  })

  test('is what a plain walk over the minutes finds', () => {
    const aMinute = fc.integer({ min: 0, max: 1440 * 10 }).map((minutes) => minutes * 60_000)
    fc.assert(
      fc.property(aRule, aPlace(clearMinute), aMinute, (rule, place, moment) => {
        const receivedAt = momentNear(place, moment)
        expect(dueAt(rule, place, moment)).toBe(slowDueAt(rule, receivedAt, place.body))
      }),
      { numRuns: 120 },
    )
  }, 120_000)
})

describe('working time', () => {
  test('added in two parts is added in one', () => {
    fc.assert(
      fc.property(aPlace(), aMoment, aDuration, aDuration, (place, moment, a, b) => {
        const calendar = compileCalendar(place.body)
        const from = momentNear(place, moment)
        expect(addWorkingMs(calendar, addWorkingMs(calendar, from, a), b)).toBe(
          addWorkingMs(calendar, from, a + b),
        )
      }),
      RUNS,
    )
  })

  test('that was added has been worked', () => {
    fc.assert(
      fc.property(aPlace(), aMoment, aDuration, (place, moment, ms) => {
        const calendar = compileCalendar(place.body)
        const from = momentNear(place, moment)
        expect(workedMs(calendar, from, addWorkingMs(calendar, from, ms))).toBe(ms)
      }),
      RUNS,
    )
  })

  test('of a span is that of its parts', () => {
    fc.assert(
      fc.property(aPlace(), fc.tuple(aMoment, aMoment, aMoment), (place, moments) => {
        const calendar = compileCalendar(place.body)
        const [from = 0, between = 0, to = 0] = moments
          .map((moment) => momentNear(place, moment))
          .sort((a, b) => a - b)
        const parts = workedMs(calendar, from, between) + workedMs(calendar, between, to)
        expect(workedMs(calendar, from, to)).toBe(parts)
      }),
      RUNS,
    )
  })
})

describe('pauses', () => {
  const aPause = fc.tuple(aMoment, aDuration).map(([moment, length]) => ({ moment, length }))
  const withPauses = (
    rule: DeadlineRule,
    place: Place,
    moment: number,
    pauses: { moment: number; length: number }[],
  ) =>
    computeDeadline({
      rule,
      receivedAt: momentNear(place, moment),
      calendar: compileCalendar(place.body),
      pauses: pauses.map((pause) => ({
        from: momentNear(place, pause.moment),
        to: momentNear(place, pause.moment) + pause.length,
      })),
    })

  test('never make a deadline earlier, in whatever order they are listed, however they are cut', () => {
    fc.assert(
      fc.property(
        aRule,
        aPlace(),
        aMoment,
        fc.array(aPause, { maxLength: 4 }),
        (rule, place, moment, pauses) => {
          const { dueAt: paused } = withPauses(rule, place, moment, pauses)
          expect(paused).toBeGreaterThanOrEqual(dueAt(rule, place, moment))
          expect(withPauses(rule, place, moment, [...pauses].reverse()).dueAt).toBe(paused)
          const halves = pauses.flatMap(({ moment: from, length }) => {
            const half = Math.floor(length / 2)
            return [
              { moment: from, length: half },
              { moment: from + half, length: length - half },
            ]
          })
          expect(withPauses(rule, place, moment, halves).dueAt).toBe(paused)
        },
      ),
      RUNS,
    )
  })

  test('are summed by the steps to what is given back', () => {
    fc.assert(
      fc.property(
        aRule,
        aPlace(),
        aMoment,
        fc.array(aPause, { maxLength: 4 }),
        (rule, place, moment, pauses) => {
          const { dueAt: paused, steps } = withPauses(rule, place, moment, pauses)
          const given = sum(steps.map((step) => (step.step === 'pause-given-back' ? step.minutes : 0)))
          const moved = steps.find((step) => step.step === 'moved-by-pauses')
          expect(moved?.minutes ?? 0).toBeCloseTo(given, 6)
          expect(Date.parse(moved?.at ?? find(steps, 'due-by-rule').at)).toBe(paused)
        },
      ),
      RUNS,
    )
  })
})

describe('the steps of the proof', () => {
  test('lead from receipt to the due instant', () => {
    fc.assert(
      fc.property(aRule, aPlace(), aMoment, (rule, place, moment) => {
        const receivedAt = momentNear(place, moment)
        const calendar = compileCalendar(place.body)
        const { dueAt: due, steps } = computeDeadline({ rule, receivedAt, calendar })
        expect(Date.parse(find(steps, 'received').at)).toBe(receivedAt)
        expect(Date.parse(find(steps, 'due').at)).toBe(due)
        expect(resultOf(rule, steps, place)).toBe(due)
      }),
      RUNS,
    )
  })
})

describe('the process’s own time zone', () => {
  const home = process.env.TZ
  afterEach(() => {
    process.env.TZ = home
    if (home === undefined) delete process.env.TZ
    vi.resetModules()
  })

  test('changes nothing', async () => {
    const samples = fc.sample(fc.tuple(aRule, aPlace(), aMoment), { numRuns: 150, seed: 20261120 })
    const answersIn = async (zone: string) => {
      process.env.TZ = zone
      vi.resetModules()
      const deadline = await import('../../../server/domain/deadlines/deadline.ts')
      const calendars = await import('../../../server/domain/deadlines/working-calendar.ts')
      const answers = samples.map(([rule, place, moment]) =>
        deadline.computeDeadline({
          rule,
          receivedAt: momentNear(place, moment),
          calendar: calendars.compileCalendar(place.body),
        }),
      )
      return { offset: new Date(2026, 6, 1).getTimezoneOffset(), answers }
    }
    const here = await answersIn('Asia/Ho_Chi_Minh')
    const there = await answersIn('America/New_York')
    const apart = await answersIn('Pacific/Apia')
    expect([here.offset, there.offset, apart.offset]).toEqual([-420, 240, -780])
    expect(there.answers).toEqual(here.answers)
    expect(apart.answers).toEqual(here.answers)
  })
})

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

type StepOf<Name extends DeadlineStep['step']> = Extract<DeadlineStep, { step: Name }>

function find<Name extends DeadlineStep['step']>(steps: readonly DeadlineStep[], name: Name): StepOf<Name> {
  const step = steps.find((candidate): candidate is StepOf<Name> => candidate.step === name)
  if (!step) throw new Error(`no step ${name}`)
  return step
}

function lastStep(rule: DeadlineRule, place: Place, moment: number): StepOf<'due'> {
  const receivedAt = momentNear(place, moment)
  return find(computeDeadline({ rule, receivedAt, calendar: compileCalendar(place.body) }).steps, 'due')
}

/** The due instant, from nothing but the steps, the rule and the calendar's closes. */
function resultOf(rule: DeadlineRule, steps: readonly DeadlineStep[], { body }: Place): number {
  const calendar = compileCalendar(body)
  const received = find(steps, 'received').date
  const skipped = new Set(steps.map((step) => (step.step === 'day-skipped' ? step.date : '')))
  const closeOf = (date: string) => workingCloseOf(calendar, date)
  const firstNotSkipped = (from: string) => {
    let date = from
    while (skipped.has(date)) date = addDays(date, 1)
    return date
  }
  switch (rule.kind) {
    case 'elapsed-minutes':
      return Date.parse(find(steps, 'received').at) + find(steps, 'minutes-elapsed').minutes * 60_000
    case 'calendar-days': {
      const { from, days } = find(steps, 'calendar-days-counted')
      expect(from).toBe(received)
      return startOfLocalDay(addDays(firstNotSkipped(addDays(from, days)), 1), body.zone)
    }
    case 'working-minutes':
    case 'half-days': {
      const counted = steps.filter((step) => step.step === 'minutes-counted')
      for (const { from, to, minutes } of counted) {
        expect(workedMs(calendar, Date.parse(from), Date.parse(to))).toBe(Math.round(minutes * 60_000))
      }
      const wanted = rule.kind === 'half-days' ? (rule.count * body.standardDayMinutes) / 2 : rule.minutes
      expect(sum(counted.map(({ minutes }) => minutes))).toBeCloseTo(wanted, 6)
      return Date.parse(counted.at(-1)?.to ?? '')
    }
    case 'same-day': {
      const isInTime = steps.some(({ step }) => step === 'within-cut-off')
      const isOpen = isInTime || steps.some(({ step }) => step === 'after-cut-off')
      return closeOf(isInTime ? received : firstNotSkipped(isOpen ? addDays(received, 1) : received))
    }
    case 'working-days': {
      const start = steps.find((step) => step.step === 'counts-as-received')?.date ?? received
      const counted = steps.filter((step) => step.step === 'day-counted')
      expect(counted.map(({ number }) => number)).toEqual(
        Array.from({ length: rule.count }, (_, index) => index + 1),
      )
      let date = start
      for (const day of counted) {
        date = firstNotSkipped(addDays(date, 1))
        expect(day.date).toBe(date)
      }
      return closeOf(date)
    }
  }
}

function workingCloseOf(calendar: ReturnType<typeof compileCalendar>, date: string): number {
  const dayStart = startOfLocalDay(date, calendar.zone)
  const dayEnd = startOfLocalDay(addDays(date, 1), calendar.zone)
  const worked = workedMs(calendar, dayStart, dayEnd)
  return addWorkingMs(calendar, dayStart, worked)
}
