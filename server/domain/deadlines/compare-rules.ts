import type { DeadlineRule } from '../../contract/deadlines/calendar.ts'

/** Is the first rule surely longer than the second? Rules of different kinds depend on the day, and neither is. */
export function isLonger(rule: DeadlineRule, than: DeadlineRule): boolean {
  if (rule.kind !== than.kind) return false
  if ('count' in rule && 'count' in than) return rule.count > than.count
  return 'minutes' in rule && 'minutes' in than && rule.minutes > than.minutes
}
