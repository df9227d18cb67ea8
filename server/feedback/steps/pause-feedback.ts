import { endPause, insertPause, listPauses } from '../../../db/queries/feedback/feedback.ts'
import type { Tx } from '../../../db/dialect.ts'
import type { FeedbackChanges } from '../../../db/queries/feedback/feedback.ts'
import { type Context, isoOf } from '../../context.ts'
import { USUAL_QUESTION_DAYS } from '../../contract/feedback/citizen-acts.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { findCalendar } from '../../deadlines/find-calendar.ts'
import { readProof, recountDeadline } from '../../deadlines/item-deadline.ts'
import { computeDeadline } from '../../domain/deadlines/deadline.ts'
import type { Span } from '../../domain/deadlines/working-calendar.ts'
import type { Item } from '../find-in-scope.ts'
import { findLimits, mayPauseAgain } from './policy-limits.ts'
import { takeStep } from './take-step.ts'
import { writtenAside, writtenRemark, writtenText } from './written-text.ts'
import { demandFilled } from '../templates/demand-filled.ts'

/** The clock stands still while the citizen is asked for more. Throws `pause/none-left`. */
export async function pauseFeedback(ctx: Context, id: string, input: StepRequest<'pause'>): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'pause', id, input, async (item, { at }) => {
    if (!(await mayPauseAgain(ctx.db, item))) throw new Refusal('pause/none-left')
    await demandFilled(ctx, 'reason', reason.said)
    const { cycle, current_due_at: dueAt, lead_code: unit } = item
    const pauseId = ctx.newId()
    const answerBy = await questionEnd(ctx, item, Date.parse(at))
    return {
      changes: {},
      before: writtenAside(ctx, input.note),
      body: { pauseId, reason, dueAt, unit, answerBy },
      write: (tx) =>
        insertPause(tx, {
          id: pauseId,
          feedback_id: id,
          cycle,
          from_at: at,
          to_at: null,
          reason_id: reason.id,
          answer_by: answerBy,
        }),
    }
  })
}

/** When a question that is asked at an instant ends: the close of a working day by the policy, on the lead unit's calendar. */
export async function questionEnd(ctx: Context, item: Item, nowMs: number): Promise<string> {
  const { questionWorkingDays: count = USUAL_QUESTION_DAYS } = await findLimits(ctx.db, item)
  const { calendar } = await findCalendar(ctx.db, item.lead_path)
  return isoOf(computeDeadline({ rule: { kind: 'working-days', count }, receivedAt: nowMs, calendar }).dueAt)
}

/** The citizen has answered: the working time spent waiting is given back. What was promised stays as it was. */
export function resumeFeedback(ctx: Context, id: string, input: StepRequest<'resume'>): Promise<void> {
  return takeStep(ctx, 'resume', id, input, async (item, { nowMs }) => {
    const { dueBefore, dueAt, ...resumption } = await planResumption(ctx, item, nowMs)
    return {
      ...resumption,
      body: { oldDueAt: dueBefore, newDueAt: dueAt, ...writtenRemark(ctx, input.reason) },
    }
  })
}

/** What resuming at an instant changes; also the first half of an answer to an item that waits. */
export interface Resumption {
  readonly dueBefore: string
  readonly dueAt: string
  readonly changes: FeedbackChanges
  readonly write: (tx: Tx) => Promise<void>
}

export async function planResumption(ctx: Context, item: Item, nowMs: number): Promise<Resumption> {
  const pauses = await pausesUntil(ctx, item, nowMs)
  const proof = readProof(item.proof)
  const where = await findCalendar(ctx.db, proof.unitPath ?? item.lead_path)
  const resumed = recountDeadline(proof, item.current_due_at, pauses, where)
  return {
    dueBefore: item.current_due_at,
    dueAt: resumed.dueAt,
    changes: {
      current_due_at: resumed.dueAt,
      calendar_version_id: where.versionId,
      proof: JSON.stringify(resumed.proof),
    },
    write: (tx) => endPause(tx, item.id, isoOf(nowMs)),
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
