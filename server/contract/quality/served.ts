import { z } from 'zod'
import { Code, Day, text } from '../fields.ts'
import type { NamedUnit } from '../named-unit.ts'
import type { PeriodReply } from '../report.ts'

const MOST_ENTRIES = 5_000
const MOST_FILE_CHARACTERS = 1_000_000
const MOST_A_DAY = 100_000

/**
 * How many people a unit, or one of its desks (by code or name), served on a day, and how many of them were asked to rate where
 * somebody counted that. The same once more corrects it, null takes it back.
 */
const ServedEntry = z.strictObject({
  unit: Code,
  desk: text(120).optional(),
  day: Day,
  served: z.int().min(0).max(MOST_A_DAY).nullable(),
  offered: z.int().min(0).max(MOST_A_DAY).nullable().optional(),
  note: text(500).optional(),
})
export type ServedEntry = z.infer<typeof ServedEntry>

export const EnterServed = z.strictObject({ entries: z.array(ServedEntry).min(1).max(MOST_ENTRIES) })
export type EnterServed = z.infer<typeof EnterServed>

/** A CSV file: a line a day, or a line a ticket of a queue machine; `unit` where the file does not name any. */
export const ServedFile = z.strictObject({ file: text(MOST_FILE_CHARACTERS), unit: Code.optional() })
export type ServedFile = z.infer<typeof ServedFile>

export interface ServedReceipt {
  readonly entered: number
  /** Quarters of these days that are published: what is signed stays, and the counts wait for a correction. */
  readonly publishedQuarters: readonly PeriodReply[]
}

/** A count that was entered, corrected or taken back after its quarter was published. */
export interface ServedMove {
  readonly unit: NamedUnit
  /** Code of the desk, null where the unit counts as a whole. */
  readonly desk: string | null
  readonly day: string
  /** As it stood when the quarter was frozen, and as it stands; null where there was, or is, none. */
  readonly before: ServedNumbers | null
  readonly after: ServedNumbers | null
  /** What whoever entered it wrote. */
  readonly note: string
  readonly enteredAt: string
  readonly enteredBy: string | null
}

interface ServedNumbers {
  readonly served: number
  readonly offered: number | null
}

interface ServedDay {
  readonly unit: NamedUnit
  readonly desk: string | null
  readonly day: string
  readonly served: number
  readonly offered: number | null
  readonly note: string
  /** How often it was entered: the history holds each time. */
  readonly version: number
  readonly enteredAt: string
  readonly enteredBy: string | null
}

/** `GET /api/reports/served`: what stands, the newest day first. */
export interface ServedList {
  readonly period: PeriodReply
  readonly unit: NamedUnit
  readonly days: readonly ServedDay[]
}
