import type { FeedbackEventKind } from './feedback-events.ts'

/* What open screens are told at once. It never says what an item holds: whoever hears of it asks for it, by right. */

/** Something happened to an item that this person may see. */
export interface ItemNews {
  readonly item: string
  /** The item's version by now. */
  readonly version: number
  readonly kinds: readonly FeedbackEventKind[]
  /** Who of the staff did it; null where it was a citizen, another system or the service. */
  readonly by: { readonly id: string; readonly name: string } | null
  /** UTC. */
  readonly at: string
}

/** An item is no longer among what this person may see. */
interface ItemGone {
  readonly item: string
}

/** Who is writing to an item; nobody any more where the list is empty. */
export interface ItemWriters {
  readonly item: string
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

/** By the name of the event in the stream. `look`: much happened, or it is not known any more what: look at all that is shown. */
export interface LiveEvents {
  readonly news: ItemNews
  readonly gone: ItemGone
  readonly writers: ItemWriters
  readonly look: Readonly<Record<string, never>>
}

export const LIVE_EVENTS = [
  'news',
  'gone',
  'writers',
  'look',
] as const satisfies readonly (keyof LiveEvents)[]

/** Whoever writes says so this often (milliseconds); after twice that, and a little, it is no longer shown. */
export const WRITING_EVERY_MS = 20_000
