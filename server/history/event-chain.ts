import type { StoredEvent } from '../../db/queries/feedback-events.ts'
import type { Actor } from '../context.ts'
import type { FeedbackEventKind } from '../contract/feedback.ts'
import { sha256 } from '../ids.ts'
import { canonicalJson } from './canonical-json.ts'

/** An entry before it has its place in the history. */
export interface NewEvent {
  readonly kind: FeedbackEventKind
  readonly body: Readonly<Record<string, unknown>>
}

/** Where an item's history ends. */
export interface ChainEnd {
  readonly seq: number
  readonly hash: string
}

/** Before the first entry. */
export const CHAIN_START: ChainEnd = { seq: 0, hash: '' }

/**
 * Puts entries at the end of an item's history. Each hash covers the one before it, so that no entry can be changed,
 * left out or moved without every later hash telling.
 */
export function appendEvents(
  feedbackId: string,
  end: ChainEnd,
  { actor, at }: { actor: Actor; at: string },
  events: readonly NewEvent[],
): StoredEvent[] {
  const by = actorColumns(actor)
  const stored: StoredEvent[] = []
  let last = end
  for (const { kind, body } of events) {
    const unsealed = {
      feedback_id: feedbackId,
      seq: last.seq + 1,
      at,
      kind,
      ...by,
      body: canonicalJson(body),
      prev_hash: last.hash,
    }
    const event = { ...unsealed, hash: hashOf(unsealed) }
    stored.push(event)
    last = event
  }
  return stored
}

/** The seq of the first entry that is missing, moved or changed; null where the history is whole up to `end`. */
export function findBreak(events: readonly StoredEvent[], end: ChainEnd): number | null {
  let last = CHAIN_START
  for (const event of events) {
    const follows = event.seq === last.seq + 1 && event.prev_hash === last.hash
    if (!follows || event.hash !== hashOf(event)) return last.seq + 1
    last = event
  }
  return last.seq === end.seq && last.hash === end.hash ? null : last.seq + 1
}

/** True where every entry is as it was written and none is missing before the last. */
export function verifyChain(events: readonly StoredEvent[]): boolean {
  return findBreak(events, events.at(-1) ?? CHAIN_START) === null
}

/** sha256 of the previous hash, a line feed, and the entry as canonical JSON; the body is stored canonical already. */
function hashOf({ body, prev_hash, ...event }: Omit<StoredEvent, 'hash'>): string {
  const actor = { kind: event.actor_kind, id: event.actor_id, name: event.actor_name }
  const members = [
    `"actor":${canonicalJson(actor)}`,
    `"at":${JSON.stringify(event.at)}`,
    `"body":${body}`,
    `"feedbackId":${JSON.stringify(event.feedback_id)}`,
    `"kind":${JSON.stringify(event.kind)}`,
    `"seq":${event.seq}`,
  ]
  return sha256(`${prev_hash}\n{${members.join(',')}}`)
}

function actorColumns(actor: Actor): Pick<StoredEvent, 'actor_kind' | 'actor_id' | 'actor_name'> {
  return {
    actor_kind: actor.kind,
    actor_id: actor.kind === 'staff' ? actor.personId : null,
    actor_name: 'name' in actor ? actor.name : null,
  }
}
