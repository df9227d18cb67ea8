import type { Context } from '../../context.ts'
import type { FeedbackReceipt } from '../../contract/feedback/feedback.ts'
import { Refusal } from '../../contract/refusals.ts'
import { sha256 } from '../../ids.ts'
import {
  findFirsts,
  isSameContent,
  type Prepared,
  readyOnes,
  refusedReceipt,
  warningsOf,
} from './receive-feedback.ts'

/** Enough to tell contents apart, and little for half a million rows. */
const HASH_DIGITS = 24

/**
 * What `receivePrepared` would answer, with nothing written. `seen` remembers a hash of the content of each reference
 * from one call to the next, for what a real run would have stored by then.
 */
export async function rehearsePrepared(
  ctx: Context,
  prepared: readonly Prepared[],
  seen: Map<string, string>,
): Promise<FeedbackReceipt[]> {
  const stored = await findFirsts(ctx.db, readyOnes(prepared))
  return prepared.map((each) => {
    if ('refusal' in each) return refusedReceipt(each.externalRef, each.refusal)
    const { content } = each
    const { external_ref: externalRef, promised_due_at: promisedDueAt } = each.item
    const first = stored.get(externalRef)
    const earlier = seen.get(externalRef ?? '')
    const hash = sha256(content).slice(0, HASH_DIGITS)
    if (externalRef !== null) seen.set(externalRef, earlier ?? hash)
    if (first ? !isSameContent(first, content) : earlier !== undefined && earlier !== hash)
      return refusedReceipt(externalRef, new Refusal('feedback/conflict'))
    const status = first === undefined && earlier === undefined ? 'accepted' : 'duplicate'
    const warnings = status === 'accepted' ? warningsOf(each.warnings) : {}
    return {
      externalRef,
      id: null,
      trackingCode: null,
      status,
      leadUnit: each.leadUnit,
      promisedDueAt,
      ...warnings,
    }
  })
}
