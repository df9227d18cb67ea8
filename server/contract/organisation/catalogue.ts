import { z } from 'zod'
import { DeadlineRule } from '../deadlines/calendar.ts'
import { Code, Day, Id, text } from '../fields.ts'

export const CategoryInput = z.strictObject({ name: text(120), nameEn: text(120).optional() })
export type CategoryInput = z.infer<typeof CategoryInput>

/** What of a category changes; `position` is its place in the list from then on, 1 the first. */
export const CategoryChange = z.strictObject({
  id: Id,
  name: text(120).optional(),
  nameEn: text(120).optional(),
  position: z.int().min(1).max(1000).optional(),
  retired: z.boolean().optional(),
})
export type CategoryChange = z.infer<typeof CategoryChange>

/**
 * A procedure from a day on, by default today: what the law allows, and what the office commits to. `retired`: from that day it
 * is no more. The day of an earlier version is refused.
 */
export const ProcedureInput = z.strictObject({
  code: Code,
  name: text(300),
  nameEn: text(300).optional(),
  category: text(120).nullable().default(null),
  statutory: DeadlineRule,
  committed: DeadlineRule,
  validFrom: Day.optional(),
  retired: z.boolean().default(false),
})
export type ProcedureInput = z.infer<typeof ProcedureInput>

export interface Category {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  /** The day from which it is offered no more. */
  readonly retiredOn: string | null
}

export interface ProcedureVersion extends Omit<ProcedureInput, 'validFrom' | 'nameEn'> {
  readonly nameEn: string
  readonly validFrom: string
}

export interface Catalogue {
  readonly categories: readonly Category[]
  /** Every version, by code, the oldest first. */
  readonly procedures: readonly ProcedureVersion[]
  readonly today: string
}
