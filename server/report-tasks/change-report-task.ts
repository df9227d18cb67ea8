import type { Updateable } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '../../db/dialect.ts'
import {
  findReportTask,
  hasDeliveries,
  insertTaskChange,
  type ReportTask,
  updateReportTask,
} from '../../db/queries/reports/report-tasks.ts'
import type { ReportTaskTable } from '../../db/tables/reports.ts'
import { type Context, isoOf } from '../context.ts'
import type { ChangeReportTask, EndReportTask, TaskChange } from '../contract/reports/report-tasks.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { recordWriting } from '../history/append.ts'
import { mayIn } from '../permit.ts'
import { taskColumns } from './task-columns.ts'

/**
 * Changes a task, and keeps what it was. Throws `task/not-found`, `task/ended`, `task/changed` where somebody else was first,
 * `task/delivered-before` for another day or rhythm of one that was delivered, and what adding one throws.
 */
export async function changeReportTask(
  ctx: Context,
  id: string,
  { version, reason, ...input }: z.output<typeof ChangeReportTask>,
): Promise<void> {
  const task = await findOwn(ctx, id)
  const columns = await taskColumns(ctx, input)
  await ctx.db.transaction().execute(async (tx) => {
    const isMoved = columns.due_before !== task.due_before || columns.rhythm !== task.rhythm
    if (isMoved && (await hasDeliveries(tx, id))) throw new Refusal('task/delivered-before')
    await keep(tx, ctx, task, { kind: 'changed', version, reason, columns })
  })
}

/** Ends a task today: what is due later is owed no more. Throws `task/not-found`, `task/ended`, `task/changed`. */
export async function endReportTask(
  ctx: Context,
  id: string,
  { version, reason }: EndReportTask,
): Promise<void> {
  const task = await findOwn(ctx, id)
  const columns = { ended_on: localDay(ctx.now(), ctx.organisation.zone) }
  await ctx.db.transaction().execute((tx) => keep(tx, ctx, task, { kind: 'ended', version, reason, columns }))
}

async function findOwn(ctx: Context, id: string): Promise<ReportTask> {
  const task = await findReportTask(ctx.db, id)
  if (!task || !mayIn(ctx.actor, 'report-tasks/write', task.unit_path)) throw new Refusal('task/not-found')
  if (task.ended_on !== null) throw new Refusal('task/ended')
  return task
}

async function keep(
  tx: Tx,
  ctx: Context,
  task: ReportTask,
  change: {
    readonly kind: TaskChange['kind']
    readonly version: number
    readonly reason: string
    readonly columns: Updateable<ReportTaskTable>
  },
): Promise<void> {
  const isFirst = await updateReportTask(tx, task.id, change.version, change.columns)
  if (!isFirst) throw new Refusal('task/changed')
  const id = ctx.newId()
  await insertTaskChange(tx, {
    id,
    task_id: task.id,
    kind: change.kind,
    reason: change.reason.normalize('NFC'),
    before: JSON.stringify(differing(task, change.columns)),
    changed_at: isoOf(ctx.now()),
    changed_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
  })
  await recordWriting(tx, ctx, change.kind === 'ended' ? 'report-task-ended' : 'report-task-changed', [
    ['report_task', task.id],
    ['report_task_change', id],
  ])
}

/** What was another before, by field. */
function differing(task: ReportTask, columns: Updateable<ReportTaskTable>): TaskChange['before'] {
  const { title, due_before: dueBefore, product, source } = task
  return {
    ...(columns.title === undefined || columns.title === title ? {} : { title }),
    ...(columns.due_before === undefined || columns.due_before === dueBefore ? {} : { dueBefore }),
    ...(columns.product === undefined || columns.product === product ? {} : { product }),
    ...(columns.source === undefined || columns.source === source ? {} : { source }),
  }
}
