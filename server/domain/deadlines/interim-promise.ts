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

/** How long a unit had an item; it ends with the answer, or with whatever else ended the item. */
interface Holding {
  readonly unitId: string
  readonly fromAt: string
  /** Null while it lasts. */
  readonly toAt: string | null
}

/**
 * What became of a promise, and at which unit: the one that had the item when the day was over, or had it last. `holdings` are
 * those of the promise's cycle, in their order.
 */
export function judgePromised(
  until: InterimPromise['until'],
  holdings: readonly Holding[],
  nowMs: number,
): { readonly state: PromiseState; readonly unitId: string | null } {
  const untilMs = Date.parse(until)
  const isAfter = (toAt: string | null) => toAt === null || Date.parse(toAt) > untilMs
  const held = holdings.find(({ fromAt, toAt }) => Date.parse(fromAt) <= untilMs && isAfter(toAt))
  if (held && untilMs < nowMs) return { state: 'broken', unitId: held.unitId }
  const last = holdings.at(-1)
  return { state: last?.toAt === null ? 'open' : 'kept', unitId: last?.unitId ?? null }
}
