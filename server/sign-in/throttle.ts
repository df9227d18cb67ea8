import { deleteOldTries, lockTries, saveTries, takeBackTries } from '../../db/queries/people/sign-in-tries.ts'
import { isoOf, type Service } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import { countTry, type TryLimit } from '../domain/sign-in/sign-in-lock.ts'
import { sha256 } from '../ids.ts'

/** Wrong passwords for one account in a window: from each device it has signed in on, and from all others together. */
const ACCOUNT: TryLimit = { tries: 10, backsOff: true }

/** The same from one address, whatever the accounts; a whole office shares an address, and its own devices do not count. */
const ADDRESS: TryLimit = { tries: 100, backsOff: false }

/** Far longer than anything depends on tries. */
const KEPT_MS = 2 * 24 * 60 * 60_000

interface Try {
  readonly username: string
  /** Undefined for a device on which this account has not signed in before. */
  readonly deviceId: string | undefined
  readonly address: string
}

/**
 * Slows the guessing of passwords (OWASP's "device cookies"): strangers who guess are stopped, each time for longer, and the
 * account's own devices go on meanwhile. Names that nobody has are counted alike, so that nothing tells them apart. Counted in
 * the database, for all processes together.
 *
 * A try is counted before its password is looked at, so that tries at once are counted too; what it returns takes back the
 * count of one that was right. Throws `access/too-many-tries`.
 */
export async function countSignInTry(
  service: Service,
  { username, deviceId, address }: Try,
): Promise<() => Promise<void>> {
  const { db, log, now } = service
  const nowMs = now()
  const counts = [
    ...(deviceId === undefined ? [[keyOf('address', address), null, ADDRESS] as const] : []),
    [keyOf('account', username, deviceId ?? ''), username, ACCOUNT] as const,
  ]
  let isNewLock = false
  const isRefused = await db.transaction().execute(async (tx) => {
    for (const [key, name, limit] of counts) {
      const known = await lockTries(tx, key, name, isoOf(nowMs))
      const wasLocked = known.locked_until !== null && known.locked_until > isoOf(nowMs)
      const counted = countTry(
        {
          tries: known.tries,
          untilMs: Date.parse(known.until),
          lockedUntilMs: known.locked_until === null ? null : Date.parse(known.locked_until),
          locks: known.locks,
        },
        nowMs,
        limit,
      )
      await saveTries(tx, key, {
        tries: counted.tries,
        until: isoOf(counted.untilMs),
        locked_until: counted.lockedUntilMs === null ? null : isoOf(counted.lockedUntilMs),
        locks: counted.locks,
      })
      if (!counted.refused) continue
      isNewLock = !wasLocked
      return true
    }
    return false
  })
  if (isNewLock) {
    // Said once a lock, and not of whom: what was typed as a name may be a password.
    log.warn(
      { knownDevice: deviceId !== undefined },
      'too many wrong passwords: tries are refused for a while',
    )
    // After the transaction: within it, what others hold would be waited for.
    await deleteOldTries(db, isoOf(nowMs - KEPT_MS))
  }
  if (isRefused) throw new Refusal('access/too-many-tries')
  return () =>
    db.transaction().execute((tx) =>
      takeBackTries(
        tx,
        counts.map(([key]) => key),
      ),
    )
}

function keyOf(...parts: readonly string[]): string {
  return sha256(JSON.stringify(parts))
}
