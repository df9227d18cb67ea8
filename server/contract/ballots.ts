import { z } from 'zod'
import type { BallotDecision, BallotStatus } from './ballot-status.ts'
import { Code, Day, Id, text } from './fields.ts'
import { MAX_COMMENT_LENGTH } from './comment-length.ts'
import type { Words } from './language.ts'
import { SCALE_SIZES } from './level.ts'
import { MAX_CHOICES } from './questionnaire.ts'
import { BALLOT_CHANNELS, type BallotChannel } from './rating-channel.ts'
import { wanted } from './wanted.ts'

export const MOST_BALLOTS = 2_000
const MOST_CODES = 1_000
/** Pictures of forms beside one batch. */
export const MAX_SCANS = 20

/** So many forms on which the same was ticked: a level, reasons, and choices of further questions by the questions' keys. */
const FormsAlike = z.strictObject({
  level: z
    .int()
    .min(1)
    .max(Math.max(...SCALE_SIZES)),
  reasons: z.array(Code).max(8).optional(),
  answers: z.record(Code, z.array(Code).min(1).max(MAX_CHOICES)).optional(),
  forms: z.int().min(1).max(MOST_BALLOTS),
})
export type FormsAlike = z.infer<typeof FormsAlike>

/**
 * Ratings of one day at one place: forms with a level alone, counted by it, worst first, and `answered`, those on which more was
 * ticked. `questionnaireVersionId` is what the form showed. `forms` are all that were in the box, empty and spoilt ones
 * too; `formsLie` says where they are kept. `comments` are words that stood on them, `file` the one they were read from. `id` is
 * made by the form: sending it again enters nothing twice.
 */
export const BallotEntry = z
  .strictObject({
    id: Id,
    channel: z.enum(BALLOT_CHANNELS),
    unit: Code,
    desk: Code.optional(),
    day: Day,
    forms: z.int().min(1).max(MOST_BALLOTS),
    formsLie: text(200),
    questionnaireVersionId: Id.optional(),
    levels: z
      .array(z.int().min(0).max(MOST_BALLOTS))
      .refine((levels) => SCALE_SIZES.some((size) => size === levels.length), wanted('a-count-a-level')),
    answered: z.array(FormsAlike).max(MOST_BALLOTS).default([]),
    comments: z.array(text(MAX_COMMENT_LENGTH)).max(MOST_BALLOTS).default([]),
    file: z.strictObject({ name: text(200), sha256: z.string().regex(/^[0-9a-f]{64}$/) }).optional(),
  })
  .refine(
    (entry) => {
      const count = countBallots(entry)
      return count > 0 && count <= MOST_BALLOTS
    },
    { error: wanted('some-ballots'), path: ['levels'] },
  )
export type BallotEntry = z.infer<typeof BallotEntry>

/** All that count, whatever was ticked on them. */
export function countBallots({
  levels,
  answered,
}: {
  readonly levels: readonly number[]
  readonly answered: readonly Pick<FormsAlike, 'forms'>[]
}): number {
  return levels.reduce((sum, n) => sum + n, 0) + answered.reduce((sum, { forms }) => sum + forms, 0)
}

/** What is asked at a place on a day. */
export const AskedAt = z.strictObject({ unit: Code, desk: Code.optional(), day: Day })
export type AskedAt = z.infer<typeof AskedAt>

export interface BallotReceipt {
  readonly id: string
  readonly status: 'accepted' | 'duplicate'
  /** Of the unit's own batches. */
  readonly number: number
  readonly count: number
}

/** A second person's word on a batch; what is refused needs a reason. */
export const DecideBallots = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('counted') }),
  z.strictObject({ decision: z.literal('refused'), reason: text(500) }),
])
export type DecideBallots = z.infer<typeof DecideBallots>

export interface BallotDecided {
  readonly id: string
  readonly status: BallotDecision
}

/** Forms on which the same was ticked, in the words that stood on them. */
interface TickedForms {
  readonly level: number
  readonly reasons: readonly Words[]
  readonly answers: readonly { readonly question: Words; readonly choices: readonly Words[] }[]
  readonly forms: number
}

/** One batch as it was entered, and what became of it. `levels` and `answered` are told while it waits. */
export interface BallotRow {
  readonly id: string
  readonly number: number
  readonly channel: BallotChannel
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  readonly desk: string | null
  readonly day: string
  readonly forms: number
  readonly formsLie: string
  readonly levels: readonly number[] | null
  readonly answered: readonly TickedForms[] | null
  /** Words that stood on the forms, while it waits. */
  readonly comments: readonly string[]
  /** The file they were read from. */
  readonly file: string | null
  readonly enteredAt: string
  readonly enteredBy: string | null
  readonly status: BallotStatus
  readonly decidedAt: string | null
  readonly decidedBy: string | null
  readonly decisionNote: string
  /** The UTC day with which its quarter closes. */
  readonly closesOn: string
  /** May the one who reads this decide on it? */
  readonly mayDecide: boolean
  /** Ids of the pictures of its forms. */
  readonly scans: readonly string[]
  /** May the one who reads this add one? */
  readonly mayScan: boolean
}

/** `GET /api/ballots`: what a form needs to know, the newest 50 batches, and those that wait for the reader. */
export interface BallotList {
  readonly today: string
  /** The first day that may be entered: of an open quarter. */
  readonly firstDay: string
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
