import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Service } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'

const WINDOW_S = 15 * 60

/** Wrong passwords for one account in a window: from each device it has signed in on, and from all others together. */
const TRIES = 10

/** The same from one address, whatever the accounts; a whole office shares an address, and its own devices do not count. */
const STRANGERS_TRIES = 100

interface Try {
  readonly username: string
  /** Undefined for a device on which this account has not signed in before. */
  readonly deviceId: string | undefined
  readonly address: string
}

/**
 * Slows the guessing of passwords (OWASP's "device cookies"): strangers who guess are stopped for a quarter of an hour, and
 * the account's own devices go on meanwhile. Names that nobody has are counted alike, so that nothing tells them apart. Each
 * process counts for itself.
 */
export function createSignInThrottle({ log }: Pick<Service, 'log'>) {
  const accounts = new RateLimiterMemory({ points: TRIES, duration: WINDOW_S })
  const addresses = new RateLimiterMemory({ points: STRANGERS_TRIES, duration: WINDOW_S })
  return {
    /**
     * Counts a try before its password is looked at, so that tries at once are counted too; what it returns takes back the
     * count of one that was right. Throws `access/too-many-tries`.
     */
    async count({ username, deviceId, address }: Try): Promise<() => Promise<void>> {
      const counts = [
        ...(deviceId === undefined ? [[addresses, address] as const] : []),
        [accounts, JSON.stringify([username, deviceId ?? null])] as const,
      ]
      for (const [limiter, key] of counts) {
        await limiter.consume(key).catch((counted: RateLimiterRes) => {
          // Said once a window, and not of whom: what was typed as a name may be a password.
          if (counted.consumedPoints === limiter.points + 1)
            log.warn(
              { knownDevice: deviceId !== undefined },
              'too many wrong passwords: tries are refused for a while',
            )
          throw new Refusal('access/too-many-tries')
        })
      }
      return async () => {
        for (const [limiter, key] of counts) await limiter.reward(key)
      }
    },
  }
}
