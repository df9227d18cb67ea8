import {
  deleteExpiredSessions,
  deleteSession,
  findPersonByUsername,
  type SessionPerson,
} from '../../db/queries/people.ts'
import { findFactor } from '../../db/queries/people/factors.ts'
import { isoOf, type Service } from '../context.ts'
import type { SessionReply } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { recordAct } from '../history/append.ts'
import { sha256 } from '../ids.ts'
import { knownLook, knownNames } from '../known-organisation.ts'
import { beginChallenge } from './challenges.ts'
import { currentRights } from './current-rights.ts'
import { byPerson, openSession } from './open-session.ts'
import { isPassword } from './password.ts'
import { LONGEST_SESSION_MS } from './session-ages.ts'

/** The cookie's token of a session, or of the step that is still to come. */
type SignedIn =
  | { readonly kind: 'session'; readonly token: string }
  | { readonly kind: 'second-step'; readonly token: string }

/** Checks name and password. Refuses without saying which of the two was wrong. */
export async function signIn(
  service: Service,
  { username, password, agent = '' }: { username: string; password: string; agent?: string },
): Promise<SignedIn> {
  const person = await findPersonByUsername(service.db, username)
  const correct = await isPassword(password, person?.password_hash ?? undefined)
  if (!person || !correct || person.active !== 1) throw new Refusal('access/wrong-sign-in')
  await deleteExpiredSessions(service.db, isoOf(service.now()))
  const factor = await findFactor(service.db, person.id)
  if (factor && factor.confirmed_at !== null) {
    const token = await beginChallenge(service, 'second-step', { personId: person.id, body: {} })
    return { kind: 'second-step', token }
  }
  const token = await service.db
    .transaction()
    .execute((tx) => openSession(tx, service, person.id, { way: 'password', agent }))
  return { kind: 'session', token }
}

export async function signOut(service: Service, token: string): Promise<void> {
  await service.db.transaction().execute(async (tx) => {
    const personId = await deleteSession(tx, sha256(token))
    if (personId) await recordAct(tx, byPerson(service, personId), 'signed-out', { personId })
  })
}

/** Who is signed in, what they may do and until when, for the staff app. */
export async function describeSession(
  service: Service,
  person: Pick<SessionPerson, 'id' | 'username' | 'name' | 'language' | 'way' | 'began_at' | 'ends_at'>,
): Promise<SessionReply> {
  const { organisation } = service
  const { grants, factorDueOn } = await currentRights(service, person)
  const names = await knownNames(service)
  const look = await knownLook(service)
  const today = localDay(service.now(), organisation.zone)
  return {
    person: { id: person.id, username: person.username, name: person.name, language: person.language },
    grants: grants.map(({ role, code, name, name_en }) => ({
      role,
      unitCode: code,
      unitName: name,
      unitNameEn: name_en,
    })),
    organisation: {
      name: names.vi,
      nameEn: names.en,
      zone: organisation.zone,
      logo: look.logo === null ? null : `/public/logo?v=${look.hash}`,
    },
    serverTime: isoOf(service.now()),
    way: person.way,
    endsAt: person.ends_at,
    longestAt: isoOf(Date.parse(person.began_at) + LONGEST_SESSION_MS),
    secondFactor: factorDueOn === null ? null : { dueOn: factorDueOn, isOver: factorDueOn <= today },
  }
}
