import { findObjection } from '../../../../db/queries/feedback/queue/objections.ts'
import type { Context } from '../../../context.ts'
import type { FeedbackStep } from '../../../contract/feedback/feedback-steps.ts'
import { findCalendar } from '../../../deadlines/find-calendar.ts'
import { workedMs } from '../../../domain/deadlines/working-calendar.ts'
import { mayNotObject, waitsForDecision } from '../../../domain/unit-day/objection.ts'
import type { Item } from '../../find-in-scope.ts'

/** The objection of the unit that leads an item, whether it waits, and whether one may still be made. */
export async function findStanding(ctx: Context, item: Item) {
  const { objection, heldFrom } = await findObjection(ctx.db, item.id, item.lead_unit_id)
  const made = objection && { decision: objection.decision, madeAt: objection.made_at }
  const { calendar } = await findCalendar(ctx.db, item.lead_path)
  // What another system passed on came later than it was received there.
  const since = Math.max(Date.parse(item.entered_at), Date.parse(heldFrom ?? item.entered_at))
  const worked = objection ? 0 : workedMs(calendar, since, Math.max(since, ctx.now()))
  return {
    waiting: waitsForDecision(made, heldFrom) ? objection : undefined,
    refused: mayNotObject(made, worked),
  }
}

type Standing = Awaited<ReturnType<typeof findStanding>>

/** Whether a step about an objection has one, or may make one. */
export function objectionAllows({ waiting, refused }: Standing, step: FeedbackStep): boolean {
  if (step === 'object') return refused === null
  return (step !== 'accept-objection' && step !== 'reject-objection') || waiting !== undefined
}
