import type { Context } from '../../context.ts'
import type { BulkFate, BulkReply, BulkRequest } from '../../contract/feedback/queue/bulk.ts'
import { Refusal, REFUSALS } from '../../contract/refusals.ts'
import { findInScope, findItem } from '../find-in-scope.ts'
import { recordLook } from '../lists/record-look.ts'
import { assignPerson, putBack } from '../steps/assign-person.ts'
import { categoriseFeedback } from '../steps/categorise-feedback.ts'
import { assignFeedback, transferFeedback } from '../steps/transfer-feedback.ts'

/**
 * One step on each of several items, each by the rules of that step and with its own entry: what is refused for one keeps
 * none of the others. A rehearsal goes through the same rules and writes nothing.
 */
export async function takeBulkSteps(ctx: Context, request: BulkRequest): Promise<BulkReply> {
  const acting: Context = request.rehearse ? { ...ctx, rehearses: true } : ctx
  const fates: BulkFate[] = []
  // One after the other: the entries stand in the order of the rows, and nobody else waits for two hundred at once.
  for (const { id, version } of request.items) {
    try {
      await takeOne(acting, request, id, version)
      if (!request.rehearse) await seeOwnStep(ctx, id)
      fates.push({ id, done: true })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { code, errors = [] } = error
      fates.push({ id, done: false, refused: { code, words: REFUSALS[code], errors } })
    }
  }
  return { fates, rehearsed: request.rehearse }
}

/** What somebody did themselves is no change since they looked. */
async function seeOwnStep(ctx: Context, id: string): Promise<void> {
  const item = await findItem(ctx.db, id)
  if (item) await recordLook(ctx, item)
}

async function takeOne(ctx: Context, request: BulkRequest, id: string, version: number): Promise<void> {
  switch (request.act) {
    case 'assign-person':
      return assignPerson(ctx, id, { version, person: request.person })
    case 'put-back':
      return putBack(ctx, id, { version })
    case 'categorise': {
      const { category, reason } = request
      return categoriseFeedback(ctx, id, { version, category, reason })
    }
    case 'move': {
      const { unit, reason } = request
      const { status } = await findInScope(ctx, id)
      const move = status === 'new' ? assignFeedback : transferFeedback
      return move(ctx, id, { version, unit, reason })
    }
  }
}
