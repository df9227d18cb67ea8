import { endContributions } from '../../../db/queries/feedback/contributions.ts'
import { closeHolding, insertHoldings } from '../../../db/queries/feedback/feedback.ts'
import type { Tx } from '../../../db/dialect.ts'
import type { Unit } from '../../../db/queries/units.ts'
import type { Context } from '../../context.ts'
import type { NewText, Routing } from '../../contract/feedback/feedback-events.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import type { Item } from '../find-in-scope.ts'
import { type Moment, takeStep } from './take-step.ts'
import { findOpenUnit, LEADS_ALREADY, unitDueAt } from './unit-clock.ts'
import { writtenText } from './written-text.ts'

/** Gives an item in triage to its first unit. Throws `unit/not-found`. */
export async function assignFeedback(ctx: Context, id: string, input: StepRequest<'assign'>): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  const unit = await findOpenUnit(ctx, input.unit)
  return takeStep(ctx, 'assign', id, input, (item, moment) => planMove(ctx, item, moment, unit, reason))
}

/**
 * Hands an item to another unit. What was promised to the citizen stays; the new unit's own clock begins, and the time
 * until now is charged to whoever held the item. Throws `unit/not-found`.
 */
export async function transferFeedback(
  ctx: Context,
  id: string,
  input: StepRequest<'transfer'>,
): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  const unit = await findOpenUnit(ctx, input.unit)
  return takeStep(ctx, 'transfer', id, input, async (item, moment) => {
    if (item.lead_unit_id === unit.id) throw new Refusal('request/invalid', LEADS_ALREADY)
    const { body, ...move } = await planMove(ctx, item, moment, unit, reason)
    return { ...move, body: { ...body, from: item.lead_code } }
  })
}

/** An item goes to a unit, whose own clock begins; what that one was to contribute to others is its own now. */
export async function planMove(ctx: Context, item: Item, { at, nowMs }: Moment, unit: Unit, reason: NewText) {
  const routing: Routing = { kind: 'person' }
  const dueAt = await unitDueAt(ctx, item, unit, nowMs)
  const holding = {
    id: ctx.newId(),
    feedback_id: item.id,
    cycle: item.cycle,
    unit_id: unit.id,
    from_at: at,
    to_at: null,
    due_at: dueAt,
  }
  return {
    changes: { lead_unit_id: unit.id, assignee_id: null, routing: JSON.stringify(routing) },
    body: { to: unit.code, reason, dueAt: item.current_due_at, unitDueAt: dueAt },
    write: async (tx: Tx) => {
      await closeHolding(tx, item.id, at)
      await insertHoldings(tx, [holding])
      await endContributions(tx, item.id, at, { unitId: unit.id })
    },
  }
}
