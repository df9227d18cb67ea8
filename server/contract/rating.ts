import { z } from 'zod'
import { MAX_COMMENT_LENGTH } from './comment-length.ts'
import { Code, Id, Instant, text } from './fields.ts'
import { LANGUAGES } from './language.ts'
import { MAX_CHOICES } from './questionnaire.ts'
import type { FieldError, RefusalCode } from './refusals.ts'
import { wanted } from './wanted.ts'

export const MAX_RATINGS_PER_BATCH = 500

export const MAX_SEQ = 2 ** 40

/**
 * One tap, as the tablet kept it. `id` and `seq` are the device's: sending twice counts once, and a gap in `seq` shows a
 * loss. `level` runs from 1 (worst) to the scale's size; `answers` are to further questions of the version, the choices'
 * keys by the question's. `clockOffsetMs` is server minus device, as last measured.
 */
export const RatingTap = z.strictObject({
  id: Id,
  seq: z.int().min(1).max(MAX_SEQ),
  questionnaireVersionId: Id,
  level: z.int().min(1).max(10),
  reasons: z.array(Code).max(8).optional(),
  answers: z.record(Code, z.union([Code, z.array(Code).min(1).max(MAX_CHOICES)])).optional(),
  tappedAt: Instant,
  language: z.enum(LANGUAGES).optional(),
  wantsAnswer: z.boolean().optional(),
  followUpCode: z
    .string()
    .regex(/^[0-9A-HJKMNP-TV-Z]{8}$/, wanted('base32'))
    .optional(),
  procedure: Code.optional(),
  dossierMark: text(64).optional(),
  clockOffsetMs: z
    .int()
    .min(-(2 ** 45))
    .max(2 ** 45)
    .optional(),
  optionOrder: z.enum(['best-first', 'worst-first']).optional(),
  comment: text(MAX_COMMENT_LENGTH).optional(),
})
export type RatingTap = z.infer<typeof RatingTap>

/** The envelope; each rating is read by itself, so that a bad one never blocks the good ones. */
export const RatingBatch = z.strictObject({ ratings: z.array(z.unknown()).min(1) })

/** The answer for one rating, in the order sent. Only then may the device forget it. */
export interface RatingReceipt {
  readonly id: string | null
  readonly status: 'accepted' | 'duplicate' | 'refused'
  readonly code?: RefusalCode
  readonly errors?: readonly FieldError[]
}

export interface RatingReceipts {
  readonly receipts: readonly RatingReceipt[]
}
