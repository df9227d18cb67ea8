import { type FeedbackChanges, insertHoldings } from '../../../db/queries/feedback/feedback.ts'
import { findUnit } from '../../../db/queries/units.ts'
import type { Context } from '../../context.ts'
import type { NewText, Routing } from '../../contract/feedback/feedback-events.ts'
import type { FeedbackStatus } from '../../contract/feedback/feedback-status.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { newBreach } from '../../domain/breach.ts'
import { choosePolicy } from '../../domain/deadlines/choose-policy.ts'
import { fold } from '../../domain/text/fold-vietnamese.ts'
import { localDay } from '../../domain/local-time.ts'
import { findCalendar } from '../../deadlines/find-calendar.ts'
import { loadPolicies } from '../../deadlines/load-policies.ts'
import type { Item } from '../find-in-scope.ts'
import { startDeadline } from '../../deadlines/item-deadline.ts'
import { findLivingUnit } from './hand-over/find-living-unit.ts'
import { type Moment, type Plan, takeStep } from './take-step.ts'
import { writtenRemark, writtenText } from './written-text.ts'

const TRIAGE: Routing = { kind: 'triage' }
/** The change of the units decided it. */
const BY_PERSON: Routing = { kind: 'person' }

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
  const { unitId, status, changes, to } =
    moment.status === 'new' ? takeUpAgain(ctx, item, moment) : await beginCycle(ctx, item, moment)
  const after = { ...item, ...changes }
  return {
    status,
    changes: { ...changes, lead_unit_id: unitId, assignee_id: null },
    body: {
      reason,
      cycle: after.cycle,
      promisedDueAt: after.promised_due_at,
      before: verdictOf(item),
      ...(to === undefined ? {} : { to }),
    },
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
  readonly status: FeedbackStatus
  readonly changes: FeedbackChanges
  /** Code of the unit, where it is not the one that had it. */
  readonly to?: string
}

/** Where the deadline passed while the item was taken for ended, that is charged to the unit that ended it. */
function takeUpAgain({ organisation }: Context, item: Item, { nowMs, status }: Moment): Reopening {
  return {
    unitId: organisation.rootUnitId,
    status,
    changes: {
      ...newBreach({ ...item, status }, nowMs),
      routing: JSON.stringify(TRIAGE),
    },
  }
}

/** At the unit that had it; where that one has ended, at whoever alone took over from it, and else in triage. */
async function beginCycle(ctx: Context, item: Item, { nowMs, status }: Moment): Promise<Reopening> {
  const today = localDay(nowMs, ctx.organisation.zone)
  const living = await findLivingUnit(ctx.db, item.lead_unit_id, today)
  const unit = living ?? (await findUnit(ctx.db, ctx.organisation.rootUnitId))
  if (!unit) throw new Error('the organisation has no unit of its own')
  const moved: Routing | null = living === null ? TRIAGE : unit.id === item.lead_unit_id ? null : BY_PERSON
  const chosen = choosePolicy(await loadPolicies(ctx.db), {
    channel: item.channel,
    categoryFolded: item.category === null ? null : fold(item.category),
    unitPath: unit.path,
    onDay: today,
  })
  const deadline = startDeadline(chosen, nowMs, await findCalendar(ctx.db, unit.path))
  return {
    unitId: unit.id,
    status: living === null ? 'new' : status,
    ...(moved && { to: unit.code }),
    changes: {
      ...(moved && { routing: JSON.stringify(moved) }),
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
