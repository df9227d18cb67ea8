import type { Context } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { takeStep } from './take-step.ts'
import { writtenText } from './written-text.ts'

/** What was held is an item like others from now on: in triage, where it is open. */
export async function releaseFeedback(
  ctx: Context,
  id: string,
  input: StepRequest<'release'>,
): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'release', id, input, (item) => {
    if (item.restricted === 0) throw new Refusal('feedback/move-not-allowed')
    return { changes: { restricted: 0 }, body: { reason } }
  })
}
