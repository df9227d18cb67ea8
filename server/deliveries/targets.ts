import type { Config } from '../config.ts'
import type { Channel } from '../contract/channel.ts'

/** A system that is told what becomes of the items that it handed over. */
export interface DeliveryTarget {
  readonly name: string
  readonly channel: Channel
  readonly url: string
  readonly secret: string
}

export function deliveryTargets({ channel1022Reply }: Config): readonly DeliveryTarget[] {
  return channel1022Reply ? [{ name: '1022', channel: 'call-centre-1022', ...channel1022Reply }] : []
}
