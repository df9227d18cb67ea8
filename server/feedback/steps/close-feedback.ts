import { type FeedbackChanges, insertHoldings } from '../../../db/queries/feedback/feedback.ts'
import type { Context } from '../../context.ts'
import type { NewText, Routing } from '../../contract/feedback/feedback-events.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { newBreach } from '../../domain/breach.ts'
import { choosePolicy } from '../../domain/deadlines/choose-policy.ts'
import { fold } from '../../domain/text/fold-vietnamese.ts'
import { localDay } from '../../domain/local-time.ts'
import { findCalendar } from '../../deadlines/find-calendar.ts'
import { loadPolicies } from '../../deadlines/load-policies.ts'
import type { Item } from '../find-in-scope.ts'
import { startDeadline } from '../../deadlines/item-deadline.ts'
import { type Moment, type Plan, takeStep } from './take-step.ts'
import { writtenRemark, writtenText } from './written-text.ts'

/** Nothing more is to be done about an answered item. */
export function closeFeedback(ctx: Context, id: string, input: StepRequest<'close'>): Promise<void> {
  return takeStep(ctx, 'close', id, input, () => ({ changes: {}, body: writtenRemark(ctx, input.reason) }))
}

/**
 * The answer did not settle it: a new cycle begins, with its own deadline from now, and the verdict of the cycle before
 * stays. What had ended without an answer was never settled: it goes back to triage with the promise it had.
 */
export async function reopenFeedback(ctx: Context, id: string, input: StepRequest<'reopen'>): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'reopen', id, input, (item, moment) => planReopening(ctx, item, moment, reason))
}

/** What reopening at a moment changes: by a person of the office, or by the citizen. */
export async function planReopening(
  ctx: Context,
  item: Item,
  moment: Moment,
  reason: NewText,
): Promise<Plan<'reopen'>> {
  const { unitId, changes } =
    moment.status === 'new' ? takeUpAgain(ctx, item, moment) : await beginCycle(ctx, item, moment)
  const after = { ...item, ...changes }
  return {
    changes: { ...changes, lead_unit_id: unitId, assignee_id: null },
    body: { reason, cycle: after.cycle, promisedDueAt: after.promised_due_at, before: verdictOf(item) },
    write: (tx) =>
      insertHoldings(tx, [
        {
          id: ctx.newId(),
          feedback_id: item.id,
          cycle: after.cycle,
          unit_id: unitId,
          from_at: moment.at,
          to_at: null,
          due_at: after.current_due_at,
        },
      ]).then(() => undefined),
  }
}

interface Reopening {
  readonly unitId: string
  readonly changes: FeedbackChanges
}

/** Where the deadline passed while the item was taken for ended, that is charged to the unit that ended it. */
function takeUpAgain({ organisation }: Context, item: Item, { nowMs, status }: Moment): Reopening {
  const triage: Routing = { kind: 'triage' }
  return {
    unitId: organisation.rootUnitId,
    changes: {
      ...newBreach({ ...item, status }, nowMs),
      routing: JSON.stringify(triage),
    },
  }
}

async function beginCycle(ctx: Context, item: Item, { nowMs }: Moment): Promise<Reopening> {
  const today = localDay(nowMs, ctx.organisation.zone)
  const chosen = choosePolicy(await loadPolicies(ctx.db), {
    channel: item.channel,
    categoryFolded: item.category === null ? null : fold(item.category),
    unitPath: item.lead_path,
    onDay: today,
  })
  const deadline = startDeadline(chosen, nowMs, await findCalendar(ctx.db, item.lead_path))
  return {
    unitId: item.lead_unit_id,
    changes: {
      cycle: item.cycle + 1,
      cycle_on: today,
      policy_id: deadline.policyId,
      policy_code: deadline.policyCode,
      calendar_version_id: deadline.calendarVersionId,
      promised_due_at: deadline.dueAt,
      current_due_at: deadline.dueAt,
      breached_at: null,
      breach_unit_id: null,
      proof: JSON.stringify(deadline.proof),
      own_dates: null,
      answered_at: null,
      on_time: null,
      working_minutes: null,
    },
  }
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
