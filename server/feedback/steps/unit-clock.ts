import { findUnitByCode, type Unit } from '../../../db/queries/units.ts'
import { type Context, isoOf } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import { computeDeadline } from '../../domain/deadlines/deadline.ts'
import { localDay } from '../../domain/local-time.ts'
import { findCalendar } from '../../deadlines/find-calendar.ts'
import type { Item } from '../find-in-scope.ts'
import { readProof } from '../../deadlines/item-deadline.ts'

/** A unit that exists today, and so can be given work. Throws `unit/not-found`. */
export async function findOpenUnit(ctx: Context, code: string): Promise<Unit> {
  const unit = await findUnitByCode(ctx.db, code)
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const isOpen = unit && unit.valid_from <= today && (unit.valid_to === null || today < unit.valid_to)
  if (!isOpen) throw new Refusal('unit/not-found')
  return unit
}

/**
 * A unit's own clock: the item's policy from the moment it got its work, on the unit's calendar; without a rule the
 * citizen's date.
 */
export async function unitDueAt(ctx: Context, item: Item, unit: Unit, nowMs: number): Promise<string> {
  const { rule } = readProof(item.proof).policy
  if (!rule) return item.current_due_at
  const { calendar } = await findCalendar(ctx.db, unit.path)
  return isoOf(computeDeadline({ rule, receivedAt: nowMs, calendar }).dueAt)
}

/** An item is not handed to the unit that leads it, nor is that unit asked to contribute to it. */
export const LEADS_ALREADY = {
  errors: [
    {
      field: 'unit',
      vi: 'là đơn vị đang chủ trì; xin chọn đơn vị khác',
      en: 'is the unit that has it already; choose another',
    },
  ],
}
