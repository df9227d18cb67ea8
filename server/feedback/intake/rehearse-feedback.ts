import type { Context } from '../../context.ts'
import type { FeedbackReceipt } from '../../contract/feedback/feedback.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { SeenContents } from '../../domain/imports/seen-contents.ts'
import { sha256 } from '../../ids.ts'
import {
  findFirsts,
  isSameContent,
  type Prepared,
  readyOnes,
  refusedReceipt,
  warningsOf,
} from './receive-feedback.ts'

/**
 * What `receivePrepared` would answer, with nothing written. `seen` remembers what content each reference had
 * from one call to the next, for what a real run would have stored by then.
 */
export async function rehearsePrepared(
  ctx: Context,
  prepared: readonly Prepared[],
  seen: SeenContents,
): Promise<FeedbackReceipt[]> {
  const stored = await findFirsts(ctx.db, readyOnes(prepared))
  return prepared.map((each) => {
    if ('refusal' in each) return refusedReceipt(each.externalRef, each.refusal)
    const { content } = each
    const { external_ref: externalRef, promised_due_at: promisedDueAt } = each.item
    const first = stored.get(externalRef)
    const hash = numberOf(content)
    const earlier = externalRef === null ? undefined : seen.firstOf(numberOf(externalRef), hash)
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

/** 13 hexadecimal digits are 52 bits: as many as a number holds. Never 0. */
function numberOf(text: string): number {
  return Number.parseInt(sha256(text).slice(0, 13), 16) + 1
}
