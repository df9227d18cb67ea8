import type { Words } from '../../../server/contract/language.ts'
import { ApiError, errorWords, factorApi } from '../../api.ts'
import { FACTOR_STRINGS } from './factor-strings.ts'

/** Loaded by whoever uses a passkey, and by nobody else. */
const library = () => import('@simplewebauthn/browser')

/** Makes a passkey on this device and adds it to one's account. */
export async function addPasskey(name: string, present: string): Promise<void> {
  const optionsJSON = await factorApi.passkeyOptions(present)
  const { startRegistration } = await library()
  await factorApi.addPasskey(name, await startRegistration({ optionsJSON }))
}

/** Signs in by whichever passkey the person chooses. */
export async function signInByPasskey() {
  const optionsJSON = await factorApi.passkeySignInOptions()
  const { startAuthentication } = await library()
  return factorApi.signInByPasskey(await startAuthentication({ optionsJSON }))
}

/** What to say of a passkey that did not come about: the service's words, or that the device stopped. */
export function passkeyProblem(error: unknown): Words {
  return error instanceof ApiError ? errorWords(error) : FACTOR_STRINGS.stopped
}
