import { listSubscriptions } from '../../db/queries/events/subscriptions.ts'
import type { Config } from '../config.ts'
import type { Service } from '../context.ts'
import type { Channel } from '../contract/channel.ts'
import { keysOf } from './subscriptions/secrets.ts'

/** The name of the 1022 line as a target. */
export const LINE = '1022'

/** A system that is told something, message by message. */
export interface DeliveryTarget {
  readonly name: string
  readonly url: string
  /** Each signs: two while one takes the place of the other. */
  readonly keys: readonly (string | Uint8Array)[]
  /** What tells that it has a message: its id in the answer, or any 2xx. */
  readonly confirmsBy: 'id' | 'status'
  /** Which hosts of our own network it may be. */
  readonly innerHosts: readonly string[] | 'any'
  /** True where 410 says that it wants nothing more. */
  readonly mayLeave: boolean
}

/** A system that is told what becomes of the items that it handed over. */
interface ChannelTarget extends DeliveryTarget {
  readonly channel: Channel
}

export function channelTargets({ channel1022Reply }: Config): readonly ChannelTarget[] {
  if (!channel1022Reply) return []
  const { url, secret } = channel1022Reply
  return [
    {
      name: LINE,
      channel: 'call-centre-1022',
      url,
      keys: [secret],
      confirmsBy: 'id',
      innerHosts: 'any',
      mayLeave: false,
    },
  ]
}

/** All that are told now. */
export async function deliveryTargets(service: Service): Promise<readonly DeliveryTarget[]> {
  const subscriptions = await listSubscriptions(service.db, 'active')
  return [
    ...channelTargets(service.config),
    ...subscriptions.map((subscription) => subscriptionTarget(service, subscription)),
  ]
}

export function subscriptionTarget(
  service: Pick<Service, 'config' | 'key'>,
  subscription: Parameters<typeof keysOf>[1] & { readonly address: string },
): DeliveryTarget {
  return {
    name: subscription.id,
    url: subscription.address,
    keys: keysOf(service.key, subscription),
    confirmsBy: 'status',
    innerHosts: service.config.eventHosts,
    mayLeave: true,
  }
}
