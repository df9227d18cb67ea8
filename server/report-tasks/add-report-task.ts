import type { z } from 'zod'
import { insertReportTask } from '../../db/queries/reports/report-tasks.ts'
import { type Context, isoOf } from '../context.ts'
import type { ReportTaskInput } from '../contract/reports/report-tasks.ts'
import { recordWriting } from '../history/append.ts'
import { taskColumns } from './task-columns.ts'

/**
 * Adds a report that a unit owes. Throws `unit/not-found` for a unit there is not, `access/not-allowed` elsewhere, `task/assignee`.
 */
export async function addReportTask(
  ctx: Context,
  input: z.output<typeof ReportTaskInput>,
): Promise<{ id: string }> {
  const id = ctx.newId()
  const columns = await taskColumns(ctx, input)
  await ctx.db.transaction().execute(async (tx) => {
    await insertReportTask(tx, { id, ...columns, ...addedBy(ctx) })
    await recordWriting(tx, ctx, 'report-task-added', [['report_task', id]])
  })
  return { id }
}

/** The columns of a task that is new. */
export function addedBy({ actor, now }: Context) {
  return {
    created_at: isoOf(now()),
    created_by: actor.kind === 'staff' ? actor.personId : null,
    version: 1,
    ended_on: null,
  }
}
