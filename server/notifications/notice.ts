import type { NewOutboxEntry } from '../../db/queries/outbox.ts'
import { type Context, isoOf } from '../context.ts'
import type { ReminderAudience } from '../contract/deadlines/reminders.ts'
import type { CitizenNews, ObjectionNews, OutsideNews } from '../contract/notification.ts'

type NoticeKind =
  | 'extension-asked'
  | 'extension-approved'
  | 'extension-rejected'
  | 'answer-proposed'
  | 'answer-returned'
  | 'answer-approved'
  | 'publication-proposed'
  | 'publication-returned'
  | 'publication-reported'
  | CitizenNews
  | 'question-lapsed'
  | 'assigned-to-you'
  | 'item-put-back'
  | 'item-reopened'
  | 'mentioned'
  | 'item-merged'
  | ObjectionNews
  | OutsideNews
  | 'reminded'
  | 'marked-urgent'

/** What somebody did that others should know at once. */
export interface Notice {
  readonly kind: NoticeKind
  readonly feedbackId: string
  /** What it is told of once: an extension, an entry of the history. */
  readonly about: string
  /** Who did it: never told of their own act. */
  readonly by: string | null
  /** Who is told, of a notice to one person. */
  readonly to?: string | null
}

/**
 * Who hears of each: people of the unit, those who decide on it (the head, else a coordinator), all coordinators, the person that the notice
 * names, or whoever has the item, if anybody. `urgent`: something is to be done, and who chose nothing gets a mail.
 */
export const HEARS: Readonly<
  Record<
    NoticeKind,
    {
      readonly who: readonly ReminderAudience[] | 'deciders' | 'coordinators' | 'named' | 'assignee'
      readonly urgent: boolean
    }
  >
> = {
  'extension-asked': { who: 'deciders', urgent: true },
  'extension-approved': { who: 'named', urgent: false },
  'extension-rejected': { who: 'named', urgent: false },
  'answer-proposed': { who: 'deciders', urgent: true },
  'answer-returned': { who: 'named', urgent: false },
  'answer-approved': { who: 'named', urgent: false },
  'publication-proposed': { who: 'deciders', urgent: true },
  'publication-returned': { who: 'named', urgent: false },
  'publication-reported': { who: 'deciders', urgent: true },
  'citizen-replied': { who: ['assignee'], urgent: true },
  'citizen-judged': { who: ['assignee', 'head'], urgent: false },
  'citizen-reopened': { who: ['officers', 'head'], urgent: true },
  'citizen-withdrew': { who: ['assignee'], urgent: false },
  'question-lapsed': { who: ['assignee'], urgent: false },
  'assigned-to-you': { who: 'named', urgent: false },
  'item-put-back': { who: 'named', urgent: false },
  'item-reopened': { who: ['officers', 'head'], urgent: false },
  mentioned: { who: 'named', urgent: false },
  'item-merged': { who: 'assignee', urgent: false },
  objected: { who: 'coordinators', urgent: true },
  'objection-rejected': { who: 'named', urgent: false },
  reminded: { who: ['assignee'], urgent: true },
  'marked-urgent': { who: ['head'], urgent: true },
  'outside-answered': { who: ['assignee'], urgent: true },
  'outside-lapsed': { who: ['assignee'], urgent: true },
}

/** A notice for the outbox, to be written in the transaction of what it tells of. */
export function noticeOf(ctx: Context, notice: Notice): NewOutboxEntry {
  const { kind, about, to } = notice
  return {
    id: ctx.newId(),
    kind: 'notice',
    recipient: null,
    payload: JSON.stringify(notice),
    dedupe_key: `notice:${about}:${kind}${to ? `:${to}` : ''}`,
    at: isoOf(ctx.now()),
    notBefore: isoOf(ctx.now()),
  }
}
