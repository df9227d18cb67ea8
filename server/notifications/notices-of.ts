import { enqueue, type NewOutboxEntry } from '../../db/queries/outbox.ts'
import type { Context } from '../context.ts'
import type { NewFeedbackEvent } from '../contract/feedback/feedback-events.ts'
import { isOpen } from '../domain/lifecycle.ts'
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

/** Which news each entry of a history is to others; who hears of it stands in `HEARS`. */
function entriesOf(ctx: Context, { after, sealed }: ItemHistory, event: NewFeedbackEvent): NewOutboxEntry[] {
  const by = ctx.actor.kind === 'staff' ? ctx.actor.personId : null
  const about = `${after.id}:${sealed.end.seq}`
  const tell = (kind: Notice['kind'], more: Partial<Notice> = {}) => [
    noticeOf(ctx, { feedbackId: after.id, about, by, kind, ...more }),
  ]
  const { kind, body } = event
  switch (kind) {
    case 'person-assigned':
      return tell('assigned-to-you', { to: body.personId })
    case 'put-back':
      return tell('item-put-back', { to: body.before })
    case 'noted':
      return (body.mentions ?? []).flatMap((to) => tell('mentioned', { to }))
    case 'merged':
    case 'took-in':
      return tell('item-merged')
    case 'answered':
      return body.proposed ? tell('answer-approved', { to: body.proposed.by }) : []
    case 'submitted-for-approval':
      return tell('answer-proposed')
    case 'returned-to-officer':
      return tell('answer-returned', { to: body.proposedBy })
    case 'publication-proposed':
    case 'publication-reported':
      return tell(kind)
    case 'publication-returned':
      return tell(kind, { to: body.proposedBy })
    case 'extension-requested':
      return tell('extension-asked', { about: body.extensionId })
    case 'extension-approved':
    case 'extension-rejected':
      return tell(kind, { about: body.extensionId, to: body.askedBy })
    case 'citizen-judged':
      // Whoever answered is told, where others share the answer.
      return tell(kind, { feedbackId: body.joined?.answerOf ?? after.id })
    case 'citizen-replied':
      return tell(kind)
    case 'withdrawn':
      return tell('citizen-withdrew')
    case 'reopened':
      return tell(ctx.actor.kind === 'citizen' ? 'citizen-reopened' : 'item-reopened')
    case 'resumed':
      return body.noReactionUntil === undefined ? [] : tell('question-lapsed')
    case 'contribution-asked':
      return [
        contributionEntry(ctx, 'contribution-asked', body.contributionId),
        contributionEntry(ctx, 'contribution-overdue', body.contributionId, body.dueAt),
      ]
    case 'objected':
    case 'reminded':
    case 'marked-urgent':
      return tell(kind)
    case 'objection-rejected':
      return tell(kind, { about: body.objectionId, to: body.askedBy })
    case 'outside-answered':
    case 'outside-lapsed':
      return body.moved || isOpen(after.status) ? tell(kind) : []
    case 'contribution-given':
      return [contributionEntry(ctx, 'contribution-given', body.contributionId)]
    default:
      return []
  }
}
