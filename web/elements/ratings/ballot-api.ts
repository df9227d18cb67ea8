import type { ReadBallotFile } from '../../../server/contract/imports/ballot-file.ts'
import type { Language } from '../../../server/contract/language.ts'
import type { QuestionnaireVersion } from '../../../server/contract/questionnaire.ts'
import { call } from '../../api.ts'

/** Where forms of a day were filled in. */
export type FormPlace = Readonly<Record<'unit' | 'day', string>> & { readonly desk?: string }

/** What paper of a day asks at a place. May throw `ApiError`. */
export function askedAt(place: FormPlace, signal: AbortSignal): Promise<QuestionnaireVersion> {
  return call('GET', '/api/ballots/asked', { query: { ...place }, signal })
}

/** What every row of a file of forms becomes; nothing is kept. May throw `ApiError`. */
export function readBallotFile(place: FormPlace, file: File): Promise<ReadBallotFile> {
  return call('POST', '/api/ballots/file', { query: { ...place, name: file.name.slice(-200) }, file })
}

/** Where an empty file for such forms is downloaded. */
export function ballotTemplatePath(place: FormPlace, format: 'xlsx' | 'csv', lang: Language): string {
  return `/api/ballots/template?${new URLSearchParams({ ...place, format, lang }).toString()}`
}
