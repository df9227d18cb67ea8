import { listFeedbackIds, lockFeedback } from '../../../db/queries/feedback/feedback.ts'
import type { Context } from '../../context.ts'
import { indexAnew } from './index-words.ts'

const BATCH = 200

/**
 * Makes the search index anew from what is stored, a few items at a time, each held while its words are read: a service may run
 * beside it, and search finds every item all the while. Gives the number of items.
 */
export async function rebuildSearch(ctx: Pick<Context, 'db' | 'changes'>): Promise<number> {
  let n = 0
  for (let after = ''; ;) {
    const ids = await listFeedbackIds(ctx.db, after, BATCH)
    const last = ids.at(-1)
    if (last === undefined) return n
    await ctx.changes.transaction(async (tx) => {
      await lockFeedback(tx, ids)
      await indexAnew(tx, ids)
    })
    n += ids.length
    after = last
  }
}
