import { forUpdate, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'

/** How often this source has rated today, and by which first ratings; held until the transaction ends. */
export async function lockPosterSource(tx: Tx, source: string, localDay: string) {
  await tx
    .insertInto('poster_source')
    .values({ source, local_day: localDay, n: 0, early: '[]' })
    .onConflict((oc) => oc.column('source').doNothing())
    .execute()
  const query = tx.selectFrom('poster_source').select(['n', 'early']).where('source', '=', source)
  return forUpdate(tx, query).executeTakeFirstOrThrow()
}

export async function savePosterSource(
  tx: Tx,
  source: string,
  now: { readonly n: number; readonly early: string },
): Promise<void> {
  await tx.updateTable('poster_source').set(now).where('source', '=', source).execute()
}

export async function deletePosterSourcesBefore(db: Db, localDay: string): Promise<void> {
  await db.deleteFrom('poster_source').where('local_day', '<', localDay).execute()
}
