import { listDeadDeliveries } from '../../../db/queries/deliveries/deliveries.ts'
import {
  lockPlace,
  lockSubscription,
  movePlace,
  skipWaiting,
  type StoredSubscription,
  updateSubscription,
} from '../../../db/queries/events/subscriptions.ts'
import { type Context, isoOf } from '../../context.ts'
import type { SubscriptionChange } from '../../contract/events/subscriptions.ts'
import { Refusal } from '../../contract/refusals.ts'
import { numberEvents } from '../../events/number-events.ts'
import { demandNumber } from '../../events/read-events.ts'
import { recordAct, recordWriting } from '../../history/append.ts'
import { demand } from '../../permit.ts'
import { changeDeliveries } from '../change-deliveries.ts'

const MOST_DEAD = 200

/** Throws `subscription/not-found`, also where it has ended, and `access/not-allowed`. */
export async function changeSubscription(
  ctx: Context,
  id: string,
  change: SubscriptionChange,
): Promise<void> {
  demand(ctx.actor, 'organisation/manage')
  if (change === 'resend' || change === 'skip') {
    const dead = await listDeadDeliveries(ctx.db, id, MOST_DEAD)
    await changeDeliveries(
      ctx,
      change,
      dead.map((each) => each.id),
    )
    return
  }
  const at = isoOf(ctx.now())
  await ctx.db.transaction().execute(async (tx) => {
    const subscription = await lockSubscription(tx, id)
    if (!subscription) throw new Refusal('subscription/not-found')
    await updateSubscription(tx, id, columnsOf(change, subscription, at))
    if (change === 'end') {
      await lockPlace(tx, id)
      await skipWaiting(tx, { target: id, after: 0, at })
    }
    await recordWriting(
      tx,
      ctx,
      change === 'end' ? 'event-subscription-ended' : 'event-subscription-changed',
      [['event_subscription', id]],
    )
  })
}

function columnsOf(
  change: Exclude<SubscriptionChange, 'resend' | 'skip'>,
  { paused_at }: StoredSubscription,
  at: string,
) {
  switch (change) {
    case 'pause':
      return { paused_at: paused_at ?? at }
    case 'resume':
      return { paused_at: null }
    case 'drop-old-secret':
      return { secret_before: null }
    case 'end':
      return { ended_at: at, secret_before: null }
  }
}

/**
 * Sends everything after a number again, what waits of it in its place. Throws `subscription/not-found`, `events/forgotten`,
 * `events/not-given`, `access/not-allowed`.
 */
export async function replaySubscription(ctx: Context, id: string, after: number): Promise<void> {
  demand(ctx.actor, 'organisation/manage')
  await numberEvents(ctx)
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await lockSubscription(tx, id))) throw new Refusal('subscription/not-found')
    await demandNumber(tx, after)
    await lockPlace(tx, id)
    await skipWaiting(tx, { target: id, after, at: isoOf(ctx.now()) })
    await movePlace(tx, id, after)
    await recordAct(tx, ctx, 'event-subscription-replayed', { subscriptionId: id, after })
  })
}
