import { z } from 'zod'
import type { FieldError } from '../contract/refusals.ts'
import { FEEDBACK_KINDS } from '../contract/feedback/feedback-kind.ts'
import {
  askedQuestions,
  type CategoryAnswers,
  type CategoryQuestion,
} from '../contract/feedback/asked-questions.ts'
import { GivenAnswers } from '../contract/feedback/category-questions.ts'
import { text } from '../contract/fields.ts'
import { CONSENT_PURPOSES } from './consents.ts'

export const MAX_LETTER_TEXT = 2_000
/** A number, and when to call. */
export const MAX_PHONE_TEXT = 100
export const MAX_PHOTOS = 3

/** What a citizen has answered so far, page by page. An empty text is an answer: the question was passed over. */
export const LetterAnswers = z.object({
  kind: z.enum(FEEDBACK_KINDS).optional(),
  category: text(120, 0).optional(),
  /** The version of the category's questions that this letter was asked, whatever is asked of others meanwhile. */
  questionSet: text(40, 0).optional(),
  more: GivenAnswers.optional(),
  text: text(MAX_LETTER_TEXT, 0).optional(),
  address: text(500, 0).optional(),
  wantsAnswer: z.boolean().optional(),
  name: text(120, 0).optional(),
  phone: text(MAX_PHONE_TEXT, 0).optional(),
  email: text(200, 0).optional(),
  consents: z.array(z.enum(CONSENT_PURPOSES)).optional(),
})
export type LetterAnswers = z.infer<typeof LetterAnswers>

export const LETTER_STEPS = [
  'kind',
  'category',
  'more',
  'text',
  'place',
  'photos',
  'reply',
  'contact',
  'check',
] as const
export type LetterStep = (typeof LETTER_STEPS)[number]

/** `send` is a letter of its own, `continue` adds words to a rating. */
export type LetterFlow = 'send' | 'continue'

/** The questions of this letter, in order; what was answered decides on what is asked. */
export function stepsOf(
  flow: LetterFlow,
  answers: LetterAnswers,
  { hasCategories, hasQuestions }: { hasCategories: boolean; hasQuestions: boolean },
): readonly LetterStep[] {
  if (flow === 'continue')
    return answers.wantsAnswer ? ['text', 'reply', 'contact', 'check'] : ['text', 'reply', 'check']
  return [
    'kind',
    ...(hasCategories ? ['category' as const] : []),
    ...(hasQuestions ? ['more' as const] : []),
    'text',
    'place',
    'photos',
    'contact',
    'check',
  ]
}

/** The first question that cannot be passed over and has no answer; null when the letter may be sent. */
export function firstMissing(
  flow: LetterFlow,
  answers: LetterAnswers,
  questions: readonly CategoryQuestion[] = [],
): LetterStep | null {
  if (flow === 'send') {
    if (answers.kind === undefined || answers.kind === 'complaint') return 'kind'
    if (missesAnswer(questions, answers.more ?? {})) return 'more'
    return answers.text ? null : 'text'
  }
  if (answers.wantsAnswer === undefined) return 'reply'
  if (answers.wantsAnswer && !answers.text) return 'text'
  return answers.wantsAnswer || answers.text ? null : 'text'
}

/** Has a question that cannot be passed over no answer? */
function missesAnswer(questions: readonly CategoryQuestion[], more: CategoryAnswers): boolean {
  return askedQuestions(questions, more).some(({ key, required }) => required && !more[key])
}

export type LetterField = keyof LetterAnswers | `more-${string}` | 'website' | 'photo' | 'letter'

export interface LetterError extends FieldError {
  readonly field: LetterField
}
