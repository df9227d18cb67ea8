import type { z } from 'zod'
import { decideExtension, insertExtension } from '../../../db/queries/feedback/extensions.ts'
import { enqueue } from '../../../db/queries/outbox.ts'
import type { Context } from '../../context.ts'
import type { ExtendRequest, FeedbackDetail, ReasonRequest } from '../../contract/feedback.ts'
import { Refusal, type RefusalCode } from '../../contract/refusals.ts'
import {
  type ExtensionStanding,
  whyNotAsk,
  whyNotDecide,
  whyNotGrant,
} from '../../domain/deadlines/extension.ts'
import { findCalendar } from '../../deadlines/find-calendar.ts'
import { noticeOf } from '../../notifications/notice.ts'
import { cleanWords } from './clean-words.ts'
import { findExtensions, type PendingExtension, personOf } from './extension-standing.ts'
import { type DeadlineProof, recountDeadline } from '../../deadlines/item-deadline.ts'
import { pausesUntil } from './pause-feedback.ts'
import { takeStep } from './take-step.ts'

/**
 * Asks for more working time, with a reason; nothing moves until somebody else grants it. Throws
 * `extension/already-overdue`, `extension/already-asked`, `extension/none-left`, `request/invalid` (more days than the
 * policy allows at once).
 */
export async function askExtension(
  ctx: Context,
  id: string,
  input: z.infer<typeof ExtendRequest>,
): Promise<FeedbackDetail> {
  const reason = cleanWords('reason', input.reason)
  const { workingDays } = input
  return takeStep(ctx, { id, step: 'extend', version: input.version }, async (item, { at, nowMs }) => {
    const standing = await findExtensions(ctx.db, item, nowMs)
    refuseIf(whyNotAsk(standing))
    const { maxExtensionWorkingDays } = standing.limits
    if (workingDays > maxExtensionWorkingDays) throw tooManyDays(maxExtensionWorkingDays)
    const extensionId = ctx.newId()
    const askedBy = personOf(ctx.actor)
    return {
      changes: {},
      events: [{ kind: 'extension-requested', body: { reason, workingDays, dueAt: item.current_due_at } }],
      write: async (tx) => {
        await insertExtension(tx, {
          id: extensionId,
          feedback_id: id,
          cycle: item.cycle,
          working_days: workingDays,
          reason,
          asked_at: at,
          asked_by: askedBy,
          decision: null,
          decided_at: null,
          decided_by: null,
          remark: null,
        })
        await enqueue(tx, [
          noticeOf(ctx, { kind: 'extension-asked', feedbackId: id, about: extensionId, by: askedBy }),
        ])
      },
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
  { version, reason }: { version: number; reason?: string | undefined },
): Promise<FeedbackDetail> {
  const granted = { id, step: 'approve-extension', version } as const
  return takeStep(ctx, granted, async (item, { at, nowMs }) => {
    const standing = await findExtensions(ctx.db, item, nowMs)
    const pending = decided(standing, whyNotGrant(standing, personOf(ctx.actor)))
    const before = JSON.parse(item.proof) as DeadlineProof
    const where = await findCalendar(ctx.db, before.unitPath ?? item.lead_path)
    const extension = {
      workingDays: pending.workingDays,
      reason: pending.reason,
      askedBy: pending.askedByName,
      grantedBy: 'name' in ctx.actor ? ctx.actor.name : null,
      grantedAt: at,
    }
    const extended = recountDeadline(
      { ...before, extensions: [...(before.extensions ?? []), extension] },
      item.current_due_at,
      await pausesUntil(ctx, item, nowMs),
      where,
    )
    return {
      changes: {
        current_due_at: extended.dueAt,
        calendar_version_id: where.versionId,
        proof: JSON.stringify(extended.proof),
      },
      events: [
        {
          kind: 'extension-approved',
          body: {
            workingDays: pending.workingDays,
            oldDueAt: item.current_due_at,
            newDueAt: extended.dueAt,
            ...(reason ? { reason } : {}),
          },
        },
      ],
      write: async (tx) => {
        await decideExtension(tx, pending.id, decision(ctx, 'approved', at, reason))
        await enqueue(tx, [answerTo(ctx, 'extension-approved', id, pending)])
      },
    }
  })
}

/** Says no, with a reason; the deadline stays. Throws `extension/not-asked`, `extension/own-request`. */
export async function rejectExtension(
  ctx: Context,
  id: string,
  input: z.infer<typeof ReasonRequest>,
): Promise<FeedbackDetail> {
  const reason = cleanWords('reason', input.reason)
  const rejected = { id, step: 'reject-extension', version: input.version } as const
  return takeStep(ctx, rejected, async (item, { at, nowMs }) => {
    const standing = await findExtensions(ctx.db, item, nowMs)
    const pending = decided(standing, whyNotDecide(standing, personOf(ctx.actor)))
    return {
      changes: {},
      events: [{ kind: 'extension-rejected', body: { reason, workingDays: pending.workingDays } }],
      write: async (tx) => {
        await decideExtension(tx, pending.id, decision(ctx, 'rejected', at, reason))
        await enqueue(tx, [answerTo(ctx, 'extension-rejected', id, pending)])
      },
    }
  })
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

function decision(ctx: Context, verdict: 'approved' | 'rejected', at: string, remark: string | undefined) {
  return { decision: verdict, decided_at: at, decided_by: personOf(ctx.actor), remark: remark ?? null }
}

function answerTo(
  ctx: Context,
  kind: 'extension-approved' | 'extension-rejected',
  feedbackId: string,
  { id: about, askedBy }: PendingExtension,
) {
  return noticeOf(ctx, { kind, feedbackId, about, by: askedBy })
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
