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

/** What somebody does with an item: has it open behind something else, looks at it, writes to it. */
export const PRESENCES = ['open', 'viewing', 'writing'] as const
export type Presence = (typeof PRESENCES)[number]

/** Who is at an item; nobody any more where the list is empty. */
export interface ItemPresence {
  readonly item: string
  readonly people: readonly { readonly id: string; readonly name: string; readonly does: Presence }[]
}

/** By the name of the event in the stream. `look`: much happened, or it is not known any more what: look at all that is shown. */
export interface LiveEvents {
  readonly news: ItemNews
  readonly gone: ItemGone
  readonly present: ItemPresence
  readonly look: Readonly<Record<string, never>>
}

export const LIVE_EVENTS = [
  'news',
  'gone',
  'present',
  'look',
] as const satisfies readonly (keyof LiveEvents)[]

/** Whoever writes says so this often (milliseconds); after twice that, and a little, it is no longer shown. */
export const WRITING_EVERY_MS = 20_000

/** Whoever only has it open says so this often; the same holds. */
export const VIEWING_EVERY_MS = 60_000
