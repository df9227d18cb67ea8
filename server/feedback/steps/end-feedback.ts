import type { z } from 'zod'
import { endContributions } from '../../../db/queries/feedback/contributions.ts'
import { closeHolding } from '../../../db/queries/feedback/feedback.ts'
import type { Context } from '../../context.ts'
import type { FeedbackDetail, FeedbackEventKind, ReasonRequest } from '../../contract/feedback.ts'
import { cleanWords } from './clean-words.ts'
import { takeStep } from './take-step.ts'

/** How an item ends without an answer. Merging is apart: it changes another item as well. */
export const ENDINGS = {
  refuse: 'refused',
  redirect: 'redirected',
  'mark-spam': 'marked-spam',
} as const satisfies Record<string, FeedbackEventKind>

/** Ends an item without an answer, with a reason: not accepted, shown the way to another body, or spam. */
export async function endFeedback(
  ctx: Context,
  id: string,
  ending: keyof typeof ENDINGS,
  input: z.infer<typeof ReasonRequest>,
): Promise<FeedbackDetail> {
  const reason = cleanWords('reason', input.reason)
  return takeStep(ctx, { id, step: ending, version: input.version }, (_item, { at }) => ({
    changes: {},
    events: [{ kind: ENDINGS[ending], body: { reason } }],
    write: async (tx) => {
      await closeHolding(tx, id, at)
      await endContributions(tx, id, at)
    },
  }))
}
