/** What a person can have begun to write on an item. */
export type DraftKind = 'note' | 'answer' | 'contribution'

/** One's own text as the service keeps it. */
export interface ItemDraft {
  readonly kind: DraftKind
  /** The contribution that it is for; empty of the others, of which there is one each. */
  readonly about: string
  readonly text: string
  /** Names this saving alone; who saves the next one says it. */
  readonly version: string
  /** ISO. */
  readonly savedAt: string
}

/** `GET /api/feedback/{id}/draft`: one's own, at most one of each kind and of each contribution. */
export interface ItemDrafts {
  readonly drafts: readonly ItemDraft[]
}

/** `PUT /api/feedback/{id}/draft`; `version` is null where none was known. An empty text leaves none. */
export interface DraftInput {
  readonly kind: DraftKind
  readonly about?: string | undefined
  readonly text: string
  readonly version: string | null
}

/** What became of it; null where none is left. */
export interface DraftSaved {
  readonly draft: ItemDraft | null
}
