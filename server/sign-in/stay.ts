import { endSessionSoon, insertSession, type SessionPerson } from '../../db/queries/people.ts'
import { isoOf, type Service } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import { newToken, sha256 } from '../ids.ts'
import { LONGEST_SESSION_MS, SESSION_MS } from './session-ages.ts'

/** What is under way with the old cookie, in this tab or another, still gets its answer. */
const OVERLAP_MS = 60_000

/**
 * The session goes on under another token, for as long as a new one, but never longer than `LONGEST_SESSION_MS` from when
 * the person proved who they are. Throws `access/stay-over`.
 */
export async function stay(service: Service, person: SessionPerson, token: string) {
  const now = service.now()
  const longestMs = Date.parse(person.began_at) + LONGEST_SESSION_MS
  const endsAt = isoOf(Math.min(now + SESSION_MS, longestMs))
  if (endsAt <= person.ends_at && isoOf(longestMs) <= person.ends_at) throw new Refusal('access/stay-over')
  const next = newToken()
  await service.db.transaction().execute(async (tx) => {
    await insertSession(tx, {
      token_hash: sha256(next),
      person_id: person.id,
      created_at: person.began_at,
      expires_at: endsAt,
      agent: person.agent,
      way: person.way,
    })
    await endSessionSoon(tx, sha256(token), isoOf(now + OVERLAP_MS))
  })
  return {
    token: next,
    person: { ...person, ends_at: endsAt },
    lastsS: Math.ceil((Date.parse(endsAt) - now) / 1000),
  }
}
