import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { listOf, rowInserter, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { HistoryEndTable, HistoryEventTable, HistoryTextTable } from '../../tables/history.ts'

export type StoredEvent = Selectable<HistoryEventTable>
export type StoredText = Selectable<HistoryTextTable>

/** With the name of the person who made it. */
export type NamedEvent = StoredEvent & { readonly person_name: string | null }

/** Called by `server/history/append.ts` alone. */
export const insertEvents = rowInserter<StoredEvent>({
  table: 'history_event',
  columns: {
    chain: 'text',
    seq: 'integer',
    at: 'text',
    kind: 'text',
    version: 'integer',
    actor_kind: 'text',
    actor_id: 'text',
    body: 'text',
    sets: 'text',
    prev_hash: 'text',
    hash: 'text',
  },
})

export const insertTexts = rowInserter<StoredText>({
  table: 'history_text',
  columns: { chain: 'text', id: 'text', salt: 'text', text: 'text', erased_at: 'text', erased_by: 'text' },
})

/** A history in order. */
export function listEvents(db: Db | Tx, chain: string): Promise<NamedEvent[]> {
  return db
    .selectFrom('history_event as e')
    .leftJoin('person', 'person.id', 'e.actor_id')
    .selectAll('e')
    .select('person.name as person_name')
    .where('e.chain', '=', chain)
    .orderBy('e.seq')
    .execute()
}

/** The newest entry of one kind. */
export function findLastEvent(db: Db | Tx, chain: string, kind: string): Promise<NamedEvent | undefined> {
  return db
    .selectFrom('history_event as e')
    .leftJoin('person', 'person.id', 'e.actor_id')
    .selectAll('e')
    .select('person.name as person_name')
    .where('e.chain', '=', chain)
    .where('e.kind', '=', kind)
    .orderBy('e.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What the sender of an item wrote since it was received, oldest first. */
export function listCitizenReplies(db: Db | Tx, chain: string) {
  return db
    .selectFrom('history_event')
    .select(['kind', 'version', 'at', 'body'])
    .where('chain', '=', chain)
    .where('kind', '=', 'citizen-replied')
    .orderBy('seq')
    .execute()
}

/** Everything that was written in one history. */
export function listTexts(db: Db | Tx, chain: string): Promise<StoredText[]> {
  return db.selectFrom('history_text').selectAll().where('chain', '=', chain).execute()
}

/** Everything that is still kept of what was written in these histories. */
export function listTextsOf(tx: Tx, chains: readonly string[]): Promise<StoredText[]> {
  return tx
    .selectFrom('history_text')
    .selectAll()
    .where('chain', 'in', listOf(tx, chains))
    .where('text', 'is not', null)
    .execute()
}

export async function eraseTexts(
  tx: Tx,
  chain: string,
  ids: readonly string[],
  erased: { readonly at: string; readonly by: string },
): Promise<void> {
  await tx
    .updateTable('history_text')
    .set({ text: null, salt: null, erased_at: erased.at, erased_by: erased.by })
    .where('chain', '=', chain)
    .where('id', 'in', listOf(tx, ids))
    .where('erased_at', 'is', null)
    .execute()
}

/** Where a history of the office ends; holds it until the transaction ends. */
export async function lockEnd(tx: Tx, chain: string): Promise<Pick<HistoryEndTable, 'seq' | 'hash'>> {
  // Written first, so that two that begin a history at once wait for each other.
  await tx
    .insertInto('history_end')
    .values({ chain, seq: 0, hash: '' })
    .onConflict((known) => known.column('chain').doUpdateSet({ seq: sql.ref('history_end.seq') }))
    .execute()
  return tx
    .selectFrom('history_end')
    .select(['seq', 'hash'])
    .where('chain', '=', chain)
    .executeTakeFirstOrThrow()
}

export async function moveEnd(tx: Tx, chain: string, end: { seq: number; hash: string }): Promise<void> {
  await tx
    .updateTable('history_end')
    .set({ seq: end.seq, hash: end.hash })
    .where('chain', '=', chain)
    .execute()
}

export function listEnds(tx: Tx) {
  return tx.selectFrom('history_end').selectAll().orderBy('chain').execute()
}
