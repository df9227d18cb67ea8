import { deleteSession, findSessionPerson, type SessionPerson } from '../../db/queries/people.ts'
import { isoOf, type Service } from '../context.ts'
import { sha256 } from '../ids.ts'

/** A session that begins later than this from now was begun by a clock that was wrong. */
const CLOCK_TOLERANCE_MS = 5 * 60_000

/** Whose session a cookie's token is; undefined where it is nobody's, or over by any clock. */
export async function findSession(
  service: Service,
  token: string | undefined,
): Promise<SessionPerson | undefined> {
  if (!token) return undefined
  const tokenHash = sha256(token)
  const now = service.now()
  const person = await findSessionPerson(service.db, tokenHash, {
    nowIso: isoOf(now),
    latestStartIso: isoOf(now + CLOCK_TOLERANCE_MS),
  })
  if (!person || !service.sessionAges.isOver(tokenHash)) return person
  await deleteSession(service.db, tokenHash)
  return undefined
}
