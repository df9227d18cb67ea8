import type { Words } from '../../server/contract/language.ts'
import type { Question, QuestionnaireBody } from '../../server/contract/questionnaire.ts'
import type { RatingTap } from '../../server/contract/rating.ts'
import { askedOf } from '../../server/contract/surveys/question-kinds.ts'

type Given = Pick<RatingTap, 'level' | 'answers'>

/** The questions that one screen each asks of whoever has answered so. What is answered in words is the comment's screen. */
export function questionsOnScreen(
  { questions = [] }: QuestionnaireBody,
  { level, answers = {} }: Given,
): Question[] {
  return askedOf(questions, level, answers).filter(({ kind }) => kind !== 'text')
}

/** The question after the one with this key; without a key the first that is not answered. Null when they are over. */
export function nextQuestion(body: QuestionnaireBody, given: Given, after: string | null): Question | null {
  const asked = questionsOnScreen(body, given)
  const next =
    after === null
      ? asked.find(({ key }) => given.answers?.[key] === undefined)
      : asked[asked.findIndex(({ key }) => key === after) + 1]
  return next ?? null
}

/** What the comment's screen asks instead of its usual words; null where the questionnaire says nothing of it. */
export function commentQuestion(
  { questions = [] }: QuestionnaireBody,
  { level, answers = {} }: Given,
): Words | null {
  return askedOf(questions, level, answers).find(({ kind }) => kind === 'text')?.words ?? null
}
