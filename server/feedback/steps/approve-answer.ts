import type { z } from 'zod'
import { enqueue } from '../../../db/queries/outbox.ts'
import type { Context } from '../../context.ts'
import type { AnswerRequest, ClaimRequest, FeedbackDetail, ReasonRequest } from '../../contract/feedback.ts'
import { Refusal } from '../../contract/refusals.ts'
import { noticeOf } from '../../notifications/notice.ts'
import { planAnswer } from './answer-feedback.ts'
import { cleanWords } from './clean-words.ts'
import { personOf } from './extension-standing.ts'
import { findLimits } from './policy-limits.ts'
import type { Item } from '../find-in-scope.ts'
import { findProposal, isOwnProposal, type Proposal } from './proposal.ts'
import { takeStep } from './take-step.ts'

/** Puts an answer before a second person; the clock goes on. */
export async function submitForApproval(
  ctx: Context,
  id: string,
  input: z.infer<typeof AnswerRequest>,
): Promise<FeedbackDetail> {
  const text = cleanWords('text', input.text)
  const submitted = { id, step: 'submit-for-approval', version: input.version } as const
  return takeStep(ctx, submitted, (item) => ({
    changes: {},
    events: [{ kind: 'submitted-for-approval', body: { text, cycle: item.cycle } }],
    write: (tx) => enqueue(tx, [tellOf(ctx, 'answer-proposed', item, personOf(ctx.actor))]),
  }))
}

/** The proposed answer goes to the citizen as its author wrote it. Throws `answer/own-proposal`. */
export function approveAnswer(
  ctx: Context,
  id: string,
  { version }: z.infer<typeof ClaimRequest>,
): Promise<FeedbackDetail> {
  return takeStep(ctx, { id, step: 'approve', version }, async (item, moment) => {
    const proposal = await demandProposal(ctx, item)
    if (isOwnProposal(proposal, personOf(ctx.actor))) throw new Refusal('answer/own-proposal')
    const { text, personId, name, at } = proposal
    const counts = (await findLimits(ctx.db, item)).stopsAt === 'submitted'
    return planAnswer(ctx, item, moment, { text, personId, proposed: { by: name, at, counts } })
  })
}

/** Back to its author, with a reason. */
export async function returnToOfficer(
  ctx: Context,
  id: string,
  input: z.infer<typeof ReasonRequest>,
): Promise<FeedbackDetail> {
  const reason = cleanWords('reason', input.reason)
  const returned = { id, step: 'return-to-officer', version: input.version } as const
  return takeStep(ctx, returned, async (item) => {
    const { personId } = await demandProposal(ctx, item)
    return {
      changes: {},
      events: [{ kind: 'returned-to-officer', body: { reason } }],
      write: (tx) => enqueue(tx, [tellOf(ctx, 'answer-returned', item, personId)]),
    }
  })
}

async function demandProposal(ctx: Context, item: Item): Promise<Proposal> {
  const proposal = await findProposal(ctx.db, item)
  if (!proposal) throw new Error(`item ${item.id} awaits approval, but no answer was proposed`)
  return proposal
}

/** One notice a step: the version it is taken from is never met again. */
function tellOf(ctx: Context, kind: 'answer-proposed' | 'answer-returned', item: Item, by: string | null) {
  return noticeOf(ctx, { kind, feedbackId: item.id, about: `${item.id}:${item.version}`, by })
}
