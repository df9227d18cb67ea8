import { z } from 'zod'
import { Code, text } from './fields.ts'
import type { Words } from './language.ts'
import type { PeriodReply, Progress } from './report.ts'

/** How a number of an index is written: whole, in points, or a share 0–1 as a percentage with two decimals. */
type Measure = 'count' | 'points' | 'percent'

export interface Figure {
  readonly value: number
  readonly measure: Measure
  /** Decimals that are always written. */
  readonly digits: number
}

/**
 * One line of a computation: what, how (figures, and signs between them; a last `→` where it earns the result instead of
 * being equal to it), what came out, on how many of how many, and what must be known of it.
 */
export interface IndexStep {
  readonly what: Words
  readonly formula: readonly (Figure | string)[]
  readonly result: Figure | null
  readonly counted?: { readonly n: number; readonly total: number | null }
  readonly remark?: Words
}

export interface LegalSource {
  readonly document: string
  readonly article: Words
  /** Its days in force, both included; null where no end is known. */
  readonly from: string
  readonly to: string | null
}

/** What became of an index; `value` is null with its reason, or with `lacks`. */
export interface IndexResult {
  readonly value: Figure | null
  readonly reason: Words | null
  /** Codes of inputs that are missing, also where the value stands without them. */
  readonly lacks: readonly string[]
  readonly class: Words | null
  /** Why there is no class though there is a value. */
  readonly classReason: Words | null
  readonly steps: readonly IndexStep[]
  /** On how many the value rests, and of how many. */
  readonly n: number | null
  readonly total: number | null
}

/** Points of all dossiers: over those for which there is information, or over all that were solved, as the text says. */
export const DENOMINATORS = ['informed', 'solved'] as const
/** A total with an index that is not counted: left as it is and not classed, or brought to the full scale. */
export const INCOMPLETE_TOTALS = ['as-it-is', 'rescaled'] as const

/** How a text that can be read in two ways is read. */
export interface Readings {
  readonly denominator: (typeof DENOMINATORS)[number]
  readonly incomplete: (typeof INCOMPLETE_TOTALS)[number]
}

/** Does a set of rules hold in the period? `partly`: it begins or ends within. */
export type Standing = 'in-force' | 'partly' | 'ended' | 'not-yet'

/**
 * What one number may be: so many of the period (`count`, added up over months and units below), so many at its end
 * (`stock`), yes (1) or no (0), 0–100 in percent, points up to a most, or one of a few.
 */
export type InputKind =
  | { readonly kind: 'count' | 'stock' | 'yes-no' | 'percent' }
  | { readonly kind: 'points'; readonly most: number }
  | { readonly kind: 'one-of'; readonly values: readonly number[] }

/**
 * Why there is no number: nobody entered it, days are not covered, parts are more than their whole, or the report of
 * satisfaction does not show it: hidden, too few for a share, given on the other scale, not told of other days than whole months.
 */
export type MissingInput =
  'not-entered' | 'not-whole' | 'contradictory' | 'hidden' | 'too-few' | 'other-scale' | 'not-of-months'

interface UnitName {
  readonly code: string
  readonly name: string
  readonly nameEn: string
}

/** A number as somebody entered it. */
export interface EnteredInput {
  readonly unit: UnitName
  readonly period: PeriodReply
  readonly procedure: string | null
  readonly value: number
  readonly note: string
  readonly enteredAt: string
  readonly enteredBy: string | null
}

export interface InputReply {
  readonly code: string
  readonly name: Words
  readonly kind: InputKind
  /** The product itself, or what an office enters by the form or a file. */
  readonly origin: 'product' | 'entered'
  readonly isOptional: boolean
  readonly value: number | null
  readonly missing: MissingInput | null
  /** The first day that no entry covers, where some do. */
  readonly uncoveredFrom: string | null
  readonly entries: readonly EnteredInput[]
}

export interface IndexReply extends IndexResult {
  readonly code: string
  readonly name: Words
  readonly sources: readonly LegalSource[]
  /** First and last day, both included; null where no end is known. */
  readonly validFrom: string
  readonly validTo: string | null
  readonly standing: Standing
  readonly ended: Words | null
  readonly notes: readonly Words[]
  readonly inputs: readonly InputReply[]
}

/** `GET /api/reports/indexes`. */
export interface IndexesReport {
  readonly period: PeriodReply
  /** Null unless the period is running. */
  readonly progress: Progress | null
  readonly unit: UnitName
  readonly readings: Readings
  readonly indexes: readonly IndexReply[]
  readonly asOf: string
}

const MOST_ENTRIES = 2_000
const MOST_FILE_CHARACTERS = 1_000_000

/** One number of a unit and period; `procedure` where it is of one procedure alone. The same once more corrects it, null takes it back. */
const IndexInputEntry = z.strictObject({
  unit: Code,
  period: text(40),
  input: text(60),
  procedure: text(200).optional(),
  value: z.number().min(0).max(1_000_000_000).nullable(),
  note: text(500).optional(),
})
export type IndexInputEntry = z.infer<typeof IndexInputEntry>

export const EnterIndexInputs = z.strictObject({
  entries: z.array(IndexInputEntry).min(1).max(MOST_ENTRIES),
})
export type EnterIndexInputs = z.infer<typeof EnterIndexInputs>

/** A CSV file with the columns of an entry; all of it is kept, or nothing. */
export const IndexInputFile = z.strictObject({ file: text(MOST_FILE_CHARACTERS) })

export interface IndexInputReceipt {
  readonly entered: number
}
