import type {
  NewQuestionnaire,
  PublishQuestionnaire,
  QuestionnaireDetail,
  QuestionnaireList,
  SaveDraft,
} from '../../../server/contract/surveys/questionnaires.ts'
import { call } from '../../api.ts'

/** Questionnaires, their drafts and versions. Each may throw `ApiError`. */
export const questionnaireApi = {
  list: (signal?: AbortSignal) => call<QuestionnaireList>('GET', '/api/questionnaires', { signal }),
  show: (code: string, signal?: AbortSignal) =>
    call<QuestionnaireDetail>('GET', `/api/questionnaires/${encodeURIComponent(code)}`, { signal }),
  create: (body: NewQuestionnaire) => call<{ code: string }>('POST', '/api/questionnaires', { body }),
  save: (code: string, body: SaveDraft) =>
    call<QuestionnaireDetail>('PUT', `/api/questionnaires/${encodeURIComponent(code)}/draft`, { body }),
  publish: (code: string, body: PublishQuestionnaire) =>
    call<{ version: number }>('POST', `/api/questionnaires/${encodeURIComponent(code)}/publish`, { body }),
  retire: (code: string, revision: number) =>
    call<void>('POST', `/api/questionnaires/${encodeURIComponent(code)}/retire`, { body: { revision } }),
}
