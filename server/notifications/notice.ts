import type { NewOutboxEntry } from '../../db/queries/outbox.ts'
import { type Context, isoOf } from '../context.ts'
import type { CitizenNews, ObjectionNews } from '../contract/notification.ts'

/**
 * What somebody did that others should know at once. `about` is what it is told of once: an extension, a proposed answer;
 * `by` is who asked.
 */
export interface Notice {
  readonly kind:
    | 'extension-asked'
    | 'extension-approved'
    | 'extension-rejected'
    | 'answer-proposed'
    | 'answer-returned'
    | 'publication-proposed'
    | 'publication-returned'
    | 'publication-reported'
    | CitizenNews
    | 'question-lapsed'
    | ObjectionNews
    | 'reminded'
  readonly feedbackId: string
  readonly about: string
  readonly by: string | null
}

/** A notice for the outbox, to be written in the transaction of what it tells of. */
export function noticeOf(ctx: Context, notice: Notice): NewOutboxEntry {
  return {
    id: ctx.newId(),
    kind: 'notice',
    recipient: null,
    payload: JSON.stringify(notice),
    dedupe_key: `notice:${notice.about}:${notice.kind}`,
    at: isoOf(ctx.now()),
    notBefore: isoOf(ctx.now()),
  }
}
