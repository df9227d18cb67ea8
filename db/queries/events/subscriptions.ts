import { type Insertable, type Selectable, sql } from 'kysely'
import { forUpdate, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { EventSubscriptionTable } from '../../tables/channels.ts'

export type StoredSubscription = Selectable<EventSubscriptionTable>

/** `active`: neither paused nor ended. The newest first. */
export function listSubscriptions(db: Db, which: 'active' | 'all'): Promise<StoredSubscription[]> {
  const query = db.selectFrom('event_subscription').selectAll()
  const chosen = which === 'all' ? query : query.where('paused_at', 'is', null).where('ended_at', 'is', null)
  return chosen.orderBy('made_at', 'desc').orderBy('id', 'desc').execute()
}

/** One that has not ended; held until the transaction ends. */
export function lockSubscription(tx: Tx, id: string): Promise<StoredSubscription | undefined> {
  const query = tx
    .selectFrom('event_subscription')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
  return forUpdate(tx, query).executeTakeFirst()
}

/** Begins behind the event of this number. */
export async function insertSubscription(
  tx: Tx,
  subscription: Insertable<EventSubscriptionTable>,
  number: number,
): Promise<void> {
  await tx.insertInto('event_subscription').values(subscription).execute()
  await tx
    .insertInto('event_subscription_place')
    .values({ subscription_id: subscription.id, number })
    .execute()
}

export async function updateSubscription(
  tx: Tx,
  id: string,
  changes: Partial<Pick<StoredSubscription, 'secret' | 'secret_before' | 'paused_at' | 'ended_at'>>,
): Promise<void> {
  await tx.updateTable('event_subscription').set(changes).where('id', '=', id).execute()
}

/** Up to which event its messages are written down; held until the transaction ends. */
export async function lockPlace(tx: Tx, id: string): Promise<number> {
  const query = tx.selectFrom('event_subscription_place').select('number').where('subscription_id', '=', id)
  return (await forUpdate(tx, query).executeTakeFirstOrThrow()).number
}

export function findPlace(db: Db, id: string) {
  return db
    .selectFrom('event_subscription_place')
    .select('number')
    .where('subscription_id', '=', id)
    .executeTakeFirst()
}

export async function movePlace(tx: Tx, id: string, number: number): Promise<void> {
  await tx.updateTable('event_subscription_place').set({ number }).where('subscription_id', '=', id).execute()
}

/** What is not confirmed of a subscription is left out: of events above `after`. */
export async function skipWaiting(
  tx: Tx,
  { target, after, at }: { readonly target: string; readonly after: number; readonly at: string },
): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ settled: 'skipped', settled_at: at, leased_until: null })
    .where('target', '=', target)
    .where('event_number', '>', after)
    .where(sql<boolean>`(settled is null or settled = 'dead')`)
    .execute()
}
