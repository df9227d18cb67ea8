import type { RateLimiterRes } from 'rate-limiter-flexible'
import { findApiKey, saveKeyUse, type StoredApiKey } from '../../db/queries/open311/api-keys.ts'
import { isoOf, type Service } from '../context.ts'
import type { ApiRight } from '../contract/open311/api-keys.ts'
import { Refusal, type RefusalCode } from '../contract/refusals.ts'
import { MINUTE_MS } from '../domain/local-time.ts'
import { sha256 } from '../ids.ts'
import { createLimiter, type Limiter } from '../limits.ts'

/** From one address, before anything of a request is read. */
const CALLS_OF_ADDRESS = { points: 600, duration: 60 }
const WRONG_KEYS_OF_ADDRESS = { points: 60, duration: 15 * 60 }

/** What `newToken` makes; anything else is not looked up. */
const KEY = /^[\w-]{43}$/

export type CallerCheck = ReturnType<typeof callerCheck>

/** Who may call, and how often, whatever is called. */
export function callerCheck(service: Service) {
  const addresses = createLimiter(service, 'api-address', CALLS_OF_ADDRESS)
  const wrongKeys = createLimiter(service, 'api-wrong-key', WRONG_KEYS_OF_ADDRESS)
  // Each key has limits of its own: these only count.
  const minutes = createLimiter(service, 'api-minute', { points: Number.MAX_SAFE_INTEGER, duration: 60 })
  const days = createLimiter(service, 'api-day', { points: Number.MAX_SAFE_INTEGER, duration: 24 * 60 * 60 })

  async function countUse({ id, per_minute, per_day }: StoredApiKey): Promise<void> {
    const minute = await minutes.consume(id)
    if (minute.consumedPoints > per_minute) throw tooOften(minute)
    const day = await days.consume(id)
    if (day.consumedPoints > per_day) throw tooOften(day)
    // Once a minute at most, so that no row is written over and over.
    if (minute.consumedPoints === 1) {
      const now = service.now()
      await saveKeyUse(service.db, id, isoOf(now - (now % MINUTE_MS)))
    }
  }

  return {
    /** Throws `request/too-often`. */
    async countAddress(address: string): Promise<void> {
      await consume(addresses, address)
    },
    /** The key, with this right. Throws `without`, `request/too-often`. */
    async demandKey(
      given: string | undefined,
      right: ApiRight,
      address: string,
      without: RefusalCode = 'open311/key-needed',
    ): Promise<StoredApiKey> {
      const key =
        given !== undefined && KEY.test(given) ? await findApiKey(service.db, sha256(given)) : undefined
      if (!key || !(JSON.parse(key.rights) as ApiRight[]).includes(right)) {
        await consume(wrongKeys, address)
        throw new Refusal(without)
      }
      await countUse(key)
      return key
    },
  }
}

async function consume(limiter: Limiter, address: string): Promise<void> {
  await limiter.consume(address).catch((over: unknown) => {
    throw over instanceof Error ? over : tooOften(over as RateLimiterRes)
  })
}

function tooOften({ msBeforeNext }: RateLimiterRes): Refusal {
  return new Refusal('request/too-often', { detail: `retry after ${Math.ceil(msBeforeNext / 1_000)} s` })
}
