import type { z } from 'zod'
import { endPause, insertPause, listPauses } from '../../../db/queries/feedback/feedback.ts'
import { type Context, isoOf } from '../../context.ts'
import type { FeedbackDetail, ReasonRequest } from '../../contract/feedback.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { Span } from '../../domain/deadlines/working-calendar.ts'
import { findCalendar } from '../../deadlines/find-calendar.ts'
import { cleanWords } from './clean-words.ts'
import type { Item } from '../find-in-scope.ts'
import { type DeadlineProof, recountDeadline } from '../../deadlines/item-deadline.ts'
import { mayPauseAgain } from './policy-limits.ts'
import { type Plan, takeStep } from './take-step.ts'

/** The clock stands still while the citizen is asked for more. Throws `pause/none-left`. */
export async function pauseFeedback(
  ctx: Context,
  id: string,
  input: z.infer<typeof ReasonRequest>,
): Promise<FeedbackDetail> {
  const reason = cleanWords('reason', input.reason)
  return takeStep(ctx, { id, step: 'pause', version: input.version }, async (item, { at }) => {
    if (!(await mayPauseAgain(ctx.db, item))) throw new Refusal('pause/none-left')
    const { cycle, current_due_at: dueAt, lead_code: unit } = item
    return {
      changes: {},
      events: [{ kind: 'paused', body: { reason, dueAt, unit } }],
      write: (tx) =>
        insertPause(tx, { id: ctx.newId(), feedback_id: id, cycle, from_at: at, to_at: null, reason }),
    }
  })
}

/** The citizen has answered: the working time spent waiting is given back. What was promised stays as it was. */
export function resumeFeedback(
  ctx: Context,
  id: string,
  { version, reason }: { version: number; reason?: string | undefined },
): Promise<FeedbackDetail> {
  return takeStep(ctx, { id, step: 'resume', version }, async (item, { nowMs }) => {
    const { plan } = await planResumption(ctx, item, nowMs, reason)
    return plan
  })
}

/** What resuming at this instant changes; also the first half of an answer to an item that waits. */
export async function planResumption(
  ctx: Context,
  item: Item,
  nowMs: number,
  reason?: string,
): Promise<{ plan: Required<Plan>; dueAt: string; pauses: Span[] }> {
  const pauses = await pausesUntil(ctx, item, nowMs)
  const proof = JSON.parse(item.proof) as DeadlineProof
  const where = await findCalendar(ctx.db, proof.unitPath ?? item.lead_path)
  const resumed = recountDeadline(proof, item.current_due_at, pauses, where)
  const body = { oldDueAt: item.current_due_at, newDueAt: resumed.dueAt, ...(reason ? { reason } : {}) }
  return {
    pauses,
    dueAt: resumed.dueAt,
    plan: {
      changes: {
        current_due_at: resumed.dueAt,
        calendar_version_id: where.versionId,
        proof: JSON.stringify(resumed.proof),
      },
      events: [{ kind: 'resumed', body }],
      write: (tx) => endPause(tx, item.id, isoOf(nowMs)),
    },
  }
}

/** All pauses of the item's cycle; one that still lasts ends now. */
export async function pausesUntil(ctx: Context, { id, cycle }: Item, nowMs: number): Promise<Span[]> {
  const pauses = await listPauses(ctx.db, id, cycle)
  return pauses.map(({ from_at, to_at }) => ({
    from: Date.parse(from_at),
    to: to_at === null ? nowMs : Date.parse(to_at),
  }))
}
