import { findPendingExtension } from '../../db/queries/feedback/extensions.ts'
import { findFeedback } from '../../db/queries/feedback/feedback.ts'
import { findActivePerson } from '../../db/queries/notifications.ts'
import type { OutboxEntry } from '../../db/queries/outbox.ts'
import { findPublication } from '../../db/queries/feedback/publications.ts'
import type { Service } from '../context.ts'
import type { FeedbackStatus } from '../contract/feedback/feedback-status.ts'
import type { CitizenNews } from '../contract/notification.ts'
import type { ReminderAudience } from '../contract/deadlines/reminders.ts'
import type { Outcome } from '../outbox/outcome.ts'
import { type Addressee, type AudienceItem, findAudience, findByRole } from './find-audience.ts'
import type { Notice } from './notice.ts'
import { notifyPeople } from './notify-people.ts'

/** What somebody has to decide on. */
const ASKED: readonly Notice['kind'][] = [
  'extension-asked',
  'answer-proposed',
  'publication-proposed',
  'publication-reported',
]

/** Whom the sender's own acts are told to. */
const CITIZEN_AUDIENCES: Readonly<Record<CitizenNews, readonly ReminderAudience[]>> = {
  'citizen-replied': ['assignee'],
  'citizen-judged': ['assignee', 'head'],
  'citizen-reopened': ['officers', 'head'],
  'citizen-withdrew': ['assignee'],
}
/** Something is to be done. */
const URGENT: readonly Notice['kind'][] = [
  ...ASKED,
  'citizen-replied',
  'citizen-reopened',
  'objected',
  'reminded',
]

/** Tells those who decide that somebody asks for more time or proposes an answer, and who asked how it was decided; and the
 * unit what the citizen did. */
export async function deliverNotice(service: Service, entry: OutboxEntry): Promise<Outcome> {
  const notice = JSON.parse(entry.payload) as Notice
  const { kind, feedbackId } = notice
  const item = await findFeedback(service.db, feedbackId)
  if (!item) return { kind: 'dropped' }
  if (!(await isStillSo(service, item, notice))) return { kind: 'dropped' }
  const people = await findPeople(service, item, notice)
  return {
    kind: 'delivered',
    write: (tx) =>
      notifyPeople(tx, service, people, {
        kind,
        feedbackId,
        dueAt: item.current_due_at,
        key: entry.dedupe_key,
        byMail: URGENT.includes(kind),
        subject: null,
        officePath: item.lead_path,
      }),
  }
}

function findPeople(service: Service, item: AudienceItem, { kind, by }: Notice): Promise<Addressee[]> {
  if (isOfCitizen(kind)) return findAudience(service, item, CITIZEN_AUDIENCES[kind])
  if (kind === 'objected') return findByRole(service, item, 'coordinator')
  if (kind === 'question-lapsed' || kind === 'reminded') return findAudience(service, item, ['assignee'])
  return ASKED.includes(kind) ? findDeciders(service, item, by) : findAsker(service, by)
}

function isOfCitizen(kind: Notice['kind']): kind is CitizenNews {
  return kind in CITIZEN_AUDIENCES
}

/** A question that was decided meanwhile needs nobody any more. */
async function isStillSo(
  { db }: Service,
  item: { readonly id: string; readonly cycle: number; readonly status: FeedbackStatus },
  { kind, about }: Notice,
): Promise<boolean> {
  if (kind === 'publication-proposed' || kind === 'publication-reported') {
    const publication = await findPublication(db, item.id)
    return publication?.state === (kind === 'publication-proposed' ? 'proposed' : 'reported')
  }
  if (kind === 'answer-proposed') return item.status === 'awaiting-approval'
  if (kind !== 'extension-asked') return true
  return (await findPendingExtension(db, item.id, item.cycle))?.id === about
}

/** The head of the unit; the coordinators where there is none but who asked. */
async function findDeciders(
  service: Service,
  item: AudienceItem,
  askedBy: string | null,
): Promise<Addressee[]> {
  for (const role of ['head', 'coordinator'] as const) {
    const others = (await findByRole(service, item, role)).filter(({ id }) => id !== askedBy)
    if (others.length > 0) return others
  }
  return []
}

async function findAsker({ db }: Service, personId: string | null): Promise<Addressee[]> {
  const person = personId === null ? undefined : await findActivePerson(db, personId)
  return person ? [person] : []
}
