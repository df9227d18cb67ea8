import type { z } from 'zod'
import type { Service } from '../context.ts'
import { contextFor } from '../context.ts'
import type { Channel } from '../contract/channel.ts'
import type { LetInBy } from '../described-as.ts'
import type { FeedbackReceipt } from '../contract/feedback/feedback.ts'
import { DAY_MS } from '../domain/local-time.ts'
import type { Incoming } from '../feedback/intake/incoming.ts'
import { receiveMany } from '../feedback/intake/receive-feedback.ts'
import { type ItemAct, takeItemAct } from './item-acts.ts'
import { type HandedPhotos, takePhotos } from './photos/handed-photos.ts'

/** A request as another system sends it. */
export interface Delivery {
  readonly body: Uint8Array
  header(name: string): string | undefined
}

/** `retry`: nothing is wrong but the time, and the same item sent again later is taken in. */
export type ChannelReceipt = Omit<FeedbackReceipt, 'status'> & {
  readonly status: FeedbackReceipt['status'] | 'retry'
}

/** An item of a delivery, what is said of an earlier one, or the receipt that says what is wrong with it. */
export type Reading =
  | { readonly item: Incoming; readonly photos?: HandedPhotos }
  | { readonly act: ItemAct }
  | { readonly receipt: FeedbackReceipt }

interface ChannelReply {
  readonly receipts: readonly ChannelReceipt[]
  /** How many fields were no fields of this channel. */
  readonly keptAside: number
}

/** How another system hands over items, and what it is told: all that differs between such systems. */
export interface ChannelAdapter {
  /** Below `/api/channels/`; also who acts, in the history. */
  readonly name: string
  readonly summary: string
  /** What it sends, as `/api/openapi.json` tells it. */
  readonly body: z.ZodType
  readonly examples: Readonly<Record<string, { readonly value: object }>>
  /** How it proves who it is. */
  readonly lets: readonly LetInBy[]
  /** Throws unless the delivery comes from whom it says; nothing of it is read before. */
  verify(config: Service['config'], delivery: Delivery, nowMs: number): void
  /** Its items in their order; a bad one never stops the others. Throws `request/…` where there is nothing to read. */
  read(delivery: Delivery): readonly Reading[]
  /** What is answered: a receipt for each item, in the same order. */
  reply(receipts: readonly ChannelReceipt[]): ChannelReply
}

/** Takes in what another system hands over, new items in one transaction; what is said of earlier ones follows in its order. */
export async function receiveDelivery(
  service: Service,
  channel: Channel,
  { name, verify, read, reply }: ChannelAdapter,
  delivery: Delivery,
): Promise<ChannelReply> {
  verify(service.config, delivery, service.now())
  const readings = read(delivery)
  const received = await receiveMany(
    contextFor(service, { kind: 'channel', name }),
    readings.flatMap((reading) => ('item' in reading ? [reading.item] : [])),
    { channel },
  )
  const inOrder = received.values()
  const receipts: ChannelReceipt[] = []
  for (const reading of readings) {
    if ('act' in reading) receipts.push(await takeItemAct(service, channel, reading.act))
    else if ('receipt' in reading) receipts.push(reading.receipt)
    else {
      const receipt = nextOf(inOrder)
      // Also of what came before: photos of a delivery whose reply was lost must not be.
      if (receipt.id !== null && receipt.status !== 'refused' && reading.photos)
        await takePhotos(service, receipt.id, reading.photos)
      receipts.push(orLater(reading.item, receipt, service.now()))
    }
  }
  return reply(receipts)
}

/** What a clock ahead of ours sent is no wrong item: once our clock is there it is taken in. A day ahead is no clock. */
function orLater({ receivedAt }: Incoming, receipt: FeedbackReceipt, nowMs: number): ChannelReceipt {
  const isAhead = receipt.code === 'feedback/received-in-future' && Date.parse(receivedAt) - nowMs <= DAY_MS
  return isAhead ? { ...receipt, status: 'retry' } : receipt
}

function nextOf(receipts: Iterator<FeedbackReceipt>): FeedbackReceipt {
  const next = receipts.next()
  if (next.done) throw new Error('an item without a receipt')
  return next.value
}
