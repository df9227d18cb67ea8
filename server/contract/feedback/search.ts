/** What is searched for: a folded word, whole or as the beginning of one. */
export interface SearchTerm {
  readonly word: string
  readonly isBeginning: boolean
}

/** A piece of a text around what was searched for: words of a text in its order, those that were searched for as hits. */
export interface Excerpt {
  readonly parts: readonly { readonly text: string; readonly isHit: boolean }[]
}
