import type {
  OutsideBody,
  OutsideBodyInput,
  OutsideDraft,
} from '../../../server/contract/feedback/outside/outside.ts'
import { call } from '../../api.ts'

/** Bodies without an account, one function an endpoint. Each may throw `ApiError`. */
export const outsideApi = {
  draft: (id: string) => call<OutsideDraft>('GET', `/api/feedback/${encodeURIComponent(id)}/outside-draft`),
  bodies: () => call<readonly OutsideBody[]>('GET', '/api/outside-bodies'),
  saveBody: (body: OutsideBodyInput, id?: string) =>
    call<OutsideBody>('POST', `/api/outside-bodies${id === undefined ? '' : `/${encodeURIComponent(id)}`}`, {
      body,
    }),
}
