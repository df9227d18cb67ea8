import type { DeadlineLimits, DeadlineRule } from '../../../server/contract/deadlines/calendar.ts'
import type { Channel } from '../../../server/contract/channel.ts'
import type { PolicyInput, PolicyReply } from '../../../server/contract/deadlines/policy.ts'
import type { ReminderStep } from '../../../server/contract/deadlines/reminders.ts'

const DAY_MS = 86_400_000
export const POLICY_LIMITS = [
  'maxPauses',
  'maxExtensions',
  'maxExtensionWorkingDays',
  'answerBackDays',
  'questionWorkingDays',
  'interimWorkingDays',
  'closeAfterDays',
] as const

/** The policy out of what was filled in; the service checks it. What the form does not ask stays as it was `before`. */
export function makePolicy(
  form: FormData,
  {
    rule,
    reminders,
    before,
  }: { rule: DeadlineRule; reminders: readonly ReminderStep[] | null; before: PolicyReply | undefined },
): PolicyInput {
  const text = (name: string) => formText(form, name)
  const orNull = (name: string) => text(name) || null
  const lastDay = text('lastDay')
  const replaces = before?.id ?? text('replaces')
  return {
    code: text('code'),
    name: text('name'),
    ...(text('nameEn') === '' ? {} : { nameEn: text('nameEn') }),
    rule,
    limits: { ...limitsOf(text), stopsAt: text('stopsAt') === 'submitted' ? 'submitted' : 'answered' },
    reminders: reminders && [...reminders],
    unit: orNull('unit'),
    channel: orNull('channel') as Channel | null,
    category: orNull('category'),
    campaign: orNull('campaign'),
    validFrom: text('validFrom'),
    validTo: lastDay === '' ? null : dayAfter(lastDay),
    note: text('note'),
    ...(replaces === '' ? {} : { replaces }),
  }
}

/** What stands in a field, without the blanks around it. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

function limitsOf(text: (name: string) => string): DeadlineLimits {
  return Object.fromEntries(
    POLICY_LIMITS.flatMap((name) => (text(name) === '' ? [] : [[name, Number(text(name))] as const])),
  )
}

/** People name the last day with a policy, the service the first day without it. */
export function dayBefore(day: string): string {
  return shifted(day, -DAY_MS)
}

function dayAfter(day: string): string {
  return shifted(day, DAY_MS)
}

function shifted(day: string, byMs: number): string {
  return new Date(Date.parse(day) + byMs).toISOString().slice(0, 10)
}
