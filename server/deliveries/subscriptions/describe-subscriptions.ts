import { countDeliveries, findCircuit } from '../../../db/queries/deliveries/deliveries.ts'
import { findNumbers } from '../../../db/queries/events/item-events.ts'
import {
  findPlace,
  listSubscriptions,
  type StoredSubscription,
} from '../../../db/queries/events/subscriptions.ts'
import type { Context } from '../../context.ts'
import { describeHeardUnit } from '../../describe-heard-unit.ts'
import type { EventKind } from '../../contract/events/event-kinds.ts'
import type { ListedSubscription, SubscriptionsReply } from '../../contract/events/subscriptions.ts'
import { numberEvents } from '../../events/number-events.ts'
import { demand } from '../../permit.ts'

/** Every subscription there was, and how its system answers. Throws `access/not-allowed`. */
export async function describeSubscriptions(ctx: Context): Promise<SubscriptionsReply> {
  demand(ctx.actor, 'organisation/manage')
  await numberEvents(ctx)
  const stored = await listSubscriptions(ctx.db, 'all')
  return {
    subscriptions: await Promise.all(stored.map((subscription) => describe(ctx, subscription))),
    ...(await findNumbers(ctx.db)),
  }
}

async function describe(ctx: Context, subscription: StoredSubscription): Promise<ListedSubscription> {
  const { id, unit_id, kinds } = subscription
  const [counts, circuit, place, unit] = await Promise.all([
    countDeliveries(ctx.db, id),
    findCircuit(ctx.db, id),
    findPlace(ctx.db, id),
    describeHeardUnit(ctx, unit_id),
  ])
  const openUntil = circuit?.open_until ?? null
  return {
    id,
    name: subscription.name,
    address: subscription.address,
    kinds: kinds === null ? null : (JSON.parse(kinds) as EventKind[]),
    unit,
    madeAt: subscription.made_at,
    pausedAt: subscription.paused_at,
    endedAt: subscription.ended_at,
    isChangingSecret: subscription.secret_before !== null,
    sentUpTo: place?.number ?? 0,
    ...counts,
    lastConfirmedAt: circuit?.confirmed_at ?? null,
    restsUntil: openUntil !== null && Date.parse(openUntil) > ctx.now() ? openUntil : null,
    said: circuit?.said ?? null,
  }
}
