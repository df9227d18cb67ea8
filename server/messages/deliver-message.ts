import {
  type CitizenMessage,
  findEarlierQueued,
  findMessage,
  findToldItem,
  settleMessage,
} from '../../db/queries/feedback/messages.ts'
import { findHead } from '../../db/queries/feedback/families.ts'
import type { OutboxEntry } from '../../db/queries/outbox.ts'
import { isoOf, type Service } from '../context.ts'
import type { SilenceReason } from '../contract/messages/message-kinds.ts'
import { DAY_MS, MINUTE_MS } from '../domain/local-time.ts'
import { quietUntil } from '../domain/deadlines/quiet-hours.ts'
import type { Outcome } from '../outbox/outcome.ts'
import { findReach } from './find-reach.ts'
import { MESSAGE_TABLE, type MessageFacts } from './message-table.ts'
import type { OpenChannels } from './open-channels.ts'
import { findQuietHours } from './quiet-hours.ts'
import { contactsFor, saidIn, writeMessage } from './write-message.ts'

/** What could not leave for so long tells nobody anything new. */
const STALE_MS = 7 * DAY_MS

/**
 * Sends one message by the first way that takes it, as it is true at this moment: after those of the same item that were
 * meant to leave before it, outside quiet hours, not to who wants none. At least once, and always under the same id.
 */
export async function deliverMessage(
  service: Service,
  channels: OpenChannels,
  entry: OutboxEntry,
): Promise<Outcome> {
  const { db } = service
  const message = await findMessage(db, entry.id)
  const item = message && (await findToldItem(db, message.feedback_id))
  const about = message && (await findToldItem(db, message.about_id))
  if (!item || !about || message.state !== 'queued') return { kind: 'dropped' }
  const { kind } = message
  const { holds, direct } = MESSAGE_TABLE[kind]
  const facts = JSON.parse(message.facts) as MessageFacts
  const now = service.now()
  if (now - Date.parse(message.not_before) > STALE_MS) return notSent(service, message, 'too-late')
  const isJoined = item.id !== about.id && (await findHead(db, item.id)) === about.id
  if (!holds(about, facts) || (item.id !== about.id && !isJoined))
    return notSent(service, message, 'pointless')
  if (!direct) {
    const earlier = await findEarlierQueued(db, message)
    if (earlier) return { kind: 'waits', atMs: Math.max(now + MINUTE_MS / 2, Date.parse(earlier.next_at)) }
    const quiet = quietUntil(now, await findQuietHours(db), service.organisation.zone)
    if (quiet !== null) return { kind: 'waits', atMs: quiet }
  }
  const contacts = await contactsFor(service, kind, item, facts)
  const ways = await findReach(service, channels(), kind, item.language, contacts)
  if (typeof ways === 'string') return notSent(service, message, ways)

  const said = await saidIn(db, about.id, facts.textId)
  // The sender's own code and language; the unit is the one that handles all of them.
  const told = { ...item, unit_name: about.unit_name, unit_name_en: about.unit_name_en }
  const refusals: string[] = []
  for (const { channel, address, to } of ways) {
    const written = await writeMessage(service, told, { kind, facts, said, to })
    const { language } = item
    const handed = await channel.send({ id: message.id, to: address, kind, language, ...written })
    if (handed.kind === 'later') return { kind: 'waits', atMs: now + handed.afterMs }
    if (handed.kind === 'accepted') {
      const state = service.config.playsMessages ? 'played' : 'sent'
      return {
        kind: 'delivered',
        write: (tx) =>
          settleMessage(tx, message.id, {
            state,
            channel: channel.name,
            because: null,
            settled_at: isoOf(now),
          }),
      }
    }
    refusals.push(`${channel.name}: ${handed.said}`)
  }
  const last = ways.at(-1)
  return {
    kind: 'dropped',
    write: (tx) =>
      settleMessage(tx, message.id, {
        state: 'refused',
        channel: last?.channel.name ?? null,
        because: refusals.join('; ').slice(0, 500),
        settled_at: isoOf(now),
      }),
  }
}

function notSent(service: Service, { id }: CitizenMessage, because: SilenceReason): Outcome {
  return {
    kind: 'dropped',
    write: (tx) =>
      settleMessage(tx, id, { state: 'not-sent', channel: null, because, settled_at: isoOf(service.now()) }),
  }
}
