import { z } from 'zod'
import { Code, Day, text } from '../fields.ts'
import { wanted } from '../wanted.ts'

const FIRST_DAY = '2000-01-01'

/** Text that is more than blanks; those around it are taken away. */
const said = (maxLength: number) => text(maxLength).trim().min(1)

/** How often a report is due: once, every seven days, or on the same day of every month, quarter, half or whole year. */
const TASK_RHYTHMS = ['once', 'week', 'month', 'quarter', 'half', 'year'] as const
export type TaskRhythm = (typeof TASK_RHYTHMS)[number]

/**
 * A report somebody owes. `dueBefore` is the first day before which it is due, strictly: the last good moment is the end of
 * the day before.
 */
export const ReportTaskInput = z.strictObject({
  title: said(200),
  unit: Code,
  coordinating: z.array(Code).max(20).default([]),
  dueBefore: Day.refine((day) => day >= FIRST_DAY, wanted('first-day')),
  rhythm: z.enum(TASK_RHYTHMS),
  product: said(200),
  /** Which paper asks for it. */
  source: text(300, 0).default(''),
  /** User name of whoever sees to it; without one the officers of the unit. */
  assignee: text(60, 0).default(''),
})
export type ReportTaskInput = z.input<typeof ReportTaskInput>

/** All of a task anew, from the version that was read, and why where there is something to say. */
export const ChangeReportTask = ReportTaskInput.extend({
  version: z.int().min(1),
  reason: text(300, 0).default(''),
})
export type ChangeReportTask = z.input<typeof ChangeReportTask>

/** From today on nothing more is owed; what was due stays as it is. */
export const EndReportTask = z.strictObject({ version: z.int().min(1), reason: said(300) })
export type EndReportTask = z.infer<typeof EndReportTask>

/** The tasks of the plan of 2021 in a year, owed by one unit. */
export const TemplateInput = z.strictObject({
  year: z.int().min(2020).max(2099),
  unit: Code,
  coordinating: z.array(Code).max(20).default([]),
})
export type TemplateInput = z.input<typeof TemplateInput>

/** That a report was delivered; `proof` is a link, or where it was published. */
export const TaskDoneInput = z.strictObject({ dueBefore: Day, proof: said(500) })
export type TaskDoneInput = z.infer<typeof TaskDoneInput>

export type DueStanding = 'due' | 'late' | 'done' | 'done-late'

interface TaskUnit {
  readonly code: string
  readonly name: string
  readonly nameEn: string
}

/** A change that somebody made; `before` tells what differed then, by field. */
export interface TaskChange {
  readonly kind: 'changed' | 'ended'
  readonly at: string
  readonly by: string | null
  readonly reason: string
  readonly before: Readonly<Partial<Record<'title' | 'dueBefore' | 'product' | 'source', string>>>
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
  readonly assignee: { readonly username: string; readonly name: string } | null
  readonly version: number
  /** The first day before which a report of the task was due. */
  readonly firstDueBefore: string
  /** Local day on which the task ended. */
  readonly endedOn: string | null
  /** Its changes, the newest first. */
  readonly changes: readonly TaskChange[]
  /** May the one who asks change or end the task? */
  readonly mayChange: boolean
}

/** `GET /api/report-tasks`: of each task all that is late, what is due next, and what was delivered; by their days. */
export interface DueReportList {
  readonly reports: readonly DueReport[]
  readonly mayAdd: boolean
}
