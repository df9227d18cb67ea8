import { z } from 'zod'
import { Code, Day, Id } from './fields.ts'
import { SCALE_SIZES } from './level.ts'
import { BALLOT_CHANNELS, type BallotChannel } from './rating-channel.ts'
import { wanted } from './wanted.ts'

const MOST_BALLOTS = 2_000
const MOST_CODES = 1_000
/** A ballot older than this belongs to a quarter that may be published. */
export const OLDEST_BALLOT_DAYS = 92

/**
 * Ratings of one day at one place, counted by level, worst first. `id` is made by the form: sending it again enters
 * nothing twice.
 */
export const BallotEntry = z.strictObject({
  id: Id,
  channel: z.enum(BALLOT_CHANNELS),
  unit: Code,
  desk: Code.optional(),
  day: Day,
  levels: z
    .array(z.int().min(0).max(MOST_BALLOTS))
    .refine((levels) => SCALE_SIZES.some((size) => size === levels.length), wanted('a-count-a-level'))
    .refine(
      (levels) => levels.some((n) => n > 0) && levels.reduce((sum, n) => sum + n, 0) <= MOST_BALLOTS,
      wanted('some-ballots'),
    ),
})
export type BallotEntry = z.infer<typeof BallotEntry>

export interface BallotReceipt {
  readonly id: string
  readonly status: 'accepted' | 'duplicate'
  readonly count: number
}

/** One entry as it was made. */
export interface BallotRow {
  readonly id: string
  readonly channel: BallotChannel
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  readonly desk: string | null
  readonly day: string
  readonly levels: readonly number[]
  readonly enteredAt: string
  readonly enteredBy: string | null
}

/** `GET /api/ballots`: what a form needs to know, and the newest 50 entries. */
export interface BallotList {
  readonly scaleSize: (typeof SCALE_SIZES)[number]
  readonly today: string
  readonly entries: readonly BallotRow[]
}

/** So many codes for receipts of one unit, good until and on `lastDay`. */
export const IssueCodes = z.strictObject({
  unit: Code,
  count: z.int().min(1).max(MOST_CODES),
  lastDay: Day,
})
export type IssueCodes = z.infer<typeof IssueCodes>

/** Told once: the service keeps only their hashes. `url` is what a receipt's square leads to. */
export interface IssuedCodes {
  readonly unit: string
  readonly lastDay: string
  readonly codes: readonly { readonly code: string; readonly url: string }[]
}

export interface CodeBatch {
  readonly id: string
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  readonly codes: number
  readonly spent: number
  readonly lastDay: string
  readonly issuedAt: string
  readonly issuedBy: string | null
}
