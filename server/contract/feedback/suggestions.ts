/** A unit that may be the one responsible, and why. */
export interface UnitSuggestion {
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  /** `rule`: a rule names it by now; `alike`: it answered what is alike; `field`: the words are those of what it looks after. */
  readonly from: 'rule' | 'alike' | 'field'
  /** 0 to 1: how likely it is, beside all other units; 1 where a rule is clear. */
  readonly share: number
  /** How many answered items that say these words were its own, and of how many; null but for `alike`. */
  readonly answered: number | null
  readonly of: number | null
  /** The words that led there, as the item has them; for a rule its name. */
  readonly because: readonly string[]
}

/** The likeliest first, three at most; empty where nothing is known, or where the office has switched it off. */
export interface UnitSuggestions {
  readonly suggestions: readonly UnitSuggestion[]
}
