import { isScaleSize } from '../contract/level.ts'
import type { Question, QuestionnaireVersion } from '../contract/questionnaire.ts'
import { type RatingReceipt, RatingTap } from '../contract/rating.ts'
import type { FieldError } from '../contract/refusals.ts'
import { askedOf, type GivenAnswers } from '../contract/surveys/question-kinds.ts'
import { fieldErrorsOf } from '../problem.ts'

type ReadRating =
  | { readonly tap: RatingTap; readonly refused?: undefined }
  | { readonly refused: RatingReceipt; readonly tap?: undefined }

export type FindVersion = (id: string) => QuestionnaireVersion | undefined

/** One rating as it came, judged by itself: a tap that can be kept, or its refusal with the fields that are wrong. */
export function readRating(raw: unknown, findVersion: FindVersion): ReadRating {
  const parsed = RatingTap.safeParse(raw)
  if (!parsed.success) {
    return {
      refused: {
        id: idOf(raw),
        status: 'refused',
        code: 'rating/invalid',
        errors: fieldErrorsOf(parsed.error.issues),
      },
    }
  }
  const tap = parsed.data
  const version = findVersion(tap.questionnaireVersionId)
  const refusal = judge(tap, version)
  return refusal ? { refused: { id: tap.id, status: 'refused', ...refusal } } : { tap }
}

function judge(
  tap: RatingTap,
  version: QuestionnaireVersion | undefined,
): Pick<RatingReceipt, 'code' | 'errors'> | null {
  if (!version)
    return { code: 'rating/unknown-questionnaire-version', errors: [unknown('questionnaireVersionId')] }
  const { scaleSize, reasons, questions = [] } = version.body
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
  if (strange >= 0) return { code: 'rating/unknown-reason', errors: [unknown(`reasons.${strange}`)] }
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
  if (!question) return [unknown(field)]
  const isStrange = (choice: string) => !question.choices.some((each) => each.key === choice)
  if (typeof given === 'string') return isStrange(given) ? [unknown(field)] : []
  if (question.kind !== 'many' && given.length > 1)
    return [{ field, vi: 'chỉ được chọn một', en: 'takes one choice only' }]
  return given.flatMap((choice, index) => (isStrange(choice) ? [unknown(`${field}.${index}`)] : []))
}

function unknown(field: string): FieldError {
  return { field, vi: 'không có trong phiếu hỏi này', en: 'is not part of this questionnaire' }
}

function idOf(raw: unknown): string | null {
  return typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id : null
}

/** The questionnaire version that a rating as it came says it answers. */
export function namedVersion(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null || !('questionnaireVersionId' in raw)) return undefined
  return typeof raw.questionnaireVersionId === 'string' ? raw.questionnaireVersionId : undefined
}
