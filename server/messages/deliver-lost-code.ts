import { listItemsOfContact, listTemplates, saveLostCodeLink } from '../../db/queries/feedback/messages.ts'
import type { OutboxEntry } from '../../db/queries/outbox.ts'
import { isoOf, type Service } from '../context.ts'
import type { Language } from '../contract/language.ts'
import { sha256 } from '../ids.ts'
import { knownNames } from '../known-organisation.ts'
import type { Outcome } from '../outbox/outcome.ts'
import { formatDateTime } from '../words/format.ts'
import { findReach } from './find-reach.ts'
import { contactKey, lostCodeToken } from './links.ts'
import type { OpenChannels } from './open-channels.ts'
import { addressOf, fillMessage, templateOf } from './write-message.ts'

/** How long a link is good. */
const LINK_MS = 2 * 60 * 60_000
/** After the link's own time nobody waits for it any more. */
const STALE_MS = LINK_MS

/** What the outbox keeps of a request until it is worked off; it is deleted then, whatever came of it. */
export interface LostCodePayload {
  readonly email: string | null
  readonly phone: string | null
  readonly language: Language
}

/**
 * Sends the link to a contact that items were sent with; to others nothing. Only here it turns out which one it is, so that
 * whoever asked was answered alike, and after the same work. Of several requests only the newest one's link is good.
 */
export async function deliverLostCode(
  service: Service,
  channels: OpenChannels,
  entry: OutboxEntry,
): Promise<Outcome> {
  const { email, phone, language } = JSON.parse(entry.payload) as LostCodePayload
  const now = service.now()
  if (now - Date.parse(entry.created_at) > STALE_MS) return { kind: 'dropped' }
  const items = await listItemsOfContact(service.db, { email, phone })
  const ways = await findReach(service, channels(), 'lost-code', language, { email, phone })
  const contact = email !== null ? { email } : phone !== null ? { phone } : null
  if (items.length === 0 || typeof ways === 'string' || contact === null) return { kind: 'dropped' }
  const token = lostCodeToken(service, entry.id)
  const until = isoOf(now + LINK_MS)
  const isNewest = await saveLostCodeLink(service.db, {
    contact: contactKey(service, contact),
    token: sha256(token),
    request: entry.id,
    email,
    phone,
    expires_at: until,
  })
  if (!isNewest) return { kind: 'dropped' }
  const values = {
    office: (await knownNames(service))[language],
    link: addressOf(service, language, `/public/lost-code/${token}`),
    until: formatDateTime(until, service.organisation.zone),
  }
  const message = fillMessage(templateOf(await listTemplates(service.db), 'lost-code', language), values)
  for (const { channel, address } of ways) {
    const handed = await channel.send({
      id: entry.id,
      to: address,
      kind: 'lost-code',
      language,
      message,
      values,
    })
    if (handed.kind === 'later') return { kind: 'waits', atMs: now + handed.afterMs }
    if (handed.kind === 'accepted') break
  }
  return { kind: 'dropped' }
}
