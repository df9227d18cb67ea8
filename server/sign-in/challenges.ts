import { z } from 'zod'
import { findChallenge, insertChallenge, takeChallenge } from '../../db/queries/people/challenges.ts'
import { isoOf, type Service } from '../context.ts'
import type { ChallengeKind } from '../contract/people/sign-in-way.ts'
import { newToken, sha256 } from '../ids.ts'

/** How long the other half of a sign-in may take. */
export const CHALLENGE_MS = 5 * 60_000

/** What each kind keeps on the server meanwhile. */
const BODIES = {
  'second-step': z.object({}),
  'passkey-sign-in': z.object({ challenge: z.string() }),
  'passkey-adding': z.object({ challenge: z.string() }),
  'single-sign-on': z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
} as const satisfies Record<ChallengeKind, z.ZodType>

export type ChallengeBody<K extends ChallengeKind> = z.infer<(typeof BODIES)[K]>

interface Challenge<K extends ChallengeKind> {
  readonly personId: string | null
  readonly body: ChallengeBody<K>
}

/** Begins one; the token goes to the browser, and is kept as a hash only. */
export async function beginChallenge<K extends ChallengeKind>(
  { db, now }: Service,
  kind: K,
  { personId, body }: Challenge<K>,
): Promise<string> {
  const token = newToken()
  await insertChallenge(db, {
    token_hash: sha256(token),
    kind,
    person_id: personId,
    body: JSON.stringify(body),
    expires_at: isoOf(now() + CHALLENGE_MS),
  })
  return token
}

/** One that may be tried again; undefined where it is over. */
export async function readChallenge<K extends ChallengeKind>(
  { db, now }: Service,
  kind: K,
  token: string,
): Promise<Challenge<K> | undefined> {
  return challengeOf(kind, await findChallenge(db, sha256(token), kind, isoOf(now())))
}

/** Uses it up, whatever comes of it; undefined where it was used or is over. */
export async function useChallenge<K extends ChallengeKind>(
  { db, now }: Service,
  kind: K,
  token: string,
): Promise<Challenge<K> | undefined> {
  return challengeOf(kind, await takeChallenge(db, sha256(token), kind, isoOf(now())))
}

function challengeOf<K extends ChallengeKind>(
  kind: K,
  row: Awaited<ReturnType<typeof takeChallenge>>,
): Challenge<K> | undefined {
  return (
    row && {
      personId: row.person_id,
      body: BODIES[kind].parse(JSON.parse(row.body)) as ChallengeBody<K>,
    }
  )
}
