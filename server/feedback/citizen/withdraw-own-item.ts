import { withdrawApprovals } from '../../../db/queries/feedback/approvals.ts'
import { endContributions } from '../../../db/queries/feedback/contributions.ts'
import { closeHolding, endPause } from '../../../db/queries/feedback/feedback.ts'
import type { Service } from '../../context.ts'
import { newBreach } from '../../domain/breach.ts'
import { findLimits } from '../steps/policy-limits.ts'
import { writtenRemark } from '../steps/written-text.ts'
import { takeCitizenAct } from './take-citizen-act.ts'

/** The sender no longer wants it handled; that it was late by then stays. Throws `citizen/withdraw-too-late`. */
export function withdrawOwnItem(service: Service, id: string, reason: string): Promise<void> {
  return takeCitizenAct(service, 'withdraw', id, async (ctx, item, { at, nowMs }) => {
    // What waits for approval is not judged by the step itself, where the policy stops its clock at the submission.
    const isStopped =
      item.status === 'awaiting-approval' && (await findLimits(ctx.db, item)).stopsAt === 'submitted'
    return {
      changes: isStopped ? {} : { ...newBreach(item, nowMs) },
      news: [{ kind: 'withdrawn', body: writtenRemark(ctx, reason) }],
      write: async (tx) => {
        await endPause(tx, id, at)
        await closeHolding(tx, id, at)
        await endContributions(tx, id, at)
        await withdrawApprovals(tx, id, at)
      },
    }
  })
}
