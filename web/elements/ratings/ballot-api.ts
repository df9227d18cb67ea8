import type { QuestionnaireVersion } from '../../../server/contract/questionnaire.ts'
import { call } from '../../api.ts'

/** What paper of a day asks at a place. May throw `ApiError`. */
export function askedAt(
  place: Readonly<Record<'unit' | 'day', string>> & { readonly desk?: string },
  signal: AbortSignal,
): Promise<QuestionnaireVersion> {
  return call('GET', '/api/ballots/asked', { query: { ...place }, signal })
}
