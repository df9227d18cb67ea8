import type { Channel } from '../channel.ts'

/** What of an item can come again with other content. */
export type ConflictField = 'receivedAt' | 'title' | 'text' | 'category' | 'kind' | 'place' | 'sender'

/** What came under a reference that an item has already, with other content: the item stayed as it was. */
export interface Conflict {
  readonly id: string
  readonly feedback: { readonly id: string; readonly trackingCode: string; readonly title: string }
  readonly channel: Channel
  readonly externalRef: string
  readonly receivedAt: string
  /** What differs, as text; null where there is none. */
  readonly differs: readonly {
    readonly field: ConflictField
    readonly kept: string | null
    readonly came: string | null
  }[]
}

export interface ConflictList {
  /** The oldest first, at most 100. */
  readonly items: readonly Conflict[]
  /** How many wait in all. */
  readonly total: number
}
