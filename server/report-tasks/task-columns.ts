import type { z } from 'zod'
import { listHolders } from '../../db/queries/notifications.ts'
import { findPersonByUsername } from '../../db/queries/people.ts'
import { listUnits, type Unit } from '../../db/queries/units.ts'
import type { Context } from '../context.ts'
import { ROLES } from '../contract/people.ts'
import type { ReportTaskInput } from '../contract/reports/report-tasks.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { demand } from '../permit.ts'

/**
 * What the input says of a task, as columns, for an actor who may write in its unit. Throws `unit/not-found`, `access/not-allowed`, and
 * `task/assignee` for somebody without a role over the unit.
 */
export async function taskColumns(ctx: Context, input: z.output<typeof ReportTaskInput>) {
  const units = await listUnits(ctx.db)
  const unitOf = (code: string) => {
    const unit = units.find((each) => each.code === code)
    if (!unit) throw new Refusal('unit/not-found', { detail: code })
    return unit
  }
  const lead = unitOf(input.unit)
  demand(ctx.actor, 'report-tasks/write', lead.path)
  const others = [...new Set(input.coordinating.map((code) => unitOf(code).id))].filter(
    (id) => id !== lead.id,
  )
  return {
    unit_id: lead.id,
    coordinating: JSON.stringify(others),
    title: input.title.normalize('NFC'),
    due_before: input.dueBefore,
    rhythm: input.rhythm,
    product: input.product.normalize('NFC'),
    source: input.source.normalize('NFC'),
    assignee_id: input.assignee === '' ? null : await findAssignee(ctx, input.assignee, lead),
  }
}

async function findAssignee(ctx: Context, username: string, { path }: Unit): Promise<string> {
  const person = await findPersonByUsername(ctx.db, username)
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const holders = await listHolders(ctx.db, path.split('/').filter(Boolean), ROLES, today)
  if (!person || !holders.some(({ id }) => id === person.id))
    throw new Refusal('task/assignee', { detail: username })
  return person.id
}
