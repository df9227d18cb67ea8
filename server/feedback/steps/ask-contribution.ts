import {
  endContributions,
  insertContribution,
  isAskedAlready,
} from '../../../db/queries/feedback/contributions.ts'
import type { Context } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { personOf } from './extension-standing.ts'
import { demandOpenContribution } from './give-contribution.ts'
import { takeStep } from './take-step.ts'
import { writtenText } from './written-text.ts'
import { findOpenUnit, LEADS_ALREADY, unitDueAt } from './unit-clock.ts'

/**
 * Asks another unit for its part. A clock of that unit's own begins; the item, its deadline and who leads it stay as they
 * are. Throws `unit/not-found`, `request/invalid` (the lead itself, or a unit that is asked already).
 */
export async function askContribution(
  ctx: Context,
  id: string,
  input: StepRequest<'ask-contribution'>,
): Promise<void> {
  const request = writtenText(ctx, 'request', input.request)
  const unit = await findOpenUnit(ctx, input.unit)
  return takeStep(ctx, 'ask-contribution', id, input, async (item, { at, nowMs }) => {
    if (unit.id === item.lead_unit_id) throw new Refusal('request/invalid', LEADS_ALREADY)
    if (await isAskedAlready(ctx.db, item.id, unit.id)) throw new Refusal('request/invalid', ASKED_ALREADY)
    const contribution = {
      id: ctx.newId(),
      feedback_id: item.id,
      cycle: item.cycle,
      unit_id: unit.id,
      request_id: request.id,
      asked_at: at,
      asked_by: personOf(ctx.actor),
      due_at: await unitDueAt(ctx, item, unit, nowMs),
      given_at: null,
      given_by: null,
      text_id: null,
      on_time: null,
      ended_at: null,
    }
    return {
      body: { contributionId: contribution.id, to: unit.code, text: request, dueAt: contribution.due_at },
      write: (tx) => insertContribution(tx, contribution),
    }
  })
}

/** The lead needs it no longer. Throws `contribution/not-found`, `contribution/not-open`. */
export async function withdrawContribution(
  ctx: Context,
  id: string,
  input: StepRequest<'withdraw-contribution'>,
): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'withdraw-contribution', id, input, async (item, { at }) => {
    const { id: contributionId, unit_code: to } = await demandOpenContribution(ctx, item, input.contribution)
    return {
      body: { contributionId, to, reason },
      write: (tx) => endContributions(tx, item.id, at, { id: contributionId }),
    }
  })
}

const ASKED_ALREADY = {
  errors: [
    {
      field: 'unit',
      vi: 'đã được đề nghị phối hợp và chưa có ý kiến',
      en: 'is asked already and has not contributed yet',
    },
  ],
}
