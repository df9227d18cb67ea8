import ICAL from 'ical.js'
import type { CalendarImportReply, ImportedDay } from '../contract/deadlines/calendar-change.ts'
import type { Session } from '../contract/deadlines/calendar.ts'
import type { CalendarBody, DateEntry } from '../contract/deadlines/calendar.ts'
import { Refusal } from '../contract/refusals.ts'
import { WEEKDAYS } from '../contract/deadlines/weekday.ts'
import { addDays, weekdayOf } from '../domain/local-time.ts'

/** Marks the days of our own files that are worked, so that reading one back never takes them for days off. */
const WORKED = 'WORKING-DAY'

/** The dates of a calendar that differ from its week, as an iCalendar file (RFC 5545) that any calendar program reads. */
export function writeCalendarFile(name: string, host: string, { dates }: CalendarBody, at: string): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('prodid', '-//Hai Long//Calendar//VI')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('x-wr-calname', name)
  const stamp = ICAL.Time.fromJSDate(new Date(at), true)
  for (const [date, entry] of Object.entries(dates).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    calendar.addSubcomponent(eventOf(date, entry, host, stamp))
  }
  return `${calendar.toString()}\r\n`
}

function eventOf(date: string, entry: DateEntry, host: string, stamp: ICAL.Time): ICAL.Component {
  const event = new ICAL.Component('vevent')
  event.updatePropertyWithValue('uid', `${date}@${host}`)
  event.updatePropertyWithValue('dtstamp', stamp)
  event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(date))
  event.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(date, 1)))
  event.updatePropertyWithValue('summary', summaryOf(entry))
  if (entry.document !== undefined) event.updatePropertyWithValue('description', entry.document)
  event.updatePropertyWithValue('status', entry.computed ? 'TENTATIVE' : 'CONFIRMED')
  event.updatePropertyWithValue('transp', 'TRANSPARENT')
  event.updatePropertyWithValue('categories', entry.sessions.length === 0 ? 'DAY-OFF' : WORKED)
  return event
}

function summaryOf({ reason, sessions }: DateEntry): string {
  const hours = sessions.map(([from, to]: Session) => `${from}–${to}`).join(', ')
  return hours === '' ? reason : `${reason} (${hours})`
}

const MAX_DAYS = 400
/** A yearly event has no end: what is further away than this is another year's import. */
const DAYS_AHEAD = 3 * 366
const MAX_OCCURRENCES = 1_000

/**
 * Which days off an iCalendar file brings, and what each would change: events that last whole days count, others do not.
 * Nothing is saved: the reply holds the changes to save. Throws `calendar/unreadable-file`.
 */
export function readCalendarFile(file: string, body: CalendarBody, today: string): CalendarImportReply {
  const found = new Map<string, string>()
  for (const { date, reason } of daysOff(file, today)) if (!found.has(date)) found.set(date, reason)
  const days = [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MAX_DAYS)
    .map(([date, reason]): ImportedDay => ({ date, reason, outcome: outcomeOf(body, date) }))
  return {
    days,
    changes: days
      .filter(({ outcome }) => outcome === 'new')
      .map(({ date, reason }) => ({ change: 'date', date, entry: { sessions: [], reason } })),
  }
}

/** An entry that stands is never overwritten: an announced swap says more than a list of holidays. */
function outcomeOf({ dates, week }: CalendarBody, date: string): ImportedDay['outcome'] {
  const sessions = dates[date]?.sessions ?? week[WEEKDAYS[weekdayOf(date)] ?? 'mon']
  if (sessions.length === 0) return 'same'
  return dates[date] ? 'kept' : 'new'
}

interface DayOff {
  readonly date: string
  readonly reason: string
}

function daysOff(file: string, today: string): DayOff[] {
  const until = addDays(today, DAYS_AHEAD)
  try {
    return eventsOf(file).flatMap((event) => occurrences(event, today, until))
  } catch {
    // The library says what is wrong with a file in errors of no kind of its own.
    throw new Refusal('calendar/unreadable-file')
  }
}

function eventsOf(file: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
  if (calendar.name !== 'vcalendar') throw new Error('no calendar')
  return calendar
    .getAllSubcomponents('vevent')
    .filter(
      (event) =>
        event.getFirstPropertyValue('status') !== 'CANCELLED' &&
        event.getFirstPropertyValue('categories') !== WORKED,
    )
    .map((event) => new ICAL.Event(event))
    .filter(({ startDate }) => startDate.isDate)
}

function occurrences(event: ICAL.Event, today: string, until: string): DayOff[] {
  const reason = (event.summary ?? '').trim().slice(0, 200) || 'iCalendar'
  const length = Math.min(MAX_DAYS, Math.max(1, Math.round(event.duration.toSeconds() / 86_400)))
  const days = (start: ICAL.Time): DayOff[] =>
    Array.from({ length }, (_, index) => ({ date: addDays(dateOf(start), index), reason }))
  if (!event.isRecurring()) return days(event.startDate)
  const found: DayOff[] = []
  const next = event.iterator()
  for (let count = 0; count < MAX_OCCURRENCES && found.length < MAX_DAYS; count++) {
    const start = next.next() as ICAL.Time | null
    if (!start || dateOf(start) > until) break
    if (dateOf(start) >= today) found.push(...days(start))
  }
  return found
}

function dateOf(time: ICAL.Time): string {
  return time.toString().slice(0, 10)
}
