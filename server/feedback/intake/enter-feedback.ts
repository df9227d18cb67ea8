import { type Context, isoOf } from '../../context.ts'
import type { FeedbackReceipt, StaffEntry } from '../../contract/feedback/feedback.ts'
import { receiveFeedback } from './receive-feedback.ts'

/** A person at the desk or on the telephone enters what a citizen says. */
export function enterFeedback(ctx: Context, { channel, ...entry }: StaffEntry): Promise<FeedbackReceipt> {
  const receivedAt = entry.receivedAt ?? isoOf(ctx.now())
  return receiveFeedback(ctx, { ...entry, receivedAt, externalRef: null }, { channel })
}
