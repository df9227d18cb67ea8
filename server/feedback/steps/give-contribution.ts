import type { z } from 'zod'
import {
  type ContributionOfUnit,
  findContribution,
  saveGiven,
} from '../../../db/queries/feedback/contributions.ts'
import { enqueue } from '../../../db/queries/outbox.ts'
import type { Context } from '../../context.ts'
import type { FeedbackDetail, GiveContributionRequest } from '../../contract/feedback.ts'
import { Id } from '../../contract/fields.ts'
import { Refusal } from '../../contract/refusals.ts'
import { contributionState } from '../../domain/contribution.ts'
import { isOnTime } from '../../domain/deadlines/deadline.ts'
import { contributionEntry } from '../../notifications/deliver-contribution.ts'
import { mayIn } from '../../permit.ts'
import { cleanWords } from './clean-words.ts'
import { personOf } from './extension-standing.ts'
import type { Item } from '../find-in-scope.ts'
import { STEP_PERMISSIONS } from './steps.ts'
import { takeStep } from './take-step.ts'

/**
 * The unit that was asked contributes, once: the verdict on its own clock is kept for good, and an answer that the lead
 * is writing stays current. Throws `contribution/not-found`, `contribution/not-open`, `access/not-allowed`.
 */
export function giveContribution(
  ctx: Context,
  id: string,
  contributionId: string,
  input: z.infer<typeof GiveContributionRequest>,
): Promise<FeedbackDetail> {
  const text = cleanWords('text', input.text)
  return takeStep(ctx, { id, step: 'give-contribution', version: null }, async (item, { at, nowMs }) => {
    const { due_at: dueAt, ...contribution } = await demandOpenContribution(ctx, item, contributionId)
    if (!mayIn(ctx.actor, STEP_PERMISSIONS['give-contribution'], contribution.unit_path))
      throw new Refusal('access/not-allowed')
    const onTime = isOnTime(nowMs, Date.parse(dueAt))
    const given = { given_at: at, given_by: personOf(ctx.actor), text, on_time: Number(onTime) }
    return {
      events: [{ kind: 'contribution-given', body: { from: contribution.unit_code, text, onTime, dueAt } }],
      write: async (tx) => {
        await saveGiven(tx, contributionId, given)
        await enqueue(tx, [contributionEntry(ctx, 'contribution-given', contributionId, at)])
      },
    }
  })
}

/** What a unit of this item is asked and has not given. Throws `contribution/not-found`, `contribution/not-open`. */
export async function demandOpenContribution(
  { db }: Context,
  item: Item,
  id: string,
): Promise<ContributionOfUnit> {
  const found = Id.safeParse(id).success ? await findContribution(db, id) : undefined
  if (found?.feedback_id !== item.id) throw new Refusal('contribution/not-found')
  if (contributionState(found) !== 'open') throw new Refusal('contribution/not-open')
  return found
}
