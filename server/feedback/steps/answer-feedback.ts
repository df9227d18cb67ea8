import type { z } from 'zod'
import { endContributions } from '../../../db/queries/feedback/contributions.ts'
import { closeHolding, insertAnswers } from '../../../db/queries/feedback/feedback.ts'
import type { Context } from '../../context.ts'
import type { AnswerRequest, FeedbackDetail } from '../../contract/feedback.ts'
import { isOnTime } from '../../domain/deadlines/deadline.ts'
import { findCalendar } from '../../deadlines/find-calendar.ts'
import { cleanWords } from './clean-words.ts'
import { personOf } from './extension-standing.ts'
import type { Item } from '../find-in-scope.ts'
import { type DeadlineProof, workedMinutes } from '../../deadlines/item-deadline.ts'
import { pausesUntil, planResumption } from './pause-feedback.ts'
import { type Moment, type Plan, takeStep } from './take-step.ts'

/** The lead unit answers the citizen: the clock stops, and the verdict of this cycle is kept for good. */
export async function answerFeedback(
  ctx: Context,
  id: string,
  input: z.infer<typeof AnswerRequest>,
): Promise<FeedbackDetail> {
  const text = cleanWords('text', input.text)
  return takeStep(ctx, { id, step: 'answer', version: input.version }, (item, moment) =>
    planAnswer(ctx, item, moment, { text, personId: personOf(ctx.actor) }),
  )
}

/**
 * `personId` wrote it. Where another person approved it, `proposed` tells by whom and when, and whether the policy judges
 * by that moment.
 */
export async function planAnswer(
  ctx: Context,
  item: Item,
  { at, nowMs }: Moment,
  {
    text,
    personId,
    proposed,
  }: {
    readonly text: string
    readonly personId: string | null
    readonly proposed?: { readonly by: string | null; readonly at: string; readonly counts: boolean }
  },
): Promise<Plan> {
  const resumed = item.status === 'waiting-for-citizen' ? await planResumption(ctx, item, nowMs) : null
  const dueAt = resumed?.dueAt ?? item.current_due_at
  const judgedMs = proposed?.counts ? Date.parse(proposed.at) : nowMs
  const onTime = isOnTime(judgedMs, Date.parse(dueAt))
  const workingMinutes = await workedSinceStart(ctx, item, judgedMs)
  const verdict = { answered_at: at, on_time: Number(onTime), working_minutes: workingMinutes }
  const stamp = proposed && { proposedBy: proposed.by, proposedAt: proposed.at }
  const body = { text, cycle: item.cycle, onTime, dueAt, workingMinutes, ...stamp }
  return {
    changes: { ...resumed?.plan.changes, ...verdict },
    events: [...(resumed?.plan.events ?? []), { kind: 'answered', body }],
    write: async (tx) => {
      await resumed?.plan.write(tx)
      await closeHolding(tx, item.id, at)
      await endContributions(tx, item.id, at)
      await insertAnswers(tx, [
        {
          id: ctx.newId(),
          feedback_id: item.id,
          cycle: item.cycle,
          text,
          person_id: personId,
          unit_id: item.lead_unit_id,
          due_at: dueAt,
          ...verdict,
        },
      ])
    },
  }
}

/** From the start of the cycle's clock, on the lead unit's calendar, without the pauses. */
async function workedSinceStart(ctx: Context, item: Item, nowMs: number): Promise<number> {
  const { startedAt } = JSON.parse(item.proof) as DeadlineProof
  const where = await findCalendar(ctx.db, item.lead_path)
  return workedMinutes(where, Date.parse(startedAt), nowMs, await pausesUntil(ctx, item, nowMs))
}
