import type { z } from 'zod'
import type { Context } from '../../context.ts'
import type { FeedbackDetail, NoteRequest } from '../../contract/feedback.ts'
import { cleanWords } from './clean-words.ts'
import { takeStep } from './take-step.ts'

/** A note for colleagues: it neither stops the clock nor makes anybody's open page stale. */
export async function addNote(
  ctx: Context,
  id: string,
  input: z.infer<typeof NoteRequest>,
): Promise<FeedbackDetail> {
  const text = cleanWords('text', input.text)
  return takeStep(ctx, { id, step: 'note', version: null }, () => ({
    events: [{ kind: 'noted', body: { text } }],
  }))
}
