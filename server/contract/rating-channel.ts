/**
 * How a rating was given; each is counted apart. `receipt`: on one's own phone with the one-time code of a dossier's receipt;
 * `poster`: on one's own phone without one; `assisted`: told to a person who entered it.
 */
export type RatingChannel = 'kiosk' | 'receipt' | 'poster' | 'paper' | 'assisted'

/** Every channel but the tablets'. */
export type OtherChannel = Exclude<RatingChannel, 'kiosk'>

/**
 * Who gave a rating to the service, as reports tell it: a citizen on a tablet or on their own phone, or staff who entered it.
 * The last is no sample that the service took.
 */
export type RatingWay = 'tablet' | 'phone' | 'entered'

/** Told apart from the tablets. */
export const OTHER_WAYS = ['phone', 'entered'] as const satisfies readonly RatingWay[]

export const WAY_OF_CHANNEL: Readonly<Record<RatingChannel, RatingWay>> = {
  kiosk: 'tablet',
  receipt: 'phone',
  poster: 'phone',
  paper: 'entered',
  assisted: 'entered',
}

/** What staff enter from the box of paper ballots, or for those whom they helped. */
export const BALLOT_CHANNELS = ['paper', 'assisted'] as const satisfies readonly RatingChannel[]
export type BallotChannel = (typeof BALLOT_CHANNELS)[number]
