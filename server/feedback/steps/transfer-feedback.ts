import type { z } from 'zod'
import { closeHolding, insertHoldings } from '../../../db/queries/feedback/feedback.ts'
import type { Context } from '../../context.ts'
import type { FeedbackDetail, RoutingProof, TransferRequest } from '../../contract/feedback.ts'
import { Refusal } from '../../contract/refusals.ts'
import { cleanWords } from './clean-words.ts'
import type { Item } from '../find-in-scope.ts'
import { takeStep } from './take-step.ts'
import { findOpenUnit, LEADS_ALREADY, unitDueAt } from './unit-clock.ts'

/**
 * Hands an item to another unit, or out of triage to its first one. What was promised to the citizen stays; the new unit's
 * own clock begins, and the time until now is charged to whoever held the item. Throws `unit/not-found`.
 */
export async function transferFeedback(
  ctx: Context,
  id: string,
  input: z.infer<typeof TransferRequest>,
): Promise<FeedbackDetail> {
  const reason = cleanWords('reason', input.reason)
  const unit = await findOpenUnit(ctx, input.unit)
  const step = ({ status }: Item) => (status === 'new' ? 'assign' : 'transfer')
  return takeStep(ctx, { id, step, version: input.version }, async (item, { at, nowMs }) => {
    if (item.status !== 'new' && item.lead_unit_id === unit.id)
      throw new Refusal('request/invalid', LEADS_ALREADY)
    const by = 'name' in ctx.actor ? ctx.actor.name : ''
    const routing: RoutingProof = { kind: 'person', by, reason }
    const dueAt = await unitDueAt(ctx, item, unit, nowMs)
    const from = item.status === 'new' ? null : item.lead_code
    return {
      changes: { lead_unit_id: unit.id, assignee_id: null, routing: JSON.stringify(routing) },
      events: [
        {
          kind: 'transferred',
          body: { from, to: unit.code, reason, dueAt: item.current_due_at, unitDueAt: dueAt },
        },
      ],
      write: async (tx) => {
        await closeHolding(tx, id, at)
        await insertHoldings(tx, [
          {
            id: ctx.newId(),
            feedback_id: id,
            cycle: item.cycle,
            unit_id: unit.id,
            from_at: at,
            to_at: null,
            due_at: dueAt,
          },
        ])
      },
    }
  })
}
