import { endContributions } from '../../../db/queries/feedback/contributions.ts'
import { closeHolding } from '../../../db/queries/feedback/feedback.ts'
import type { Context } from '../../context.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { takeStep } from './take-step.ts'
import { writtenAside, writtenText } from './written-text.ts'
import { demandFilled } from '../templates/demand-filled.ts'

/** How an item ends without an answer. Merging is apart: it changes another item as well. */
type Ending = 'refuse' | 'redirect' | 'mark-spam'

/** Ends an item without an answer, with a reason: not accepted, shown the way to another body, or spam. */
export async function endFeedback(
  ctx: Context,
  id: string,
  ending: Ending,
  input: StepRequest<Ending>,
): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, ending, id, input, async (_item, { at }) => {
    await demandFilled(ctx, 'reason', reason.said)
    return {
      changes: {},
      before: 'note' in input ? writtenAside(ctx, input.note) : [],
      body: { reason },
      write: async (tx) => {
        await closeHolding(tx, id, at)
        await endContributions(tx, id, at)
      },
    }
  })
}
