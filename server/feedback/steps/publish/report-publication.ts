import { findPublication } from '../../../../db/queries/feedback/publications.ts'
import type { Service } from '../../../context.ts'
import { contextFor } from '../../../context.ts'
import type { NewFeedbackEvent } from '../../../contract/feedback/feedback-events.ts'
import { Refusal } from '../../../contract/refusals.ts'
import { append, entryTime } from '../../../history/append.ts'
import { changeItems } from '../../../history/change-items.ts'
import { findItem } from '../../find-in-scope.ts'
import { changeItem } from '../take-step.ts'
import { writtenRemark } from '../written-text.ts'
import { takeDown } from './decide-publication.ts'

/** Of people who write about an item in the same instant one is first each time. */
const MAX_ATTEMPTS = 20

/**
 * A reader saw somebody's data in an entry: it is hidden at once, and those who publish are told. False where the entry is
 * not shown anyway.
 */
export async function reportPublication(
  service: Service,
  feedbackId: string,
  words: string,
): Promise<boolean> {
  const ctx = contextFor(service, { kind: 'public' })
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const [item, stored] = await Promise.all([
      findItem(ctx.db, feedbackId),
      findPublication(ctx.db, feedbackId),
    ])
    if (!item || stored?.state !== 'published') return false
    const news: NewFeedbackEvent[] = [
      { kind: 'publication-reported', body: { publicationId: stored.id, ...writtenRemark(ctx, words) } },
    ]
    const change = { at: entryTime(ctx), sets: { version: item.version + 1 } }
    const isSaved = await changeItems(ctx, async (tx) => {
      const history = await changeItem(tx, ctx, item, change, news)
      if (!history) return false
      await takeDown(tx, stored, 'reported')
      await append(tx, ctx, [history])
      return true
    })
    if (isSaved) return true
  }
  throw new Refusal('feedback/changed-meanwhile')
}
