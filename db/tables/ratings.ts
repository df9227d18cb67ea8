import type { BallotStatus } from '../../server/contract/ballot-status.ts'
import type { Language } from '../../server/contract/language.ts'
import type { BallotChannel, RatingChannel } from '../../server/contract/rating-channel.ts'

/** What citizens tapped, chose on their phones, or wrote on ballots. */
export interface RatingTables {
  rating: RatingTable
  rating_row: RatingRowTable
  rating_origin: RatingOriginTable
  rating_flag: RatingFlagTable
  rating_conflict: RatingConflictTable
  rating_code_batch: RatingCodeBatchTable
  rating_code: RatingCodeTable
  poster_source: PosterSourceTable
  ballot_batch: BallotBatchTable
  ballot_scan: BallotScanTable
  ballot_comment: BallotCommentTable
  comment: CommentTable
}

/** The bytes of a UUID, each engine's own: only compared. */
export type StoredUuid = (string | Uint8Array) & { readonly stored: 'uuid' }

/**
 * Append only. `channel` says how it was given; `local_day` is the day it counts on. What no tablet gave has an empty
 * `device_id` and the number 0. `answers` is JSON: of further questions of the version, the keys of the choices by the
 * question's, `{"speed":["slow"]}`.
 */
export interface RatingTable {
  /** `id` as it is stored: what a rating is found by. */
  key: StoredUuid
  id: string
  device_id: string
  seq: number
  questionnaire_version_id: string
  level: number
  reasons: string
  answers: string
  tapped_at: string
  received_at: string
  clock_offset_ms: number | null
  local_day: string
  local_hour: number
  unit_id: string
  desk_id: string | null
  procedure: string | null
  dossier_mark: string | null
  language: Language
  channel: RatingChannel
  option_order: string | null
  wants_answer: number
  follow_up_code: string | null
}

/** What is said of one rating alone, in as few bytes as it takes. */
export interface RatingRowTable {
  id: string
  origin: number
  seq: number
  level: number
  tapped_ms: number
  received_ms: number
  clock_offset_ms: number | null
  /** Days since 1970 and hour by the clock of the office. */
  local_days: number
  local_hour: number
  /** Null for none. */
  reasons: string | null
  answers: string | null
  dossier_mark: string | null
  wants_answer: number
  follow_up_code: string | null
}

/** What thousands of ratings have in common, once; '' for what there is not. */
export interface RatingOriginTable {
  no: number
  device_id: string
  questionnaire_version_id: string
  unit_id: string
  desk_id: string
  procedure: string
  language: Language
  channel: RatingChannel
  option_order: string
}

export interface RatingFlagTable {
  rating_id: string
  rule: string
  flagged_at: string
}

/** A rating whose id was used before with other content, kept for a person. */
export interface RatingConflictTable {
  id: string
  rating_id: string
  device_id: string
  received_at: string
  content: string
  content_hash: string
}

/** Codes printed on the receipts of one unit, good until and on `last_day`. */
export interface RatingCodeBatchTable {
  id: string
  unit_id: string
  codes: number
  last_day: string
  issued_at: string
  issued_by: string | null
}

/** A code that gives one rating. That it was used is all that is kept: nothing ties the rating to the dossier. */
export interface RatingCodeTable {
  hash: string
  batch_id: string
  spent: number
}

/**
 * Ratings that staff entered together, by a number of the unit's own; they count when a second person has confirmed them.
 * `levels` is JSON: how many of each, worst first; `forms` were in the box, and lie at `forms_lie`.
 */
export interface BallotBatchTable {
  id: string
  number: number
  channel: BallotChannel
  questionnaire_version_id: string
  unit_id: string
  desk_id: string | null
  local_day: string
  levels: string
  /** JSON: forms on which more than a level was ticked, alike ones once. */
  answered: string
  forms: number
  forms_lie: string
  /** The file the forms were read from; both empty where they were entered by hand. */
  file_name: string
  file_sha256: string
  entered_at: string
  entered_by: string | null
  status: BallotStatus
  decided_at: string | null
  decided_by: string | null
  decision_note: string
}

/** Words on a form of a batch that waits: once it counts they lie among the comments, with nothing that leads to the form. */
interface BallotCommentTable {
  batch_id: string
  /** From 0, in the order of the file. */
  number: number
  text: string
}

/** A picture of a batch's forms, as JPEG in base64. */
export interface BallotScanTable {
  id: string
  batch_id: string
  content: string
  added_at: string
  added_by: string | null
}

/**
 * How often a unit's poster was rated from one network address on a day, for the rule of many from one. `source` is a keyed
 * hash of day, unit and address; `early` the ids so far as JSON, until the rule holds. Deleted when the day is over.
 */
export interface PosterSourceTable {
  source: string
  local_day: string
  n: number
  early: string
}

/**
 * What a citizen wrote beside a rating without asking for an answer. The id is a hash: neither it nor anything else leads
 * to the rating or its moment.
 */
export interface CommentTable {
  id: string
  unit_id: string
  local_day: string
  salt: string | null
  /** Null once its time is over. */
  text: string | null
  /** sha256 over salt and text: what is left when the text is erased. */
  hash: string
  /** UTC day on which it came: the seal of that day counts it. */
  kept_on: string
  erased_at: string | null
}
