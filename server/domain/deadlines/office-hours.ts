import { Refusal } from '../../contract/refusals.ts'
import { MINUTE_MS } from '../local-time.ts'
import {
  type OpenDay,
  SEARCH_DAYS,
  type WorkingCalendar,
  dayAt,
  reachWorkingDay,
} from './working-calendar.ts'

/** Delivery takes a moment: what was meant for the close of the office may leave this much later. */
const CLOSE_GRACE_MS = 5 * MINUTE_MS

/** Null where what is to be told now may leave, else when the office opens. Throws `calendar/no-working-time`. */
export function waitForOffice(calendar: WorkingCalendar, nowMs: number): number | null {
  const opening = openingFrom(calendar, nowMs - CLOSE_GRACE_MS)
  return opening <= nowMs ? null : opening
}

/** The first working moment at or after an instant; a session's close still belongs to it. Throws `calendar/no-working-time`. */
export function openingFrom(calendar: WorkingCalendar, ms: number): number {
  // A close at 24:00 belongs to the day before.
  const first = dayAt(calendar, ms).number - 1
  for (let number = first; number <= first + SEARCH_DAYS; number++) {
    const session = calendar.day(number).sessions.find(({ to }) => ms <= to)
    if (session) return Math.max(ms, session.from)
  }
  throw new Refusal('calendar/no-working-time')
}

/** The latest working moment from which `workingMs` of working time are left until `ms`. Throws `calendar/no-working-time`. */
export function momentBefore(calendar: WorkingCalendar, ms: number, workingMs: number): number {
  let left = workingMs
  const last = dayAt(calendar, ms).number
  for (let number = last; number > last - SEARCH_DAYS; number--) {
    for (const { from, to } of calendar.day(number).sessions.toReversed()) {
      const length = Math.min(to, ms) - from
      if (length <= 0) continue
      if (left <= length) return from + length - left
      left -= length
    }
  }
  throw new Refusal('calendar/no-working-time')
}

/** When the office opens on the working day after the one on which a moment falls. Throws `calendar/no-working-time`. */
export function nextMorning(calendar: WorkingCalendar, ms: number): number {
  const opening = openingOf(reachWorkingDay(calendar, dayAt(calendar, ms - 1).number + 1, 1))
  return opening > ms ? opening : openingOf(reachWorkingDay(calendar, dayAt(calendar, ms).number + 1, 1))
}

function openingOf({ sessions, closesAt }: OpenDay): number {
  return sessions[0]?.from ?? closesAt
}
