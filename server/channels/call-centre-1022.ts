import { z } from 'zod'
import { contextFor, type Service } from '../context.ts'
import { type FeedbackReceipt, IncomingItem, MAX_ITEMS_PER_REQUEST } from '../contract/feedback/feedback.ts'
import { Refusal } from '../contract/refusals.ts'
import { receiveMany, refusedReceipt } from '../feedback/intake/receive-feedback.ts'
import { fieldErrorsOf } from '../problem.ts'
import { decodeUtf8, parse, parseJson } from '../read-input.ts'
import { isSignedBy } from './signature.ts'

const Batch = z.strictObject({ items: z.array(z.unknown()).min(1) })
const Single = z.looseObject({})

/**
 * What the 1022 call centre hands over: one item or `{ items: […] }`, 1–500 of them, signed. Each item has its own
 * receipt, in the same order; a bad one never stops the others. Throws `channel/not-configured`,
 * `channel/wrong-signature` (before anything is read), `request/…` for a bad envelope.
 */
export async function receiveFrom1022(
  service: Service,
  signature: string | undefined,
  body: Uint8Array,
): Promise<{ receipts: FeedbackReceipt[] }> {
  const secret = service.config.channel1022Secret
  if (secret === null) throw new Refusal('channel/not-configured')
  if (!isSignedBy(secret, signature, body)) throw new Refusal('channel/wrong-signature')
  const items = readEnvelope(parseJson(decodeUtf8(body)))
  const read = items.map(readItem)
  const accepted = await receiveMany(
    contextFor(service, { kind: 'channel', name: '1022' }),
    read.flatMap((item) => ('item' in item ? [item.item] : [])),
    { channel: 'call-centre-1022' },
  )
  const inOrder = accepted.values()
  return { receipts: read.map((each) => ('item' in each ? nextOf(inOrder) : each.receipt)) }
}

function readEnvelope(value: unknown): readonly unknown[] {
  const envelope = parse(Single, value)
  if (!('items' in envelope)) return [envelope]
  const { items } = parse(Batch, envelope)
  if (items.length > MAX_ITEMS_PER_REQUEST) throw new Refusal('request/too-many-items')
  return items
}

/** An item by its schema, or the receipt that says what is wrong with it. */
function readItem(value: unknown): { item: IncomingItem } | { receipt: FeedbackReceipt } {
  const parsed = IncomingItem.safeParse(value)
  if (parsed.success) return { item: parsed.data }
  const refusal = new Refusal('feedback/invalid', { errors: fieldErrorsOf(parsed.error.issues) })
  return { receipt: refusedReceipt(externalRefOf(value), refusal) }
}

/** Their reference, where it can be read at all, so that they know which item is meant. */
function externalRefOf(value: unknown): string | null {
  const parsed = IncomingItem.pick({ externalRef: true }).loose().safeParse(value)
  return parsed.success ? parsed.data.externalRef : null
}

function nextOf(receipts: Iterator<FeedbackReceipt>): FeedbackReceipt {
  const next = receipts.next()
  if (next.done) throw new Error('an item without a receipt')
  return next.value
}
