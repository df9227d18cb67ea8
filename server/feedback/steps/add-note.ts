import type { Context } from '../../context.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { findMentioned } from '../composer/mentions.ts'
import { sendFiles } from '../files/send-files.ts'
import { takeStep } from './take-step.ts'
import { writtenText } from './written-text.ts'

/**
 * A note for colleagues: it neither stops the clock nor makes anybody's open page stale. Throws `note/mention-cannot-see`
 * where it names somebody by `@` who may not see the item.
 */
export async function addNote(ctx: Context, id: string, input: StepRequest<'note'>): Promise<void> {
  const text = writtenText(ctx, 'text', input.text)
  return takeStep(ctx, 'note', id, {}, async (item, { at }) => {
    const mentions = await findMentioned(ctx, item, text.said)
    const files = await sendFiles(ctx, item.id, 'note', input.files)
    return {
      body: { text, ...(mentions.length === 0 ? {} : { mentions }), ...files.body },
      write: (tx) => files.write(tx, null, at),
    }
  })
}
