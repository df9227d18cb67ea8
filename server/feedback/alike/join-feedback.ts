import { findHead } from '../../../db/queries/feedback/families.ts'
import { findConsent } from '../../../db/queries/feedback/publications.ts'
import type { Context } from '../../context.ts'
import type { FeedbackStatus } from '../../contract/feedback/feedback-status.ts'
import { findItem } from '../find-in-scope.ts'
import { mergeItems } from '../steps/merge/merge-items.ts'

const ENDED_UNANSWERED: readonly FeedbackStatus[] = ['refused', 'redirected', 'spam', 'withdrawn']

/** Of several who join in the same instant one is first each time. */
const MAX_ATTEMPTS = 50

/**
 * Makes a citizen's own new item part of the one they said it is: they follow it by their own code and are told with its
 * sender. What was merged meanwhile is joined where it went. An item that ended without an answer, is held or may not be
 * published is not joined: the new one then goes its own way. True where it is part of the other one.
 */
export async function joinFeedback(ctx: Context, id: string, otherId: string): Promise<boolean> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const [child, parent, consent] = await Promise.all([
      findItem(ctx.db, id),
      findHead(ctx.db, otherId).then((headId) => findItem(ctx.db, headId)),
      findConsent(ctx.db, otherId, 'publish'),
    ])
    if (!child || !parent || child.id === parent.id) return false
    if (child.status === 'merged') return true
    const isEnded = ENDED_UNANSWERED.includes(parent.status)
    const isOwn = child.restricted === 1 || child.kind === 'complaint'
    const isClosed = parent.restricted === 1 || parent.kind === 'complaint' || consent?.withdrawn_at != null
    if (isEnded || isOwn || isClosed) return false
    if (await mergeItems(ctx, { child, parent }, {})) return true
  }
  return false
}
