import { insertDelivery } from '../../db/queries/deliveries/deliveries.ts'
import { findFeedback } from '../../db/queries/feedback/feedback.ts'
import { listRecipients } from '../../db/queries/feedback/families.ts'
import type { Tx } from '../../db/dialect.ts'
import { isoOf } from '../context.ts'
import { deliveryNews } from '../domain/deliveries/delivery-news.ts'
import type { ItemHistory, Listener } from '../history/append.ts'
import { channelTargets } from './targets.ts'

/** Hears of every change of an item, and writes down what the system that handed it over is told of it, in this transaction. */
export const deliveriesOf: Listener = async (tx, ctx, happened) => {
  const targets = channelTargets(ctx.config)
  if (targets.length === 0) return
  for (const { before, after, news } of happened) {
    const told = before === null || after.historical === 1 ? null : deliveryNews(before, after, news)
    if (told === null) continue
    const { kind, facts } = told
    const heldMs = kind === 'answered' ? ctx.config.answerHold.heldMs : 0
    const isShared = kind === 'answered' || kind === 'answer-amended'
    for (const { id, channel } of isShared ? await familyOf(tx, after) : [after]) {
      const target = targets.find((each) => each.channel === channel)
      if (!target) continue
      await insertDelivery(tx, {
        id: ctx.newId(),
        target: target.name,
        feedback_id: id,
        about_id: after.id,
        kind,
        event_number: null,
        facts: JSON.stringify(facts),
        happened_at: isoOf(ctx.now()),
        // What can still be undone leaves when it cannot any more.
        next_at: isoOf(ctx.now() + heldMs),
      })
    }
  }
}

/** The item, and what is part of it: each has its own reference in the system that it came from. */
async function familyOf(tx: Tx, after: ItemHistory['after']) {
  const others = (await listRecipients(tx, after.id)).filter(({ feedback_id }) => feedback_id !== after.id)
  const found = await Promise.all(others.map(({ feedback_id }) => findFeedback(tx, feedback_id)))
  return [after, ...found.filter((item) => item !== undefined)]
}
