import { z } from 'zod'
import { Code, Id, text } from './fields.ts'
import { wanted } from './wanted.ts'

const BothWords = z.strictObject({ vi: text(300), en: text(300) })

/** A reason a citizen may choose after the tap; the key never changes its meaning once published. */
const Reason = z.strictObject({ key: Code, icon: Code.optional(), words: BothWords })

/**
 * What a published questionnaire version holds. It is immutable: answers always point to the words they were given to.
 * `options` are ordered as shown; levels run from 1 (worst) to `scaleSize` (best).
 */
export const QuestionnaireBody = z
  .strictObject({
    question: BothWords,
    scaleSize: z.union([z.literal(3), z.literal(5)]),
    optionOrder: z.enum(['best-first', 'worst-first']),
    reasonsQuestion: BothWords,
    reasons: z.array(Reason).max(8),
  })
  .refine((body) => new Set(body.reasons.map(({ key }) => key)).size === body.reasons.length, {
    path: ['reasons'],
    message: wanted('key-not-twice'),
  })
export type QuestionnaireBody = z.infer<typeof QuestionnaireBody>

export const QuestionnaireVersion = z.strictObject({
  id: Id,
  questionnaire: Code,
  version: z.int().min(1),
  body: QuestionnaireBody,
})
export type QuestionnaireVersion = z.infer<typeof QuestionnaireVersion>
