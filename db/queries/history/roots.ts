import type { Selectable } from 'kysely'
import { forUpdate, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { HistoryRootTable, RowSealKind, RowSealTable, SigningKeyTable } from '../../tables.ts'

export type StoredRoot = Selectable<HistoryRootTable>
export type RowSeal = Selectable<RowSealTable>

const PAGE = 5_000

export function findLastRoot(db: Db | Tx): Promise<StoredRoot | undefined> {
  return db.selectFrom('history_root').selectAll().orderBy('day', 'desc').limit(1).executeTakeFirst()
}

export function listRoots(db: Db | Tx): Promise<StoredRoot[]> {
  return db.selectFrom('history_root').selectAll().orderBy('day').execute()
}

/** Kept once a day; false where another process was faster. */
export async function insertRoot(tx: Tx, root: StoredRoot): Promise<boolean> {
  const kept = await tx
    .insertInto('history_root')
    .values(root)
    .onConflict((known) => known.column('day').doNothing())
    .returning('day')
    .executeTakeFirst()
  return kept !== undefined
}

/** The entries made between two instants (the second exclusive), in the order of chain and number, page by page. */
export async function* readEventHashes(tx: Tx, fromIso: string, toIso: string) {
  let after = { chain: '', seq: 0 }
  for (;;) {
    const page = await tx
      .selectFrom('history_event')
      .select(['chain', 'seq', 'hash'])
      .where('at', '>=', fromIso)
      .where('at', '<', toIso)
      .where((eb) =>
        eb.or([
          eb('chain', '>', after.chain),
          eb.and([eb('chain', '=', after.chain), eb('seq', '>', after.seq)]),
        ]),
      )
      .orderBy('chain')
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    yield page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = { chain: last.chain, seq: last.seq }
  }
}

export async function insertSigningKey(db: Db, key: Selectable<SigningKeyTable>): Promise<void> {
  await db
    .insertInto('signing_key')
    .values(key)
    .onConflict((known) => known.column('id').doNothing())
    .execute()
}

export function listSigningKeys(db: Db | Tx): Promise<Selectable<SigningKeyTable>[]> {
  return db.selectFrom('signing_key').selectAll().orderBy('created_at').execute()
}

/** The seal of one kind, day and writer, held until the transaction ends; undefined before the first row. */
export function lockSeal(tx: Tx, key: Pick<RowSeal, 'kind' | 'day' | 'key_id' | 'shard'>) {
  return forUpdate(
    tx,
    tx
      .selectFrom('row_seal')
      .select(['n', 'sum'])
      .where('kind', '=', key.kind)
      .where('day', '=', key.day)
      .where('key_id', '=', key.key_id)
      .where('shard', '=', key.shard),
  ).executeTakeFirst()
}

export async function saveSeal(tx: Tx, seal: RowSeal): Promise<void> {
  const { n, sum } = seal
  await tx
    .insertInto('row_seal')
    .values(seal)
    .onConflict((known) => known.columns(['kind', 'day', 'key_id', 'shard']).doUpdateSet({ n, sum }))
    .execute()
}

/** The seals of days before this one (UTC, exclusive); of all days without it. */
export function listSeals(db: Db | Tx, kind?: RowSealKind): Promise<RowSeal[]> {
  return db
    .selectFrom('row_seal')
    .selectAll()
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'rating'))
    .orderBy('kind')
    .orderBy('day')
    .execute()
}
