import type { Context } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { takeStep } from '../steps/take-step.ts'
import { writtenText } from '../steps/written-text.ts'

/** The words meant something else: the item waits for its turn like others. A later reply may mark it again. */
export async function takeMarkOff(ctx: Context, id: string, input: StepRequest<'not-urgent'>): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'not-urgent', id, input, (item) => {
    if (item.urgent === 0) throw new Refusal('feedback/move-not-allowed')
    return { changes: { urgent: 0 }, body: { reason } }
  })
}
