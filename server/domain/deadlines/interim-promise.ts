import type { InterimPromise, PromiseState } from '../../contract/feedback/composer/interim.ts'
import { dayNumber } from '../local-time.ts'
import { dayAt, isWorkingDay, reachWorkingDay, type WorkingCalendar } from './working-calendar.ts'

interface PromiseTerms {
  readonly calendar: WorkingCalendar
  readonly nowMs: number
  /** How many working days after today, or after the day of the cycle's first promise, it may be at most. */
  readonly workingDays: number
  /** When the first promise of this cycle was made; null where none was. */
  readonly firstMadeMs: number | null
}

export type PromisedDay =
  | { readonly untilMs: number }
  | { readonly wrong: 'past' | 'no-working-day' }
  | { readonly wrong: 'too-far'; readonly lastDay: string }

/**
 * Until when a day that is promised lasts, or why it may not be promised. The furthest day is counted from the first promise:
 * promising again never reaches further. Throws `calendar/no-working-time`.
 */
export function judgePromise(
  promisedOn: string,
  { calendar, nowMs, workingDays, firstMadeMs }: PromiseTerms,
): PromisedDay {
  const day = calendar.day(dayNumber(promisedOn))
  const today = dayAt(calendar, nowMs)
  if (day.number < today.number) return { wrong: 'past' }
  if (!isWorkingDay(day)) return { wrong: 'no-working-day' }
  if (day.closesAt <= nowMs) return { wrong: 'past' }
  const last = reachWorkingDay(calendar, dayAt(calendar, firstMadeMs ?? nowMs).number + 1, workingDays)
  return day.number > last.number ? { wrong: 'too-far', lastDay: last.date } : { untilMs: day.closesAt }
}

/** Was it answered (or ended) in time? `settledAt` is null while it is open. */
export function promiseState(
  until: InterimPromise['until'],
  settledAt: string | null,
  nowMs: number,
): PromiseState {
  const isLate = Date.parse(until) < (settledAt === null ? nowMs : Date.parse(settledAt))
  if (isLate) return 'broken'
  return settledAt === null ? 'open' : 'kept'
}
