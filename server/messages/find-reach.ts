import { isOptedOut } from '../../db/queries/feedback/messages.ts'
import type { Service } from '../context.ts'
import type { Language } from '../contract/language.ts'
import type { MessageKind, SilenceReason } from '../contract/messages/message-kinds.ts'
import type { MessageChannel } from './channel.ts'
import { contactKey } from './links.ts'
import { MESSAGE_TABLE } from './message-table.ts'
import type { Contacts } from './write-message.ts'

/** One way to a citizen, and the contact at its end. */
interface Way {
  readonly channel: MessageChannel
  readonly address: string
  readonly to: { readonly email: string } | { readonly phone: string }
}

/** The ways on which a message of this kind can reach these contacts, the first to be tried first; or why there is none. */
export async function findReach(
  service: Service,
  channels: readonly MessageChannel[],
  kind: MessageKind,
  language: Language,
  contacts: Contacts | null,
): Promise<readonly Way[] | SilenceReason> {
  if (channels.length === 0) return 'no-channel'
  if (!contacts?.email && !contacts?.phone) return 'no-contact'
  const ways = channels
    .filter((channel) => channel.carries(kind, language))
    .flatMap((channel): Way[] => {
      const address = contacts[channel.contact]
      if (!address) return []
      return [{ channel, address, to: channel.contact === 'email' ? { email: address } : { phone: address } }]
    })
  if (ways.length === 0) return 'no-channel-for-contact'
  if (MESSAGE_TABLE[kind].direct) return ways
  const wanted = await Promise.all(
    ways.map(async (way) => !(await isOptedOut(service.db, contactKey(service, way.to)))),
  )
  const open = ways.filter((_, index) => wanted[index])
  return open.length > 0 ? open : 'opted-out'
}
