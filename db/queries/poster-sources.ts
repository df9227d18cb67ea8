import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { forUpdate, listOf, rowInserter, rowUpdater, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { PosterSourceTable } from '../tables/ratings.ts'

type PosterSource = Selectable<PosterSourceTable>

const insertNew = rowInserter<PosterSource>({
  table: 'poster_source',
  columns: { source: 'text', local_day: 'text', n: 'integer', early: 'text' },
  then: sql`on conflict (source) do nothing`,
})

/** How often each of these sources has rated today, and by which first ratings; held until the transaction ends. */
export async function lockPosterSources(
  tx: Tx,
  sources: readonly string[],
  localDay: string,
): Promise<PosterSource[]> {
  // In one order, so that two processes never wait for each other in a circle.
  const inOrder = sources.toSorted()
  await insertNew(
    tx,
    inOrder.map((source) => ({ source, local_day: localDay, n: 0, early: '[]' })),
  )
  const query = tx
    .selectFrom('poster_source')
    .selectAll()
    .where('source', 'in', listOf(tx, inOrder))
    .orderBy('source')
  return forUpdate(tx, query).execute()
}

export const savePosterSources = rowUpdater<Pick<PosterSource, 'source' | 'n' | 'early'>>({
  table: 'poster_source',
  columns: { source: 'text', n: 'integer', early: 'text' },
})

export async function deletePosterSourcesBefore(db: Db, localDay: string): Promise<void> {
  await db.deleteFrom('poster_source').where('local_day', '<', localDay).execute()
}
