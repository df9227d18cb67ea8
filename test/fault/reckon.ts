import { openDatabase } from '../../db/open.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import type { Load } from './load.ts'
import { TEST_KEY } from '../fixtures/data-folder.ts'
import { inEnglish } from '../fixtures/in-english.ts'

export interface Reckoning {
  readonly acknowledged: number
  /** Acknowledged, and not in the database. */
  readonly lost: readonly string[]
  /** In the database more than once, or never sent. */
  readonly doubled: readonly string[]
  /** What `verify` finds. */
  readonly faults: readonly string[]
}

/** Compares what the senders were told with what the database holds. */
export async function reckon(databaseUrl: string, { told, sent }: Load): Promise<Reckoning> {
  const db = openDatabase(databaseUrl)
  try {
    const ratings = await db.selectFrom('rating').select('id').execute()
    const items = await db.selectFrom('feedback').select(['external_ref', 'tracking_code']).execute()
    const kept = {
      ratings: ratings.map(({ id }) => id),
      items: items.map(({ external_ref }) => external_ref ?? ''),
      receipts: items.map(({ external_ref, tracking_code }) => `${external_ref} ${tracking_code}`),
    }
    const { faults } = await verifyInstallation({ db, key: TEST_KEY })
    return {
      acknowledged: told.ratings.size + told.items.size,
      lost: [...missing(told.ratings, kept.ratings), ...missing(told.items, kept.receipts)],
      doubled: [...surplus(sent.ratings, kept.ratings), ...surplus(sent.items, kept.items)],
      faults: faults.map(inEnglish),
    }
  } finally {
    await db.destroy()
  }
}

function missing(told: ReadonlySet<string>, kept: readonly string[]): string[] {
  const there = new Set(kept)
  return [...told].filter((key) => !there.has(key))
}

function surplus(sent: ReadonlySet<string>, kept: readonly string[]): string[] {
  const left = new Set(sent)
  return kept.filter((key) => !left.delete(key))
}
