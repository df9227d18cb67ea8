import type { Tx } from '../../db/dialect.ts'
import { insertNotifications } from '../../db/queries/notifications.ts'
import { enqueue } from '../../db/queries/outbox.ts'
import { listChoicesOn } from '../../db/queries/told/notice-choices.ts'
import { isoOf, type Service } from '../context.ts'
import type { NotificationKind } from '../contract/notification.ts'
import { TOPIC_OF } from '../contract/told/notice-topics.ts'
import type { ReminderSubject } from '../domain/deadlines/reminders.ts'
import type { Addressee } from './find-audience.ts'

interface News {
  readonly kind: NotificationKind
  readonly feedbackId: string
  /** ISO. */
  readonly dueAt: string | null
  /** The same whenever this news is delivered again: one mail a person comes of it. */
  readonly key: string
  readonly byMail: boolean
  /** Of a reminder: a mail that leaves late is judged again. */
  readonly subject: ReminderSubject | null
  /** Path of the unit that is told: its mails leave in its office hours. */
  readonly officePath: string
}

/** What the outbox keeps of a mail; who gets it stands beside it, and the address is looked up when it leaves. */
export type MailPayload = Pick<News, 'kind' | 'feedbackId' | 'dueAt' | 'subject' | 'officePath'>

/** Notifies each of these people in the staff app and, where mail is set up and wanted, puts a mail into the outbox. */
export async function notifyPeople(
  tx: Tx,
  service: Service,
  people: readonly Addressee[],
  { key, byMail, ...news }: News,
): Promise<void> {
  const at = isoOf(service.now())
  const chosen = await choicesOf(tx, people, news.kind)
  await insertNotifications(
    tx,
    people
      .filter(({ id }) => chosen(id)?.bell !== 0)
      .map(({ id }) => ({
        id: service.newId(),
        person_id: id,
        feedback_id: news.feedbackId,
        kiosk_alert_id: null,
        report_task_id: null,
        kind: news.kind,
        due_at: news.dueAt,
        created_at: at,
        read_at: null,
      })),
  )
  if (service.config.mail === null) return
  const isMailed = (id: string) => {
    const mail = chosen(id)?.mail ?? 'usual'
    return mail === 'always' || (mail === 'usual' && byMail)
  }
  const payload = JSON.stringify(news satisfies MailPayload)
  await enqueue(
    tx,
    people
      .filter(({ id, email }) => email !== null && isMailed(id))
      .map(({ id }) => ({
        id: service.newId(),
        kind: 'mail' as const,
        recipient: id,
        payload,
        dedupe_key: `mail:${key}:${id}`,
        at,
        notBefore: at,
      })),
  )
}

/** What these people chose to hear of such news; undefined where nothing. */
async function choicesOf(tx: Tx, people: readonly Addressee[], kind: NotificationKind) {
  const topic = TOPIC_OF[kind]
  const ids = people.map(({ id }) => id)
  const rows = topic === undefined || ids.length === 0 ? [] : await listChoicesOn(tx, ids, topic)
  return (id: string) => rows.find(({ person_id }) => person_id === id)
}
