import { readSnapshot, type Tx } from '../../db/dialect.ts'
import type { Words } from '../contract/language.ts'
import type { Service } from '../context.ts'
import { createSealCheck } from './check-seals.ts'
import { verifyActs } from './verify-acts.ts'
import { verifyFiles } from './verify-files.ts'
import { verifyItems } from './verify-items.ts'
import { verifyResults } from './verify-results.ts'
import { type RootSource, verifyRoots } from './verify-roots.ts'
import { verifyDevices, verifyTallies } from './verify-tallies.ts'

interface Verified {
  readonly ratings: number
  readonly items: number
  /** Days under a signed root that holds. */
  readonly days: number
  /** One sentence for each thing that is not as it must be. */
  readonly faults: readonly Words[]
  /** What is as it must be, and still worth a word: what was erased by which rule, what no key at hand can check. */
  readonly notes: readonly Words[]
}

/**
 * Recomputes what is kept twice and compares: tallies from the ratings, each device's count, every history's chain, each
 * item's row with its history, each file with its hash, what acts wrote, and every day's signed root. `roots` are root files kept elsewhere.
 */
export function verifyInstallation(
  service: Pick<Service, 'db' | 'key'>,
  roots: readonly RootSource[] = [],
): Promise<Verified> {
  return readSnapshot(service.db, (tx) => verifyIn(tx, service, roots))
}

/** The same within a transaction that is under way. */
export async function verifyIn(
  tx: Tx,
  service: Pick<Service, 'key'>,
  roots: readonly RootSource[] = [],
): Promise<Verified> {
  const seals = createSealCheck(service)
  const tallies = await verifyTallies(tx, seals.addRating)
  const devices = await verifyDevices(tx)
  const [rows, acts] = [await seals.finish(tx), await verifyActs(tx)]
  const items = await verifyItems(tx)
  const files = await verifyFiles(tx)
  const results = await verifyResults(tx)
  const days = await verifyRoots(tx, roots)
  return {
    ratings: tallies.ratings,
    items: items.count,
    days: days.count,
    faults: [
      tallies.faults,
      devices,
      rows.faults,
      acts.faults,
      items.faults,
      files,
      results.faults,
      days.faults,
    ].flat(),
    notes: [...rows.notes, ...items.notes, ...results.notes],
  }
}
