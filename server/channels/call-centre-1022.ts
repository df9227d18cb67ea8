import { z } from 'zod'
import { IncomingItem, MAX_ITEMS_PER_REQUEST } from '../contract/feedback/feedback.ts'
import { Refusal } from '../contract/refusals.ts'
import { refusedReceipt } from '../feedback/intake/receive-feedback.ts'
import { decodeUtf8, parse, parseJson } from '../read-input.ts'
import type { ChannelAdapter, ChannelReceipt, Reading } from './adapter.ts'
import { fieldErrorsOf } from '../problem.ts'
import { ItemAct } from './item-acts.ts'
import { HandedPhotos } from './photos/handed-photos.ts'
import { readItem } from './read-item.ts'
import { isSignedBy } from './signature.ts'

const Batch = z.strictObject({ items: z.array(z.unknown()).min(1) })
const Single = z.looseObject({})

/** As it is told to whoever sends: what is read bends further, and a receipt says how. */
const Told = z.union([IncomingItem.extend({ photos: HandedPhotos.optional() }).loose(), ItemAct])
const TOLD = z.union([Told, z.strictObject({ items: z.array(Told).min(1).max(MAX_ITEMS_PER_REQUEST) })])
const EXAMPLE = {
  externalRef: '1022-77',
  receivedAt: '2026-11-20T09:05:00+07:00',
  text: 'Rác chưa thu gom trước số 12 Lê Lợi',
  sender: { name: 'Nguyễn Văn A', phone: '0900000000' },
}

/**
 * The 1022 call centre: one item or `{ items: […] }`, 1–500 of them, each new or `{ externalRef, update | withdraw }`, signed (`X-Signature: sha256=<hex HMAC of the raw
 * body>`, or with a time as Standard Webhooks sign). Throws `channel/not-configured` and `channel/wrong-signature`.
 */
export const callCentre1022: ChannelAdapter = {
  name: '1022',
  summary: 'Items from the 1022 call centre, one or up to 500, each with its receipt',
  body: TOLD,
  examples: {
    one: { value: EXAMPLE },
    several: {
      value: {
        items: [EXAMPLE, { externalRef: '1022-76', update: { text: 'Đã đổ ra lòng đường' } }],
      },
    },
    withdrawn: { value: { externalRef: '1022-77', withdraw: { reason: 'Đã thu gom' } } },
  },
  lets: ['signature1022', 'webhookSignature'],
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
  if (isAct(value)) {
    const act = ItemAct.safeParse(value)
    if (act.success) return { act: act.data }
    const refusal = new Refusal('feedback/invalid', { errors: fieldErrorsOf(act.error.issues) })
    return { receipt: refusedReceipt(externalRefOf(value), refusal) }
  }
  const { photos, rest } = takePhotosOut(value)
  const read = readItem(rest)
  if (!read.errors) return { item: read.item, ...(photos ? { photos } : {}) }
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

function isAct(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('update' in value || 'withdraw' in value)
}

/** What is no photo as we take them stays where it is, and is kept aside with a warning as any field that is not known. */
function takePhotosOut(value: unknown): { readonly photos?: HandedPhotos; readonly rest: unknown } {
  if (typeof value !== 'object' || value === null || !('photos' in value)) return { rest: value }
  const photos = HandedPhotos.safeParse(value.photos)
  if (!photos.success) return { rest: value }
  const { photos: _taken, ...rest } = value
  return { photos: photos.data, rest }
}
