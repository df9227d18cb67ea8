import {
  type ContributionOfUnit,
  findContribution,
  saveGiven,
} from '../../../db/queries/feedback/contributions.ts'
import type { Context } from '../../context.ts'
import { FEEDBACK_STEPS } from '../../contract/feedback/feedback-steps.ts'
import { Id } from '../../contract/fields.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { contributionState } from '../../domain/contribution.ts'
import { isOnTime } from '../../domain/deadlines/deadline.ts'
import { mayIn } from '../../permit.ts'
import type { Item } from '../find-in-scope.ts'
import { personOf } from './extension-standing.ts'
import { takeStep } from './take-step.ts'
import { writtenText } from './written-text.ts'

/**
 * The unit that was asked contributes, once: the verdict on its own clock is kept for good, and an answer that the lead
 * is writing stays current. Throws `contribution/not-found`, `contribution/not-open`, `access/not-allowed`.
 */
export async function giveContribution(
  ctx: Context,
  id: string,
  input: StepRequest<'give-contribution'>,
): Promise<void> {
  const text = writtenText(ctx, 'text', input.text)
  return takeStep(ctx, 'give-contribution', id, {}, async (item, { at, nowMs }) => {
    const asked = await demandOpenContribution(ctx, item, input.contribution)
    if (!mayIn(ctx.actor, FEEDBACK_STEPS['give-contribution'].permission, asked.unit_path))
      throw new Refusal('access/not-allowed')
    const { id: contributionId, due_at: dueAt } = asked
    const onTime = isOnTime(nowMs, Date.parse(dueAt))
    return {
      body: { contributionId, from: asked.unit_code, text, onTime, dueAt },
      write: (tx) =>
        saveGiven(tx, contributionId, {
          given_at: at,
          given_by: personOf(ctx.actor),
          text_id: text.id,
          on_time: Number(onTime),
        }),
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
