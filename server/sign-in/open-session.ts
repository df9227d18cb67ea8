import type { Tx } from '../../db/dialect.ts'
import { insertSession, updatePerson } from '../../db/queries/people.ts'
import { type Context, contextFor, isoOf, type Service } from '../context.ts'
import type { SignInWay } from '../contract/people/sign-in-way.ts'
import { recordAct } from '../history/append.ts'
import { newToken, sha256 } from '../ids.ts'
import { SESSION_MS } from './session-ages.ts'

/** As much of what a browser says of itself as tells one from another. */
const AGENT_LENGTH = 300

/** Begins a session of somebody who has proved who they are; the token goes into the cookie, and is kept as a hash only. */
export async function openSession(
  tx: Tx,
  service: Service,
  personId: string,
  { way, agent }: { readonly way: SignInWay; readonly agent: string },
): Promise<string> {
  const now = service.now()
  const token = newToken()
  await insertSession(tx, {
    token_hash: sha256(token),
    person_id: personId,
    created_at: isoOf(now),
    expires_at: isoOf(now + SESSION_MS),
    agent: agent.replace(/[^\x20-\x7e]/g, '').slice(0, AGENT_LENGTH),
    way,
  })
  await updatePerson(tx, personId, { last_sign_in_at: isoOf(now) })
  await recordAct(tx, byPerson(service, personId), 'signed-in', { personId })
  return token
}

/** Somebody who acts on their own account before or while they sign in. */
export function byPerson(service: Service, personId: string): Context {
  return contextFor(service, { kind: 'staff', personId, name: '', grants: [] })
}
