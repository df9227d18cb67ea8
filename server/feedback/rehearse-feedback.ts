import type { Context } from '../context.ts'
import type { FeedbackReceipt } from '../contract/feedback.ts'
import { Refusal } from '../contract/refusals.ts'
import type { Incoming } from './incoming.ts'
import type { Intake } from './intake.ts'
import { findFirsts, prepareItems, type ReceiveOptions, refusedReceipt } from './receive-feedback.ts'

/**
 * What `receiveMany` would answer, with nothing written. `seen` remembers the content of each reference from one call to
 * the next, for what a real run would have stored by then.
 */
export async function rehearseMany(
  ctx: Context,
  intake: Intake,
  incoming: readonly Incoming[],
  options: ReceiveOptions,
  seen: Map<string, string>,
): Promise<FeedbackReceipt[]> {
  const prepared = prepareItems(ctx, intake, incoming, options)
  const rows = prepared.flatMap((each) => (each instanceof Refusal ? [] : [each]))
  const stored = await findFirsts(ctx, options.channel, rows)
  return prepared.map((each, index) => {
    if (each instanceof Refusal) return refusedReceipt(incoming[index]?.externalRef ?? null, each)
    const { external_ref: externalRef, content_hash: hash, promised_due_at: promisedDueAt } = each.item
    const first = stored.get(externalRef)?.content_hash ?? seen.get(externalRef ?? '')
    if (externalRef !== null) seen.set(externalRef, first ?? hash)
    if (first !== undefined && first !== hash)
      return refusedReceipt(externalRef, new Refusal('feedback/conflict'))
    const status = first === undefined ? 'accepted' : 'duplicate'
    return { externalRef, id: null, trackingCode: null, status, leadUnit: each.leadUnit, promisedDueAt }
  })
}
