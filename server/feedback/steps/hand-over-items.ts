import type { Tx } from '../../../db/dialect.ts'
import { endContributions } from '../../../db/queries/feedback/contributions.ts'
import { closeHolding, insertHoldings } from '../../../db/queries/feedback/feedback.ts'
import type { Unit } from '../../../db/queries/units.ts'
import type { Context } from '../../context.ts'
import { statusAfter } from '../../contract/feedback/feedback-steps.ts'
import { Refusal } from '../../contract/refusals.ts'
import { entryTime } from '../../history/append.ts'
import { findItem } from '../find-in-scope.ts'
import { saveItemPlan } from './take-step.ts'
import { unitDueAt } from './unit-clock.ts'

/**
 * Hands items to the unit that takes over from theirs, within the transaction of that change. Whoever handles one goes on;
 * the citizen's date stays, the new unit's own clock begins. `ctx.db` is the transaction; its shard was asked for before.
 */
export async function handOverItems(
  tx: Tx,
  ctx: Context,
  items: readonly { readonly id: string }[],
  unit: Unit,
  said: string,
): Promise<void> {
  for (const { id } of items) {
    const item = await findItem(ctx.db, id)
    if (!item) continue
    const at = entryTime(ctx)
    const dueAt = await unitDueAt(ctx, item, unit, Date.parse(at))
    const { lead_code: from, cycle, current_due_at } = item
    const status = item.status === 'new' ? item.status : (statusAfter(item.status, 'transfer') ?? item.status)
    const reason = { id: ctx.newId(), said }
    const isSaved = await saveItemPlan(
      tx,
      ctx,
      item,
      { at, status },
      {
        changes: { lead_unit_id: unit.id, routing: JSON.stringify({ kind: 'person' }) },
        news: [
          {
            kind: 'transferred',
            body: { from, to: unit.code, reason, dueAt: current_due_at, unitDueAt: dueAt },
          },
        ],
        write: async () => {
          await closeHolding(tx, id, at)
          await insertHoldings(tx, [
            {
              id: ctx.newId(),
              feedback_id: id,
              cycle,
              unit_id: unit.id,
              from_at: at,
              to_at: null,
              due_at: dueAt,
            },
          ])
          await endContributions(tx, id, at, { unitId: unit.id })
        },
      },
    )
    if (!isSaved) throw new Refusal('unit/plan-changed')
  }
}
