import { z } from 'zod'
import { Code, Id, text } from './fields.ts'
import { FURTHER_QUESTION_KINDS } from './surveys/question-kinds.ts'
import { wanted } from './wanted.ts'

const BothWords = z.strictObject({ vi: text(300), en: text(300) })

/** Of one further question. */
export const MAX_CHOICES = 12

/** In the tally these stand for the level and its reasons. */
const RESERVED_KEYS: readonly string[] = ['level', 'reason']

function hasKeysOnce(entries: readonly { readonly key: string }[]): boolean {
  return new Set(entries.map(({ key }) => key)).size === entries.length
}

/** A reason a citizen may choose after the tap; the key never changes its meaning once published. */
const Reason = z.strictObject({ key: Code, icon: Code.optional(), words: BothWords })

const Choice = z.strictObject({ key: Code, words: BothWords })

const When = z.union([
  z.strictObject({ levelUpTo: z.int().min(1).max(4) }),
  z.strictObject({ question: Code, is: z.array(Code).min(1).max(MAX_CHOICES) }),
])

/**
 * A further question; keys never change their meaning once published. What belongs to each kind, and whom `when` can wait
 * for, `check-questionnaire.ts` says.
 */
export const Question = z.strictObject({
  key: Code.refine((key) => !RESERVED_KEYS.includes(key), wanted('not-level-or-reason')),
  words: BothWords,
  kind: z.enum(FURTHER_QUESTION_KINDS),
  choices: z.array(Choice).max(MAX_CHOICES).refine(hasKeysOnce, wanted('key-not-twice')),
  when: When.optional(),
})
export type Question = z.infer<typeof Question>

/**
 * What a published questionnaire version holds. It is immutable: answers always point to the words they were given to.
 * `options` are ordered as shown; levels run from 1 (worst) to `scaleSize` (best).
 */
export const QuestionnaireBody = z.strictObject({
  question: BothWords,
  scaleSize: z.union([z.literal(3), z.literal(5)]),
  optionOrder: z.enum(['best-first', 'worst-first']),
  reasonsQuestion: BothWords,
  reasons: z.array(Reason).max(8).refine(hasKeysOnce, wanted('key-not-twice')),
  questions: z.array(Question).max(12).refine(hasKeysOnce, wanted('key-not-twice')).optional(),
})
export type QuestionnaireBody = z.infer<typeof QuestionnaireBody>

export const QuestionnaireVersion = z.strictObject({
  id: Id,
  questionnaire: Code,
  version: z.int().min(1),
  body: QuestionnaireBody,
})
export type QuestionnaireVersion = z.infer<typeof QuestionnaireVersion>
