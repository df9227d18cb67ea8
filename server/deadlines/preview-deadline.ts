import type { Service } from '../context.ts'
import type { DeadlinePreviewReply, DeadlinePreviewRequest } from '../contract/deadlines/calendar.ts'
import { checkCalendarEntries } from '../domain/deadlines/check-calendar.ts'
import { computeDeadline } from '../domain/deadlines/deadline.ts'
import { utcText } from '../domain/local-time.ts'
import { compileCalendar, type WorkingCalendar } from '../domain/deadlines/working-calendar.ts'
import { knownCalendars } from './find-calendar.ts'

/**
 * "If it comes at this minute, when is it due, and why?" A calendar given is checked entry by entry only: one without
 * working time in the next 400 days may well have some when it is asked about. Throws `calendar/invalid`,
 * `calendar/no-working-time`.
 */
export async function previewDeadline(
  service: Service,
  { policy, receivedAt, pauses = [], extensions = [], calendar }: DeadlinePreviewRequest,
): Promise<DeadlinePreviewReply> {
  const { dueAt, steps } = computeDeadline({
    rule: policy,
    receivedAt: Date.parse(receivedAt),
    pauses: pauses.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })),
    extensions,
    calendar: calendar ? checked(calendar) : await rootCalendar(service),
  })
  return { dueAt: utcText(dueAt), steps }
}

function checked(body: NonNullable<DeadlinePreviewRequest['calendar']>): WorkingCalendar {
  checkCalendarEntries(body)
  return compileCalendar(body)
}

async function rootCalendar(service: Service): Promise<WorkingCalendar> {
  const calendarOf = await knownCalendars(service)
  return calendarOf(`/${service.organisation.rootUnitId}/`).calendar
}
