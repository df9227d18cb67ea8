import { Temporal } from 'temporal-polyfill'
import type { DueStanding, TaskRhythm } from '../contract/reports/report-tasks.ts'
import type { WorkingCalendar } from './deadlines/working-calendar.ts'
import { addDays, dayNumber, startOfLocalDay } from './local-time.ts'

const STEPS: Readonly<
  Record<Exclude<TaskRhythm, 'once'>, { readonly days: number } | { readonly months: number }>
> = {
  week: { days: 7 },
  month: { months: 1 },
  quarter: { months: 3 },
  half: { months: 6 },
  year: { months: 12 },
}

/** The first day before which a report is due, `YYYY-MM-DD`, how often, and on which day that ended. */
interface DueRule {
  readonly dueBefore: string
  readonly rhythm: TaskRhythm
  readonly endedOn?: string | null
}

/**
 * The days before which reports are due, from the first up to the next one after `today`. A month without that day takes its
 * last one, and the next month the day itself again. Of a task that ended those that were due by then.
 */
export function dueDaysOf({ dueBefore, rhythm, endedOn = null }: DueRule, today: string): string[] {
  const days = [dueBefore]
  if (rhythm !== 'once') {
    const first = Temporal.PlainDate.from(dueBefore)
    const step = STEPS[rhythm]
    const nth = (n: number) =>
      first.add('days' in step ? { days: step.days * n } : { months: step.months * n })
    for (let last = dueBefore; last <= today; days.push(last)) last = nth(days.length).toString()
  }
  return endedOn === null ? days : days.filter((day) => day <= endedOn)
}

/** The last day on which a report due before this day is in time: to the end of it. */
export function lastGoodDay(dueBefore: string): string {
  return addDays(dueBefore, -1)
}

/** From this instant on it is late, epoch milliseconds. */
export function lateFrom(dueBefore: string, zone: string): number {
  return startOfLocalDay(dueBefore, zone)
}

export function standingOf(lateFromMs: number, doneAtMs: number | null, nowMs: number): DueStanding {
  if (doneAtMs !== null) return doneAtMs < lateFromMs ? 'done' : 'done-late'
  return nowMs < lateFromMs ? 'due' : 'late'
}

/** How many working days ahead a report is reminded of, its last good day counted. */
const REMIND_WORKING_DAYS = 3
const LOOK_BACK_DAYS = 60

/** When the office opens on the third working day from the end, epoch milliseconds; null where it never opens. */
export function remindAt(calendar: WorkingCalendar, dueBefore: string): number | null {
  const last = dayNumber(lastGoodDay(dueBefore))
  let found = 0
  for (let number = last; number > last - LOOK_BACK_DAYS; number--) {
    const [session] = calendar.day(number).sessions
    if (session && ++found === REMIND_WORKING_DAYS) return session.from
  }
  return null
}
