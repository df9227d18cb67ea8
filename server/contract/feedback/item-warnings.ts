/** What can be odd about a field of an item without keeping the item out. */
export const ITEM_WARNINGS = ['left-out', 'no-value', 'kept-aside', 'encoding'] as const

export interface ItemWarning {
  /** Where it stood (`sender.phone`), or the column of the file. */
  readonly field: string
  readonly what: (typeof ITEM_WARNINGS)[number]
}
