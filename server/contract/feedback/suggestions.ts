/** A unit that may be the one responsible, and why. */
export interface UnitSuggestion {
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  /** `rule`: a rule names it by now; `alike`: it answered what is most alike. */
  readonly from: 'rule' | 'alike'
  /** 0 to 1: all that speaks for it, of what speaks for any unit; 1 where a rule is clear. */
  readonly share: number
  /** How many of the items most alike it answered, and of how many; null for a rule. */
  readonly answered: number | null
  readonly of: number | null
  /** The words that led there, as the item has them; for a rule its name. */
  readonly because: readonly string[]
}

/** The likeliest first, three at most; empty where nothing is known, or where the office has switched it off. */
export interface UnitSuggestions {
  readonly suggestions: readonly UnitSuggestion[]
}
