import { sql } from 'kysely'
import { describeStored, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'

/** The last act of a kind in a short history, and what it told. */
export async function findLastAct(db: Db, chain: string, kind: string) {
  return db
    .selectFrom('history_event')
    .select(['at', 'body'])
    .where('chain', '=', chain)
    .where('kind', '=', kind)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Where these histories end: in no database of whatever version does this say anything else. */
export function listHeads(tx: Tx, chains: readonly string[]) {
  return tx
    .selectFrom('history_end')
    .select(['chain', 'seq', 'hash'])
    .where('chain', 'in', [...chains])
    .orderBy('chain')
    .execute()
}

/** Whose data it is; undefined in a database that nobody has started. */
export function findOwner(tx: Db | Tx): Promise<{ id: string; name: string } | undefined> {
  return tx.selectFrom('organisation').select(['id', 'name']).executeTakeFirst()
}

/** How many open items are past due by the clock at `nowIso`, those that wait for their citizens left out. */
export async function countOverdue(db: Db, nowIso: string): Promise<number> {
  const { n } = await db
    .selectFrom('feedback')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('is_open', '=', sql.lit(1))
    .where('current_due_at', '<', nowIso)
    .where('status', '!=', 'waiting-for-citizen')
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** True where nobody's data stands: there are no tables, or none has a row. */
export async function isEmpty(db: Db): Promise<boolean> {
  for (const { name } of await describeStored(db)) {
    const { rows } = await sql`select 1 as one from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length > 0) return false
  }
  return true
}
