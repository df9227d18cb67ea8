import { type Context, contextFor, type Service } from '../../context.ts'
import { type CitizenAct, citizenActEntry } from '../../contract/feedback/citizen-acts.ts'
import type { FeedbackStatus } from '../../contract/feedback/feedback-status.ts'
import { Refusal } from '../../contract/refusals.ts'
import { whyNot } from '../../domain/citizen/citizen-standing.ts'
import { entryTime } from '../../history/append.ts'
import { changeItems } from '../../history/change-items.ts'
import { findItem, type Item } from '../find-in-scope.ts'
import { type ItemPlan, MAX_ATTEMPTS, type Moment, saveItemPlan } from '../steps/take-step.ts'
import { findCitizenStanding } from './find-standing.ts'

/**
 * One act of whoever holds the code of this item. `plan` says what changes; it runs again when somebody else wrote about the
 * item meanwhile, so that neither undoes the other. `isDone` knows what came twice by a second press of a button. Throws
 * `feedback/not-found`, what `whyNot` names, `feedback/changed-meanwhile`.
 */
export async function takeCitizenAct(
  service: Service,
  act: CitizenAct,
  id: string,
  plan: (ctx: Context, item: Item, moment: Moment) => ItemPlan | Promise<ItemPlan>,
  isDone: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<void> {
  const ctx = contextFor(service, { kind: 'citizen' })
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    // The item first: whatever is read after it and is newer lets the saving fail, and all is looked at again.
    const item = await findItem(ctx.db, id)
    if (!item) throw new Refusal('feedback/not-found')
    if (await isDone()) return
    const refusal = whyNot(act, await findCitizenStanding(ctx, ctx.db, item))
    if (refusal !== null) throw new Refusal(refusal)
    const at = entryTime(ctx)
    const status = statusAfterAct(act, item.status)
    const moment = { nowMs: Date.parse(at), at, status }
    const planned = await plan(ctx, item, moment)
    if (await changeItems(ctx, (tx) => saveItemPlan(tx, ctx, item, moment, planned))) return
  }
  throw new Refusal('feedback/changed-meanwhile')
}

/** An answer that is held back from its sender stands all the same: what it no longer allows is refused. */
function statusAfterAct(act: CitizenAct, status: FeedbackStatus): FeedbackStatus {
  const { moves, otherwise } = citizenActEntry(act)
  const after = status === 'merged' ? status : moves[status]
  if (after === undefined) throw new Refusal(otherwise)
  return after
}
