import { findLease, giveUpLease, isRunning, runningLeases, takeLease } from '../../db/queries/leases.ts'
import type { Db } from '../../db/open.ts'
import { isoOf, type Service } from '../context.ts'

const NAME = 'serving'
const EVERY_MS = 60_000
const LEASE_MS = 3 * EVERY_MS

/** Says in the database that a service runs on it, so that nobody moves it away meanwhile; `end` takes it back. */
export function createServing({ db, now, newId }: Pick<Service, 'db' | 'now' | 'newId'>) {
  const holder = newId()
  return {
    job: {
      name: 'say-serving',
      everyMs: EVERY_MS,
      run: async (): Promise<void> => {
        const lease = { name: NAME, holder, expires_at: isoOf(now() + LEASE_MS) }
        // Of several processes one has it: that is enough.
        await takeLease(db, lease, runningLeases(now(), LEASE_MS))
      },
    },
    end: () => giveUpLease(db, NAME, holder).catch(() => undefined),
  }
}

/** True while a service runs on the database, and up to three minutes after it was killed. */
export async function isServed(db: Db, nowMs: number): Promise<boolean> {
  const lease = await findLease(db, NAME)
  return lease !== undefined && isRunning(lease, runningLeases(nowMs, LEASE_MS))
}
