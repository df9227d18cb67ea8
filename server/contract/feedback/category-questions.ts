import { z } from 'zod'
import { Code, Day, text } from '../fields.ts'
import { MAX_ANSWER, MAX_QUESTIONS, QUESTION_KINDS } from './asked-questions.ts'

const Said = z.strictObject({ vi: text(MAX_ANSWER), en: text(MAX_ANSWER) })

const Question = z.strictObject({
  key: Code,
  kind: z.enum(QUESTION_KINDS),
  words: Said,
  required: z.boolean().default(false),
  options: z
    .array(z.strictObject({ key: Code, words: Said }))
    .max(20)
    .default([]),
  when: z
    .strictObject({ question: Code, is: z.array(Code).min(1).max(20) })
    .nullable()
    .default(null),
})

/**
 * What a category asks from a day on, as a new version; without questions it asks nothing from then on. `seen` is the version
 * the person looked at, 0 where there was none; left out, nobody looked (a file).
 */
export const QuestionSetInput = z.strictObject({
  category: text(120),
  validFrom: Day.optional(),
  questions: z.array(Question).max(MAX_QUESTIONS),
  /** Why, or by which decision. */
  note: text(500, 0).default(''),
  seen: z.int().min(0).optional(),
})
export type QuestionSetInput = z.infer<typeof QuestionSetInput>

/** What was answered, by the question's key. What fits is for the version to say that was asked. */
export const GivenAnswers = z.record(z.string().max(40), text(MAX_ANSWER, 0))
