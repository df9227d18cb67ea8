import type { DeadlineRule, DeadlineStep, Extension } from '../../contract/deadlines/calendar.ts'
import type { AddStep, Due } from './deadline-rules.ts'
import { countFromReceipt, dueAtClose } from './deadline-rules.ts'
import { utcText } from '../local-time.ts'
import { giveBackPauses, mergePauses } from './pauses.ts'
import type { Span, WorkingCalendar } from './working-calendar.ts'
import { dayAt, reachWorkingDay } from './working-calendar.ts'

/** What a deadline is made of. Instants are epoch milliseconds; pauses are over, one that lasts is not given back yet. */
export interface DeadlineInput {
  readonly rule: DeadlineRule
  readonly receivedAt: number
  readonly calendar: WorkingCalendar
  readonly pauses?: readonly Span[]
  readonly extensions?: readonly Extension[]
}

export interface Deadline {
  readonly dueAt: number
  /** The proof: every day skipped, minute counted, pause and extension, in order. */
  readonly steps: DeadlineStep[]
}

/**
 * When an item is due: first the rule, then the time given back for pauses, then the extensions granted. The same input
 * gives the same answer in any process. Throws `calendar/no-working-time` where the calendar has none within ten years.
 */
export function computeDeadline({
  rule,
  receivedAt,
  calendar,
  pauses = [],
  extensions = [],
}: DeadlineInput): Deadline {
  const steps: DeadlineStep[] = []
  const addStep: AddStep = (step) => steps.push(step)
  const received = dayAt(calendar, receivedAt)
  addStep({ step: 'received', at: utcText(receivedAt), date: received.date, zone: calendar.zone })

  const byRule = countFromReceipt(rule, receivedAt, calendar, addStep)
  addStep({ step: 'due-by-rule', ...described(byRule) })

  const afterPauses = giveBackPauses(rule.kind, byRule, mergePauses(pauses, receivedAt), calendar, addStep)
  const due = extendDue(afterPauses, extensions, calendar, addStep)
  addStep({ step: 'due', ...described(due) })
  return { dueAt: due.at, steps }
}

/** What was granted, in order, counted on from what rule and pauses gave. */
export function extendDue(
  due: Due,
  extensions: readonly Extension[],
  calendar: WorkingCalendar,
  addStep: AddStep,
): Due {
  return extensions.reduce((from, extension) => extend(from, extension, calendar, addStep), due)
}

/** The close of the n-th working day after the due date. */
function extend(from: Due, { workingDays }: Extension, calendar: WorkingCalendar, addStep: AddStep): Due {
  const due = dueAtClose(reachWorkingDay(calendar, from.day.number + 1, workingDays))
  addStep({ step: 'extension', workingDays, ...described(due) })
  return due
}

function described(due: Due): { at: string; date: string } {
  return { at: utcText(due.at), date: due.day.date }
}

/** Answered exactly at the due instant is in time. */
export function isOnTime(answeredAt: number, dueAt: number): boolean {
  return answeredAt <= dueAt
}
