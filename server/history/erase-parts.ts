import { deleteAttachments } from '../../db/queries/feedback/attachments.ts'
import { eraseSender, findFeedback, updateFeedback } from '../../db/queries/feedback/feedback.ts'
import type { Context } from '../context.ts'
import type { NewFeedbackEvent } from '../contract/feedback/feedback-events.ts'
import { Refusal } from '../contract/refusals.ts'
import { append, entryTime, sealItemEvents } from './append.ts'
import { changeItems } from './change-items.ts'

/**
 * Erases who sent an item, or its photos, and leaves its words; the history says by which rule. Throws
 * `feedback/not-found`, `feedback/changed-meanwhile`.
 */
export async function erasePart(
  ctx: Context,
  id: string,
  part: 'contact' | 'photos',
  rule: string,
): Promise<void> {
  const item = await findFeedback(ctx.db, id)
  if (!item) throw new Refusal('feedback/not-found')
  const body = { rule, words: false, sender: part === 'contact', texts: [] }
  const news: NewFeedbackEvent[] = [{ kind: 'erased', body }]
  await changeItems(ctx, async (tx) => {
    const end = { seq: item.last_event_seq, hash: item.last_event_hash }
    const sealed = sealItemEvents(ctx, { id, end, at: entryTime(ctx), sets: {} }, news)
    const { seq, hash } = sealed.end
    if (!(await updateFeedback(tx, item, { last_event_seq: seq, last_event_hash: hash })))
      throw new Refusal('feedback/changed-meanwhile')
    await (part === 'contact' ? eraseSender : deleteAttachments)(tx, id)
    await append(tx, ctx, [{ before: item, after: item, news, sealed }])
  })
}
