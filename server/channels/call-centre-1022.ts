import { z } from 'zod'
import { IncomingItem, MAX_ITEMS_PER_REQUEST } from '../contract/feedback/feedback.ts'
import { Refusal } from '../contract/refusals.ts'
import { refusedReceipt } from '../feedback/intake/receive-feedback.ts'
import { decodeUtf8, parse, parseJson } from '../read-input.ts'
import type { ChannelAdapter, ChannelReceipt, Reading } from './adapter.ts'
import { readItem } from './read-item.ts'
import { isSignedBy } from './signature.ts'

const Batch = z.strictObject({ items: z.array(z.unknown()).min(1) })
const Single = z.looseObject({})

/**
 * The 1022 call centre: one item or `{ items: […] }`, 1–500 of them, signed (`X-Signature: sha256=<hex HMAC of the raw
 * body>`, or with a time as Standard Webhooks sign). Throws `channel/not-configured` and `channel/wrong-signature`.
 */
export const callCentre1022: ChannelAdapter = {
  name: '1022',
  summary: 'Items from the 1022 call centre, signed with X-Signature: sha256=<hex HMAC of the raw body>',
  verify({ channel1022Secrets: secrets }, delivery, nowMs) {
    if (secrets.length === 0) throw new Refusal('channel/not-configured')
    if (!secrets.some((secret) => isSignedBy(secret, delivery, nowMs)))
      throw new Refusal('channel/wrong-signature')
  },
  read: ({ body }) => readEnvelope(parseJson(decodeUtf8(body))).map(readOne),
  reply: (receipts) => ({ receipts, keptAside: countAside(receipts) }),
}

function readEnvelope(value: unknown): readonly unknown[] {
  const envelope = parse(Single, value)
  if (!('items' in envelope)) return [envelope]
  const { items } = parse(Batch, envelope)
  if (items.length > MAX_ITEMS_PER_REQUEST) throw new Refusal('request/too-many-items')
  return items
}

function readOne(value: unknown): Reading {
  const read = readItem(value)
  if (!read.errors) return { item: read.item }
  const refusal = new Refusal('feedback/invalid', { errors: read.errors })
  return { receipt: refusedReceipt(externalRefOf(value), refusal) }
}

/** How many fields were no fields of this channel: a number that grows when the other system has learned something. */
function countAside(receipts: readonly ChannelReceipt[]): number {
  const all = receipts.flatMap(({ warnings = [] }) => warnings)
  return all.filter(({ what }) => what === 'kept-aside').length
}

/** Their reference, where it can be read at all, so that they know which item is meant. */
function externalRefOf(value: unknown): string | null {
  const parsed = IncomingItem.pick({ externalRef: true }).loose().safeParse(value)
  return parsed.success ? parsed.data.externalRef : null
}
