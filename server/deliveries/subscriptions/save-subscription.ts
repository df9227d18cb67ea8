import { isIP } from 'node:net'
import { findNumbers } from '../../../db/queries/events/item-events.ts'
import {
  insertSubscription,
  listSubscriptions,
  lockSubscription,
  updateSubscription,
} from '../../../db/queries/events/subscriptions.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import { type Context, isoOf } from '../../context.ts'
import type { SubscriptionInput, SubscriptionSecret } from '../../contract/events/subscriptions.ts'
import { Refusal } from '../../contract/refusals.ts'
import { numberEvents } from '../../events/number-events.ts'
import { recordWriting } from '../../history/append.ts'
import { isPublicAddress } from '../../outbox/public-address.ts'
import { demand } from '../../permit.ts'
import { sealSecret } from '../../sign-in/secret-box.ts'
import { newSecret } from './secrets.ts'

/** Each is asked at each round. */
const MOST = 50

/**
 * Sends events to another system from now on; the secret is told this once. Throws `subscription/address`, `subscription/too-many`,
 * `unit/not-found`, `access/not-allowed`.
 */
export async function addSubscription(ctx: Context, input: SubscriptionInput): Promise<SubscriptionSecret> {
  demand(ctx.actor, 'organisation/manage')
  demandAddress(input.address, ctx.config.eventHosts)
  await numberEvents(ctx)
  const [id, secret] = [ctx.newId(), newSecret()]
  const running = (await listSubscriptions(ctx.db, 'all')).filter(({ ended_at }) => ended_at === null)
  if (running.length >= MOST) throw new Refusal('subscription/too-many')
  await ctx.db.transaction().execute(async (tx) => {
    const unit = input.unit === undefined ? undefined : await findUnitByCode(tx, input.unit)
    if (input.unit !== undefined && !unit) throw new Refusal('unit/not-found')
    const { newest } = await findNumbers(tx)
    await insertSubscription(
      tx,
      {
        id,
        name: input.name,
        address: input.address,
        kinds: input.kinds ? JSON.stringify([...new Set(input.kinds)]) : null,
        unit_id: unit?.id ?? null,
        secret: sealSecret(ctx.key, id, secret),
        secret_before: null,
        made_at: isoOf(ctx.now()),
        paused_at: null,
        ended_at: null,
      },
      newest,
    )
    await recordWriting(tx, ctx, 'event-subscription-made', [['event_subscription', id]])
  })
  return { id, secret }
}

/** Another secret, told this once; the last one goes on signing beside it. Throws `subscription/not-found`, `access/not-allowed`. */
export async function changeSecret(ctx: Context, id: string): Promise<SubscriptionSecret> {
  demand(ctx.actor, 'organisation/manage')
  const secret = newSecret()
  await ctx.db.transaction().execute(async (tx) => {
    const subscription = await lockSubscription(tx, id)
    if (!subscription) throw new Refusal('subscription/not-found')
    await updateSubscription(tx, id, {
      secret: sealSecret(ctx.key, id, secret),
      secret_before: subscription.secret,
    })
    await recordWriting(tx, ctx, 'event-subscription-changed', [['event_subscription', id]])
  })
  return { id, secret }
}

/** HTTPS alone, and nothing inside our network, but for hosts that the office names; what a name means is asked at each sending. */
function demandAddress(address: string, innerHosts: readonly string[]): void {
  const url = new URL(address)
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (innerHosts.includes(url.hostname) && url.username === '') return
  const isInner = isIP(host) ? !isPublicAddress(host) : !host.includes('.') || host.endsWith('.localhost')
  if (url.protocol !== 'https:' || url.username !== '' || isInner) throw new Refusal('subscription/address')
}
