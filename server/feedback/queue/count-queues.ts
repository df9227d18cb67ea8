import type { Context } from '../../context.ts'
import { COUNTED_UP_TO, COUNTED_VIEWS, type QueueCounts } from '../../contract/feedback/queue/counts.ts'
import { listFeedback } from '../lists/list-feedback.ts'

/** How much waits in each queue of this person. */
export async function countQueues(ctx: Context): Promise<QueueCounts> {
  const counted = await Promise.all(
    COUNTED_VIEWS.map(async (view) => {
      const { total } = await listFeedback(ctx, { view, limit: 1 }, COUNTED_UP_TO)
      return [view, Math.min(total, COUNTED_UP_TO)] as const
    }),
  )
  return Object.fromEntries(counted) as QueueCounts
}
