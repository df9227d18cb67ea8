import type { ApiKeyInput, ListedApiKey } from '../../../server/contract/open311/api-keys.ts'
import { call } from '../../api.ts'

interface MadeApiKey {
  readonly id: string
  readonly key: string
}

/** The keys of other systems. Each may throw `ApiError`. */
export const apiKeyApi = {
  list: (signal?: AbortSignal) => call<readonly ListedApiKey[]>('GET', '/api/api-keys', { signal }),
  make: (body: ApiKeyInput) => call<MadeApiKey>('POST', '/api/api-keys', { body }),
  end: (id: string) => call<void>('POST', '/api/api-keys/end', { body: { id } }),
}
