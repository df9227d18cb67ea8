import { findPendingExtension } from '../../db/queries/feedback/extensions.ts'
import { findFeedback } from '../../db/queries/feedback/feedback.ts'
import { findActivePerson } from '../../db/queries/notifications.ts'
import type { OutboxEntry } from '../../db/queries/outbox.ts'
import { findPublication } from '../../db/queries/feedback/publications.ts'
import type { Service } from '../context.ts'
import { isOpen } from '../domain/lifecycle.ts'
import { isFromFlood } from '../feedback/urgent/from-flood.ts'
import type { Outcome } from '../outbox/outcome.ts'
import { type Addressee, type AudienceItem, findAudience, findByRole } from './find-audience.ts'
import { HEARS, type Notice } from './notice.ts'
import { notifyPeople } from './notify-people.ts'
import { whoMaySee } from './who-may-see.ts'

/** Tells those who decide that somebody asks for more time or proposes an answer, and who asked how it was decided; and the
 * unit what the citizen did. */
export async function deliverNotice(service: Service, entry: OutboxEntry): Promise<Outcome> {
  const notice = JSON.parse(entry.payload) as Notice
  const { kind, feedbackId } = notice
  const item = await findFeedback(service.db, feedbackId)
  if (!item) return { kind: 'dropped' }
  if (!(await isStillSo(service, item, notice))) return { kind: 'dropped' }
  const found = (await findPeople(service, item, notice)).filter(({ id }) => id !== notice.by)
  const people = await whoMaySee(service, feedbackId, found)
  const isOneTooMany = kind === 'marked-urgent' && (await isFromFlood(service.db, item))
  return {
    kind: 'delivered',
    write: (tx) =>
      notifyPeople(tx, service, people, {
        kind,
        feedbackId,
        dueAt: item.current_due_at,
        key: entry.dedupe_key,
        byMail: HEARS[kind].urgent && !isOneTooMany,
        subject: null,
        officePath: item.lead_path,
      }),
  }
}

async function findPeople(
  service: Service,
  item: AudienceItem,
  { kind, by, to = null }: Notice,
): Promise<Addressee[]> {
  const { who } = HEARS[kind]
  switch (who) {
    case 'deciders':
      return findDeciders(service, item, by)
    case 'coordinators':
      return findByRole(service, item, 'coordinator')
    case 'named':
      return findPerson(service, to)
    case 'assignee':
      return findPerson(service, item.assignee_id)
    default:
      return findAudience(service, item, who)
  }
}

/** A question that was decided meanwhile needs nobody any more. */
async function isStillSo(
  { db }: Service,
  item: AudienceItem & { readonly id: string; readonly cycle: number; readonly urgent: number },
  { kind, about, to }: Notice,
): Promise<boolean> {
  if (kind === 'publication-proposed' || kind === 'publication-reported') {
    const publication = await findPublication(db, item.id)
    return publication?.state === (kind === 'publication-proposed' ? 'proposed' : 'reported')
  }
  if (kind === 'assigned-to-you') return item.assignee_id === to
  if (kind === 'marked-urgent') return item.urgent === 1 && isOpen(item.status)
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

async function findPerson({ db }: Service, personId: string | null): Promise<Addressee[]> {
  const person = personId === null ? undefined : await findActivePerson(db, personId)
  return person ? [person] : []
}
