import { type Selectable, sql } from 'kysely'
import { rowInserter, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { HistoryRootTable, RowSealKind, RowSealTable, SigningKeyTable } from '../../tables/history.ts'

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

/** The columns of a seal's sum, from the first four bytes to the last. */
export const SEAL_LANES = [
  'lane_0',
  'lane_1',
  'lane_2',
  'lane_3',
  'lane_4',
  'lane_5',
  'lane_6',
  'lane_7',
] as const

const LANES = sql.join(
  SEAL_LANES.map(
    (lane) => sql`${sql.ref(lane)} = (row_seal.${sql.ref(lane)} + excluded.${sql.ref(lane)}) & 4294967295`,
  ),
)

const addSeals = rowInserter<RowSeal>({
  table: 'row_seal',
  columns: {
    kind: 'text',
    day: 'text',
    key_id: 'text',
    shard: 'integer',
    n: 'integer',
    lane_0: 'integer',
    lane_1: 'integer',
    lane_2: 'integer',
    lane_3: 'integer',
    lane_4: 'integer',
    lane_5: 'integer',
    lane_6: 'integer',
    lane_7: 'integer',
  },
  then: sql`on conflict (kind, day, key_id, shard) do update set n = row_seal.n + excluded.n, ${LANES}`,
})

/** Adds sums to the seals of their kinds, days and writers. */
export async function addToSeals(tx: Tx, sums: readonly RowSeal[]): Promise<void> {
  await addSeals(tx, sums)
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
