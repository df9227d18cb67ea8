import type { z } from 'zod'
import { insertReportTask } from '../../db/queries/reports/report-tasks.ts'
import { listUnits } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import type { ReportTaskInput } from '../contract/reports/report-tasks.ts'
import { Refusal } from '../contract/refusals.ts'
import { recordWriting } from '../history/append.ts'
import { demand } from '../permit.ts'

/** Adds a report that a unit owes. Throws `unit/not-found` for a unit there is not, `access/not-allowed` elsewhere. */
export async function addReportTask(
  ctx: Context,
  { title, unit: code, coordinating, dueBefore, rhythm, product, source }: z.output<typeof ReportTaskInput>,
): Promise<{ id: string }> {
  const units = await listUnits(ctx.db)
  const unitOf = (wanted: string) => {
    const unit = units.find((each) => each.code === wanted)
    if (!unit) throw new Refusal('unit/not-found', { detail: wanted })
    return unit
  }
  const lead = unitOf(code)
  demand(ctx.actor, 'report-tasks/write', lead.path)
  const id = ctx.newId()
  const others = [...new Set(coordinating.map((each) => unitOf(each).id))].filter((each) => each !== lead.id)
  await ctx.db.transaction().execute(async (tx) => {
    await insertReportTask(tx, {
      id,
      unit_id: lead.id,
      coordinating: JSON.stringify(others),
      title: title.normalize('NFC'),
      due_before: dueBefore,
      rhythm,
      product: product.normalize('NFC'),
      source: source.normalize('NFC'),
      created_at: isoOf(ctx.now()),
      created_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
    })
    await recordWriting(tx, ctx, 'report-task-added', [['report_task', id]])
  })
  return { id }
}
