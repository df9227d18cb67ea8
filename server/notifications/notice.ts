import type { NewOutboxEntry } from '../../db/queries/outbox.ts'
import { type Context, isoOf } from '../context.ts'

/** What somebody did that others should know at once; `by` is who asked for the extension. */
export interface Notice {
  readonly kind: 'extension-asked' | 'extension-approved' | 'extension-rejected'
  readonly feedbackId: string
  readonly extensionId: string
  readonly by: string | null
}

/** A notice for the outbox, to be written in the transaction of what it tells of. */
export function noticeOf(ctx: Context, notice: Notice): NewOutboxEntry {
  return {
    id: ctx.newId(),
    kind: 'notice',
    recipient: null,
    payload: JSON.stringify(notice),
    dedupe_key: `notice:${notice.extensionId}:${notice.kind}`,
    at: isoOf(ctx.now()),
    notBefore: isoOf(ctx.now()),
  }
}
