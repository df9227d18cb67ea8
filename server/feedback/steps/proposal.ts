import { findLastEvent, listTexts, type NamedEvent } from '../../../db/queries/history/events.ts'
import type { Db } from '../../../db/open.ts'
import type { FileRef } from '../../contract/feedback/feedback-events.ts'
import { showEvent, type Texts, textsById } from '../../history/read-event.ts'
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

const PROPOSED = 'submitted-for-approval'

/** The answer last proposed in the item's present cycle. */
export async function findProposal(db: Db, item: Pick<Item, 'id' | 'cycle'>): Promise<Proposal | null> {
  const stored = await findLastEvent(db, item.id, PROPOSED)
  return stored ? proposalIn([stored], textsById(await listTexts(db, item.id)), item) : null
}

/** The same where the item's history was read. */
export function proposalIn(
  events: readonly NamedEvent[],
  texts: Texts,
  item: Pick<Item, 'cycle'>,
): Proposal | null {
  const stored = events.findLast(({ kind }) => kind === PROPOSED)
  if (!stored) return null
  const event = showEvent(stored, texts)
  if (event.kind !== PROPOSED || event.body.cycle !== item.cycle) return null
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
