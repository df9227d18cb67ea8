import { findReportTask, insertDelivery } from '../../db/queries/reports/report-tasks.ts'
import { type Context, isoOf } from '../context.ts'
import type { TaskDoneInput } from '../contract/reports/report-tasks.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { dueDaysOf } from '../domain/report-tasks.ts'
import { recordWriting } from '../history/append.ts'
import { mayIn } from '../permit.ts'
import { dueRuleOf } from './due-rule.ts'

/**
 * Keeps that a report was delivered, by whom, when, and where the proof is. Late stays late. Throws `task/not-found`,
 * `task/not-due` for a day on which none is due, `task/already-done`.
 */
export async function deliverReport(
  ctx: Context,
  taskId: string,
  { dueBefore, proof }: TaskDoneInput,
): Promise<void> {
  const task = await findReportTask(ctx.db, taskId)
  if (!task || !mayIn(ctx.actor, 'report-tasks/write', task.unit_path)) throw new Refusal('task/not-found')
  const today = localDay(ctx.now(), ctx.organisation.zone)
  if (!dueDaysOf(dueRuleOf(task), today).includes(dueBefore))
    throw new Refusal('task/not-due', { detail: dueBefore })
  const id = ctx.newId()
  await ctx.db.transaction().execute(async (tx) => {
    const isNew = await insertDelivery(tx, {
      id,
      task_id: taskId,
      due_before: dueBefore,
      proof: proof.normalize('NFC'),
      done_at: isoOf(ctx.now()),
      done_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
    })
    if (!isNew) throw new Refusal('task/already-done', { detail: dueBefore })
    await recordWriting(tx, ctx, 'report-delivered', [['report_delivery', id]])
  })
}
