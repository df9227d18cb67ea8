import { listSubscriptions } from '../../../db/queries/events/subscriptions.ts'
import { type Context, isoOf } from '../../context.ts'
import type { PingReply } from '../../contract/events/subscriptions.ts'
import { Refusal } from '../../contract/refusals.ts'
import { describePing } from '../../events/describe-event.ts'
import { demand } from '../../permit.ts'
import { eventMessage, sendDelivery } from '../send-delivery.ts'
import { subscriptionTarget } from '../targets.ts'

/** Tries an address at once, also of a paused one, and tells what it answered. Throws `subscription/not-found`, `access/not-allowed`. */
export async function pingSubscription(ctx: Context, id: string): Promise<PingReply> {
  demand(ctx.actor, 'organisation/manage')
  const known = (await listSubscriptions(ctx.db, 'all')).find(
    (each) => each.id === id && each.ended_at === null,
  )
  if (!known) throw new Refusal('subscription/not-found')
  const ping = eventMessage(describePing(ctx, ctx.newId(), isoOf(ctx.now())))
  const handed = await sendDelivery(subscriptionTarget(ctx, known), ping, ctx.now())
  return {
    isConfirmed: handed.kind === 'confirmed',
    said: handed.kind === 'confirmed' ? null : handed.said,
  }
}
