import { countDeliveries, findCircuit } from '../../../db/queries/deliveries/deliveries.ts'
import { findNumbers } from '../../../db/queries/events/item-events.ts'
import {
  findPlace,
  listSubscriptions,
  type StoredSubscription,
} from '../../../db/queries/events/subscriptions.ts'
import type { Context } from '../../context.ts'
import type { EventKind } from '../../contract/events/event-kinds.ts'
import type { ListedSubscription, SubscriptionsReply } from '../../contract/events/subscriptions.ts'
import { numberEvents } from '../../events/number-events.ts'
import { knownUnits } from '../../known-organisation.ts'
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
  const [counts, circuit, place, { byId }] = await Promise.all([
    countDeliveries(ctx.db, id),
    findCircuit(ctx.db, id),
    findPlace(ctx.db, id),
    knownUnits(ctx),
  ])
  const unit = unit_id === null ? undefined : byId.get(unit_id)
  const openUntil = circuit?.open_until ?? null
  return {
    id,
    name: subscription.name,
    address: subscription.address,
    kinds: kinds === null ? null : (JSON.parse(kinds) as EventKind[]),
    unit: unit ? { code: unit.code, name: unit.name, nameEn: unit.name_en } : null,
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
