import type { Context } from '../../../context.ts'
import { statusAfter } from '../../../contract/feedback/feedback-steps.ts'
import { Refusal } from '../../../contract/refusals.ts'
import type { StepRequest } from '../../../contract/feedback/step-requests.ts'
import { findInScope } from '../../find-in-scope.ts'
import { mayTake } from '../steps.ts'
import { writtenText } from '../written-text.ts'
import { mergeItems } from './merge-items.ts'

/** Somebody may change the item that stays as often as this before a merge gives up; the one that goes must stand still. */
const MAX_ATTEMPTS = 5

/**
 * Makes a duplicate part of another item. The one that stays keeps the earliest receipt and the earliest open due date of
 * the two, with the proof that belongs to it. Throws what every step throws; `feedback/move-not-allowed` also where the
 * other item has itself ended without an answer.
 */
export async function mergeFeedback(ctx: Context, id: string, input: StepRequest<'merge'>): Promise<void> {
  const reasons = {
    child: writtenText(ctx, 'reason', input.reason),
    parent: writtenText(ctx, 'reason', input.reason),
  }
  if (input.into.toLowerCase() === id.toLowerCase()) throw new Refusal('request/invalid', INTO_ITSELF)
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const [child, parent] = [await findInScope(ctx, id), await findInScope(ctx, input.into)]
    for (const item of [child, parent]) {
      if (!mayTake(ctx.actor, 'merge', item)) throw new Refusal('access/not-allowed')
    }
    if (child.version !== input.version) throw new Refusal('feedback/changed-meanwhile')
    if (statusAfter(child.status, 'merge') === null) throw new Refusal('feedback/move-not-allowed')
    if (await mergeItems(ctx, { child, parent }, reasons)) return
  }
  throw new Refusal('feedback/changed-meanwhile')
}

const INTO_ITSELF = {
  errors: [{ field: 'into', vi: 'là chính phản ánh này', en: 'is the item itself' }],
}
