import type { z } from 'zod'
import { insertReportTask, listReportTasks } from '../../db/queries/reports/report-tasks.ts'
import type { Context } from '../context.ts'
import { ReportTaskInput, type TemplateInput } from '../contract/reports/report-tasks.ts'
import { Refusal } from '../contract/refusals.ts'
import { PLAN_OF_2021, planDueBefore, planSource } from './plan-of-2021.ts'
import { recordWriting } from '../history/append.ts'
import { addedBy } from './add-report-task.ts'
import { taskColumns } from './task-columns.ts'

/**
 * Adds every task of the plan of 2021 that the unit does not have for that year, all or none. Throws `task/template-there` where it has
 * them all, and what adding one throws.
 */
export async function addFromTemplate(
  ctx: Context,
  { year, unit, coordinating }: z.output<typeof TemplateInput>,
): Promise<{ added: number }> {
  const all = await Promise.all(
    PLAN_OF_2021.map((task) => {
      const { title, product, rhythm } = task
      const dated = { dueBefore: planDueBefore(task, year), source: planSource(task) }
      return taskColumns(ctx, ReportTaskInput.parse({ title, product, rhythm, unit, coordinating, ...dated }))
    }),
  )
  return ctx.db.transaction().execute(async (tx) => {
    const known = new Set((await listReportTasks(tx)).map(nameOf))
    const rows = all
      .filter((columns) => !known.has(nameOf(columns)))
      .map((columns) => ({ id: ctx.newId(), ...columns, ...addedBy(ctx) }))
    if (rows.length === 0) throw new Refusal('task/template-there')
    for (const row of rows) await insertReportTask(tx, row)
    await recordWriting(
      tx,
      ctx,
      'report-tasks-from-template',
      rows.map(({ id }) => ['report_task', id] as const),
    )
    return { added: rows.length }
  })
}

function nameOf(task: { unit_id: string; title: string; source: string; due_before: string }): string {
  return [task.unit_id, task.title, task.source, task.due_before].join('\n')
}
