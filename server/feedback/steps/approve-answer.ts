import { decideApproval, insertApproval } from '../../../db/queries/feedback/approvals.ts'
import type { Context } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { newBreach } from '../../domain/breach.ts'
import { cleanText } from '../../domain/text/fold-vietnamese.ts'
import { approvalDueAt, findRulesFor } from '../approval/item-approval.ts'
import { sendFiles, settleFiles, takeBackFiles } from '../files/send-files.ts'
import type { Item } from '../find-in-scope.ts'
import { planAnswer } from './answer-feedback.ts'
import { demandCategory } from './demand-category.ts'
import { personOf } from './extension-standing.ts'
import { findLimits } from './policy-limits.ts'
import { findProposal, isOwnProposal, type Proposal } from './proposal.ts'
import { takeStep } from './take-step.ts'
import { writtenText } from './written-text.ts'
import { demandFilled } from '../templates/demand-filled.ts'

/**
 * Puts an answer before a second person, whose own clock begins; the citizen's goes on. The rules that ask for it, and the due
 * time, are kept as they are now: what changes later moves nothing that waits. Throws `answer/needs-category`.
 */
export async function submitForApproval(
  ctx: Context,
  id: string,
  input: StepRequest<'submit-for-approval'>,
): Promise<void> {
  const text = writtenText(ctx, 'answer', input.text)
  return takeStep(ctx, 'submit-for-approval', id, input, async (item, { at, nowMs }) => {
    demandCategory(ctx, item)
    await demandFilled(ctx, 'text', text.said)
    const asking = await findRulesFor(ctx, item, text.said)
    const approvalId = ctx.newId()
    const dueAt = await approvalDueAt(ctx, item, asking, nowMs)
    const files = await sendFiles(ctx, item.id, 'answer', input.files)
    const rules = asking.map(({ id: ruleId, name }) => ({ id: ruleId, name }))
    return {
      changes: {},
      body: { text, cycle: item.cycle, approvalId, dueAt, rules, ...files.body },
      write: async (tx) => {
        await files.write(tx, null, at)
        await insertApproval(tx, {
          id: approvalId,
          feedback_id: id,
          cycle: item.cycle,
          asked_at: at,
          asked_by: personOf(ctx.actor),
          due_at: dueAt,
          rules: JSON.stringify(rules),
          decision: null,
          decided_at: null,
          decided_by: null,
        })
      },
    }
  })
}

/**
 * The proposed answer goes to the citizen as its author wrote it, or in the words of `input.text`: then both stand in the
 * history. Throws `answer/own-proposal`.
 */
export function approveAnswer(ctx: Context, id: string, input: StepRequest<'approve'>): Promise<void> {
  return takeStep(ctx, 'approve', id, input, async (item, moment) => {
    const proposal = await demandProposal(ctx, item)
    if (isOwnProposal(proposal, personOf(ctx.actor))) throw new Refusal('answer/own-proposal')
    const { personId, at, approvalId, files } = proposal
    const said = input.text ?? proposal.text
    const isEdited = cleanText(said) !== proposal.text
    const text = writtenText(ctx, isEdited ? 'answer' : 'text', said)
    if (isEdited) await demandFilled(ctx, 'text', text.said)
    const counts = (await findLimits(ctx.db, item)).stopsAt === 'submitted'
    const proposed = { at, counts, approvalId, isEdited }
    const plan = await planAnswer(ctx, item, moment, { text, personId, proposed, files })
    return {
      ...plan,
      write: async (tx) => {
        await plan.write?.(tx)
        await settleFiles(tx, files, plan.body.answerId)
        await decideApproval(tx, approvalId, {
          decision: isEdited ? 'edited' : 'approved',
          decided_at: moment.at,
          decided_by: personOf(ctx.actor),
        })
      },
    }
  })
}

/** Back to its author, with a reason. */
export async function returnToOfficer(
  ctx: Context,
  id: string,
  input: StepRequest<'return-to-officer'>,
): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'return-to-officer', id, input, async (item, { at, nowMs }) => {
    const { personId: proposedBy, approvalId, files } = await demandProposal(ctx, item)
    return {
      changes: { ...newBreach(item, nowMs) },
      body: { reason, proposedBy, approvalId },
      write: async (tx) => {
        await takeBackFiles(tx, files)
        await decideApproval(tx, approvalId, {
          decision: 'returned',
          decided_at: at,
          decided_by: personOf(ctx.actor),
        })
      },
    }
  })
}

async function demandProposal(ctx: Context, item: Item): Promise<Proposal> {
  const proposal = await findProposal(ctx.db, item)
  if (!proposal) throw new Error(`item ${item.id} awaits approval, but no answer was proposed`)
  return proposal
}
