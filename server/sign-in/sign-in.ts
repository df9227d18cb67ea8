import {
  countSignInFailure,
  deleteExpiredSessions,
  deleteSession,
  findPersonByUsername,
  forgetSignInFailures,
  insertSession,
  listGrants,
  lockPerson,
  type Person,
} from '../../db/queries/people.ts'
import { type Context, contextFor, isoOf, type Service } from '../context.ts'
import type { SessionReply } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { newToken, sha256 } from '../ids.ts'
import { knownNames } from '../known-organisation.ts'
import { isPassword } from './password.ts'
import { recordAct } from '../history/append.ts'

export const SESSION_MS = 12 * 60 * 60_000

const FREE_FAILURES = 5
const LONGEST_LOCK_MS = 60 * 60_000

/** After five wrong passwords each further one locks the account twice as long: 1, 2, 4 … minutes, an hour at most. */
function lockMsAfter(failures: number): number {
  return failures < FREE_FAILURES ? 0 : Math.min(60_000 * 2 ** (failures - FREE_FAILURES), LONGEST_LOCK_MS)
}

/** Checks name and password; returns the cookie's token. Refuses without saying which of the two was wrong. */
export async function signIn(
  service: Service,
  { username, password }: { username: string; password: string },
): Promise<{ token: string; session: SessionReply }> {
  const now = service.now()
  const person = await findPersonByUsername(service.db, username)
  if (person?.locked_until && person.locked_until > isoOf(now)) throw new Refusal('access/locked')
  const correct = await isPassword(password, person?.password_hash)
  if (!person || !correct || person.active !== 1) {
    if (person) {
      const lockMs = lockMsAfter(await countSignInFailure(service.db, person.id))
      if (lockMs > 0) await lock(service, person.id, isoOf(now + lockMs))
    }
    throw new Refusal('access/wrong-sign-in')
  }
  if (person.failed_sign_ins > 0) await forgetSignInFailures(service.db, person.id)
  await deleteExpiredSessions(service.db, isoOf(now))
  const token = newToken()
  await service.db.transaction().execute(async (tx) => {
    await insertSession(tx, {
      token_hash: sha256(token),
      person_id: person.id,
      created_at: isoOf(now),
      expires_at: isoOf(now + SESSION_MS),
    })
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

/** Too many wrong passwords: nobody signs in under this name for a while. */
async function lock(service: Service, personId: string, until: string): Promise<void> {
  await service.db.transaction().execute(async (tx) => {
    await lockPerson(tx, personId, until)
    await recordAct(tx, contextFor(service, { kind: 'public' }), 'sign-in-locked', { personId })
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
