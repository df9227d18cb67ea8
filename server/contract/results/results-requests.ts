import { z } from 'zod'

const paragraphs = z.string().trim().max(8_000)

/** `POST /api/results/:period/submission` */
export const SubmitResults = z.strictObject({
  narrative: z.strictObject({ vi: paragraphs, en: paragraphs }),
  /** Why it is corrected; needed where something is published already. */
  reason: z.string().trim().max(1_000).optional(),
})
export type SubmitResults = z.infer<typeof SubmitResults>

/** `POST /api/results/:period/publication`: signs the document that was read, and no other. */
export const SignResults = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** `POST /api/results/:period/return` */
export const ReturnResults = z.strictObject({ note: z.string().trim().min(1).max(1_000) })
