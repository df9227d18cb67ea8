import { reopenContributions } from '../../../../db/queries/feedback/contributions.ts'
import { decideApproval } from '../../../../db/queries/feedback/approvals.ts'
import { deleteAnswer, reopenHolding } from '../../../../db/queries/feedback/feedback.ts'
import { cancelMessages } from '../../../../db/queries/feedback/messages.ts'
import { listEvents } from '../../../../db/queries/history/events.ts'
import type { Context } from '../../../context.ts'
import { Refusal } from '../../../contract/refusals.ts'
import type { StepRequest } from '../../../contract/feedback/step-requests.ts'
import { isUndoable } from '../../../domain/answers/answer-hold.ts'
import { newBreach } from '../../../domain/breach.ts'
import { settleFiles, takeBackFiles } from '../../files/send-files.ts'
import { personOf } from '../extension-standing.ts'
import { takeStep } from '../take-step.ts'
import { findSentAnswer } from './sent-answer.ts'

/**
 * Takes back the answer that was sent a moment ago and has reached nobody: the item stands as before, and the clock has run.
 * What it went on from while it waited for the citizen stays so. Throws `answer/undo-too-late`, `answer/not-yours-to-undo`.
 */
export function undoAnswer(ctx: Context, id: string, input: StepRequest<'undo-answer'>): Promise<void> {
  return takeStep(ctx, 'undo-answer', id, input, async (item, { at, nowMs }) => {
    const sent = findSentAnswer(await listEvents(ctx.db, id))
    if (!sent || !isUndoable(ctx.config.answerHold, sent.body.answeredAt, nowMs))
      throw new Refusal('answer/undo-too-late')
    if (sent.by !== personOf(ctx.actor)) throw new Refusal('answer/not-yours-to-undo')
    const { answerId, answeredAt, cycle, proposed, files } = sent.body
    const status = proposed ? 'awaiting-approval' : sent.statusBefore
    const before = { ...item, status }
    return {
      status,
      changes: {
        answered_at: null,
        on_time: null,
        working_minutes: null,
        ...(proposed ? {} : newBreach(before, nowMs)),
      },
      body: { answerId, answeredAt, cycle, ...(proposed ? { approvalId: proposed.approvalId } : {}) },
      write: async (tx) => {
        await deleteAnswer(tx, answerId)
        if (proposed) await settleFiles(tx, files, null)
        else await takeBackFiles(tx, files)
        await reopenHolding(tx, id, answeredAt)
        await reopenContributions(tx, id, answeredAt)
        if (proposed)
          await decideApproval(tx, proposed.approvalId, {
            decision: null,
            decided_at: null,
            decided_by: null,
          })
        await cancelMessages(tx, id, sent.seq, at)
      },
    }
  })
}
