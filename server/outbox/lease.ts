import { giveUpLease, takeLease } from '../../db/queries/leases.ts'
import { isoOf, type Service } from '../context.ts'

/** Longer than any single delivery may take; a process that dies is followed by another after this. */
const LEASE_MS = 90_000

/** True while the work may go on: renews the lease in time, and says so when another process has taken it over. */
export type StillOurs = () => Promise<boolean>

/**
 * Does the work if no other process does, and gives the lease back; false where another one has it. Two processes whose
 * clocks differ by more than the lease may both work: whatever is done under a lease must bear being done twice.
 */
export async function withLease(
  { db, now }: Pick<Service, 'db' | 'now'>,
  { name, holder }: { name: string; holder: string },
  work: (stillOurs: StillOurs) => Promise<void>,
): Promise<boolean> {
  let expiresAt = 0
  const take = async (): Promise<boolean> => {
    const until = now() + LEASE_MS
    const taken = await takeLease(db, { name, holder, expires_at: isoOf(until) }, isoOf(now()))
    expiresAt = taken ? until : 0
    return taken
  }
  if (!(await take())) return false
  try {
    await work(() => (expiresAt - now() > LEASE_MS / 2 ? Promise.resolve(true) : take()))
  } finally {
    await giveUpLease(db, name, holder)
  }
  return true
}
