import type { Context } from '../../../context.ts'
import type { UnitDue } from '../../../contract/feedback/feedback.ts'
import { findInScope } from '../../find-in-scope.ts'
import { findOpenUnit, unitDueAt } from '../unit-clock.ts'

/** The date that a transfer or an assignment at this moment would give the unit. Throws `feedback/not-found`, `unit/not-found`. */
export async function previewUnitDue(ctx: Context, id: string, code: string): Promise<UnitDue> {
  const item = await findInScope(ctx, id)
  const unit = await findOpenUnit(ctx, code)
  return { dueAt: await unitDueAt(ctx, item, unit, ctx.now()) }
}
