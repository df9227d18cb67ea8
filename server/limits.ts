import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible'
import { CALL_COUNTS, callStore } from '../db/queries/call-counts.ts'
import { hasOneWriter } from '../db/dialect.ts'
import type { Service } from './context.ts'
import { sha256 } from './ids.ts'

interface Limit {
  readonly points: number
  /** Seconds, from the first call on. */
  readonly duration: number
}

export type Limiter = Pick<RateLimiterAbstract, 'consume' | 'get' | 'penalty'>

/**
 * How often the same address, key or item may call. All processes count together; while the database cannot be asked, each
 * for itself. On SQLite, which one process serves, counts are that process's and spare it the writing. What a call is counted
 * by is kept as its hash.
 */
export function createLimiter({ db }: Pick<Service, 'db'>, name: string, limit: Limit): Limiter {
  const own = new RateLimiterMemory({ keyPrefix: name, ...limit })
  if (hasOneWriter(db)) return own
  const shared = new RateLimiterPostgres({
    keyPrefix: name,
    ...limit,
    storeClient: callStore(db),
    storeType: 'client',
    tableName: CALL_COUNTS,
    tableCreated: true,
    clearExpiredByTimeout: false,
    insuranceLimiter: own,
    // Who is over the limit anyway costs the database nothing more.
    inMemoryBlockOnConsumed: limit.points + 1,
  })
  return {
    consume: (key, points) => shared.consume(sha256(String(key)), points),
    get: (key) => shared.get(sha256(String(key))),
    penalty: (key, points) => shared.penalty(sha256(String(key)), points),
  }
}
