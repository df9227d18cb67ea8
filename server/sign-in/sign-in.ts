import {
  deleteExpiredSessions,
  deleteSession,
  findPersonByUsername,
  insertSession,
  listGrants,
  type Person,
  updatePerson,
} from '../../db/queries/people.ts'
import { type Context, contextFor, isoOf, type Service } from '../context.ts'
import type { SessionReply } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { newToken, sha256 } from '../ids.ts'
import { knownNames } from '../known-organisation.ts'
import { isPassword } from './password.ts'
import { SESSION_MS } from './session-ages.ts'
import { recordAct } from '../history/append.ts'

/** As much of what a browser says of itself as tells one from another. */
const AGENT_LENGTH = 300

/** Checks name and password; returns the cookie's token. Refuses without saying which of the two was wrong. */
export async function signIn(
  service: Service,
  { username, password, agent = '' }: { username: string; password: string; agent?: string },
): Promise<{ token: string; session: SessionReply }> {
  const now = service.now()
  const person = await findPersonByUsername(service.db, username)
  const correct = await isPassword(password, person?.password_hash ?? undefined)
  if (!person || !correct || person.active !== 1) throw new Refusal('access/wrong-sign-in')
  await deleteExpiredSessions(service.db, isoOf(now))
  const token = newToken()
  await service.db.transaction().execute(async (tx) => {
    await insertSession(tx, {
      token_hash: sha256(token),
      person_id: person.id,
      created_at: isoOf(now),
      expires_at: isoOf(now + SESSION_MS),
      agent: agent.replace(/[^\x20-\x7e]/g, '').slice(0, AGENT_LENGTH),
    })
    await updatePerson(tx, person.id, { last_sign_in_at: isoOf(now) })
    await recordAct(tx, byPerson(service, person.id), 'signed-in', { personId: person.id })
  })
  return { token, session: await describeSession(service, person) }
}

export async function signOut(service: Service, token: string): Promise<void> {
  await service.db.transaction().execute(async (tx) => {
    const personId = await deleteSession(tx, sha256(token))
    if (personId) await recordAct(tx, byPerson(service, personId), 'signed-out', { personId })
  })
}

function byPerson(service: Service, personId: string): Context {
  return contextFor(service, { kind: 'staff', personId, name: '', grants: [] })
}

/** Who is signed in and what they may do, for the staff app. */
export async function describeSession(
  service: Service,
  person: Pick<Person, 'id' | 'username' | 'name' | 'language'>,
): Promise<SessionReply> {
  const { organisation } = service
  const grants = await listGrants(service.db, person.id, localDay(service.now(), organisation.zone))
  const names = await knownNames(service)
  return {
    person: { id: person.id, username: person.username, name: person.name, language: person.language },
    grants: grants.map(({ role, code, name, name_en }) => ({
      role,
      unitCode: code,
      unitName: name,
      unitNameEn: name_en,
    })),
    organisation: { name: names.vi, nameEn: names.en, zone: organisation.zone },
    serverTime: isoOf(service.now()),
  }
}
