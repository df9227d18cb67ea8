import { z } from 'zod'
import { Id, text } from '../../fields.ts'
import type { Words } from '../../language.ts'
import type { FieldError, RefusalCode } from '../../refusals.ts'

/** So many rows at once: what a person can look through before they decide. */
const MAX_BULK = 200

/** One of the rows that were chosen, at the version that was shown. */
const Chosen = z.strictObject({ id: Id, version: z.int().min(1) })

const frame = {
  items: z.array(Chosen).min(1).max(MAX_BULK).readonly(),
  /** Says what would become of each row, and changes nothing. */
  rehearse: z.boolean(),
}

/** What may be done with several items at once; never anything that a citizen reads. */
export const BulkRequest = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('assign-person'), person: Id, ...frame }),
  z.strictObject({ act: z.literal('put-back'), ...frame }),
  z.strictObject({ act: z.literal('categorise'), category: text(120), reason: text(1_000), ...frame }),
  /** Out of triage or from unit to unit, as each item stands. */
  z.strictObject({ act: z.literal('move'), unit: text(40), reason: text(1_000), ...frame }),
])
export type BulkRequest = z.infer<typeof BulkRequest>

/** What became, or would become, of one row. */
export interface BulkFate {
  readonly id: string
  readonly done: boolean
  /** Where it was not: why. */
  readonly refused?: {
    readonly code: RefusalCode
    readonly words: Words
    readonly errors: readonly FieldError[]
  }
}

export interface BulkReply {
  readonly fates: readonly BulkFate[]
  readonly rehearsed: boolean
}
