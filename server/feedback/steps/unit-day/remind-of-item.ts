import { insertNudge } from '../../../../db/queries/feedback/queue/objections.ts'
import type { Context } from '../../../context.ts'
import type { StepRequest } from '../../../contract/feedback/step-requests.ts'
import { Refusal } from '../../../contract/refusals.ts'
import { localDay } from '../../../domain/local-time.ts'
import { takeStep } from '../take-step.ts'
import { writtenRemark } from '../written-text.ts'

/** Tells whoever handles an item, or its unit, that it waits. Throws `reminder/sent-today`. */
export async function remindOfItem(ctx: Context, id: string, input: StepRequest<'remind'>): Promise<void> {
  const remark = writtenRemark(ctx, input.reason)
  const today = localDay(ctx.now(), ctx.organisation.zone)
  return takeStep(ctx, 'remind', id, input, ({ assignee_id }) => ({
    body: { personId: assignee_id, ...remark },
    write: async (tx) => {
      if (!(await insertNudge(tx, id, today))) throw new Refusal('reminder/sent-today')
    },
  }))
}
