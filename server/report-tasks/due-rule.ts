import type { ReportTask } from '../../db/queries/reports/report-tasks.ts'
import type { dueDaysOf } from '../domain/report-tasks.ts'

/** By which rule a task's reports are due. */
export function dueRuleOf({
  due_before: dueBefore,
  rhythm,
  ended_on: endedOn,
}: Pick<ReportTask, 'due_before' | 'rhythm' | 'ended_on'>): Parameters<typeof dueDaysOf>[0] {
  return { dueBefore, rhythm, endedOn }
}
