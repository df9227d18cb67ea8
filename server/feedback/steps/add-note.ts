import type { Context } from '../../context.ts'
import type { FeedbackDetail } from '../../contract/feedback/feedback.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { findMentioned } from '../composer/mentions.ts'
import { takeStep } from './take-step.ts'
import { writtenText } from './written-text.ts'

/**
 * A note for colleagues: it neither stops the clock nor makes anybody's open page stale. Throws `note/mention-cannot-see`
 * where it names somebody by `@` who may not see the item.
 */
export async function addNote(ctx: Context, id: string, input: StepRequest<'note'>): Promise<FeedbackDetail> {
  const text = writtenText(ctx, 'text', input.text)
  return takeStep(ctx, 'note', id, {}, async (item) => {
    const mentions = await findMentioned(ctx, item, text.said)
    return { body: { text, ...(mentions.length === 0 ? {} : { mentions }) } }
  })
}
