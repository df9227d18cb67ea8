import { listOverdue } from '../../db/queries/feedback/open-items.ts'
import { isoOf, type Service } from '../context.ts'
import { workedMs } from '../domain/deadlines/working-calendar.ts'
import { MINUTE_MS } from '../domain/local-time.ts'
import { knownCalendars } from './find-calendar.ts'

/** The open items past due that these units are answerable for, each with its lateness in working days of that unit; the latest first. */
export async function overdueItems(service: Service, unitIds: readonly string[]) {
  const { db, now } = service
  const calendarOf = await knownCalendars(service)
  return (await listOverdue(db, unitIds, isoOf(now())))
    .map((item) => {
      const { calendar } = calendarOf(item.holder_path)
      const worked = workedMs(calendar, Date.parse(item.breached_at ?? item.current_due_at), now())
      return { ...item, workingDaysLate: worked / MINUTE_MS / calendar.standardDayMinutes }
    })
    .toSorted((a, b) => b.workingDaysLate - a.workingDaysLate || a.id.localeCompare(b.id))
}
