import type { Words } from '../language.ts'

/* What a category asks beyond the letter itself. Without a parser: the screens read it too. */

export const QUESTION_KINDS = ['text', 'one-of', 'number', 'date', 'yes-no'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** More is a form nobody fills in. */
export const MAX_QUESTIONS = 5
export const MAX_ANSWER = 200

/** The answers of a yes-no question. */
export const YES_NO = ['yes', 'no'] as const

interface QuestionOption {
  readonly key: string
  readonly words: Words
}

export interface CategoryQuestion {
  readonly key: string
  readonly kind: QuestionKind
  readonly words: Words
  /** Binds whoever writes for themselves; staff may leave open what the caller does not know. */
  readonly required: boolean
  /** Of `one-of` alone. */
  readonly options: readonly QuestionOption[]
  /** Asked only where an earlier question (a choice) was answered so; null: always. */
  readonly when: { readonly question: string; readonly is: readonly string[] } | null
}

/** One version of what a category asks; it never changes. */
export interface QuestionSet {
  readonly id: string
  readonly category: string
  readonly version: number
  /** The first local day on which it is asked. */
  readonly validFrom: string
  readonly questions: readonly CategoryQuestion[]
}

/** By the question's key: an option's key, `yes` or `no`, a number with a point, a day `2026-11-20`, or the words. */
export type CategoryAnswers = Readonly<Record<string, string>>

/** What is asked, in order, of whoever has answered so. A question behind one that is not asked is not asked either. */
export function askedQuestions(
  questions: readonly CategoryQuestion[],
  answers: CategoryAnswers,
): CategoryQuestion[] {
  const asked: CategoryQuestion[] = []
  for (const question of questions) {
    const { when } = question
    const isAsked =
      when === null ||
      (asked.some(({ key }) => key === when.question) && when.is.includes(answers[when.question] ?? ''))
    if (isAsked) asked.push(question)
  }
  return asked
}

/** A version as the page of administration shows it. */
interface QuestionSetReply extends QuestionSet {
  readonly note: string
  readonly createdAt: string
  readonly createdBy: string | null
}

/** `GET /api/category-questions`: the categories that the office knows, each with every version, the newest first. */
export interface CategoryQuestionsReply {
  readonly categories: readonly {
    readonly category: string
    /** What is asked today; null where nothing is. */
    readonly current: QuestionSet | null
    readonly versions: readonly QuestionSetReply[]
  }[]
  readonly today: string
  readonly mayChange: boolean
}

/** An item's answers with the questions as they were asked. */
export interface ItemAnswers {
  readonly set: Pick<QuestionSet, 'id' | 'category' | 'version'>
  readonly asked: readonly { readonly question: CategoryQuestion; readonly answer: string }[]
}
