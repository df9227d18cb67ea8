import type { Selectable } from 'kysely'
import type { Tx } from '../dialect.ts'
import { listOf } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { OutboxTable } from '../tables/channels.ts'

export type OutboxEntry = Selectable<OutboxTable>

export interface NewOutboxEntry {
  readonly id: string
  readonly kind: OutboxTable['kind']
  readonly recipient: string | null
  readonly payload: string
  readonly dedupe_key: string
  /** ISO: when it was written. */
  readonly at: string
  /** ISO: the moment it is meant for. */
  readonly notBefore: string
}

/** Writes what is to be delivered, in the transaction of what caused it; a key that is there already is left alone. */
export async function enqueue(tx: Tx, entries: readonly NewOutboxEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx
    .insertInto('outbox')
    .values(
      entries.map(({ at, notBefore, ...entry }) => ({
        ...entry,
        created_at: at,
        not_before: notBefore,
        next_at: notBefore,
        attempts: 0,
        sent_at: null,
        dead_at: null,
        last_error: null,
      })),
    )
    .onConflict((oc) => oc.column('dedupe_key').doNothing())
    .execute()
}

/** What of these kinds waits and whose next try has come, the longest waiting first. */
export function listDueEntries(
  db: Db,
  kinds: readonly OutboxTable['kind'][],
  nowIso: string,
  limit: number,
): Promise<OutboxEntry[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('kind', 'in', kinds)
    .where('sent_at', 'is', null)
    .where('dead_at', 'is', null)
    .where('next_at', '<', nowIso)
    .orderBy('next_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function updateEntry(
  db: Db,
  id: string,
  changes: Partial<Pick<OutboxEntry, 'attempts' | 'next_at' | 'sent_at' | 'dead_at' | 'last_error'>>,
): Promise<void> {
  await db.updateTable('outbox').set(changes).where('id', '=', id).execute()
}

/** An entry that has become pointless; its key is free again. */
export async function deleteEntry(db: Db, id: string): Promise<void> {
  await db.deleteFrom('outbox').where('id', '=', id).execute()
}

/** What was given up, the latest first, and whom it was for. */
export function listDeadEntries(db: Db) {
  return db
    .selectFrom('outbox')
    .leftJoin('person', 'person.id', 'outbox.recipient')
    .select(['outbox.id', 'kind', 'attempts', 'dead_at', 'last_error', 'person.username'])
    .where('dead_at', 'is not', null)
    .orderBy('dead_at', 'desc')
    .orderBy('outbox.id')
    .execute()
}

/** What was given up, all of it or these, is due again with all its tries; says how many there were. */
export async function reviveEntries(db: Db, nowIso: string, ids: readonly string[] | null): Promise<number> {
  let dead = db
    .updateTable('outbox')
    .set({ dead_at: null, attempts: 0, next_at: nowIso })
    .where('dead_at', 'is not', null)
  if (ids !== null) dead = dead.where('id', 'in', listOf(db, ids))
  const { numUpdatedRows } = await dead.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** How many wait and how many were given up, for a monitor. */
export async function countOutbox(db: Db): Promise<{ waiting: number; dead: number }> {
  const { waiting, dead } = await db
    .selectFrom('outbox')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('dead_at', 'is', null).as('waiting'),
      eb.fn.countAll<number>().filterWhere('dead_at', 'is not', null).as('dead'),
    ])
    .where('sent_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { waiting: Number(waiting), dead: Number(dead) }
}

/** Forgets what was delivered before an instant, its keys with it. */
export async function deleteSentBefore(db: Db, beforeIso: string): Promise<void> {
  await db.deleteFrom('outbox').where('sent_at', '<', beforeIso).execute()
}
