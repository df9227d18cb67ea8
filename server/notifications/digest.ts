import { countUnread, findActivePerson } from '../../db/queries/notifications.ts'
import { enqueue, type OutboxEntry } from '../../db/queries/outbox.ts'
import { listDigestPeople } from '../../db/queries/told/notice-choices.ts'
import { contextFor, isoOf, type Service } from '../context.ts'
import { COUNTED_UP_TO, type QueueCounts } from '../contract/feedback/queue/counts.ts'
import type { Language, Words } from '../contract/language.ts'
import { PERMISSIONS } from '../contract/permissions.ts'
import { knownCalendars } from '../deadlines/find-calendar.ts'
import { dayAt } from '../domain/deadlines/working-calendar.ts'
import { localDay, MINUTE_MS } from '../domain/local-time.ts'
import { countQueues } from '../feedback/queue/count-queues.ts'
import type { Outcome } from '../outbox/outcome.ts'
import { actorOf } from '../sign-in/actor-of.ts'
import type { MailSender } from './mailer.ts'

/** A service that was down at opening still sends it for so long; later it is no morning's any more. */
const MORNING_MS = 120 * MINUTE_MS

/** Puts the morning's digest of each person whose office has just opened into the outbox: once a day, whoever runs it again. */
export async function planDigests(service: Service): Promise<void> {
  const { db, config, organisation } = service
  if (config.mail === null) return
  const now = service.now()
  const day = localDay(now, organisation.zone)
  const people = await listDigestPeople(db, day, PERMISSIONS['feedback/read'])
  if (people.length === 0) return
  const calendarOf = await knownCalendars(service)
  // The widest of somebody's units first.
  const firsts = people.filter(({ id }, index) => people.findIndex((other) => other.id === id) === index)
  const morning = firsts.filter(({ path }) => {
    const opens = dayAt(calendarOf(path).calendar, now).sessions[0]?.from
    return opens !== undefined && opens <= now && now < opens + MORNING_MS
  })
  if (morning.length === 0) return
  const at = isoOf(now)
  await db.transaction().execute((tx) =>
    enqueue(
      tx,
      morning.map(({ id }) => ({
        id: service.newId(),
        kind: 'digest-mail' as const,
        recipient: id,
        payload: JSON.stringify({ day }),
        dedupe_key: `digest:${day}:${id}`,
        at,
        notBefore: at,
      })),
    ),
  )
}

/** One mail of what waits for one person; none where nothing does, nor once the day is over. */
export async function mailDigest(service: Service, sender: MailSender, entry: OutboxEntry): Promise<Outcome> {
  const { day } = JSON.parse(entry.payload) as { day: string }
  // Kept as delivered though nothing was sent: what is dropped would be planned again.
  const nothing: Outcome = { kind: 'delivered' }
  const person = entry.recipient === null ? undefined : await findActivePerson(service.db, entry.recipient)
  if (!person?.email || localDay(service.now(), service.organisation.zone) !== day) return nothing
  const ctx = contextFor(service, await actorOf(service, { id: person.id, name: '' }))
  const [counts, unread] = await Promise.all([
    countQueues(ctx),
    countUnread(service.db, person.id, COUNTED_UP_TO),
  ])
  const lines = linesOf(counts, unread, person.language)
  if (lines.length === 0) return nothing
  const { publicUrl } = service.config
  await sender.send(entry.id, person.email, {
    subject: `[Hài Lòng] ${TITLE[person.language]}`,
    text: `${[
      `${TITLE[person.language]}:`,
      '',
      ...lines,
      ...(publicUrl === null ? [] : ['', `${publicUrl}/app`]),
      '',
      '-- ',
      WHY[person.language],
    ].join('\n')}\n`,
  })
  return nothing
}

const TITLE: Words = { vi: 'Việc chờ quý vị sáng nay', en: 'What waits for you this morning' }
const WHY: Words = {
  vi: 'Thư tự động của hệ thống Hài Lòng, mỗi sáng làm việc một lần khi có việc. Tắt ở trang Tài khoản.',
  en: 'Sent by Hài Lòng once each working morning when something waits. Switch it off on your account page.',
}
const UNREAD: Words = { vi: 'Thông báo chưa đọc', en: 'Notices not read yet' }

/** In the order in which they press. */
const QUEUE_WORDS: Readonly<Record<keyof QueueCounts, Words>> = {
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  mine: { vi: 'Việc của tôi', en: 'My items' },
  'to-approve': { vi: 'Chờ tôi duyệt trả lời', en: 'Answers to approve' },
  'to-publish': { vi: 'Chờ tôi duyệt đăng', en: 'Answers to publish' },
  triage: { vi: 'Chờ điều phối', en: 'To triage' },
  contributions: { vi: 'Đề nghị phối hợp', en: 'Contributions asked' },
}

function linesOf(counts: QueueCounts, unread: number, language: Language): string[] {
  const shown = (count: number) => (count >= COUNTED_UP_TO ? `${COUNTED_UP_TO}+` : String(count))
  const queues = (Object.keys(QUEUE_WORDS) as (keyof QueueCounts)[]).map(
    (view) => [QUEUE_WORDS[view], counts[view]] as const,
  )
  return [...queues, [UNREAD, unread] as const]
    .filter(([, count]) => count > 0)
    .map(([words, count]) => `${words[language]}: ${shown(count)}`)
}
