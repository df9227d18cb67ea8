import type { Tx } from '../../db/dialect.ts'
import { findFactor, useRecoveryCode, useStep } from '../../db/queries/people/factors.ts'
import { takeChallenge } from '../../db/queries/people/challenges.ts'
import { findPerson } from '../../db/queries/people/accounts.ts'
import type { Person } from '../../db/queries/people.ts'
import { isoOf, type Service } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import { recordAct } from '../history/append.ts'
import { sha256 } from '../ids.ts'
import { readChallenge } from './challenges.ts'
import { stepOfCode } from './one-time-codes.ts'
import { byPerson, openSession } from './open-session.ts'
import { hashRecoveryCode } from './recovery-codes.ts'
import { openSecret } from './secret-box.ts'

/** Whose password was right a moment ago. Throws `access/step-over`. */
export async function findHalfSignedIn(service: Service, token: string): Promise<Person> {
  const challenge = await readChallenge(service, 'second-step', token)
  const person = await findPerson(service.db, challenge?.personId ?? '')
  if (person?.active !== 1) throw new Refusal('access/step-over')
  return person
}

/**
 * The second half of a sign-in: a code of the app, or one of the printed ones. Returns the session's token; a wrong code
 * leaves the first half as it is. Throws `access/wrong-code`, `access/step-over`.
 */
export async function takeSecondStep(
  service: Service,
  person: Pick<Person, 'id'>,
  { token, code, agent }: { readonly token: string; readonly code: string; readonly agent: string },
): Promise<string> {
  return service.db.transaction().execute(async (tx) => {
    if (!(await useCode(tx, service, person.id, code))) throw new Refusal('access/wrong-code')
    if (!(await takeChallenge(tx, sha256(token), 'second-step', isoOf(service.now()))))
      throw new Refusal('access/step-over')
    return openSession(tx, service, person.id, { way: 'second-step', agent })
  })
}

/** Uses up a code, one of the app or a printed one; false where it is wrong or was used. */
async function useCode(tx: Tx, service: Service, personId: string, typed: string): Promise<boolean> {
  const code = typed.replace(/\s/g, '')
  if (/^\d{6}$/.test(code)) return useAppCode(tx, service, personId, code)
  const hash = hashRecoveryCode(service.key, personId, code)
  if (!(await useRecoveryCode(tx, personId, hash, isoOf(service.now())))) return false
  await recordAct(tx, byPerson(service, personId), 'recovery-code-used', { personId })
  return true
}

/** A code of the app is good once, and none from before it. With `confirmed_at` it is the first one. */
export async function useAppCode(
  tx: Tx,
  service: Service,
  personId: string,
  code: string,
  changes: { readonly confirmed_at?: string } = {},
): Promise<boolean> {
  const factor = await findFactor(tx, personId)
  const secret = factor && openSecret(service.key, personId, factor.secret)
  const step = secret && stepOfCode(secret, code, service.now())
  return step !== undefined && step !== '' && useStep(tx, personId, step, changes)
}
