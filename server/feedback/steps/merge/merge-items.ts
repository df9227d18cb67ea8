import { endContributions } from '../../../../db/queries/feedback/contributions.ts'
import { closeHolding, type FeedbackChanges } from '../../../../db/queries/feedback/feedback.ts'
import type { Tx } from '../../../../db/dialect.ts'
import type { Context } from '../../../context.ts'
import type { NewFeedbackEvent, NewText } from '../../../contract/feedback/feedback-events.ts'
import { Refusal } from '../../../contract/refusals.ts'
import { newBreach } from '../../../domain/breach.ts'
import { isOpen } from '../../../domain/lifecycle.ts'
import { append, entryTime, type ItemHistory } from '../../../history/append.ts'
import { changeItems } from '../../../history/change-items.ts'
import type { Item } from '../../find-in-scope.ts'
import { changeItem } from '../take-step.ts'
import { takeDates } from './own-dates.ts'

/** Why, for each of the two histories; none where the sender joined the other item themselves. */
interface MergeReasons {
  readonly child?: NewText
  readonly parent?: NewText
}

/**
 * Makes one item part of another; false where either was changed meanwhile. Throws `feedback/move-not-allowed` where the
 * statuses do not allow it.
 */
export function mergeItems(
  ctx: Context,
  { child, parent }: { readonly child: Item; readonly parent: Item },
  reasons: MergeReasons,
): Promise<boolean> {
  const { status } = child
  const isAnswered = parent.status === 'answered' || parent.status === 'closed'
  const mayGo = status === 'new' || status === 'assigned' || status === 'in-progress'
  if (!mayGo || !(isOpen(parent.status) || isAnswered)) throw new Refusal('feedback/move-not-allowed')
  const at = entryTime(ctx)
  const nowMs = Date.parse(at)
  const isRaised = child.urgent === 1 && parent.urgent === 0 && isOpen(parent.status)
  return changeTogether(
    ctx,
    at,
    [
      {
        item: child,
        sets: { ...newBreach(child, nowMs), status: 'merged', merged_into: parent.id },
        event: {
          kind: 'merged',
          body: {
            ...(reasons.child ? { reason: reasons.child } : {}),
            into: parent.tracking_code,
            before: status,
          },
        },
      },
      {
        item: parent,
        sets: { ...takeDates(parent, child, nowMs), ...(isRaised ? { urgent: 1 } : {}) },
        also: isRaised ? [{ kind: 'marked-urgent', body: { because: [], in: 'merged' } }] : [],
        event: {
          kind: 'took-in',
          body: {
            ...(reasons.parent ? { reason: reasons.parent } : {}),
            from: child.tracking_code,
            dueAt: [parent, child].map((item) => item.current_due_at),
          },
        },
      },
    ],
    async (tx) => {
      await closeHolding(tx, child.id, at)
      await endContributions(tx, child.id, at)
    },
  )
}

interface ItemChange {
  readonly item: Item
  readonly sets: FeedbackChanges
  readonly event: NewFeedbackEvent
  /** What is told behind it. */
  readonly also?: readonly NewFeedbackEvent[]
}

/**
 * Changes several items in one transaction, or none; false where somebody was faster. In the order of their ids, so that two
 * who change the same ones never wait for each other in a circle.
 */
export async function changeTogether(
  ctx: Context,
  at: string,
  changes: readonly ItemChange[],
  write: (tx: Tx) => Promise<void>,
): Promise<boolean> {
  const inOrder = [...changes].sort((a, b) => (a.item.id < b.item.id ? -1 : 1))
  try {
    await changeItems(ctx, async (tx) => {
      const happened: ItemHistory[] = []
      for (const { item, sets, event, also = [] } of inOrder) {
        const newer = { ...sets, version: item.version + 1 }
        const history = await changeItem(tx, ctx, item, { at, sets: newer }, [event, ...also])
        if (!history) throw new ChangedMeanwhile()
        happened.push(history)
      }
      await write(tx)
      await append(tx, ctx, happened)
    })
    return true
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return false
    throw error
  }
}

class ChangedMeanwhile extends Error {}
