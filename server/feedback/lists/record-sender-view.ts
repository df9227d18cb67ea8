import { hasSenderView, insertSenderView } from '../../../db/queries/history/audit.ts'
import type { Context } from '../../context.ts'
import { localDay } from '../../domain/local-time.ts'
import { recordAct } from '../../history/append.ts'

/** Records that a person opened an item with its sender's contact: once a person, item and day, so that lists and polls cost a look-up. */
export async function recordSenderView(ctx: Context, feedbackId: string): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'staff') return
  const day = localDay(ctx.now(), ctx.organisation.zone)
  const view = { day, person_id: actor.personId, feedback_id: feedbackId }
  if (await hasSenderView(ctx.db, view)) return
  await ctx.db.transaction().execute(async (tx) => {
    if (await insertSenderView(tx, view)) await recordAct(tx, ctx, 'sender-seen', { feedbackId })
  })
}
