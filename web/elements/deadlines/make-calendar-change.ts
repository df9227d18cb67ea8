import type { CalendarBody, Session } from '../../../server/contract/deadlines/calendar.ts'
import type { CalendarChange } from '../../../server/contract/deadlines/calendar-change.ts'
import type { Words } from '../../../server/contract/language.ts'
import { WEEKDAYS, type Weekday } from '../../../server/contract/deadlines/weekday.ts'
import { CALENDAR_STRINGS } from '../../strings/calendar-strings.ts'
import { hoursText, readHours } from './calendar-look.ts'

export type CalendarAct = 'off' | 'hours' | 'swap' | 'clear' | 'confirm' | 'propose' | 'week'

/** What a person may do to a calendar, in the order offered. */
export const CALENDAR_ACTS: readonly { readonly act: CalendarAct; readonly words: Words }[] = [
  { act: 'off', words: CALENDAR_STRINGS.kindOff },
  { act: 'hours', words: CALENDAR_STRINGS.kindHours },
  { act: 'swap', words: CALENDAR_STRINGS.kindSwap },
  { act: 'clear', words: CALENDAR_STRINGS.kindClear },
  { act: 'confirm', words: CALENDAR_STRINGS.kindConfirm },
  { act: 'propose', words: CALENDAR_STRINGS.kindPropose },
  { act: 'week', words: CALENDAR_STRINGS.kindWeek },
]

/** The form as it was filled in; what the act does not ask for is empty. */
export interface GivenChange {
  readonly date: string
  readonly worked: string
  readonly reason: string
  readonly document: string
  readonly hours: string
  readonly year: string
  readonly week: Readonly<Record<Weekday, string>>
}

/** The field that is not filled in rightly. */
interface ChangeProblem {
  readonly field: string
  readonly words: Words
}

/** A change out of what a person filled in, or what is still missing. The service checks the rest. */
export function makeChange(
  act: CalendarAct,
  given: GivenChange,
  body: CalendarBody,
  year: number,
): CalendarChange | ChangeProblem {
  const { date, worked, reason, document } = given
  const needsDate = act === 'off' || act === 'hours' || act === 'swap' || act === 'clear'
  if (needsDate && date === '') return { field: 'date', words: CALENDAR_STRINGS.dateNeeded }
  const by = document === '' ? {} : { document }
  switch (act) {
    case 'off':
      if (reason === '') return { field: 'reason', words: CALENDAR_STRINGS.reasonNeeded }
      return { change: 'date', date, entry: { sessions: [], reason, ...by } }
    case 'hours': {
      const sessions = readHours(given.hours)
      if (!sessions || sessions.length === 0) return { field: 'hours', words: CALENDAR_STRINGS.hoursWrong }
      if (reason === '') return { field: 'reason', words: CALENDAR_STRINGS.reasonNeeded }
      return { change: 'date', date, entry: { sessions, reason, ...by } }
    }
    case 'swap':
      if (worked === '') return { field: 'worked', words: CALENDAR_STRINGS.dateNeeded }
      if (document === '') return { field: 'document', words: CALENDAR_STRINGS.documentNeeded }
      return { change: 'swap', swap: { off: date, worked, document } }
    case 'clear':
      return clearing(body, date)
    case 'confirm': {
      if (document === '') return { field: 'document', words: CALENDAR_STRINGS.documentNeeded }
      const dates = Object.entries(body.dates).flatMap(([day, { computed }]) =>
        computed && day.startsWith(String(year)) ? [day] : [],
      )
      return { change: 'confirm', dates, document }
    }
    case 'propose':
      return { change: 'propose', year: Number(given.year) }
    case 'week':
      return changedWeek(given.week, body)
  }
}

/** Half a swap is never taken back alone: the other half goes with it. */
function clearing({ dates }: CalendarBody, date: string): CalendarChange {
  const entry = dates[date]
  const other = entry?.swappedWith
  if (!entry || other === undefined) return { change: 'clear', date }
  const [off, worked] = entry.sessions.length === 0 ? [date, other] : [other, date]
  return { change: 'clear-swap', off, worked }
}

/** Only the weekdays that were changed. */
function changedWeek(
  given: Readonly<Record<Weekday, string>>,
  { week }: CalendarBody,
): CalendarChange | ChangeProblem {
  const changed: Partial<Record<Weekday, Session[]>> = {}
  for (const day of WEEKDAYS) {
    const sessions = readHours(given[day])
    if (!sessions) return { field: day, words: CALENDAR_STRINGS.hoursWrong }
    if (hoursText(sessions) !== hoursText(week[day])) changed[day] = sessions
  }
  return { change: 'week', week: changed }
}
