import { listEarlierIds } from '../../../db/queries/composer/earlier-items.ts'
import { findSender } from '../../../db/queries/feedback/feedback.ts'
import type { Context } from '../../context.ts'
import { type EarlierItem, MOST_EARLIER } from '../../contract/feedback/composer/earlier-items.ts'
import { maySeeItem, mayOn } from '../../permit.ts'
import { findInScope, findItem } from '../find-in-scope.ts'

/**
 * What the same telephone or e-mail sent before, for who may see the sender of this item and of each of those. Throws
 * `feedback/not-found`.
 */
export async function listEarlier(ctx: Context, id: string): Promise<EarlierItem[]> {
  const item = await findInScope(ctx, id)
  const sender = mayOn(ctx.actor, 'feedback/see-sender', item) ? await findSender(ctx.db, id) : undefined
  if (!sender) return []
  const { email, phone } = sender
  const ids = await listEarlierIds(ctx.db, { id, receivedAt: item.received_at, email, phone })
  const shown: EarlierItem[] = []
  for (const otherId of ids) {
    if (shown.length >= MOST_EARLIER) break
    const other = await findItem(ctx.db, otherId)
    if (!other || !maySeeItem(ctx.actor, other) || !mayOn(ctx.actor, 'feedback/see-sender', other)) continue
    const { tracking_code, title, received_at, status } = other
    shown.push({ id: otherId, trackingCode: tracking_code, title, receivedAt: received_at, status })
  }
  return shown
}
