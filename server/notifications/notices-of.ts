import { enqueue, type NewOutboxEntry } from '../../db/queries/outbox.ts'
import type { Context } from '../context.ts'
import type { NewFeedbackEvent } from '../contract/feedback/feedback-events.ts'
import type { ItemHistory, Listener } from '../history/append.ts'
import { contributionEntry } from './deliver-contribution.ts'
import { type Notice, noticeOf } from './notice.ts'

/** Hears of every change of an item, and puts into the outbox what somebody must be told of it. */
export const noticesOf: Listener = async (tx, ctx, happened) => {
  await enqueue(
    tx,
    happened.flatMap((item) => item.news.flatMap((event) => entriesOf(ctx, item, event))),
  )
}

function entriesOf(ctx: Context, { after, sealed }: ItemHistory, event: NewFeedbackEvent): NewOutboxEntry[] {
  const by = ctx.actor.kind === 'staff' ? ctx.actor.personId : null
  const tell = (notice: Omit<Notice, 'feedbackId'>) => [noticeOf(ctx, { feedbackId: after.id, ...notice })]
  const { kind, body } = event
  switch (kind) {
    case 'submitted-for-approval':
      return tell({ kind: 'answer-proposed', about: `${after.id}:${sealed.end.seq}`, by })
    case 'returned-to-officer':
      return tell({ kind: 'answer-returned', about: `${after.id}:${sealed.end.seq}`, by: body.proposedBy })
    case 'publication-proposed':
    case 'publication-reported':
      return tell({ kind, about: `${after.id}:${sealed.end.seq}`, by })
    case 'publication-returned':
      return tell({ kind, about: `${after.id}:${sealed.end.seq}`, by: body.proposedBy })
    case 'extension-requested':
      return tell({ kind: 'extension-asked', about: body.extensionId, by })
    case 'extension-approved':
    case 'extension-rejected':
      return tell({ kind, about: body.extensionId, by: body.askedBy })
    case 'citizen-judged': {
      // Whoever answered is told, where others share the answer.
      const feedbackId = body.joined?.answerOf ?? after.id
      return [noticeOf(ctx, { feedbackId, kind, about: `${after.id}:${sealed.end.seq}`, by })]
    }
    case 'citizen-replied':
      return tell({ kind, about: `${after.id}:${sealed.end.seq}`, by })
    case 'withdrawn':
      return tell({ kind: 'citizen-withdrew', about: `${after.id}:${sealed.end.seq}`, by })
    case 'reopened':
      return ctx.actor.kind === 'citizen'
        ? tell({ kind: 'citizen-reopened', about: `${after.id}:${sealed.end.seq}`, by })
        : []
    case 'resumed':
      if (body.noReactionUntil === undefined) return []
      return tell({ kind: 'question-lapsed', about: `${after.id}:${sealed.end.seq}`, by: null })
    case 'contribution-asked':
      return [
        contributionEntry(ctx, 'contribution-asked', body.contributionId),
        contributionEntry(ctx, 'contribution-overdue', body.contributionId, body.dueAt),
      ]
    case 'objected':
    case 'reminded':
      return tell({ kind, about: `${after.id}:${sealed.end.seq}`, by })
    case 'objection-rejected':
      return tell({ kind, about: body.objectionId, by: body.askedBy })
    case 'contribution-given':
      return [contributionEntry(ctx, 'contribution-given', body.contributionId)]
    default:
      return []
  }
}
