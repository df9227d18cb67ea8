import { z } from 'zod'
import { findFeedback, listBySource } from '../../db/queries/feedback/feedback.ts'
import type { Service } from '../context.ts'
import type { Channel } from '../contract/channel.ts'
import { text } from '../contract/fields.ts'
import type { FeedbackReceipt } from '../contract/feedback/feedback.ts'
import { Refusal } from '../contract/refusals.ts'
import { replyToOffice } from '../feedback/citizen/reply-to-office.ts'
import { withdrawOwnItem } from '../feedback/citizen/withdraw-own-item.ts'
import { refusedReceipt } from '../feedback/intake/receive-feedback.ts'
import { HandedPhotos, readHanded, takePhotos } from './photos/handed-photos.ts'

const Ref = text(100)

/** What another system hands over about an item that it handed over before: more words or photos, or that it is withdrawn. */
export const ItemAct = z.union([
  z.strictObject({
    externalRef: Ref,
    update: z.strictObject({ text: text(5_000, 0).default(''), photos: HandedPhotos.default([]) }),
  }),
  z.strictObject({ externalRef: Ref, withdraw: z.strictObject({ reason: text(500, 0).default('') }) }),
])
export type ItemAct = z.infer<typeof ItemAct>

/** As the citizen themself would; the same once more changes nothing. Never throws for what is wrong with the act alone. */
export async function takeItemAct(
  service: Service,
  channel: Channel,
  act: ItemAct,
): Promise<FeedbackReceipt> {
  const { externalRef } = act
  const [first] = await listBySource(service.db, channel, [externalRef])
  if (!first) return refusedReceipt(externalRef, new Refusal('feedback/not-found'))
  const receipt = { externalRef, id: first.id, trackingCode: null, leadUnit: null, promisedDueAt: null }
  try {
    if ('update' in act) {
      const { text: said, photos } = act.update
      await replyToOffice(service, first.id, { text: said, photos: await readHanded(photos) })
      await takePhotos(service, first.id, photos)
      return { ...receipt, status: 'accepted' }
    }
    const item = await findFeedback(service.db, first.id)
    if (item?.status === 'withdrawn') return { ...receipt, status: 'duplicate' }
    await withdrawOwnItem(service, first.id, act.withdraw.reason)
    return { ...receipt, status: 'accepted' }
  } catch (error) {
    if (error instanceof Refusal) return refusedReceipt(externalRef, error)
    throw error
  }
}
