import { insertNotifications } from '../../db/queries/notifications.ts'
import { enqueue, type NewOutboxEntry, type OutboxEntry } from '../../db/queries/outbox.ts'
import {
  findReportTask,
  isDelivered,
  listDeliveries,
  listReportTasks,
  type ReportTask,
} from '../../db/queries/reports/report-tasks.ts'
import { isoOf, type Service } from '../context.ts'
import { type CalendarOf, knownCalendars } from '../deadlines/find-calendar.ts'
import { waitForOffice } from '../domain/deadlines/office-hours.ts'
import { DAY_MS, localDay } from '../domain/local-time.ts'
import { dueDaysOf, lateFrom, remindAt } from '../domain/report-tasks.ts'
import { findByRole } from '../notifications/find-audience.ts'
import type { Outcome } from '../outbox/outcome.ts'

/** What is longer ago is told no more: the outbox has forgotten by then what it delivered. */
const TOLD_FOR_DAYS = 30

interface ReportPayload {
  readonly kind: 'report-due-soon' | 'report-late'
  readonly taskId: string
  readonly dueBefore: string
}

/** Puts into the outbox what is due soon and what has become late, each once. */
export async function remindOfReports(service: Service): Promise<void> {
  const [tasks, deliveries] = await Promise.all([listReportTasks(service.db), listDeliveries(service.db)])
  const done = new Set(deliveries.map((each) => `${each.task_id} ${each.due_before}`))
  const calendarOf = await knownCalendars(service)
  const entries = tasks.flatMap((task) =>
    newsOf(service, task, calendarOf).filter(({ dueBefore }) => !done.has(`${task.id} ${dueBefore}`)),
  )
  if (entries.length === 0) return
  await service.db.transaction().execute((tx) =>
    enqueue(
      tx,
      entries.map((payload) => entryOf(service, payload)),
    ),
  )
}

function newsOf(service: Service, task: ReportTask, calendarOf: CalendarOf): ReportPayload[] {
  const { zone } = service.organisation
  const now = service.now()
  const { calendar } = calendarOf(task.unit_path)
  const rule = { dueBefore: task.due_before, rhythm: task.rhythm }
  return dueDaysOf(rule, localDay(now, zone)).flatMap((dueBefore): ReportPayload[] => {
    const late = lateFrom(dueBefore, zone)
    if (now - late > TOLD_FOR_DAYS * DAY_MS) return []
    const soon = remindAt(calendar, dueBefore)
    if (now >= late) return [{ kind: 'report-late', taskId: task.id, dueBefore }]
    return soon !== null && now >= soon ? [{ kind: 'report-due-soon', taskId: task.id, dueBefore }] : []
  })
}

function entryOf(service: Service, payload: ReportPayload): NewOutboxEntry {
  const at = isoOf(service.now())
  return {
    id: service.newId(),
    kind: 'report-task',
    recipient: null,
    payload: JSON.stringify(payload),
    dedupe_key: `report-task:${payload.taskId}:${payload.dueBefore}:${payload.kind}`,
    at,
    notBefore: at,
  }
}

/** Tells the lead unit's officers and head and its coordinators, in its office hours, while it still matters. */
export async function deliverReportReminder(service: Service, entry: OutboxEntry): Promise<Outcome> {
  const { kind, taskId, dueBefore } = JSON.parse(entry.payload) as ReportPayload
  const task = await findReportTask(service.db, taskId)
  if (!task || (await isDelivered(service.db, taskId, dueBefore))) return { kind: 'dropped' }
  const late = lateFrom(dueBefore, service.organisation.zone)
  if (kind === 'report-due-soon' && service.now() >= late) return { kind: 'dropped' }
  const { calendar } = (await knownCalendars(service))(task.unit_path)
  const opening = waitForOffice(calendar, service.now())
  if (opening !== null) return { kind: 'waits', atMs: opening }
  const found = await Promise.all(
    (['officer', 'head', 'coordinator'] as const).map((role) =>
      findByRole(service, { lead_path: task.unit_path }, role),
    ),
  )
  const at = isoOf(service.now())
  return {
    kind: 'delivered',
    write: (tx) =>
      insertNotifications(
        tx,
        [...new Set(found.flat().map(({ id }) => id))].map((personId) => ({
          id: service.newId(),
          person_id: personId,
          feedback_id: null,
          kiosk_alert_id: null,
          report_task_id: taskId,
          kind,
          due_at: isoOf(late - 60_000),
          created_at: at,
          read_at: null,
        })),
      ),
  }
}
