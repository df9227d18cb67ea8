import type { Words } from '../language.ts'

/* What a questionnaire may ask beside the level. Without a parser: the screens read it too. */

/**
 * `one` and `many` of its choices; `scale`, worded levels with the keys 1 (worst) to 3 or 5; `yes-no`; `text`, a few words that
 * go the way of the comment beside a rating.
 */
export const FURTHER_QUESTION_KINDS = ['one', 'many', 'scale', 'yes-no', 'text'] as const
export type FurtherQuestionKind = (typeof FURTHER_QUESTION_KINDS)[number]

/** Where a question is asked only of some: by the level tapped, or by the answer to an earlier question. */
type AskedWhen =
  { readonly levelUpTo: number } | { readonly question: string; readonly is: readonly string[] }

interface Conditional {
  readonly key: string
  readonly kind: FurtherQuestionKind
  readonly when?: AskedWhen | undefined
}

/** By the question's key, as a tablet sends them: one choice's key, or several. */
export type GivenAnswers = Readonly<Record<string, string | readonly string[]>>

/**
 * What is asked, in order, of whoever tapped this level and has answered so. A question behind one that is not asked is not
 * asked either.
 */
export function askedOf<Q extends Conditional>(
  questions: readonly Q[],
  level: number,
  answers: GivenAnswers,
): Q[] {
  const asked: Q[] = []
  for (const question of questions) if (isAsked(question, asked, level, answers)) asked.push(question)
  return asked
}

function isAsked(
  { when }: Conditional,
  before: readonly Conditional[],
  level: number,
  answers: GivenAnswers,
): boolean {
  if (!when) return true
  if ('levelUpTo' in when) return level <= when.levelUpTo
  const given = [answers[when.question] ?? []].flat()
  return before.some(({ key }) => key === when.question) && given.some((key) => when.is.includes(key))
}

/** What one screen may have at most, so that it fits a tablet at a readable size; of more than `few` choices each is shorter. */
export const FITS_SCREEN = {
  question: 80,
  reason: 40,
  choices: 8,
  few: 5,
  choice: 32,
  shortChoice: 24,
} as const

/** How a version differs from the one before it, and whether answers to both may be put together. */
export type ChangeKind =
  | 'scale'
  | 'question-worded'
  | 'option-order'
  | 'reasons-worded'
  | 'reason-added'
  | 'reason-gone'
  | 'reason-worded'
  | 'question-added'
  | 'question-gone'
  | 'further-worded'
  | 'choice-added'
  | 'choice-gone'
  | 'choice-worded'
  | 'condition'
  | 'order'

/** `never`: told apart, never added; `with-care`: a jump may come from the change; `yes`: nothing to mind. */
export type Comparable = 'never' | 'with-care' | 'yes'

export interface QuestionnaireChange {
  readonly kind: ChangeKind
  readonly comparable: Comparable
  /** The question's key, with the choice's behind a dot; the reason's; empty for the whole. */
  readonly key: string
  readonly before: Words | null
  readonly after: Words | null
}
