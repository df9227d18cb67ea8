import { type Insertable, type Selectable, sql, type SqlBool } from 'kysely'
import { listOf, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { DeliveryTable } from '../../tables/channels.ts'

export type Delivery = Selectable<DeliveryTable>

/** Literals, word for word as in the partial indexes: of millions that are confirmed these are few. */
const DEAD = sql.lit('dead' as const)
const unconfirmed = (table: string) => {
  const settled = sql.ref(`${table}.settled`)
  return sql<SqlBool>`(${settled} is null or ${settled} = 'dead')`
}

/** Writes what is to be told, each under the next number of its item. */
export async function insertDelivery(
  tx: Tx,
  delivery: Omit<
    Insertable<DeliveryTable>,
    'sequence' | 'attempts' | 'leased_until' | 'settled' | 'settled_at' | 'said'
  >,
): Promise<void> {
  const { target, feedback_id } = delivery
  const last = await tx
    .selectFrom('delivery')
    .select('sequence')
    .where('target', '=', target)
    .where('feedback_id', '=', feedback_id)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  await tx
    .insertInto('delivery')
    .values({
      ...delivery,
      sequence: (last?.sequence ?? 0) + 1,
      attempts: 0,
      leased_until: null,
      settled: null,
      settled_at: null,
      said: null,
    })
    .execute()
}

/** What is due: of each item only the first that is not confirmed, so that a later one never comes before it. */
export function listDueDeliveries(
  db: Db,
  target: string,
  nowIso: string,
  limit: number,
): Promise<Delivery[]> {
  return db
    .selectFrom('delivery as d')
    .selectAll('d')
    .where('d.target', '=', target)
    .where('d.settled', 'is', null)
    .where('d.next_at', '<=', nowIso)
    .where(({ or, eb }) => or([eb('d.leased_until', 'is', null), eb('d.leased_until', '<=', nowIso)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('delivery as earlier')
            .select('earlier.id')
            .whereRef('earlier.feedback_id', '=', 'd.feedback_id')
            .whereRef('earlier.target', '=', 'd.target')
            .whereRef('earlier.sequence', '<', 'd.sequence')
            .where(unconfirmed('earlier')),
        ),
      ),
    )
    .orderBy('d.next_at')
    .orderBy('d.id')
    .limit(limit)
    .execute()
}

/** False where another process is sending it, or it was settled meanwhile. */
export async function claimDelivery(db: Db, id: string, nowIso: string, untilIso: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ leased_until: untilIso })
    .where('id', '=', id)
    .where('settled', 'is', null)
    .where(({ or, eb }) => or([eb('leased_until', 'is', null), eb('leased_until', '<=', nowIso)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function updateDelivery(
  db: Db | Tx,
  id: string,
  changes: Partial<
    Pick<Delivery, 'attempts' | 'next_at' | 'leased_until' | 'settled' | 'settled_at' | 'said'>
  >,
): Promise<void> {
  await db.updateTable('delivery').set(changes).where('id', '=', id).execute()
}

/** Given up ones become due again, or are left out; says how many there were. */
export async function changeDead(
  tx: Tx,
  ids: readonly string[],
  changes: Partial<Pick<Delivery, 'attempts' | 'next_at' | 'settled' | 'settled_at'>>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('delivery')
    .set(changes)
    .where('id', 'in', listOf(tx, ids))
    .where('settled', '=', DEAD)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Those of one target, the latest first. */
export function listDeadDeliveries(db: Db, target: string, most: number) {
  return db
    .selectFrom('delivery as d')
    .innerJoin('feedback as f', 'f.id', 'd.feedback_id')
    .select([
      'd.id',
      'd.target',
      'd.feedback_id',
      'd.kind',
      'd.sequence',
      'd.attempts',
      'd.settled_at',
      'd.said',
    ])
    .select('f.external_ref')
    .where('d.settled', '=', DEAD)
    .where('d.target', '=', target)
    .orderBy('d.settled_at', 'desc')
    .orderBy('d.id')
    .limit(most)
    .execute()
}

export async function countDeliveries(db: Db, target: string) {
  const rows = await db
    .selectFrom('delivery')
    .select(['settled', (eb) => eb.fn.countAll<number | string>().as('n')])
    .where('target', '=', target)
    .where(unconfirmed('delivery'))
    .groupBy('settled')
    .execute()
  const of = (settled: string | null) => Number(rows.find((row) => row.settled === settled)?.n ?? 0)
  return { waiting: of(null), dead: of('dead') }
}

/** Items of which something waits or was given up, in the order of their ids. */
export function listUnconfirmed(db: Db, target: string, most: number) {
  return db
    .selectFrom('delivery as d')
    .innerJoin('feedback as f', 'f.id', 'd.feedback_id')
    .select(['f.id', 'f.external_ref', 'f.status'])
    .select((eb) => [
      eb.fn.countAll<number | string>().filterWhere('d.settled', 'is', null).as('waiting'),
      eb.fn.countAll<number | string>().filterWhere('d.settled', '=', 'dead').as('dead'),
    ])
    .where('d.target', '=', target)
    .where(unconfirmed('d'))
    .groupBy(['f.id', 'f.external_ref', 'f.status'])
    .orderBy('f.id')
    .limit(most)
    .execute()
}

/** What was confirmed last of an item. */
export function findLastConfirmed(db: Db, target: string, feedbackId: string) {
  return db
    .selectFrom('delivery')
    .select(['facts', 'settled_at'])
    .where('target', '=', target)
    .where('feedback_id', '=', feedbackId)
    .where('settled', '=', 'confirmed')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function findCircuit(db: Db, target: string) {
  return db.selectFrom('delivery_circuit').selectAll().where('target', '=', target).executeTakeFirst()
}

export async function saveCircuit(
  db: Db | Tx,
  target: string,
  state: {
    readonly failures: number
    readonly open_until: string | null
    readonly confirmed_at?: string
    readonly said: string | null
  },
): Promise<void> {
  await db
    .insertInto('delivery_circuit')
    .values({ target, confirmed_at: null, ...state })
    .onConflict((known) => known.column('target').doUpdateSet(state))
    .execute()
}
