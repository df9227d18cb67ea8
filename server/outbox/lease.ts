import { giveUpLease, runningLeases, takeLease } from '../../db/queries/leases.ts'
import { isoOf, type Service } from '../context.ts'

/** Longer than any single delivery may take; a process that dies is followed by another after this. */
export const LEASE_MS = 90_000

/** True while the work may go on: renews the lease in time, and says so when another process has taken it over. */
export type StillOurs = () => Promise<boolean>

/**
 * Does the work if no other process does, and gives the lease back; false where another one has it. Two processes whose
 * clocks differ by more than the lease may both work: whatever is done under a lease must bear being done twice.
 */
export async function withLease(
  { db, now, changes }: Pick<Service, 'db' | 'now' | 'changes'>,
  { name, holder }: { name: string; holder: string },
  work: (stillOurs: StillOurs) => Promise<void>,
): Promise<boolean> {
  // By the clock that only goes forward: a wall clock that is put back must not keep us from renewing.
  let renewBy = 0
  const take = async (): Promise<boolean> => {
    renewBy = changes.elapsedMs() + LEASE_MS / 2
    const lease = { name, holder, expires_at: isoOf(now() + LEASE_MS) }
    const isOurs = await takeLease(db, lease, runningLeases(now(), LEASE_MS))
    if (!isOurs) renewBy = 0
    return isOurs
  }
  if (!(await take())) return false
  try {
    await work(() => (changes.elapsedMs() < renewBy ? Promise.resolve(true) : take()))
  } finally {
    await giveUpLease(db, name, holder)
  }
  return true
}
