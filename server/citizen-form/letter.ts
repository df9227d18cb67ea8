import { z } from 'zod'
import type { FieldError } from '../contract/refusals.ts'
import { FEEDBACK_KINDS } from '../contract/feedback/feedback-kind.ts'
import {
  askedQuestions,
  type CategoryAnswers,
  type CategoryQuestion,
} from '../contract/feedback/asked-questions.ts'
import { GivenAnswers } from '../contract/feedback/category-questions.ts'
import { Id, text } from '../contract/fields.ts'
import { CONSENT_PURPOSES } from './consents.ts'

export const MAX_LETTER_TEXT = 2_000
/** A number, and when to call. */
export const MAX_PHONE_TEXT = 100

/** What a citizen has answered so far, page by page. An empty text is an answer: the question was passed over. */
export const LetterAnswers = z.object({
  kind: z.enum(FEEDBACK_KINDS).optional(),
  category: text(120, 0).optional(),
  /** The version of the category's questions that this letter was asked, whatever is asked of others meanwhile. */
  questionSet: text(40, 0).optional(),
  more: GivenAnswers.optional(),
  text: text(MAX_LETTER_TEXT, 0).optional(),
  /** Of the office's list. */
  ward: text(5, 0).optional(),
  /** A street or landmark, of the list or not. */
  spot: text(120, 0).optional(),
  address: text(500, 0).optional(),
  lat: z.number().optional(),
  lng: z.number().optional(),
  wantsAnswer: z.boolean().optional(),
  name: text(120, 0).optional(),
  phone: text(MAX_PHONE_TEXT, 0).optional(),
  email: text(200, 0).optional(),
  consents: z.array(z.enum(CONSENT_PURPOSES)).optional(),
  /** Everything is asked on one page. */
  isQuick: z.boolean().optional(),
  /** Items that were found alike. */
  offered: z.array(Id).optional(),
  /** The one of them that it is; '' for none. */
  same: z.string().optional(),
})
export type LetterAnswers = z.infer<typeof LetterAnswers>

export const LETTER_STEPS = [
  'where',
  'what',
  'more',
  'all',
  'same',
  'text',
  'reply',
  'contact',
  'check',
] as const
export type LetterStep = (typeof LETTER_STEPS)[number]

/** What is asked; a page asks one or several. */
export type LetterPart = 'place' | 'kind' | 'category' | 'more' | 'text' | 'same' | 'reply' | 'contact'

export const PARTS_OF: Readonly<Record<LetterStep, readonly LetterPart[]>> = {
  where: ['place'],
  what: ['kind', 'category', 'text'],
  more: ['more'],
  all: ['place', 'kind', 'category', 'text', 'contact'],
  same: ['same'],
  text: ['text'],
  reply: ['reply'],
  contact: ['contact'],
  check: [],
}

/** `send` is a letter of its own, `continue` adds words to a rating. */
export type LetterFlow = 'send' | 'continue'

/** The pages of this letter, in order; what was answered decides on what is asked. At most five, or two; one more where the category asks. */
export function stepsOf(
  flow: LetterFlow,
  answers: LetterAnswers,
  hasQuestions: boolean,
): readonly LetterStep[] {
  if (flow === 'continue')
    return answers.wantsAnswer ? ['text', 'reply', 'contact', 'check'] : ['text', 'reply', 'check']
  const more = hasQuestions ? (['more'] as const) : []
  if (answers.isQuick) return ['all', ...more, 'check']
  return ['where', 'what', ...more, ...(hasOffers(answers) ? ['same' as const] : []), 'contact', 'check']
}

export function hasOffers({ offered = [] }: LetterAnswers): boolean {
  return offered.length > 0
}

/** The first page that cannot be passed over and has no answer; null when the letter may be sent. */
export function firstMissing(
  flow: LetterFlow,
  answers: LetterAnswers,
  questions: readonly CategoryQuestion[] = [],
): LetterStep | null {
  if (flow === 'send') {
    const isKnown = answers.kind !== undefined && answers.kind !== 'complaint' && Boolean(answers.text)
    if (!isKnown) return answers.isQuick ? 'all' : 'what'
    if (missesAnswer(questions, answers.more ?? {})) return 'more'
    return hasOffers(answers) && answers.same === undefined && !answers.isQuick ? 'same' : null
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
