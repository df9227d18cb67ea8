import type { DeadlinePolicyKind, DeadlineRule } from '../../../server/contract/deadlines/calendar.ts'
import type { Words } from '../../../server/contract/language.ts'
import { CALENDAR_STRINGS } from '../../strings/calendar-strings.ts'

interface RuleField {
  readonly name: 'count' | 'minutes' | 'cutOff' | 'minimumHandlingMinutes'
  readonly words: Words
  readonly type: 'number' | 'time'
  /** What stands there at first. */
  readonly first: string
  readonly isOptional?: boolean
}

const COUNT: RuleField = { name: 'count', words: CALENDAR_STRINGS.count, type: 'number', first: '1' }
const MINUTES: RuleField = { name: 'minutes', words: CALENDAR_STRINGS.count, type: 'number', first: '60' }
const CUT_OFF: RuleField = { name: 'cutOff', words: CALENDAR_STRINGS.cutOff, type: 'time', first: '15:00' }
const AT_LEAST: RuleField = {
  name: 'minimumHandlingMinutes',
  words: CALENDAR_STRINGS.minimumMinutes,
  type: 'number',
  first: '120',
}

/** What each kind of deadline is made of, in the order asked. */
export const RULE_FIELDS: Readonly<Record<DeadlinePolicyKind, readonly RuleField[]>> = {
  'same-day': [CUT_OFF, AT_LEAST],
  'working-minutes': [MINUTES],
  'half-days': [COUNT],
  'working-days': [COUNT, { ...CUT_OFF, first: '', isOptional: true }],
  'calendar-days': [COUNT],
  'elapsed-minutes': [MINUTES],
}

/** What stands in a field of a rule. */
export function valueOf(rule: DeadlineRule, name: RuleField['name']): string {
  const value: unknown = Object.entries(rule).find(([key]) => key === name)?.[1]
  return String(value ?? '')
}

/** The rule out of what was filled in; the service checks it. */
export function makeRule(kind: DeadlinePolicyKind, value: (name: string) => string): DeadlineRule {
  const given = RULE_FIELDS[kind]
    .filter(({ name, isOptional }) => !isOptional || value(name) !== '')
    .map(({ name, type }) => [name, type === 'number' ? Number(value(name)) : value(name)])
  return { kind, ...Object.fromEntries(given) } as DeadlineRule
}
