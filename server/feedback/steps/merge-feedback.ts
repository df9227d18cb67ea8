import { endContributions } from '../../../db/queries/feedback/contributions.ts'
import { closeHolding, type FeedbackChanges } from '../../../db/queries/feedback/feedback.ts'
import type { Context } from '../../context.ts'
import type { FeedbackDetail } from '../../contract/feedback/feedback.ts'
import type { NewFeedbackEvent } from '../../contract/feedback/feedback-events.ts'
import { statusAfter } from '../../contract/feedback/feedback-steps.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { newBreach } from '../../domain/breach.ts'
import { isOpen } from '../../domain/lifecycle.ts'
import { append, entryTime, type ItemHistory } from '../../history/append.ts'
import { changeItems } from '../../history/change-items.ts'
import { describeFeedback } from '../lists/describe-feedback.ts'
import { findInScope, type Item } from '../find-in-scope.ts'
import { mayTake } from './steps.ts'
import { changeItem } from './take-step.ts'
import { writtenText } from './written-text.ts'

/**
 * Makes a duplicate part of another item. The one that stays keeps the earliest receipt and the earliest open due date of
 * the two, with the proof that belongs to it. Throws what every step throws; `feedback/move-not-allowed` also where the
 * other item has itself ended without an answer.
 */
export async function mergeFeedback(
  ctx: Context,
  id: string,
  input: StepRequest<'merge'>,
): Promise<FeedbackDetail> {
  const [childReason, parentReason] = [
    writtenText(ctx, 'reason', input.reason),
    writtenText(ctx, 'reason', input.reason),
  ]
  if (input.into.toLowerCase() === id.toLowerCase()) throw new Refusal('request/invalid', INTO_ITSELF)
  const [child, parent] = [await findInScope(ctx, id), await findInScope(ctx, input.into)]
  for (const item of [child, parent]) {
    if (!mayTake(ctx.actor, 'merge', item)) throw new Refusal('access/not-allowed')
  }
  if (child.version !== input.version) throw new Refusal('feedback/changed-meanwhile')
  const status = statusAfter(child.status, 'merge')
  const isAnswered = parent.status === 'answered' || parent.status === 'closed'
  if (status === null || !(isOpen(parent.status) || isAnswered))
    throw new Refusal('feedback/move-not-allowed')

  const at = entryTime(ctx)
  const nowMs = Date.parse(at)
  await changeItems(ctx, async (tx) => {
    const changes = [
      {
        item: child,
        changes: { ...newBreach(child, nowMs), status, merged_into: parent.id, version: child.version + 1 },
        event: {
          kind: 'merged',
          body: { reason: childReason, into: parent.tracking_code },
        } satisfies NewFeedbackEvent,
      },
      {
        item: parent,
        changes: { ...earliest(parent, child, nowMs), version: parent.version + 1 },
        event: {
          kind: 'took-in',
          body: {
            reason: parentReason,
            from: child.tracking_code,
            dueAt: [parent, child].map((item) => item.current_due_at),
          },
        } satisfies NewFeedbackEvent,
      },
    ].sort((a, b) => (a.item.id < b.item.id ? -1 : 1))
    // Both rows in the order of their ids: two merges the other way round never wait for each other in a circle.
    const happened: ItemHistory[] = []
    for (const { item, changes: sets, event } of changes) {
      const history = await changeItem(tx, ctx, item, { at, sets }, [event])
      if (!history) throw new Refusal('feedback/changed-meanwhile')
      happened.push(history)
    }
    await closeHolding(tx, child.id, at)
    await endContributions(tx, child.id, at)
    await append(tx, ctx, happened)
  })
  return describeFeedback(ctx, id)
}

/**
 * The earlier receipt, promise and deadline of the two; with the deadline goes its breach. An answered item keeps its dates
 * and its verdict, and one that was reopened the receipt it had.
 */
function earliest(parent: Item, child: Item, nowMs: number): FeedbackChanges {
  if (!isOpen(parent.status)) return {}
  const first = parent.cycle === 1 && child.received_at < parent.received_at ? child : parent
  const due = isDueBefore(child, parent) ? child : parent
  const promises = [parent, child].flatMap(({ promised_due_at }) => promised_due_at ?? [])
  return {
    received_at: first.received_at,
    received_on: first.received_on,
    cycle_on: first === parent ? parent.cycle_on : child.received_on,
    promised_due_at: promises.sort()[0] ?? null,
    current_due_at: due.current_due_at,
    ...(breachOf(parent, nowMs) ?? breachOf(child, nowMs)),
    policy_id: due.policy_id,
    policy_code: due.policy_code,
    calendar_version_id: due.calendar_version_id,
    proof: due.proof,
  }
}

function isDueBefore(child: Item, parent: Item): boolean {
  if (child.promised_due_at === null) return false
  return parent.promised_due_at === null || child.current_due_at < parent.current_due_at
}

function breachOf(item: Item, nowMs: number): FeedbackChanges | null {
  const { breached_at, breach_unit_id } = item
  return breached_at === null ? newBreach(item, nowMs) : { breached_at, breach_unit_id }
}

const INTO_ITSELF = {
  errors: [{ field: 'into', vi: 'là chính phản ánh này', en: 'is the item itself' }],
}
