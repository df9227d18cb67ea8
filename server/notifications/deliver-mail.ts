import { findFeedback } from '../../db/queries/feedback/feedback.ts'
import { findActivePerson } from '../../db/queries/notifications.ts'
import type { OutboxEntry } from '../../db/queries/outbox.ts'
import type { Service } from '../context.ts'
import { waitForOffice } from '../domain/deadlines/office-hours.ts'
import type { Judgement } from '../domain/deadlines/reminders.ts'
import { knownChoices } from '../known-choices.ts'
import { knownCalendars } from '../deadlines/find-calendar.ts'
import type { Outcome } from '../outbox/outcome.ts'
import { judgeNow } from './deliver-reminder.ts'
import { mailWords } from './mail-words.ts'
import type { MailSender } from './mailer.ts'
import type { MailPayload } from './notify-people.ts'
import { whoMaySee } from './who-may-see.ts'

/**
 * One mail to one person, in their office's hours. A reminder that was held up is judged again: it may have lost its point, or
 * must wait for the morning.
 */
export async function deliverMail(
  service: Service,
  sender: MailSender,
  entry: OutboxEntry,
): Promise<Outcome> {
  const { kind, feedbackId, dueAt, subject, officePath } = JSON.parse(entry.payload) as MailPayload
  const [item, person] = await Promise.all([
    findFeedback(service.db, feedbackId),
    entry.recipient === null ? undefined : findActivePerson(service.db, entry.recipient),
  ])
  if (!item || !person?.email) return { kind: 'dropped' }
  if ((await whoMaySee(service, feedbackId, [person])).length === 0) return { kind: 'dropped' }
  const judgement =
    kind === 'marked-urgent' && (await knownChoices(service))['urgent-at-any-hour']
      ? 'leaves'
      : subject === null
        ? await openNow(service, officePath)
        : await judgeNow(service, item, subject)
  if (judgement === 'pointless' || judgement === 'forgotten') return { kind: 'dropped' }
  if (judgement !== 'leaves') return { kind: 'waits', atMs: judgement.waitsUntil }
  const { publicUrl } = service.config
  const words = mailWords(
    {
      kind,
      trackingCode: item.tracking_code,
      unitName: item.lead_name,
      dueAt: dueAt ?? item.current_due_at,
      zone: service.organisation.zone,
      link: publicUrl === null ? null : `${publicUrl}/app/feedback/${item.id}`,
    },
    person.language,
  )
  await sender.send(entry.id, person.email, words)
  return { kind: 'delivered' }
}

async function openNow(service: Service, officePath: string): Promise<Judgement> {
  const { calendar } = (await knownCalendars(service))(officePath)
  const opening = waitForOffice(calendar, service.now())
  return opening === null ? 'leaves' : { waitsUntil: opening }
}
