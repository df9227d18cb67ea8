import type { Db } from '../../../../db/open.ts'
import type { HandOver } from '../../../contract/feedback/feedback.ts'
import type { FeedbackEvent } from '../../../contract/feedback/feedback-events.ts'
import { findCalendar } from '../../../deadlines/find-calendar.ts'
import { workedMinutes } from '../../../deadlines/item-deadline.ts'
import type { Item } from '../../find-in-scope.ts'

/**
 * Every time the item went to another unit, the oldest first, as its history tells it: who, why, and how many working minutes
 * whoever had it kept it.
 */
export async function listHandOvers(
  db: Db,
  item: Pick<Item, 'lead_path' | 'received_at'>,
  events: readonly FeedbackEvent[],
): Promise<HandOver[]> {
  if (!events.some(({ kind }) => kind === 'transferred')) return []
  const where = await findCalendar(db, item.lead_path)
  let sinceMs = Date.parse(item.received_at)
  return events.flatMap((event): HandOver[] => {
    const atMs = Date.parse(event.at)
    if (event.kind === 'reopened') sinceMs = atMs
    if (event.kind !== 'assigned' && event.kind !== 'transferred' && event.kind !== 'taken-back') return []
    const heldMinutes = workedMinutes(where, sinceMs, atMs)
    sinceMs = atMs
    const { kind, at, actor, body } = event
    const from = 'from' in body ? body.from : null
    return [{ kind, at, by: actor.name, from, to: body.to, reason: body.reason ?? null, heldMinutes }]
  })
}
