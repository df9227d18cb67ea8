import type { z } from 'zod'
import {
  endContributions,
  insertContribution,
  isAskedAlready,
} from '../../../db/queries/feedback/contributions.ts'
import { enqueue } from '../../../db/queries/outbox.ts'
import type { Context } from '../../context.ts'
import type {
  AskContributionRequest,
  FeedbackDetail,
  WithdrawContributionRequest,
} from '../../contract/feedback.ts'
import { Refusal } from '../../contract/refusals.ts'
import { contributionEntry } from '../../notifications/deliver-contribution.ts'
import { cleanWords } from './clean-words.ts'
import { personOf } from './extension-standing.ts'
import { demandOpenContribution } from './give-contribution.ts'
import { takeStep } from './take-step.ts'
import { findOpenUnit, LEADS_ALREADY, unitDueAt } from './unit-clock.ts'

/**
 * Asks another unit for its part. A clock of that unit's own begins; the item, its deadline and who leads it stay as they
 * are. Throws `unit/not-found`, `request/invalid` (the lead itself, or a unit that is asked already).
 */
export async function askContribution(
  ctx: Context,
  id: string,
  input: z.infer<typeof AskContributionRequest>,
): Promise<FeedbackDetail> {
  const request = cleanWords('request', input.request)
  const unit = await findOpenUnit(ctx, input.unit)
  const asked = { id, step: 'ask-contribution', version: input.version ?? null } as const
  return takeStep(ctx, asked, async (item, { at, nowMs }) => {
    if (unit.id === item.lead_unit_id) throw new Refusal('request/invalid', LEADS_ALREADY)
    if (await isAskedAlready(ctx.db, item.id, unit.id)) throw new Refusal('request/invalid', ASKED_ALREADY)
    const contribution = {
      id: ctx.newId(),
      feedback_id: item.id,
      cycle: item.cycle,
      unit_id: unit.id,
      request,
      asked_at: at,
      asked_by: personOf(ctx.actor),
      due_at: await unitDueAt(ctx, item, unit, nowMs),
      given_at: null,
      given_by: null,
      text: null,
      on_time: null,
      ended_at: null,
    }
    const { due_at: dueAt } = contribution
    return {
      events: [{ kind: 'contribution-asked', body: { to: unit.code, text: request, dueAt } }],
      write: async (tx) => {
        await insertContribution(tx, contribution)
        await enqueue(tx, [
          contributionEntry(ctx, 'contribution-asked', contribution.id, at),
          contributionEntry(ctx, 'contribution-overdue', contribution.id, dueAt),
        ])
      },
    }
  })
}

/** The lead needs it no longer. Throws `contribution/not-found`, `contribution/not-open`. */
export function withdrawContribution(
  ctx: Context,
  id: string,
  contributionId: string,
  input: z.infer<typeof WithdrawContributionRequest>,
): Promise<FeedbackDetail> {
  const reason = cleanWords('reason', input.reason)
  const withdrawn = { id, step: 'withdraw-contribution', version: input.version ?? null } as const
  return takeStep(ctx, withdrawn, async (item, { at }) => {
    const { unit_code: to } = await demandOpenContribution(ctx, item, contributionId)
    return {
      events: [{ kind: 'contribution-withdrawn', body: { to, reason } }],
      write: (tx) => endContributions(tx, item.id, at, contributionId),
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
