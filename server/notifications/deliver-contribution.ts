import { findContribution } from '../../db/queries/feedback/contributions.ts'
import { findFeedback } from '../../db/queries/feedback/feedback.ts'
import type { NewOutboxEntry, OutboxEntry } from '../../db/queries/outbox.ts'
import { type Context, isoOf, type Service } from '../context.ts'
import type { ContributionNews } from '../contract/notification.ts'
import { contributionState } from '../domain/contribution.ts'
import { waitForOffice } from '../domain/deadlines/office-hours.ts'
import type { Outcome } from '../outbox/outcome.ts'
import { knownCalendars } from '../deadlines/find-calendar.ts'
import { findAudience } from './find-audience.ts'
import { notifyPeople } from './notify-people.ts'

interface ContributionPayload {
  readonly kind: ContributionNews
  readonly contributionId: string
}

/** News of a contribution for the outbox, to be written in the transaction of what it tells of. */
export function contributionEntry(
  ctx: Context,
  kind: ContributionNews,
  contributionId: string,
  notBefore = isoOf(ctx.now()),
): NewOutboxEntry {
  return {
    id: ctx.newId(),
    kind: 'contribution',
    recipient: null,
    payload: JSON.stringify({ kind, contributionId } satisfies ContributionPayload),
    dedupe_key: `contribution:${contributionId}:${kind}`,
    at: isoOf(ctx.now()),
    notBefore,
  }
}

/**
 * Tells the officers and the head of the unit that they are asked, and once, in their office's hours, that it is overdue;
 * and whoever handles the item that it was given. What was given or withdrawn meanwhile needs nobody any more.
 */
export async function deliverContribution(service: Service, entry: OutboxEntry): Promise<Outcome> {
  const { kind, contributionId } = JSON.parse(entry.payload) as ContributionPayload
  const contribution = await findContribution(service.db, contributionId)
  const item = contribution && (await findFeedback(service.db, contribution.feedback_id))
  if (!item) return { kind: 'dropped' }
  const isGiven = kind === 'contribution-given'
  if (contributionState(contribution) !== (isGiven ? 'given' : 'open')) return { kind: 'dropped' }
  if (kind === 'contribution-overdue') {
    const { calendar } = (await knownCalendars(service))(contribution.unit_path)
    const opening = waitForOffice(calendar, service.now())
    if (opening !== null) return { kind: 'waits', atMs: opening }
  }
  const asked = {
    status: item.status,
    restricted: item.restricted,
    assignee_id: null,
    lead_path: contribution.unit_path,
  }
  const people = isGiven
    ? await findAudience(service, item, ['assignee'])
    : await findAudience(service, asked, ['officers', 'head'])
  return {
    kind: 'delivered',
    write: (tx) =>
      notifyPeople(tx, service, people, {
        kind,
        feedbackId: item.id,
        dueAt: isGiven ? item.current_due_at : contribution.due_at,
        key: entry.dedupe_key,
        byMail: !isGiven,
        subject: null,
        officePath: isGiven ? item.lead_path : contribution.unit_path,
      }),
  }
}
