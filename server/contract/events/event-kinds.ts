/** What other systems hear of an item: of each change one, the first of these that it is. */
export const EVENT_KINDS = [
  'received',
  'answered',
  'answer-amended',
  'unit-changed',
  'status-changed',
  'due-moved',
  'categorised',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]
