import { findActivePerson, insertNotifications } from '../../db/queries/notifications.ts'
import {
  findDataRequest,
  listOpenRequests,
  type RequestWithPerson,
} from '../../db/queries/office/data-requests.ts'
import { enqueue, type OutboxEntry } from '../../db/queries/outbox.ts'
import { isoOf, type Service } from '../context.ts'
import type { PersonalDataNews } from '../contract/notification.ts'
import { knownCalendars } from '../deadlines/find-calendar.ts'
import { momentBefore, waitForOffice } from '../domain/deadlines/office-hours.ts'
import { startOfLocalDay } from '../domain/local-time.ts'
import { nextAssessmentOn } from '../domain/personal-data/assessment-day.ts'
import { findByRole } from '../notifications/find-audience.ts'
import { personalDataMailWords } from '../notifications/mail-words.ts'
import type { MailSender } from '../notifications/mailer.ts'
import type { Outcome } from '../outbox/outcome.ts'
import { findSetting } from './find-settings.ts'

/** So much working time before a due time it is told: two of the office's days of eight hours, half of one for the first reply. */
const BEFORE_DONE_MS = 16 * 3_600_000
const BEFORE_REPLY_MS = 4 * 3_600_000

interface Reminder {
  readonly kind: PersonalDataNews
  /** Null for the assessment. */
  readonly requestId: string | null
  readonly dueAt: string
}

/** Puts into the outbox which requests about personal data are due soon or late, and the assessment that is to be looked at, each once. */
export async function remindOfPersonalData(service: Service): Promise<void> {
  const requests = await listOpenRequests(service.db)
  const calendar = await rootCalendar(service)
  const now = service.now()
  const isNear = (dueAt: string, workingMs: number) =>
    momentBefore(calendar, Date.parse(dueAt), workingMs) <= now
  const reminders = requests.flatMap(({ id, reply_due_at, due_at, replied_at }): Reminder[] => {
    if (due_at <= isoOf(now)) return [{ kind: 'data-request-late', requestId: id, dueAt: due_at }]
    return [
      ...(replied_at === null && isNear(reply_due_at, BEFORE_REPLY_MS)
        ? [{ kind: 'data-reply-due-soon' as const, requestId: id, dueAt: reply_due_at }]
        : []),
      ...(isNear(due_at, BEFORE_DONE_MS)
        ? [{ kind: 'data-request-due-soon' as const, requestId: id, dueAt: due_at }]
        : []),
    ]
  })
  const assessment = await dueAssessment(service)
  const all = [...reminders, ...(assessment === null ? [] : [assessment])]
  if (all.length === 0) return
  const at = isoOf(now)
  await service.db.transaction().execute((tx) =>
    enqueue(
      tx,
      all.map((reminder) => ({
        id: service.newId(),
        kind: 'personal-data',
        recipient: null,
        payload: JSON.stringify(reminder),
        dedupe_key: `personal-data:${reminder.kind}:${reminder.requestId ?? ''}:${reminder.dueAt}`,
        at,
        notBefore: at,
      })),
    ),
  )
}

/** Tells administrators of the whole office, in its hours, while it still matters; by mail too where mail is set up. */
export async function deliverPersonalDataReminder(service: Service, entry: OutboxEntry): Promise<Outcome> {
  const found = await judgeNow(service, entry)
  if ('outcome' in found) return found.outcome
  const { reminder } = found
  const people = await findByRole(
    service,
    { lead_path: `/${service.organisation.rootUnitId}/` },
    'administrator',
  )
  const at = isoOf(service.now())
  return {
    kind: 'delivered',
    write: async (tx) => {
      await insertNotifications(
        tx,
        people.map(({ id }) => ({
          id: service.newId(),
          person_id: id,
          feedback_id: null,
          kiosk_alert_id: null,
          report_task_id: null,
          kind: reminder.kind,
          due_at: reminder.dueAt,
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
            kind: 'personal-data-mail' as const,
            recipient: id,
            payload: JSON.stringify(reminder),
            dedupe_key: `personal-data-mail:${reminder.kind}:${reminder.requestId ?? ''}:${reminder.dueAt}:${id}`,
            at,
            notBefore: at,
          })),
      )
    },
  }
}

/** One mail of a reminder to one person: which request by its code, and nothing of who asked. */
export async function mailPersonalDataReminder(
  service: Service,
  sender: MailSender,
  entry: OutboxEntry,
): Promise<Outcome> {
  const found = await judgeNow(service, entry)
  if ('outcome' in found) return found.outcome
  const person = entry.recipient === null ? undefined : await findActivePerson(service.db, entry.recipient)
  if (!person?.email) return { kind: 'dropped' }
  const { publicUrl } = service.config
  const { reminder, request } = found
  const facts = {
    kind: reminder.kind,
    code: request?.code ?? null,
    dueAt: reminder.dueAt,
    zone: service.organisation.zone,
    link: publicUrl === null ? null : `${publicUrl}/app/personal-data`,
  }
  await sender.send(entry.id, person.email, personalDataMailWords(facts, person.language))
  return { kind: 'delivered' }
}

type Judged =
  { readonly reminder: Reminder; readonly request: RequestWithPerson | null } | { readonly outcome: Outcome }

/** The reminder if it leaves now; else what becomes of it: without point, or waiting for the office to open. */
async function judgeNow(service: Service, entry: OutboxEntry): Promise<Judged> {
  const reminder = JSON.parse(entry.payload) as Reminder
  const request =
    reminder.requestId === null ? null : ((await findDataRequest(service.db, reminder.requestId)) ?? null)
  const isStill =
    reminder.requestId === null
      ? (await dueAssessment(service))?.dueAt === reminder.dueAt
      : request !== null && isStillDue(reminder, request)
  if (!isStill) return { outcome: { kind: 'dropped' } }
  const opening = waitForOffice(await rootCalendar(service), service.now())
  return opening === null ? { reminder, request } : { outcome: { kind: 'waits', atMs: opening } }
}

function isStillDue({ kind, dueAt }: Reminder, request: RequestWithPerson): boolean {
  if (request.state !== 'open') return false
  if (kind === 'data-reply-due-soon') return request.replied_at === null && request.reply_due_at === dueAt
  return request.due_at === dueAt
}

/** Null where none was made, or it is not time yet. */
async function dueAssessment(service: Service): Promise<Reminder | null> {
  const { fromDay, savedAt, body } = await findSetting(service, 'assessment', 'all')
  if (savedAt === null) return null
  const due = startOfLocalDay(nextAssessmentOn(fromDay, body.months), service.organisation.zone)
  return due > service.now() ? null : { kind: 'assessment-due', requestId: null, dueAt: isoOf(due) }
}

async function rootCalendar(service: Service) {
  return (await knownCalendars(service))(`/${service.organisation.rootUnitId}/`).calendar
}
