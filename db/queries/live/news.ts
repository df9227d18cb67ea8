import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import { asLookUp, isSettled, listOf, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { Tables } from '../../tables.ts'

/** Where in the order of commits a piece of news stands. */
export interface NewsKey {
  readonly turn: number
  readonly seq: number
}

export type News = Awaited<ReturnType<typeof listNewsAfter>>[number]

export async function insertNews(tx: Tx, news: readonly Insertable<Tables['item_news']>[]): Promise<void> {
  if (news.length > 0) await tx.insertInto('item_news').values(news).execute()
}

/** What was committed after this, the oldest first. */
export function listNewsAfter(db: Db, { turn, seq }: NewsKey, limit: number) {
  return db
    .selectFrom('item_news')
    .leftJoin('person', 'person.id', 'item_news.person_id')
    .leftJoin('unit', 'unit.id', 'item_news.left_unit_id')
    .select([
      'item_news.turn',
      'item_news.seq',
      'item_news.feedback_id',
      'item_news.kinds',
      'item_news.person_id',
      'item_news.at',
      'person.name as person_name',
      'unit.path as left_path',
    ])
    .where(sql<boolean>`(item_news.turn, item_news.seq) > (${turn}, ${seq})`)
    .where(isSettled(db))
    .orderBy('item_news.turn')
    .orderBy('item_news.seq')
    .limit(limit)
    .modifyEnd(asLookUp)
    .execute()
}

/** The newest that is settled; the start of all where nothing is kept. */
export async function findLastNews(db: Db): Promise<NewsKey> {
  const last = await db
    .selectFrom('item_news')
    .select(['turn', 'seq'])
    .where(isSettled(db))
    .orderBy('turn', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .modifyEnd(asLookUp)
    .executeTakeFirst()
  return last ?? { turn: 0, seq: 0 }
}

/** Is it still kept? */
export async function hasNews(db: Db, { turn, seq }: NewsKey): Promise<boolean> {
  const found = await db
    .selectFrom('item_news')
    .select('seq')
    .where('turn', '=', turn)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return found !== undefined
}

/** The newest stays, however old: SQLite counts on from it, and a number is never given twice. */
export async function deleteNewsBefore(db: Db, before: string): Promise<void> {
  const newest = db
    .selectFrom('item_news')
    .select('seq')
    .orderBy('turn', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
  await db.deleteFrom('item_news').where('at', '<', before).where('seq', '<>', newest).execute()
  await db.deleteFrom('presence').where('seen_at', '<', before).execute()
}

/** How these items stand, as far as it decides who may hear of them. */
export function listHeard(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('feedback as f')
    .innerJoin('unit', 'unit.id', 'f.lead_unit_id')
    .select(['f.id', 'f.version', 'f.status', 'f.restricted', 'unit.path as lead_path'])
    .where('f.id', 'in', listOf(db, ids))
    .modifyEnd(asLookUp)
    .execute()
}
