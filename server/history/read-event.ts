import type { NamedEvent, StoredEvent, StoredText } from '../../db/queries/history/events.ts'
import {
  EVENT_BODIES,
  EVENT_VERSION,
  type FeedbackEvent,
  type FeedbackEventKind,
  type KeptFeedbackEvent,
  TextRef,
} from '../contract/feedback/feedback-events.ts'

/** The one reader of item entries. Throws for a kind or version that this release does not know. */
export function readFeedbackEvent({ kind, version, body }: Pick<StoredEvent, 'kind' | 'version' | 'body'>) {
  if (!isKind(kind) || version !== EVENT_VERSION)
    throw new Error(`no reader for an entry ${kind} version ${version}`)
  return { kind, body: EVENT_BODIES[kind].parse(JSON.parse(body)) } as KeptFeedbackEvent
}

function isKind(kind: string): kind is FeedbackEventKind {
  return Object.hasOwn(EVENT_BODIES, kind)
}

export type Texts = ReadonlyMap<string, Pick<StoredText, 'text' | 'erased_at' | 'erased_by'>>

export function textsById(texts: readonly StoredText[]): Texts {
  return new Map(texts.map((text) => [text.id, text]))
}

/** What was written under this id; null where it was erased. */
export function textOf(texts: Texts, id: string | null): string | null {
  return id === null ? null : (texts.get(id)?.text ?? null)
}

/** The texts that an entry speaks of. */
export function refsOf(body: object): TextRef[] {
  return Object.values(body).flatMap((value: unknown) => TextRef.safeParse(value).data ?? [])
}

/** An entry as people read it: with its texts, and what of them was erased. */
export function showEvent(stored: NamedEvent, texts: Texts): FeedbackEvent {
  const { kind, body } = readFeedbackEvent(stored)
  const erased = refsOf(body)
    .map(({ text }) => texts.get(text))
    .find((text) => text?.erased_at)
  return {
    seq: stored.seq,
    at: stored.at,
    kind,
    actor: { kind: stored.actor_kind, name: stored.person_name ?? stored.actor_id },
    body: Object.fromEntries(
      Object.entries(body).map(([key, value]: [string, unknown]) => {
        const ref = TextRef.safeParse(value)
        return [key, ref.success ? textOf(texts, ref.data.text) : value]
      }),
    ),
    erased: erased?.erased_at ? { at: erased.erased_at, rule: erased.erased_by ?? '' } : null,
    hash: stored.hash,
  } as FeedbackEvent
}
