import type { Words } from '../../server/contract/language.ts'
import { ServiceFailure } from './service.ts'
import { STRINGS } from '../strings.ts'

/** Why pairing did not work, in words for the person at the tablet. */
export function explainPairing(error: unknown): Words {
  if (!(error instanceof ServiceFailure) || error.kind !== 'refused')
    return error instanceof ServiceFailure ? STRINGS.pairUnreachable : STRINGS.pairFailed
  if (error.code === 'kiosk/unknown-code' || error.code === 'request/invalid') return STRINGS.pairUnknown
  if (error.code === 'request/too-often') return STRINGS.pairTooOften
  return STRINGS.pairFailed
}
