import type { Tx } from '../../db/dialect.ts'
import { findActivePerson, insertNotifications } from '../../db/queries/notifications.ts'
import { enqueue, type NewOutboxEntry, type OutboxEntry } from '../../db/queries/outbox.ts'
import {
  findReportTask,
  isDelivered,
  listDeliveries,
  listReportTasks,
  type ReportTask,
} from '../../db/queries/reports/report-tasks.ts'
import { isoOf, type Service } from '../context.ts'
import type { Role } from '../contract/people.ts'
import { type CalendarOf, knownCalendars } from '../deadlines/find-calendar.ts'
import { waitForOffice } from '../domain/deadlines/office-hours.ts'
import { DAY_MS, localDay } from '../domain/local-time.ts'
import { dueDaysOf, lastGoodDay, lateFrom, remindAt } from '../domain/report-tasks.ts'
import { type Addressee, findByRole } from '../notifications/find-audience.ts'
import { reportMailWords } from '../notifications/mail-words.ts'
import type { MailSender } from '../notifications/mailer.ts'
import type { Outcome } from '../outbox/outcome.ts'
import { dueRuleOf } from './due-rule.ts'

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
  if (task.ended_on !== null) return []
  return dueDaysOf(dueRuleOf(task), localDay(now, zone)).flatMap((dueBefore): ReportPayload[] => {
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

/**
 * Tells whoever it is assigned to, or the lead unit's officers, with its head and coordinators, in its office hours, while it
 * still matters; by mail too where mail is set up.
 */
export async function deliverReportReminder(service: Service, entry: OutboxEntry): Promise<Outcome> {
  const found = await judgeNow(service, entry)
  if ('kind' in found) return found
  const { task, payload } = found
  const people = await findPeople(service, task)
  return { kind: 'delivered', write: (tx) => tell(tx, service, payload, people) }
}

/** One mail of a reminder to one person. */
export async function mailReportReminder(
  service: Service,
  sender: MailSender,
  entry: OutboxEntry,
): Promise<Outcome> {
  const found = await judgeNow(service, entry)
  if ('kind' in found) return found
  const person = entry.recipient === null ? undefined : await findActivePerson(service.db, entry.recipient)
  if (!person?.email) return { kind: 'dropped' }
  const { task, payload } = found
  const { publicUrl } = service.config
  const words = reportMailWords(
    {
      kind: payload.kind,
      title: task.title,
      unitName: task.unit_name,
      lastDay: lastGoodDay(payload.dueBefore),
      link: publicUrl === null ? null : `${publicUrl}/app/report-tasks`,
    },
    person.language,
  )
  await sender.send(entry.id, person.email, words)
  return { kind: 'delivered' }
}

/** The task if the reminder leaves now; else what becomes of it: without point, or waiting for the office to open. */
async function judgeNow(
  service: Service,
  entry: OutboxEntry,
): Promise<{ task: ReportTask; payload: ReportPayload } | Outcome> {
  const payload = JSON.parse(entry.payload) as ReportPayload
  const { kind, taskId, dueBefore } = payload
  const task = await findReportTask(service.db, taskId)
  if (!task || task.ended_on !== null || (await isDelivered(service.db, taskId, dueBefore)))
    return { kind: 'dropped' }
  const { zone } = service.organisation
  const isStillDue = dueDaysOf(dueRuleOf(task), localDay(service.now(), zone)).includes(dueBefore)
  const isOver = kind === 'report-due-soon' && service.now() >= lateFrom(dueBefore, zone)
  if (!isStillDue || isOver) return { kind: 'dropped' }
  const { calendar } = (await knownCalendars(service))(task.unit_path)
  const opening = waitForOffice(calendar, service.now())
  return opening === null ? { task, payload } : { kind: 'waits', atMs: opening }
}

async function findPeople(service: Service, task: ReportTask): Promise<Addressee[]> {
  const ofRole = (role: Role) => findByRole(service, { lead_path: task.unit_path }, role)
  const assignee =
    task.assignee_id === null ? undefined : await findActivePerson(service.db, task.assignee_id)
  const found = await Promise.all([
    assignee ? [assignee] : ofRole('officer'),
    ofRole('head'),
    ofRole('coordinator'),
  ])
  return [...new Map(found.flat().map((person) => [person.id, person])).values()]
}

async function tell(
  tx: Tx,
  service: Service,
  payload: ReportPayload,
  people: readonly Addressee[],
): Promise<void> {
  const { kind, taskId, dueBefore } = payload
  const at = isoOf(service.now())
  await insertNotifications(
    tx,
    people.map(({ id }) => ({
      id: service.newId(),
      person_id: id,
      feedback_id: null,
      kiosk_alert_id: null,
      report_task_id: taskId,
      kind,
      due_at: isoOf(lateFrom(dueBefore, service.organisation.zone) - 60_000),
      created_at: at,
      read_at: null,
    })),
  )
  if (service.config.mail === null) return
  await enqueue(
    tx,
    people
      .filter(({ email }) => email !== null)
      .map(({ id }) => ({
        id: service.newId(),
        kind: 'report-task-mail' as const,
        recipient: id,
        payload: JSON.stringify(payload),
        dedupe_key: `report-task-mail:${taskId}:${dueBefore}:${kind}:${id}`,
        at,
        notBefore: at,
      })),
  )
}
