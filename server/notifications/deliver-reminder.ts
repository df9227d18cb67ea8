import { findFeedback } from '../../db/queries/feedback/feedback.ts'
import type { OutboxEntry } from '../../db/queries/outbox.ts'
import { forgetPlan } from '../../db/queries/deadlines/reminders.ts'
import type { Service } from '../context.ts'
import type { ReminderStep } from '../contract/deadlines/reminders.ts'
import {
  type Judgement,
  judgeReminder,
  notificationKindOf,
  type ReminderSubject,
} from '../domain/deadlines/reminders.ts'
import type { Outcome } from '../outbox/outcome.ts'
import { knownCalendars } from '../deadlines/find-calendar.ts'
import { findAudience } from './find-audience.ts'
import { notifyPeople } from './notify-people.ts'
import { whoMaySee } from './who-may-see.ts'

/** What the outbox keeps of a reminder. */
export interface ReminderPayload {
  readonly feedbackId: string
  readonly step: ReminderStep
  readonly subject: ReminderSubject
}

type Item = NonNullable<Awaited<ReturnType<typeof findFeedback>>>

/** A reminder whose moment has come, judged by how the item stands now. */
export async function deliverReminder(service: Service, entry: OutboxEntry): Promise<Outcome> {
  const { feedbackId, step, subject } = JSON.parse(entry.payload) as ReminderPayload
  const item = await findFeedback(service.db, feedbackId)
  if (!item) return { kind: 'dropped' }
  const judgement = await judgeNow(service, item, subject)
  if (judgement === 'pointless') return { kind: 'dropped' }
  if (judgement === 'forgotten') return { kind: 'dropped', write: (tx) => forgetPlan(tx, feedbackId) }
  if (judgement !== 'leaves') return { kind: 'waits', atMs: judgement.waitsUntil }
  const people = await whoMaySee(service, feedbackId, await findAudience(service, item, step.to))
  return {
    kind: 'delivered',
    write: (tx) =>
      notifyPeople(tx, service, people, {
        kind: notificationKindOf(step.at),
        feedbackId,
        dueAt: item.current_due_at,
        key: entry.dedupe_key,
        byMail: step.byMail,
        subject,
        officePath: item.lead_path,
      }),
  }
}

/** Has a reminder of this item still a point at this moment, and is the office open? */
export async function judgeNow(service: Service, item: Item, subject: ReminderSubject): Promise<Judgement> {
  const { calendar } = (await knownCalendars(service))(item.lead_path)
  const standing = {
    status: item.status,
    cycle: item.cycle,
    unitId: item.lead_unit_id,
    dueAt: Date.parse(item.current_due_at),
  }
  return judgeReminder(subject, standing, service.now(), calendar)
}
