import type { DeadlineRule, DeadlineStep } from '../../contract/deadlines/calendar.ts'
import { MINUTE_MS, instantAtMinute, minuteOf, utcText } from '../local-time.ts'
import type { OpenDay, Stretch, WorkingCalendar, WorkingDay } from './working-calendar.ts'
import { dayAt, isWorkingDay, reachWorkingDay, reachWorkingMs } from './working-calendar.ts'

/** A due instant and the day it belongs to: 24:00 belongs to the day that ends. */
export interface Due {
  readonly at: number
  readonly day: WorkingDay
}

export type AddStep = (step: DeadlineStep) => void

/** What the rule alone makes of an instant of receipt. Throws `calendar/no-working-time`. */
export function countFromReceipt(
  rule: DeadlineRule,
  receivedAt: number,
  calendar: WorkingCalendar,
  addStep: AddStep,
): Due {
  switch (rule.kind) {
    case 'same-day':
      return countSameDay(rule, receivedAt, calendar, addStep)
    case 'working-minutes':
      return countWorkingTime(rule.minutes * MINUTE_MS, receivedAt, calendar, addStep)
    case 'half-days':
      return countWorkingTime(halfDaysMs(rule.count, calendar), receivedAt, calendar, addStep)
    case 'working-days':
      return countWorkingDays(rule, receivedAt, calendar, addStep)
    case 'calendar-days':
      return countCalendarDays(rule.count, receivedAt, calendar, addStep)
    case 'elapsed-minutes':
      return countElapsedTime(rule.minutes, receivedAt, calendar, addStep)
  }
}

/** Due at the close of a working day. */
export function dueAtClose(day: OpenDay): Due {
  return { at: day.closesAt, day }
}

/** Due at 24:00 of a day. */
export function dueAtMidnight(day: WorkingDay, zone: string): Due {
  return { at: instantAtMinute(day.number + 1, 0, zone), day }
}

type RuleOf<Kind extends DeadlineRule['kind']> = Extract<DeadlineRule, { kind: Kind }>

function countSameDay(
  rule: RuleOf<'same-day'>,
  receivedAt: number,
  calendar: WorkingCalendar,
  addStep: AddStep,
): Due {
  const day = dayAt(calendar, receivedAt)
  if (isWorkingDay(day)) {
    const cutOffAt = effectiveCutOff(rule, day, calendar.zone)
    if (isBeforeCutOff(receivedAt, day, rule.cutOff, cutOffAt, addStep)) return dueAtClose(day)
  } else {
    addStep(skipped(day))
  }
  return dueAtClose(nextOpenDay(calendar, day, addStep))
}

/** The earlier of the cut-off and the last instant with enough working time left; null where there never is enough. */
function effectiveCutOff(rule: RuleOf<'same-day'>, day: OpenDay, zone: string): number | null {
  const lastChance = lastInstantBeforeClose(day, rule.minimumHandlingMinutes * MINUTE_MS)
  if (lastChance === null) return null
  return Math.min(lastChance, instantAtMinute(day.number, minuteOf(rule.cutOff), zone))
}

/** The last instant at which a day still has `ms` of working time; null where it never has. */
function lastInstantBeforeClose(day: OpenDay, ms: number): number | null {
  let needed = ms
  for (const { from, to } of day.sessions.toReversed()) {
    if (needed <= to - from) return to - needed
    needed -= to - from
  }
  return null
}

/** `15:00:00.000` is still before a cut-off at 15:00. */
function isBeforeCutOff(
  receivedAt: number,
  day: OpenDay,
  cutOff: string,
  cutOffAt: number | null,
  addStep: AddStep,
): boolean {
  if (cutOffAt !== null && receivedAt <= cutOffAt) {
    addStep({ step: 'within-cut-off', date: day.date, cutOff, effectiveCutOff: utcText(cutOffAt) })
    return true
  }
  const effective = cutOffAt === null ? null : utcText(cutOffAt)
  addStep({ step: 'after-cut-off', date: day.date, cutOff, effectiveCutOff: effective })
  return false
}

/** 01 buổi is half of the standard working day. */
function halfDaysMs(count: number, calendar: WorkingCalendar): number {
  return (count * calendar.standardDayMinutes * MINUTE_MS) / 2
}

function countWorkingTime(ms: number, receivedAt: number, calendar: WorkingCalendar, addStep: AddStep): Due {
  return reachWorkingMs(calendar, receivedAt, ms, {
    counted: (stretch) => addStep(counted(stretch)),
    skipped: (day) => addStep(skipped(day)),
  })
}

/** Civil Code 2015, article 147: the day of receipt is not counted. */
function countWorkingDays(
  rule: RuleOf<'working-days'>,
  receivedAt: number,
  calendar: WorkingCalendar,
  addStep: AddStep,
): Due {
  const received = dayOfReceipt(rule.cutOff, receivedAt, calendar, addStep)
  const last = reachWorkingDay(calendar, received.number + 1, rule.count, {
    counts: (day, number) => addStep({ step: 'day-counted', date: day.date, number }),
    skipped: (day) => addStep(skipped(day)),
  })
  return dueAtClose(last)
}

/** With a cut-off, what comes after it or on a day off counts as received on the next working day. */
function dayOfReceipt(
  cutOff: string | undefined,
  receivedAt: number,
  calendar: WorkingCalendar,
  addStep: AddStep,
): WorkingDay {
  const day = dayAt(calendar, receivedAt)
  if (cutOff === undefined) return day
  if (isWorkingDay(day)) {
    const cutOffAt = instantAtMinute(day.number, minuteOf(cutOff), calendar.zone)
    if (isBeforeCutOff(receivedAt, day, cutOff, cutOffAt, addStep)) return day
  } else {
    addStep(skipped(day))
  }
  const next = nextOpenDay(calendar, day, addStep)
  addStep({ step: 'counts-as-received', date: next.date })
  return next
}

/** Civil Code 2015, articles 147 and 148: counted straight through; a last day off gives way to the next working day. */
function countCalendarDays(
  count: number,
  receivedAt: number,
  calendar: WorkingCalendar,
  addStep: AddStep,
): Due {
  const received = dayAt(calendar, receivedAt)
  const last = calendar.day(received.number + count)
  addStep({ step: 'calendar-days-counted', from: received.date, to: last.date, days: count })
  const open = reachWorkingDay(calendar, last.number, 1, { skipped: (day) => addStep(skipped(day)) })
  return dueAtMidnight(open, calendar.zone)
}

function countElapsedTime(
  minutes: number,
  receivedAt: number,
  calendar: WorkingCalendar,
  addStep: AddStep,
): Due {
  const at = receivedAt + minutes * MINUTE_MS
  addStep({ step: 'minutes-elapsed', from: utcText(receivedAt), to: utcText(at), minutes })
  return { at, day: dayAt(calendar, at) }
}

function nextOpenDay(calendar: WorkingCalendar, day: WorkingDay, addStep: AddStep): OpenDay {
  return reachWorkingDay(calendar, day.number + 1, 1, { skipped: (next) => addStep(skipped(next)) })
}

function skipped({ date, entry }: WorkingDay): DeadlineStep {
  const reasonEn = entry?.reasonEn === undefined ? {} : { reasonEn: entry.reasonEn }
  return { step: 'day-skipped', date, reason: entry?.reason ?? null, ...reasonEn }
}

function counted({ day, from, to, ms }: Stretch): DeadlineStep {
  return {
    step: 'minutes-counted',
    date: day.date,
    from: utcText(from),
    to: utcText(to),
    minutes: ms / MINUTE_MS,
  }
}
