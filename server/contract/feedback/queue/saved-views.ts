import { z } from 'zod'
import { text } from '../../fields.ts'
import type { NamedUnit } from '../../named-unit.ts'

/** `query` is the list's address behind the question mark; with a `unit` (its code) everybody there finds it. */
export const SavedViewInput = z.strictObject({
  name: text(80),
  query: text(1_000),
  unit: text(40).optional(),
})
export type SavedViewInput = z.infer<typeof SavedViewInput>

export interface SavedView {
  readonly id: string
  readonly name: string
  readonly query: string
  /** Whose people find it; null where it is one's own. */
  readonly unit: NamedUnit | null
  readonly mayRemove: boolean
}

/** A person keeps so many. */
export const MAX_SAVED_VIEWS = 50
