import type { Context } from '../../context.ts'
import type { FeedbackDetail } from '../../contract/feedback/feedback.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { newBreach } from '../../domain/breach.ts'
import type { Item } from '../find-in-scope.ts'
import { planAnswer } from './answer-feedback.ts'
import { personOf } from './extension-standing.ts'
import { findLimits } from './policy-limits.ts'
import { findProposal, isOwnProposal, type Proposal } from './proposal.ts'
import { takeStep } from './take-step.ts'
import { writtenText } from './written-text.ts'

/** Puts an answer before a second person; the clock goes on. */
export async function submitForApproval(
  ctx: Context,
  id: string,
  input: StepRequest<'submit-for-approval'>,
): Promise<FeedbackDetail> {
  const text = writtenText(ctx, 'answer', input.text)
  return takeStep(ctx, 'submit-for-approval', id, input, ({ cycle }) => ({
    changes: {},
    body: { text, cycle },
  }))
}

/** The proposed answer goes to the citizen as its author wrote it. Throws `answer/own-proposal`. */
export function approveAnswer(
  ctx: Context,
  id: string,
  input: StepRequest<'approve'>,
): Promise<FeedbackDetail> {
  return takeStep(ctx, 'approve', id, input, async (item, moment) => {
    const proposal = await demandProposal(ctx, item)
    if (isOwnProposal(proposal, personOf(ctx.actor))) throw new Refusal('answer/own-proposal')
    const { personId, at } = proposal
    const text = writtenText(ctx, 'text', proposal.text)
    const counts = (await findLimits(ctx.db, item)).stopsAt === 'submitted'
    return planAnswer(ctx, item, moment, { text, personId, proposed: { at, counts } })
  })
}

/** Back to its author, with a reason. */
export async function returnToOfficer(
  ctx: Context,
  id: string,
  input: StepRequest<'return-to-officer'>,
): Promise<FeedbackDetail> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'return-to-officer', id, input, async (item, { nowMs }) => {
    const { personId: proposedBy } = await demandProposal(ctx, item)
    return { changes: { ...newBreach(item, nowMs) }, body: { reason, proposedBy } }
  })
}

async function demandProposal(ctx: Context, item: Item): Promise<Proposal> {
  const proposal = await findProposal(ctx.db, item)
  if (!proposal) throw new Error(`item ${item.id} awaits approval, but no answer was proposed`)
  return proposal
}
