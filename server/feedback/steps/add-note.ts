import type { Context } from '../../context.ts'
import type { FeedbackDetail } from '../../contract/feedback/feedback.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { takeStep } from './take-step.ts'
import { writtenText } from './written-text.ts'

/** A note for colleagues: it neither stops the clock nor makes anybody's open page stale. */
export async function addNote(ctx: Context, id: string, input: StepRequest<'note'>): Promise<FeedbackDetail> {
  const text = writtenText(ctx, 'text', input.text)
  return takeStep(ctx, 'note', id, {}, () => ({ body: { text } }))
}
