import type { StoredEvent, StoredText } from '../../db/queries/history/events.ts'
import type { Actor } from '../context.ts'
import { EVENT_VERSION, type NewText, type TextRef } from '../contract/feedback/feedback-events.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { newSalt, sha256 } from '../ids.ts'

/** An entry before it has its place in a history. `sets` are the columns of the item that it gives a value. */
interface NewEvent {
  readonly kind: string
  readonly body: object
  readonly sets?: object | undefined
}

/** Where a history ends. */
export interface ChainEnd {
  readonly seq: number
  readonly hash: string
}

/** Before the first entry. */
export const CHAIN_START: ChainEnd = { seq: 0, hash: '' }

/** Entries in their place, with the texts they speak of. */
export interface Sealed {
  readonly events: readonly StoredEvent[]
  readonly texts: readonly StoredText[]
  readonly end: ChainEnd
}

/**
 * Puts entries at the end of a history. Each hash covers the one before it, so that no entry can be changed, left out or
 * moved without every later hash telling. Texts go into rows of their own.
 */
export function sealEvents(
  { actor }: { readonly actor: Actor },
  chain: string,
  end: ChainEnd,
  at: string,
  news: readonly NewEvent[],
): Sealed {
  const by = actorColumns(actor)
  const events: StoredEvent[] = []
  const texts: StoredText[] = []
  const keep = ({ id, said }: NewText): TextRef => {
    const salt = newSalt()
    texts.push({ chain, id, salt, text: said, erased_at: null, erased_by: null })
    return { text: id, hash: hashOfText(salt, said) }
  }
  let last = end
  for (const { kind, body, sets } of news) {
    const unsealed = {
      chain,
      seq: last.seq + 1,
      at,
      kind,
      version: EVENT_VERSION,
      ...by,
      body: canonicalJson(withKept(body, keep)),
      sets: sets === undefined ? null : canonicalJson(sets),
      prev_hash: last.hash,
    }
    const event = { ...unsealed, hash: hashOfEvent(unsealed) }
    events.push(event)
    last = event
  }
  return { events, texts, end: { seq: last.seq, hash: last.hash } }
}

function withKept(body: object, keep: (text: NewText) => TextRef): object {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, isNewText(value) ? keep(value) : value]),
  )
}

function isNewText(value: unknown): value is NewText {
  return typeof value === 'object' && value !== null && 'said' in value
}

/** What an entry keeps of a text: with the salt gone, nobody finds a short text or a telephone number by trying. */
export function hashOfText(salt: string, text: string): string {
  return sha256(`${salt}\n${text}`)
}

/** The same over a value of several fields. */
export function hashOfValue(salt: string, value: object): string {
  return hashOfText(salt, canonicalJson(value))
}

/** Follows entries from where a history stood; `brokenAt` is the first that is missing, moved or changed. */
export function followChain(
  events: readonly StoredEvent[],
  start: ChainEnd = CHAIN_START,
): { readonly end: ChainEnd; readonly brokenAt: number | null } {
  let end = start
  for (const event of events) {
    const follows = event.seq === end.seq + 1 && event.prev_hash === end.hash
    if (!follows || event.hash !== hashOfEvent(event)) return { end, brokenAt: end.seq + 1 }
    end = { seq: event.seq, hash: event.hash }
  }
  return { end, brokenAt: null }
}

/** The seq of the first entry that is missing, moved or changed; null where the history is whole up to `end`. */
export function findBreak(events: readonly StoredEvent[], end: ChainEnd): number | null {
  const followed = followChain(events)
  if (followed.brokenAt !== null) return followed.brokenAt
  return isSameEnd(followed.end, end) ? null : followed.end.seq + 1
}

export function isSameEnd(one: ChainEnd, other: ChainEnd): boolean {
  return one.seq === other.seq && one.hash === other.hash
}

/** sha256 of the previous hash, a line feed, and the entry as canonical JSON; body and sets are stored canonical already. */
function hashOfEvent(event: Omit<StoredEvent, 'hash'>): string {
  const members = [
    `"actor":${canonicalJson({ kind: event.actor_kind, id: event.actor_id })}`,
    `"at":${JSON.stringify(event.at)}`,
    `"body":${event.body}`,
    `"chain":${JSON.stringify(event.chain)}`,
    `"kind":${JSON.stringify(event.kind)}`,
    `"seq":${event.seq}`,
    `"sets":${event.sets ?? 'null'}`,
    `"version":${event.version}`,
  ]
  return sha256(`${event.prev_hash}\n{${members.join(',')}}`)
}

function actorColumns(actor: Actor): Pick<StoredEvent, 'actor_kind' | 'actor_id'> {
  switch (actor.kind) {
    case 'staff':
      return { actor_kind: actor.kind, actor_id: actor.personId }
    case 'public':
    case 'citizen':
    case 'service':
      return { actor_kind: actor.kind, actor_id: null }
    case 'channel':
    case 'command-line':
      return { actor_kind: actor.kind, actor_id: actor.name }
  }
}
