import { closeHolding, insertHoldings } from '../../../../db/queries/feedback/feedback.ts'
import { listFormerHolders } from '../../../../db/queries/feedback/hand-overs.ts'
import { listEvents } from '../../../../db/queries/history/events.ts'
import type { Context } from '../../../context.ts'
import { Refusal } from '../../../contract/refusals.ts'
import type { StepRequest } from '../../../contract/feedback/step-requests.ts'
import { takeStep } from '../take-step.ts'
import { writtenRemark } from '../written-text.ts'
import { isUntouched } from './untouched.ts'

/**
 * The unit that sent an item away has it again, as long as the other did nothing with it and nobody there has seen it. Neither
 * date moves: sending away and taking back is no way to a new clock. Throws `feedback/not-to-take-back`.
 */
export function takeBack(ctx: Context, id: string, input: StepRequest<'take-back'>): Promise<void> {
  return takeStep(ctx, 'take-back', id, input, async (item, { at }) => {
    const former = (await listFormerHolders(ctx.db, id, item.cycle)).at(-1)
    if (!former || !(await isUntouched(ctx.db, item, await listEvents(ctx.db, id))))
      throw new Refusal('feedback/not-to-take-back')
    return {
      changes: { lead_unit_id: former.unit_id, assignee_id: null },
      body: {
        from: item.lead_code,
        to: former.code,
        dueAt: item.current_due_at,
        unitDueAt: former.due_at,
        ...writtenRemark(ctx, input.reason),
      },
      write: async (tx) => {
        await closeHolding(tx, id, at)
        await insertHoldings(tx, [
          {
            id: ctx.newId(),
            feedback_id: id,
            cycle: item.cycle,
            unit_id: former.unit_id,
            from_at: at,
            to_at: null,
            due_at: former.due_at,
          },
        ])
      },
    }
  })
}
