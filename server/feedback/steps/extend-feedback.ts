import { decideExtension, insertExtension } from '../../../db/queries/feedback/extensions.ts'
import type { Context } from '../../context.ts'
import type { NewText } from '../../contract/feedback/feedback-events.ts'
import { Refusal, type RefusalCode } from '../../contract/refusals.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { findCalendar } from '../../deadlines/find-calendar.ts'
import { readProof, recountDeadline } from '../../deadlines/item-deadline.ts'
import {
  type ExtensionStanding,
  whyNotAsk,
  whyNotDecide,
  whyNotGrant,
} from '../../domain/deadlines/extension.ts'
import type { Item } from '../find-in-scope.ts'
import { findExtensions, type PendingExtension, personOf } from './extension-standing.ts'
import { pausesUntil } from './pause-feedback.ts'
import { type Moment, takeStep } from './take-step.ts'
import { writtenRemark, writtenText } from './written-text.ts'

/**
 * Asks for more working time, with a reason; nothing moves until somebody else grants it. Throws
 * `extension/already-overdue`, `extension/already-asked`, `extension/none-left`, `request/invalid` (more days than the
 * policy allows at once).
 */
export async function askExtension(ctx: Context, id: string, input: StepRequest<'extend'>): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  const { workingDays } = input
  return takeStep(ctx, 'extend', id, input, async (item, { at, nowMs }) => {
    const standing = await findExtensions(ctx.db, item, nowMs)
    refuseIf(whyNotAsk(standing))
    const { maxExtensionWorkingDays } = standing.limits
    if (workingDays > maxExtensionWorkingDays) throw tooManyDays(maxExtensionWorkingDays)
    const extensionId = ctx.newId()
    return {
      changes: {},
      body: { extensionId, reason, workingDays, dueAt: item.current_due_at },
      write: (tx) =>
        insertExtension(tx, {
          id: extensionId,
          feedback_id: id,
          cycle: item.cycle,
          working_days: workingDays,
          reason_id: reason.id,
          asked_at: at,
          asked_by: personOf(ctx.actor),
          decision: null,
          decided_at: null,
          decided_by: null,
          remark_id: null,
        }),
    }
  })
}

/**
 * Grants what was asked for: first the pauses count, then every extension of the cycle. What was promised to the citizen
 * stays. Throws `extension/not-asked`, `extension/own-request`, `extension/already-overdue`, `extension/none-left`.
 */
export function approveExtension(
  ctx: Context,
  id: string,
  input: StepRequest<'approve-extension'>,
): Promise<void> {
  const remark = writtenRemark(ctx, input.reason)
  return takeStep(ctx, 'approve-extension', id, input, async (item, { at, nowMs }) => {
    const standing = await findExtensions(ctx.db, item, nowMs)
    const pending = decided(standing, whyNotGrant(standing, personOf(ctx.actor)))
    const { where, extended } = await planExtension(ctx, item, pending, { at, nowMs })
    return {
      changes: {
        current_due_at: extended.dueAt,
        calendar_version_id: where.versionId,
        proof: JSON.stringify(extended.proof),
      },
      body: {
        ...about(pending),
        oldDueAt: item.current_due_at,
        newDueAt: extended.dueAt,
        ...remark,
      },
      write: (tx) => decideExtension(tx, pending.id, decision(ctx, 'approved', at, remark.reason)),
    }
  })
}

/** The deadline that an item has once what was asked for is granted at this moment. */
export async function planExtension(
  ctx: Context,
  item: Item,
  pending: PendingExtension,
  { at, nowMs }: Pick<Moment, 'at' | 'nowMs'>,
) {
  const before = readProof(item.proof)
  const where = await findCalendar(ctx.db, before.unitPath ?? item.lead_path)
  const granted = { id: pending.id, workingDays: pending.workingDays, grantedAt: at }
  const extended = recountDeadline(
    { ...before, extensions: [...(before.extensions ?? []), granted] },
    item.current_due_at,
    await pausesUntil(ctx, item, nowMs),
    where,
  )
  return { where, extended }
}

/** Says no, with a reason; the deadline stays. Throws `extension/not-asked`, `extension/own-request`. */
export async function rejectExtension(
  ctx: Context,
  id: string,
  input: StepRequest<'reject-extension'>,
): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'reject-extension', id, input, async (item, { at, nowMs }) => {
    const standing = await findExtensions(ctx.db, item, nowMs)
    const pending = decided(standing, whyNotDecide(standing, personOf(ctx.actor)))
    return {
      changes: {},
      body: { ...about(pending), reason },
      write: (tx) => decideExtension(tx, pending.id, decision(ctx, 'rejected', at, reason)),
    }
  })
}

function about({ id: extensionId, askedBy, workingDays }: PendingExtension) {
  return { extensionId, askedBy, workingDays }
}

function refuseIf(why: RefusalCode | null): void {
  if (why) throw new Refusal(why)
}

function decided(
  { pending }: ExtensionStanding & { pending: PendingExtension | null },
  why: RefusalCode | null,
): PendingExtension {
  refuseIf(why)
  if (!pending) throw new Refusal('extension/not-asked')
  return pending
}

function decision(ctx: Context, verdict: 'approved' | 'rejected', at: string, remark: NewText | undefined) {
  return {
    decision: verdict,
    decided_at: at,
    decided_by: personOf(ctx.actor),
    remark_id: remark?.id ?? null,
  }
}

function tooManyDays(max: number): Refusal {
  return new Refusal('request/invalid', {
    errors: [
      {
        field: 'workingDays',
        vi: `chính sách thời hạn cho gia hạn mỗi lần nhiều nhất ${max} ngày làm việc`,
        en: `the deadline policy allows at most ${max} working days at once`,
      },
    ],
  })
}
