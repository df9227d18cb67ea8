import { findStatusBefore, listMergedInto } from '../../../../db/queries/feedback/families.ts'
import {
  type Feedback,
  type FeedbackChanges,
  insertHoldings,
} from '../../../../db/queries/feedback/feedback.ts'
import type { Context } from '../../../context.ts'
import { EVENT_BODIES } from '../../../contract/feedback/feedback-events.ts'
import { Refusal } from '../../../contract/refusals.ts'
import type { StepRequest } from '../../../contract/feedback/step-requests.ts'
import { newBreach } from '../../../domain/breach.ts'
import { entryTime } from '../../../history/append.ts'
import { findInScope, findItem, type Item } from '../../find-in-scope.ts'
import { mayTake } from '../steps.ts'
import { writtenText } from '../written-text.ts'
import { changeTogether } from './merge-items.ts'
import { giveBackDates } from './own-dates.ts'

/** The other item may be changed as often as this meanwhile; the one that is parted must stand still. */
const MAX_ATTEMPTS = 5

/**
 * Gives both their own lives back. The item that was merged has its unit, status, promise and deadline again, and the time
 * has run; what it was merged into gets back the dates it had of its own, and so does whatever that one is part of. Throws
 * what every step throws.
 */
export async function unmergeFeedback(
  ctx: Context,
  id: string,
  { version, reason }: StepRequest<'unmerge'>,
): Promise<void> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const item = await findInScope(ctx, id)
    if (!mayTake(ctx.actor, 'unmerge', item)) throw new Refusal('access/not-allowed')
    if (item.version !== version) throw new Refusal('feedback/changed-meanwhile')
    if (item.status !== 'merged' || item.merged_into === null) throw new Refusal('feedback/move-not-allowed')
    if (await part(ctx, item, item.merged_into, reason)) return
  }
  throw new Refusal('feedback/changed-meanwhile')
}

async function part(ctx: Context, item: Item, parentId: string, reason: string): Promise<boolean> {
  const at = entryTime(ctx)
  const nowMs = Date.parse(at)
  const above = await giveBackUpwards(ctx, item, parentId, nowMs)
  const [parent] = above
  if (!parent) throw new Error('an item is merged into one that is not there')
  const body = EVENT_BODIES.merged.parse(JSON.parse((await findStatusBefore(ctx.db, item.id)) ?? '{}'))
  const own = { ...item, status: body.before }
  return changeTogether(
    ctx,
    at,
    [
      {
        item,
        sets: { ...breachOf(own, parent.item, nowMs), status: body.before, merged_into: null },
        event: {
          kind: 'unmerged',
          body: {
            reason: writtenText(ctx, 'reason', reason),
            from: parent.item.tracking_code,
            status: body.before,
          },
        },
      },
      ...above.map(({ item: other, sets }) => ({
        item: other,
        sets,
        event: {
          kind: 'let-go' as const,
          body: {
            reason: writtenText(ctx, 'reason', reason),
            from: item.tracking_code,
            dueAt: [other.current_due_at, sets.current_due_at ?? other.current_due_at],
          },
        },
      })),
    ],
    (tx) =>
      insertHoldings(tx, [
        {
          id: ctx.newId(),
          feedback_id: item.id,
          cycle: item.cycle,
          unit_id: item.lead_unit_id,
          from_at: at,
          to_at: null,
          due_at: item.current_due_at,
        },
      ]).then(() => undefined),
  )
}

/** A deadline that passed while the item was part of another one was missed by the unit that held that one. */
function breachOf(item: Feedback, parent: Feedback, nowMs: number): FeedbackChanges {
  const breach = newBreach(item, nowMs)
  if (!breach) return {}
  const isTheSame = parent.breached_at === breach.breached_at && parent.breach_unit_id !== null
  return isTheSame ? { ...breach, breach_unit_id: parent.breach_unit_id } : breach
}

/** The item that this one was merged into, then the one that that one is part of, and so on: each with the dates it gets back. */
async function giveBackUpwards(ctx: Context, leaving: Item, parentId: string, nowMs: number) {
  const above: { item: Item; sets: FeedbackChanges }[] = []
  let former: Feedback = leaving
  let newer: Feedback | null = null
  let id: string | null = parentId
  while (id !== null) {
    const item: Item | undefined = await findItem(ctx.db, id)
    if (!item) break
    const others = (await listMergedInto(ctx.db, id)).filter((each) => each.id !== former.id)
    const members: readonly Feedback[] = newer === null ? others : [...others, newer]
    const sets: FeedbackChanges = await giveBackDates(ctx, item, { former, members, nowMs })
    // Who stands further above has nothing of the dates that moved.
    if (newer !== null && Object.keys(sets).length === 0) break
    above.push({ item, sets })
    former = item
    newer = { ...item, ...sets } as Feedback
    id = item.merged_into
  }
  return above
}
