import type { Channel } from '../contract/channel.ts'
import type { ChannelAdapter } from './adapter.ts'
import { callCentre1022 } from './call-centre-1022.ts'

/** How each channel's system hands over; null where people write it in the service's own pages, or upload a file. */
export const ADAPTERS: Readonly<Record<Channel, ChannelAdapter | null>> = {
  'call-centre-1022': callCentre1022,
  'file-import': null,
  desk: null,
  phone: null,
  'web-form': null,
  'low-rating': null,
  email: null,
  // One request at a time, in its own protocol: `server/open311/`.
  open311: null,
}
