import { lockSubscription, updateSubscription } from '../../../db/queries/events/subscriptions.ts'
import { contextFor, isoOf, type Service } from '../../context.ts'
import { recordWriting } from '../../history/append.ts'

/** Its address says that nobody is there any more (410): nothing is sent until an administrator goes on with it. */
export async function pauseForGood(service: Service, id: string): Promise<void> {
  await service.db.transaction().execute(async (tx) => {
    const subscription = await lockSubscription(tx, id)
    if (subscription?.paused_at !== null) return
    await updateSubscription(tx, id, { paused_at: isoOf(service.now()) })
    const ctx = contextFor(service, { kind: 'service' })
    await recordWriting(tx, ctx, 'event-subscription-changed', [['event_subscription', id]])
  })
}
