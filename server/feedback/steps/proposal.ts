import { findLastEvent, listTexts } from '../../../db/queries/history/events.ts'
import type { Db } from '../../../db/open.ts'
import type { FileRef } from '../../contract/feedback/feedback-events.ts'
import { showEvent, textsById } from '../../history/read-event.ts'
import type { Item } from '../find-in-scope.ts'

/** An answer that one person wrote and another has to approve before the citizen reads it. */
export interface Proposal {
  readonly approvalId: string
  readonly text: string
  readonly at: string
  /** When the second person should have decided, and the names of the rules that ask for one. */
  readonly dueAt: string
  readonly rules: readonly string[]
  readonly files: readonly FileRef[] | undefined
  readonly personId: string | null
  readonly name: string | null
}

/** The answer last proposed in the item's present cycle. */
export async function findProposal(db: Db, item: Pick<Item, 'id' | 'cycle'>): Promise<Proposal | null> {
  const stored = await findLastEvent(db, item.id, 'submitted-for-approval')
  if (!stored) return null
  const event = showEvent(stored, textsById(await listTexts(db, item.id)))
  if (event.kind !== 'submitted-for-approval' || event.body.cycle !== item.cycle) return null
  return {
    approvalId: event.body.approvalId,
    dueAt: event.body.dueAt,
    rules: event.body.rules.map(({ name }) => name),
    text: event.body.text ?? '',
    files: event.body.files,
    at: event.at,
    personId: stored.actor_kind === 'staff' ? stored.actor_id : null,
    name: event.actor.name,
  }
}

/** Nobody approves what they wrote themselves. */
export function isOwnProposal(proposal: Proposal | null, personId: string | null): boolean {
  return personId !== null && proposal?.personId === personId
}
