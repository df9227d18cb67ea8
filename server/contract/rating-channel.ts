/**
 * How a rating was given; each is counted apart. `receipt`: on one's own phone with the one-time code of a dossier's receipt;
 * `poster`: on one's own phone without one; `assisted`: told to a person who entered it.
 */
export type RatingChannel = 'kiosk' | 'receipt' | 'poster' | 'paper' | 'assisted'

/** Every way but the tablets: told apart from them in reports. */
export const OTHER_CHANNELS = [
  'receipt',
  'poster',
  'paper',
  'assisted',
] as const satisfies readonly RatingChannel[]
export type OtherChannel = (typeof OTHER_CHANNELS)[number]

/** What staff enter from the box of paper ballots, or for those whom they helped. */
export const BALLOT_CHANNELS = ['paper', 'assisted'] as const satisfies readonly RatingChannel[]
export type BallotChannel = (typeof BALLOT_CHANNELS)[number]
