import { isIP } from 'node:net'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Tx } from '../../db/dialect.ts'
import { findPerson } from '../../db/queries/people/accounts.ts'
import { findPasskey, insertPasskey, listPasskeys, usePasskey } from '../../db/queries/people/passkeys.ts'
import type { Person } from '../../db/queries/people.ts'
import type { Config } from '../config.ts'
import { isoOf, type Service } from '../context.ts'
import type { NewPasskey, PasskeyAnswer } from '../contract/people/factors.ts'
import { Refusal } from '../contract/refusals.ts'
import { hasCounterGoneBack } from '../domain/sign-in/passkey-counter.ts'
import { knownNames } from '../known-organisation.ts'
import { beginChallenge, useChallenge } from './challenges.ts'
import { openSession } from './open-session.ts'

/** Most people never meet one: the library is loaded when somebody does. */
const library = () => import('@simplewebauthn/server')

/** The host and the origin where passkeys hold; null where browsers make none: they want a name, over https or on this machine. */
function passkeyAddress({ publicUrl }: Pick<Config, 'publicUrl'>) {
  if (publicUrl === null) return null
  const { hostname, origin, protocol } = new URL(publicUrl)
  const isAddress = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
  const isSafe = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost')
  return isSafe && !isAddress ? { rpID: hostname, origin } : null
}

/** Can anybody have a passkey here? */
export function passkeysWork(config: Pick<Config, 'publicUrl'>): boolean {
  return passkeyAddress(config) !== null
}

/** Where passkeys hold. Throws `passkey/no-address`. */
function relyingParty({ config }: Service) {
  const address = passkeyAddress(config)
  if (address === null) throw new Refusal('passkey/no-address')
  return address
}

/** What the browser needs to make one, and the token of the challenge. Throws `passkey/no-address`. */
export async function beginAddingPasskey(service: Service, person: Pick<Person, 'id' | 'username' | 'name'>) {
  const { rpID } = relyingParty(service)
  const { generateRegistrationOptions } = await library()
  const known = await listPasskeys(service.db, person.id)
  const options = await generateRegistrationOptions({
    rpName: (await knownNames(service)).vi,
    rpID,
    userName: person.username,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(person.id),
    attestationType: 'none',
    excludeCredentials: known.map(({ credential }) => ({ id: credential })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const body = { challenge: options.challenge }
  return { options, token: await beginChallenge(service, 'passkey-adding', { personId: person.id, body }) }
}

/** What is to be kept of a passkey that was just made, in the transaction that `keep` is. Throws `passkey/not-added`. */
export async function readNewPasskey(
  service: Service,
  personId: string,
  { token, answer, name }: NewPasskey & { readonly token: string },
): Promise<(tx: Tx) => Promise<void>> {
  const { rpID, origin } = relyingParty(service)
  const challenge = await useChallenge(service, 'passkey-adding', token)
  if (challenge?.personId !== personId) throw new Refusal('passkey/not-added')
  const { verifyRegistrationResponse } = await library()
  const verified = await verifyRegistrationResponse({
    response: answer as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge.body.challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
  }).catch(() => undefined)
  if (!verified?.verified) throw new Refusal('passkey/not-added')
  const { credential } = verified.registrationInfo
  if (await findPasskey(service.db, credential.id)) throw new Refusal('passkey/not-added')
  return (tx) =>
    insertPasskey(tx, {
      id: service.newId(),
      person_id: personId,
      credential: credential.id,
      public_key: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: JSON.stringify(credential.transports ?? []),
      name,
      created_at: isoOf(service.now()),
      last_used_at: null,
    })
}

/** What the browser needs to find a passkey of this office, whoever's it is. Throws `passkey/no-address`. */
export async function beginPasskeySignIn(service: Service) {
  const { rpID } = relyingParty(service)
  const { generateAuthenticationOptions } = await library()
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
  const body = { challenge: options.challenge }
  return { options, token: await beginChallenge(service, 'passkey-sign-in', { personId: null, body }) }
}

/**
 * Signs in whose passkey it is; returns the session's token. The challenge is used up, whatever comes of it. Throws
 * `access/wrong-passkey`, and `access/copied-passkey` where its counter went back (WebAuthn, 6.1.1).
 */
export async function signInByPasskey(
  service: Service,
  { token, answer, agent }: PasskeyAnswer & { readonly token: string; readonly agent: string },
): Promise<{ readonly token: string; readonly person: Person }> {
  const { rpID, origin } = relyingParty(service)
  const challenge = await useChallenge(service, 'passkey-sign-in', token)
  const passkey = await findPasskey(service.db, answer.id)
  const person = passkey && (await findPerson(service.db, passkey.person_id))
  if (!challenge || !passkey || person?.active !== 1) throw new Refusal('access/wrong-passkey')
  const { verifyAuthenticationResponse } = await library()
  const verified = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge.body.challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    // Judged below, with a sentence of its own.
    credential: {
      id: passkey.credential,
      publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
      counter: 0,
    },
  }).catch(() => undefined)
  if (!verified?.verified) throw new Refusal('access/wrong-passkey')
  const counter = verified.authenticationInfo.newCounter
  if (hasCounterGoneBack(passkey.counter, counter)) {
    service.log.warn({ personId: person.id }, 'the counter of a passkey went back: it may have been copied')
    throw new Refusal('access/copied-passkey')
  }
  const session = await service.db.transaction().execute(async (tx) => {
    if (!(await usePasskey(tx, passkey, { counter, last_used_at: isoOf(service.now()) })))
      throw new Refusal('access/wrong-passkey')
    return openSession(tx, service, person.id, { way: 'passkey', agent })
  })
  return { token: session, person }
}
