import { listLapsedQuestions, listToClose } from '../../../db/queries/feedback/waits.ts'
import { type Context, contextFor, isoOf, type Service } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import { closingOf } from '../../domain/deadlines/closing.ts'
import { lapsedAt } from '../../domain/citizen/question-standing.ts'
import { listPauses } from '../../../db/queries/feedback/feedback.ts'
import { planResumption } from './pause-feedback.ts'
import { findLimits } from './policy-limits.ts'
import { takeStep } from './take-step.ts'

type MayGoOn = () => Promise<boolean>

/**
 * Every wait has an end. A question that nobody reacted to lets the clock run again from the day it had; an answer that nobody
 * said anything about closes the item, where the policy says after how many days. Safe to repeat.
 */
export async function endWaits(service: Service, mayGoOn: MayGoOn): Promise<void> {
  const ctx = contextFor(service, { kind: 'service' })
  for (const { feedback_id } of await listLapsedQuestions(service.db, isoOf(service.now()))) {
    if (!(await mayGoOn())) return
    await unlessChanged(() => endQuestion(ctx, feedback_id))
  }
  for (const { id } of await listToClose(service.db)) {
    if (!(await mayGoOn())) return
    await unlessChanged(() => closeByItself(ctx, id))
  }
}

async function endQuestion(ctx: Context, id: string): Promise<void> {
  await takeStep(ctx, 'resume', id, {}, async (item, { nowMs }) => {
    const end = lapsedAt(item.status, await listPauses(ctx.db, id, item.cycle), nowMs)
    if (end === null) throw new Refusal('feedback/changed-meanwhile')
    // From the day it had, not from when this job came round: a service that was down gives nobody time as a present.
    const { dueBefore, dueAt, ...resumption } = await planResumption(ctx, item, Date.parse(end))
    return { ...resumption, body: { oldDueAt: dueBefore, newDueAt: dueAt, noReactionUntil: end } }
  })
}

async function closeByItself(ctx: Context, id: string): Promise<void> {
  await takeStep(ctx, 'close', id, {}, async (item, { nowMs }) => {
    const { closeAfterDays } = await findLimits(ctx.db, item)
    const isOver =
      closeAfterDays !== undefined &&
      item.answered_at !== null &&
      closingOf(Date.parse(item.answered_at), closeAfterDays, ctx.organisation.zone).closesMs <= nowMs
    if (!isOver) throw new Refusal('feedback/changed-meanwhile')
    return { changes: {}, body: { byItself: true as const } }
  })
}

/** Whoever was faster settled it: nothing is left to be done. */
async function unlessChanged(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const isSettled =
      error instanceof Refusal &&
      (error.code === 'feedback/changed-meanwhile' || error.code === 'feedback/move-not-allowed')
    if (!isSettled) throw error
  }
}
