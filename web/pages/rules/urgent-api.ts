import type { UrgentWordInput, UrgentWords } from '../../../server/contract/feedback/queue/urgent-words.ts'
import type { Contradictions } from '../../../server/contract/organisation/contradictions.ts'
import type { OfficeChoices } from '../../../server/contract/organisation/office-choices.ts'
import { call } from '../../api.ts'

/** Urgent words, the office's choices, and where channels disagree with the rules. Each may throw `ApiError`. */
export const urgentApi = {
  words: (signal?: AbortSignal) => call<UrgentWords>('GET', '/api/urgent-words', { signal }),
  add: (body: UrgentWordInput) => call<UrgentWords>('POST', '/api/urgent-words', { body }),
  remove: (word: string) => call<UrgentWords>('POST', '/api/urgent-words/remove', { body: { word } }),
  choices: (signal?: AbortSignal) => call<OfficeChoices>('GET', '/api/office-choices', { signal }),
  choose: (body: Partial<OfficeChoices>) => call<OfficeChoices>('PUT', '/api/office-choices', { body }),
  contradictions: (signal?: AbortSignal) =>
    call<Contradictions>('GET', '/api/routing-rules/contradictions', { signal }),
}
