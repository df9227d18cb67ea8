import { findLastEvent } from '../../../db/queries/feedback-events.ts'
import type { Db } from '../../../db/open.ts'
import type { Item } from '../find-in-scope.ts'

/** An answer that one person wrote and another has to approve before the citizen reads it. */
export interface Proposal {
  readonly text: string
  readonly at: string
  readonly personId: string | null
  readonly name: string | null
}

/** The answer last proposed in the item's present cycle. */
export async function findProposal(db: Db, item: Pick<Item, 'id' | 'cycle'>): Promise<Proposal | null> {
  const event = await findLastEvent(db, item.id, 'submitted-for-approval')
  if (!event) return null
  const { text, cycle } = JSON.parse(event.body) as { text: string; cycle: number }
  return cycle === item.cycle
    ? { text, at: event.at, personId: event.actor_id, name: event.actor_name }
    : null
}

/** Nobody approves what they wrote themselves. */
export function isOwnProposal(proposal: Proposal | null, personId: string | null): boolean {
  return personId !== null && proposal?.personId === personId
}
