import type { z } from 'zod'
import { closeHolding, insertHoldings } from '../../db/queries/feedback.ts'
import { findUnitByCode, type Unit } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import type { FeedbackDetail, RoutingProof, TransferRequest } from '../contract/feedback.ts'
import { Refusal } from '../contract/refusals.ts'
import { computeDeadline } from '../domain/deadline.ts'
import { localDay } from '../domain/local-time.ts'
import { findCalendar } from '../organisation/find-calendar.ts'
import { cleanWords } from './clean-words.ts'
import type { Item } from './find-in-scope.ts'
import type { DeadlineProof } from './item-deadline.ts'
import { takeStep } from './take-step.ts'

/**
 * Hands an item to another unit, or out of triage to its first one. What was promised to the citizen stays; the new unit's
 * own clock begins, and the time until now is charged to whoever held the item. Throws `unit/not-found`.
 */
export async function transferFeedback(
  ctx: Context,
  id: string,
  input: z.infer<typeof TransferRequest>,
): Promise<FeedbackDetail> {
  const reason = cleanWords('reason', input.reason)
  const unit = await findOpenUnit(ctx, input.unit)
  const step = ({ status }: Item) => (status === 'new' ? 'assign' : 'transfer')
  return takeStep(ctx, { id, step, version: input.version }, async (item, { at, nowMs }) => {
    if (item.status !== 'new' && item.lead_unit_id === unit.id)
      throw new Refusal('request/invalid', SAME_UNIT)
    const by = 'name' in ctx.actor ? ctx.actor.name : ''
    const routing: RoutingProof = { kind: 'person', by, reason }
    const dueAt = await unitDueAt(ctx, item, unit, nowMs)
    const from = item.status === 'new' ? null : item.lead_code
    return {
      changes: { lead_unit_id: unit.id, assignee_id: null, routing: JSON.stringify(routing) },
      events: [
        {
          kind: 'transferred',
          body: { from, to: unit.code, reason, dueAt: item.current_due_at, unitDueAt: dueAt },
        },
      ],
      write: async (tx) => {
        await closeHolding(tx, id, at)
        await insertHoldings(tx, [
          {
            id: ctx.newId(),
            feedback_id: id,
            cycle: item.cycle,
            unit_id: unit.id,
            from_at: at,
            to_at: null,
            due_at: dueAt,
          },
        ])
      },
    }
  })
}

const SAME_UNIT = {
  errors: [
    {
      field: 'unit',
      vi: 'là đơn vị đang chủ trì; xin chọn đơn vị khác',
      en: 'is the unit that has it already; choose another',
    },
  ],
}

async function findOpenUnit(ctx: Context, code: string): Promise<Unit> {
  const unit = await findUnitByCode(ctx.db, code)
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const isOpen = unit && unit.valid_from <= today && (unit.valid_to === null || today < unit.valid_to)
  if (!isOpen) throw new Refusal('unit/not-found')
  return unit
}

/** The unit's own clock: the item's policy from hand-over, on the unit's calendar; without a rule the citizen's date. */
async function unitDueAt(ctx: Context, item: Item, unit: Unit, nowMs: number): Promise<string> {
  const { rule } = (JSON.parse(item.proof) as DeadlineProof).policy
  if (!rule) return item.current_due_at
  const { calendar } = await findCalendar(ctx.db, unit.path)
  return isoOf(computeDeadline({ rule, receivedAt: nowMs, calendar }).dueAt)
}
