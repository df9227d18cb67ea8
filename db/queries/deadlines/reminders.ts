import type { Selectable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { ReminderPlanTable } from '../../tables/staff-day.ts'

export type ReminderPlan = Selectable<ReminderPlanTable>

/** Open items whose reminders are not planned, or planned for another cycle, due date or unit. */
export function listUnplanned(db: Db, limit: number) {
  return db
    .selectFrom('feedback as f')
    .innerJoin('unit', 'unit.id', 'f.lead_unit_id')
    .leftJoin('deadline_policy as policy', 'policy.id', 'f.policy_id')
    .leftJoin('feedback_holding as holding', (join) =>
      join.onRef('holding.feedback_id', '=', 'f.id').on('holding.to_at', 'is', null),
    )
    .leftJoin('reminder_plan as plan', 'plan.feedback_id', 'f.id')
    .select(['f.id', 'f.cycle', 'f.current_due_at', 'f.lead_unit_id', 'f.entered_at'])
    .select(['unit.path as unit_path', 'policy.reminders', 'holding.from_at as held_from'])
    .where('f.is_open', '=', 1)
    .where('f.historical', '=', 0)
    .where('f.status', '!=', 'waiting-for-citizen')
    .where((eb) =>
      eb.or([
        eb('plan.feedback_id', 'is', null),
        eb('plan.cycle', '!=', eb.ref('f.cycle')),
        eb('plan.due_at', '!=', eb.ref('f.current_due_at')),
        eb('plan.unit_id', '!=', eb.ref('f.lead_unit_id')),
      ]),
    )
    .limit(limit)
    .execute()
}

export type Unplanned = Awaited<ReturnType<typeof listUnplanned>>[number]

export async function savePlans(tx: Tx, plans: readonly ReminderPlan[]): Promise<void> {
  await tx
    .insertInto('reminder_plan')
    .values([...plans])
    .onConflict((known) =>
      known.column('feedback_id').doUpdateSet((eb) => ({
        cycle: eb.ref('excluded.cycle'),
        due_at: eb.ref('excluded.due_at'),
        unit_id: eb.ref('excluded.unit_id'),
        planned_at: eb.ref('excluded.planned_at'),
        problem: eb.ref('excluded.problem'),
      })),
    )
    .execute()
}

/** The item's reminders are to be planned anew. */
export async function forgetPlan(tx: Tx, feedbackId: string): Promise<void> {
  await tx.deleteFrom('reminder_plan').where('feedback_id', '=', feedbackId).execute()
}
