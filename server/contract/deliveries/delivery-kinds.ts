/** What other systems are told of an item. */
export type DeliveryKind = 'status' | 'answered' | 'answer-amended' | 'due-moved'

/**
 * `pointless`: an answer that was undone before it left. `dead`: given up, and what follows of the item waits until it is sent
 * again or skipped.
 */
export type DeliverySettled = 'confirmed' | 'pointless' | 'dead' | 'skipped'
