import type { Context } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { takeStep } from './take-step.ts'

/** An officer takes an item on, also from a colleague. */
export function claimFeedback(ctx: Context, id: string, input: StepRequest<'claim'>): Promise<void> {
  const { actor } = ctx
  return takeStep(ctx, 'claim', id, input, ({ assignee_id }) => {
    if (actor.kind !== 'staff') throw new Refusal('access/not-allowed')
    const { personId } = actor
    return { changes: { assignee_id: personId }, body: { personId, before: assignee_id } }
  })
}
