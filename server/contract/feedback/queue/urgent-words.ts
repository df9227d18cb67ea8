import { z } from 'zod'
import { text } from '../../fields.ts'

/** `raises` is false of a phrase in which an urgent word says nothing of the kind. */
export const UrgentWordInput = z.strictObject({ word: text(80), raises: z.boolean().default(true) })
export type UrgentWordInput = z.infer<typeof UrgentWordInput>

/** `GET /api/urgent-words`. */
export interface UrgentWords {
  readonly words: readonly string[]
  /** Phrases in which they do not count. */
  readonly phrases: readonly string[]
}

export const OfficeChoicesInput = z.strictObject({
  'urgent-at-any-hour': z.boolean().optional(),
  'suggest-units': z.boolean().optional(),
})
export type OfficeChoicesInput = z.infer<typeof OfficeChoicesInput>
