import { isScaleSize } from '../contract/level.ts'
import type { Question, QuestionnaireBody } from '../contract/questionnaire.ts'
import type { RatingReceipt } from '../contract/rating.ts'
import type { FieldError } from '../contract/refusals.ts'
import { askedOf, type GivenAnswers } from '../contract/surveys/question-kinds.ts'

interface Ticks {
  readonly level: number
  readonly reasons?: readonly string[] | undefined
  readonly answers?: GivenAnswers | undefined
}

/** What of a rating is no answer to this questionnaire; null where all is. */
export function judgeTicks(
  { scaleSize, reasons, questions = [] }: QuestionnaireBody,
  tap: Ticks,
): Pick<RatingReceipt, 'code' | 'errors'> | null {
  if (!isScaleSize(scaleSize) || tap.level > scaleSize) {
    return {
      code: 'rating/level-out-of-scale',
      errors: [
        {
          field: 'level',
          vi: `cần số từ 1 đến ${scaleSize}`,
          en: `a number from 1 to ${scaleSize} is needed`,
        },
      ],
    }
  }
  const strange = (tap.reasons ?? []).findIndex((key) => !reasons.some((reason) => reason.key === key))
  if (strange >= 0) return { code: 'rating/unknown-reason', errors: [isNoPart(`reasons.${strange}`)] }
  const errors = Object.entries(tap.answers ?? {}).flatMap(([key, given]) =>
    judgeAnswer(questions, key, given),
  )
  const notAsked = errors.length === 0 ? notAskedOf(questions, tap.level, tap.answers ?? {}) : []
  const all = [...errors, ...notAsked]
  return all.length === 0 ? null : { code: 'rating/answers-do-not-fit', errors: all }
}

/** Answers to what nobody asks after this level and these answers. */
function notAskedOf(questions: readonly Question[], level: number, answers: GivenAnswers): FieldError[] {
  const asked = askedOf(questions, level, answers)
  return Object.keys(answers)
    .filter((key) => !asked.some((question) => question.key === key))
    .map((key) => ({
      field: `answers.${key}`,
      vi: 'không được hỏi với mức và các câu trả lời này',
      en: 'is not asked after this level and these answers',
    }))
}

function judgeAnswer(
  questions: readonly Question[],
  key: string,
  given: string | readonly string[],
): FieldError[] {
  const field = `answers.${key}`
  const question = questions.find((each) => each.key === key)
  if (!question) return [isNoPart(field)]
  const isStrange = (choice: string) => !question.choices.some((each) => each.key === choice)
  if (typeof given === 'string') return isStrange(given) ? [isNoPart(field)] : []
  if (question.kind !== 'many' && given.length > 1)
    return [{ field, vi: 'chỉ được chọn một', en: 'takes one choice only' }]
  return given.flatMap((choice, index) => (isStrange(choice) ? [isNoPart(`${field}.${index}`)] : []))
}

export function isNoPart(field: string): FieldError {
  return { field, vi: 'không có trong phiếu hỏi này', en: 'is not part of this questionnaire' }
}
