import { findAlert } from '../../db/queries/kiosk-alerts.ts'
import { findActivePerson, insertNotifications } from '../../db/queries/notifications.ts'
import { enqueue, type NewOutboxEntry, type OutboxEntry } from '../../db/queries/outbox.ts'
import type { Tx } from '../../db/dialect.ts'
import { isoOf, type Service } from '../context.ts'
import { waitForOffice } from '../domain/deadlines/office-hours.ts'
import type { Outcome } from '../outbox/outcome.ts'
import { knownCalendars } from '../deadlines/find-calendar.ts'
import { type Addressee, findByRole } from '../notifications/find-audience.ts'
import { alertMailWords } from '../notifications/mail-words.ts'
import type { MailSender } from '../notifications/mailer.ts'

interface AlertPayload {
  readonly alertId: string
}

type Alert = NonNullable<Awaited<ReturnType<typeof findAlert>>>

/** An alert for the outbox, to be written with the alert itself. */
export function alertEntry(service: Service, alertId: string): NewOutboxEntry {
  const at = isoOf(service.now())
  return {
    id: service.newId(),
    kind: 'kiosk-alert',
    recipient: null,
    payload: JSON.stringify({ alertId } satisfies AlertPayload),
    dedupe_key: `kiosk-alert:${alertId}`,
    at,
    notBefore: at,
  }
}

/** Tells the administrators and the head of the kiosk's unit, in office hours, if the trouble still lasts. */
export async function deliverKioskAlert(service: Service, entry: OutboxEntry): Promise<Outcome> {
  const found = await judgeNow(service, entry)
  if ('kind' in found) return found
  const item = { lead_path: found.alert.unit_path }
  const people = await Promise.all([
    findByRole(service, item, 'administrator'),
    findByRole(service, item, 'head'),
  ])
  const byId = new Map(people.flat().map((person) => [person.id, person]))
  return {
    kind: 'delivered',
    write: (tx) => notifyOfAlert(tx, service, found.alert, [...byId.values()]),
  }
}

/** One mail of an alert to one person. */
export async function mailKioskAlert(
  service: Service,
  sender: MailSender,
  entry: OutboxEntry,
): Promise<Outcome> {
  const found = await judgeNow(service, entry)
  if ('kind' in found) return found
  const person = entry.recipient === null ? undefined : await findActivePerson(service.db, entry.recipient)
  if (!person?.email) return { kind: 'dropped' }
  const { alert } = found
  const { publicUrl } = service.config
  const words = alertMailWords(
    {
      kind: alert.kind,
      kioskName: alert.kiosk_name,
      unitName: alert.unit_name,
      beganAt: alert.began_at,
      zone: service.organisation.zone,
      link: publicUrl === null ? null : `${publicUrl}/app/kiosks`,
    },
    person.language,
  )
  await sender.send(entry.id, person.email, words)
  return { kind: 'delivered' }
}

/** The alert if it leaves now; else what becomes of it: over, or waiting for the office to open. */
async function judgeNow(service: Service, entry: OutboxEntry): Promise<{ alert: Alert } | Outcome> {
  const { alertId } = JSON.parse(entry.payload) as AlertPayload
  const alert = await findAlert(service.db, alertId)
  if (!alert || alert.ended_at !== null) return { kind: 'dropped' }
  const { calendar } = (await knownCalendars(service))(alert.unit_path)
  const opening = waitForOffice(calendar, service.now())
  return opening === null ? { alert } : { kind: 'waits', atMs: opening }
}

async function notifyOfAlert(
  tx: Tx,
  service: Service,
  { id, kind }: Alert,
  people: readonly Addressee[],
): Promise<void> {
  const at = isoOf(service.now())
  await insertNotifications(
    tx,
    people.map((person) => ({
      id: service.newId(),
      person_id: person.id,
      feedback_id: null,
      kiosk_alert_id: id,
      report_task_id: null,
      kind,
      due_at: null,
      created_at: at,
      read_at: null,
    })),
  )
  if (service.config.mail === null) return
  await enqueue(
    tx,
    people
      .filter(({ email }) => email !== null)
      .map((person) => ({
        id: service.newId(),
        kind: 'kiosk-alert-mail' as const,
        recipient: person.id,
        payload: JSON.stringify({ alertId: id } satisfies AlertPayload),
        dedupe_key: `kiosk-alert-mail:${id}:${person.id}`,
        at,
        notBefore: at,
      })),
  )
}
