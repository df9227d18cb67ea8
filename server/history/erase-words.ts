import {
  eraseItemWords,
  eraseSender,
  findFeedback,
  updateFeedback,
} from '../../db/queries/feedback/feedback.ts'
import { erasePublication } from '../../db/queries/feedback/publications.ts'
import { eraseTexts, listTexts } from '../../db/queries/history/events.ts'
import type { Context } from '../context.ts'
import type { NewFeedbackEvent } from '../contract/feedback/feedback-events.ts'
import { Refusal } from '../contract/refusals.ts'
import { append, entryTime, sealItemEvents } from './append.ts'
import { changeItems } from './change-items.ts'

/**
 * Erases what is personal in an item: the citizen's words, who sent it, and everything that was written about it. The
 * history stays whole and says by which rule; the salts go too, so that no hash tells what was there. Throws
 * `feedback/not-found`, `feedback/changed-meanwhile`.
 */
export async function eraseWords(ctx: Context, id: string, rule: string): Promise<void> {
  const item = await findFeedback(ctx.db, id)
  if (!item) throw new Refusal('feedback/not-found')
  const at = entryTime(ctx)
  await changeItems(ctx, async (tx) => {
    const texts = (await listTexts(tx, id)).filter(({ text }) => text !== null).map((text) => text.id)
    const news: NewFeedbackEvent[] = [{ kind: 'erased', body: { rule, words: true, sender: true, texts } }]
    const end = { seq: item.last_event_seq, hash: item.last_event_hash }
    const sealed = sealItemEvents(ctx, { id, end, at, sets: {} }, news)
    const { seq, hash } = sealed.end
    if (!(await updateFeedback(tx, item, { last_event_seq: seq, last_event_hash: hash })))
      throw new Refusal('feedback/changed-meanwhile')
    await eraseItemWords(tx, id)
    await eraseSender(tx, id)
    await erasePublication(tx, id)
    await eraseTexts(tx, id, texts, { at, by: rule })
    await append(tx, ctx, [{ before: item, after: item, news, sealed }])
  })
}
