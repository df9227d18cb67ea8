import { z } from 'zod'
import { Code, Day, text } from '../fields.ts'
import { wanted } from '../wanted.ts'

const FIRST_DAY = '2000-01-01'

/** How often a report is due: once, or on the same day of every month, quarter or year. */
const TASK_RHYTHMS = ['once', 'month', 'quarter', 'year'] as const
export type TaskRhythm = (typeof TASK_RHYTHMS)[number]

/**
 * A report somebody owes. `dueBefore` is the first day before which it is due, strictly: the last good moment is the end of
 * the day before.
 */
export const ReportTaskInput = z.strictObject({
  title: text(200),
  unit: Code,
  coordinating: z.array(Code).max(20).default([]),
  dueBefore: Day.refine((day) => day >= FIRST_DAY, wanted('first-day')),
  rhythm: z.enum(TASK_RHYTHMS),
  product: text(200),
  /** Which paper asks for it. */
  source: text(300, 0).default(''),
})
export type ReportTaskInput = z.input<typeof ReportTaskInput>

/** That a report was delivered; `proof` is a link, or where it was published. */
export const TaskDoneInput = z.strictObject({ dueBefore: Day, proof: text(500) })
export type TaskDoneInput = z.infer<typeof TaskDoneInput>

export type DueStanding = 'due' | 'late' | 'done' | 'done-late'

interface TaskUnit {
  readonly code: string
  readonly name: string
  readonly nameEn: string
}

/** One report that is due, or was delivered. */
export interface DueReport {
  readonly taskId: string
  readonly title: string
  readonly unit: TaskUnit
  readonly coordinating: readonly TaskUnit[]
  readonly rhythm: TaskRhythm
  readonly product: string
  readonly source: string
  readonly dueBefore: string
  /** The last good day: until its 23:59. */
  readonly lastDay: string
  readonly standing: DueStanding
  readonly done: { readonly at: string; readonly by: string | null; readonly proof: string } | null
  /** May the one who asks say that it was delivered? */
  readonly mayFinish: boolean
}

/** `GET /api/report-tasks`: of each task all that is late, what is due next, and what was delivered; by their days. */
export interface DueReportList {
  readonly reports: readonly DueReport[]
  readonly mayAdd: boolean
}
