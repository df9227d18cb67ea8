import type { MessageChannelName } from '../contract/messages/message-kinds.ts'
import type { MessageChannel } from './channel.ts'

/** Takes everything and sends nothing: for a demonstration. */
export function playedChannel(name: MessageChannelName): MessageChannel {
  return {
    name,
    contact: name === 'email' ? 'email' : 'phone',
    carries: () => true,
    send: () => Promise.resolve({ kind: 'accepted' }),
  }
}
