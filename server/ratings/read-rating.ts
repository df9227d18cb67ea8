import type { QuestionnaireVersion } from '../contract/questionnaire.ts'
import { type RatingReceipt, RatingTap } from '../contract/rating.ts'
import { fieldErrorsOf } from '../problem.ts'
import { isNoPart, judgeTicks } from './judge-ticks.ts'

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
    return { code: 'rating/unknown-questionnaire-version', errors: [isNoPart('questionnaireVersionId')] }
  return judgeTicks(version.body, tap)
}

function idOf(raw: unknown): string | null {
  return typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id : null
}

/** The questionnaire version that a rating as it came says it answers. */
export function namedVersion(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null || !('questionnaireVersionId' in raw)) return undefined
  return typeof raw.questionnaireVersionId === 'string' ? raw.questionnaireVersionId : undefined
}
