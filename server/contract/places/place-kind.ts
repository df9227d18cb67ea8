/** What an office's list of places holds. */
export const PLACE_KINDS = ['ward', 'street', 'landmark'] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]
