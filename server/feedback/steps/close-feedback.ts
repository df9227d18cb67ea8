import { insertHoldings } from '../../../db/queries/feedback/feedback.ts'
import { findUnit } from '../../../db/queries/units.ts'
import type { Context } from '../../context.ts'
import type { FeedbackDetail } from '../../contract/feedback/feedback.ts'
import type { Routing } from '../../contract/feedback/feedback-events.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { choosePolicy } from '../../domain/deadlines/choose-policy.ts'
import { fold } from '../../domain/fold-vietnamese.ts'
import { localDay } from '../../domain/local-time.ts'
import { findCalendar } from '../../deadlines/find-calendar.ts'
import { loadPolicies } from '../../deadlines/load-policies.ts'
import type { Item } from '../find-in-scope.ts'
import { startDeadline } from '../../deadlines/item-deadline.ts'
import { takeStep } from './take-step.ts'
import { writtenRemark, writtenText } from './written-text.ts'

/** Nothing more is to be done about an answered item. */
export function closeFeedback(
  ctx: Context,
  id: string,
  input: StepRequest<'close'>,
): Promise<FeedbackDetail> {
  return takeStep(ctx, 'close', id, input, () => ({ changes: {}, body: writtenRemark(ctx, input.reason) }))
}

/**
 * The answer did not settle it: a new cycle begins, with its own deadline from now. The verdict of the cycle before stays
 * with its answer. What had ended without an answer goes back to triage.
 */
export async function reopenFeedback(
  ctx: Context,
  id: string,
  input: StepRequest<'reopen'>,
): Promise<FeedbackDetail> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'reopen', id, input, async (item, { at, nowMs, status }) => {
    const unit = status === 'new' ? await rootUnit(ctx) : { id: item.lead_unit_id, path: item.lead_path }
    const deadline = await restartDeadline(ctx, item, unit.path, nowMs)
    const cycle = item.cycle + 1
    const triage: Routing = { kind: 'triage' }
    return {
      changes: {
        cycle,
        lead_unit_id: unit.id,
        assignee_id: null,
        ...(status === 'new' ? { routing: JSON.stringify(triage) } : {}),
        policy_id: deadline.policyId,
        policy_code: deadline.policyCode,
        calendar_version_id: deadline.calendarVersionId,
        promised_due_at: deadline.dueAt,
        current_due_at: deadline.dueAt,
        proof: JSON.stringify(deadline.proof),
        answered_at: null,
        on_time: null,
        working_minutes: null,
        merged_into: null,
      },
      body: { reason, cycle, promisedDueAt: deadline.dueAt, before: verdictOf(item) },
      write: (tx) =>
        insertHoldings(tx, [
          {
            id: ctx.newId(),
            feedback_id: id,
            cycle,
            unit_id: unit.id,
            from_at: at,
            to_at: null,
            due_at: deadline.dueAt,
          },
        ]).then(() => undefined),
    }
  })
}

function verdictOf(item: Item) {
  return {
    status: item.status,
    promisedDueAt: item.promised_due_at,
    dueAt: item.current_due_at,
    answeredAt: item.answered_at,
    onTime: item.on_time === null ? null : item.on_time === 1,
    workingMinutes: item.working_minutes,
  }
}

async function rootUnit({ db, organisation }: Context) {
  const root = await findUnit(db, organisation.rootUnitId)
  if (!root) throw new Error('the organisation has no root unit')
  return root
}

async function restartDeadline(ctx: Context, item: Item, unitPath: string, nowMs: number) {
  const chosen = choosePolicy(await loadPolicies(ctx.db), {
    channel: item.channel,
    categoryFolded: item.category === null ? null : fold(item.category),
    unitPath,
    onDay: localDay(nowMs, ctx.organisation.zone),
  })
  return startDeadline(chosen, nowMs, await findCalendar(ctx.db, unitPath))
}
