import type { Selectable } from 'kysely'
import type { Db } from '../../open.ts'
import type { SignInChallengeTable } from '../../tables/people.ts'

type Challenge = Selectable<SignInChallengeTable>

export async function insertChallenge(db: Db, challenge: Challenge): Promise<void> {
  await db.insertInto('sign_in_challenge').values(challenge).execute()
}

/** One that is not over; it stays. */
export function findChallenge(
  db: Db,
  tokenHash: string,
  kind: Challenge['kind'],
  nowIso: string,
): Promise<Challenge | undefined> {
  return db
    .selectFrom('sign_in_challenge')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('kind', '=', kind)
    .where('expires_at', '>', nowIso)
    .executeTakeFirst()
}

/** Uses up one that is not over: of two who ask at once one gets it. */
export async function takeChallenge(
  db: Db,
  tokenHash: string,
  kind: Challenge['kind'],
  nowIso: string,
): Promise<Challenge | undefined> {
  const taken = await db
    .deleteFrom('sign_in_challenge')
    .where('token_hash', '=', tokenHash)
    .where('kind', '=', kind)
    .returningAll()
    .executeTakeFirst()
  return taken && taken.expires_at > nowIso ? taken : undefined
}
