import type { z } from 'zod'
import type { Context } from '../../context.ts'
import type { ClaimRequest, FeedbackDetail } from '../../contract/feedback.ts'
import { Refusal } from '../../contract/refusals.ts'
import { takeStep } from './take-step.ts'

/** An officer takes an item on, also from a colleague. */
export function claimFeedback(
  ctx: Context,
  id: string,
  { version }: z.infer<typeof ClaimRequest>,
): Promise<FeedbackDetail> {
  const { actor } = ctx
  return takeStep(ctx, { id, step: 'claim', version }, ({ assignee_id }) => {
    if (actor.kind !== 'staff') throw new Refusal('access/not-allowed')
    return {
      changes: { assignee_id: actor.personId },
      events: [{ kind: 'claimed', body: { personId: actor.personId, before: assignee_id } }],
    }
  })
}
