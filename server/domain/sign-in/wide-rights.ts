import type { Role } from '../../contract/people.ts'
import { dayName, dayNumber } from '../local-time.ts'

/** When wide rights need a second factor; `since` is the day (`2026-11-20`) the office decided it. */
export interface FactorRule {
  readonly days: number
  readonly since: string
}

interface Right {
  readonly role: Role
  readonly unit_id: string
  readonly valid_from: string
}

/** Whoever administers a unit, or has any role over everything, may do much harm. */
function isWide({ role, unit_id }: Omit<Right, 'valid_from'>, rootUnitId: string): boolean {
  return role === 'administrator' || unit_id === rootUnitId
}

/**
 * The first day on which a wide right sleeps in a session without a second factor: so many days after it was given or the
 * office decided so, whichever is later. Null for a right that never does.
 */
export function factorDueOn(right: Right, rootUnitId: string, rule: FactorRule | undefined): string | null {
  if (!rule || !isWide(right, rootUnitId)) return null
  const from = right.valid_from > rule.since ? right.valid_from : rule.since
  return dayName(dayNumber(from) + rule.days)
}
