import type { FeedbackStatus } from '../contract/feedback/feedback-status.ts'
import { isOnTime } from './deadlines/deadline.ts'
import { isOpen } from './lifecycle.ts'

/** The columns of an item that say whether it missed its deadline. */
interface ClockedItem {
  readonly status: FeedbackStatus
  readonly promised_due_at: string | null
  readonly current_due_at: string
  readonly breached_at: string | null
  readonly lead_unit_id: string
}

/** The deadline that was missed, and the unit that held the item then. */
interface Breach {
  readonly breached_at: string
  readonly breach_unit_id: string
}

/**
 * A breach that the clock shows at an instant and that is not kept yet. It is kept with the next step, before anything of
 * that step counts: so no new date, unit, pause or ending takes it back. While an item waits for the citizen the clock
 * stands still; what was never promised cannot be missed.
 */
export function newBreach(item: ClockedItem, nowMs: number): Breach | null {
  const { status, promised_due_at, current_due_at, breached_at, lead_unit_id } = item
  const isCounting =
    isOpen(status) && status !== 'waiting-for-citizen' && promised_due_at !== null && breached_at === null
  return isCounting && !isOnTime(nowMs, Date.parse(current_due_at))
    ? { breached_at: current_due_at, breach_unit_id: lead_unit_id }
    : null
}

/** Has the item's present cycle missed its deadline, kept or not? */
export function isBreached(item: ClockedItem, nowMs: number): boolean {
  return item.breached_at !== null || newBreach(item, nowMs) !== null
}
