import type { Tx } from '../../../db/dialect.ts'
import { type FeedbackChanges, updateFeedback } from '../../../db/queries/feedback/feedback.ts'
import type { Context } from '../../context.ts'
import type { EventBody, NewFeedbackEvent, NewText } from '../../contract/feedback/feedback-events.ts'
import {
  type FEEDBACK_STEPS,
  type FeedbackStep,
  statusAfter,
  stepEntry,
} from '../../contract/feedback/feedback-steps.ts'
import type { FeedbackStatus } from '../../contract/feedback/feedback-status.ts'
import { Refusal } from '../../contract/refusals.ts'
import { newBreach } from '../../domain/breach.ts'
import { append, entryTime, type ItemHistory, sealItemEvents, stateAfter } from '../../history/append.ts'
import { changeItems } from '../../history/change-items.ts'
import { findInScope, type Item } from '../find-in-scope.ts'
import { mayTake } from './steps.ts'

/** What a step is about to do, worked out before anything is written. */
export interface Plan<S extends FeedbackStep> {
  /** Where it is not the one that the step's entry names, such as one that the item had before. */
  readonly status?: FeedbackStatus
  /** Of the item's row, besides its status; without any, the item's page does not become stale. */
  readonly changes?: FeedbackChanges
  /** What the step's own entry tells. */
  readonly body: EventBody<(typeof FEEDBACK_STEPS)[S]['event'], NewText>
  /** Entries that come before it. */
  readonly before?: readonly NewFeedbackEvent[]
  readonly write?: (tx: Tx) => Promise<void>
}

export interface Moment {
  readonly nowMs: number
  readonly at: string
  /** The status after the step. */
  readonly status: FeedbackStatus
}

/** Of several people who write notes in the same instant one is first each time: so many may write at once. */
export const MAX_ATTEMPTS = 50

/**
 * One step of an item's life: in the actor's scope, allowed by its status, and from the version they were looking at.
 * `plan` says what changes; it may run again when somebody wrote a note meanwhile. Throws `feedback/not-found`,
 * `access/not-allowed`, `feedback/changed-meanwhile`, `feedback/move-not-allowed`.
 */
export async function takeStep<S extends FeedbackStep>(
  ctx: Context,
  step: S,
  id: string,
  { version }: { readonly version?: number | undefined },
  plan: (item: Item, moment: Moment) => Plan<S> | Promise<Plan<S>>,
): Promise<void> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const item = await findInScope(ctx, id)
    if (!mayTake(ctx.actor, step, item)) throw new Refusal('access/not-allowed')
    // Before the move is judged: on a stale page "somebody was first" is the truth, not "not allowed".
    if (version !== undefined && version !== item.version) throw new Refusal('feedback/changed-meanwhile')
    const status = statusAfter(item.status, step)
    if (status === null) throw new Refusal('feedback/move-not-allowed')
    const at = entryTime(ctx)
    const moment = { nowMs: Date.parse(at), at, status }
    const planned = await plan(item, moment)
    if (ctx.rehearses) return
    const saved = await changeItems(ctx, (tx) => savePlan(tx, ctx, step, item, moment, planned))
    if (saved) return
  }
  throw new Refusal('feedback/changed-meanwhile')
}

async function savePlan<S extends FeedbackStep>(
  tx: Tx,
  ctx: Context,
  step: S,
  item: Item,
  moment: Moment,
  { status, changes, body, before = [], write }: Plan<S>,
): Promise<boolean> {
  const own = { kind: stepEntry(step).event, body } as NewFeedbackEvent
  return saveItemPlan(tx, ctx, item, moment, { status, changes, news: [...before, own], write })
}

/** What is about to be done to an item, by whomever. Without `changes` nobody's page becomes stale. */
export interface ItemPlan {
  /** Where it is not the one that the step's or act's entry names. */
  readonly status?: FeedbackStatus | undefined
  readonly changes?: FeedbackChanges | undefined
  /** The entries that tell it, in order; at least one. */
  readonly news: readonly NewFeedbackEvent[]
  readonly write?: ((tx: Tx) => Promise<void>) | undefined
}

/** False where somebody else changed the item since it was read: nothing is written then. */
export async function saveItemPlan(
  tx: Tx,
  ctx: Context,
  item: Item,
  { at, status: expected }: Pick<Moment, 'at' | 'status'>,
  { status = expected, changes, news, write }: ItemPlan,
): Promise<boolean> {
  const sets = changes ? { ...breachBefore(item, at), ...changes, status, version: item.version + 1 } : {}
  const history = await changeItem(tx, ctx, item, { at, sets }, news)
  if (!history) return false
  await write?.(tx)
  await append(tx, ctx, [history])
  return true
}

/** What waits for approval is judged when that is decided: by when it was submitted, where the policy says so. */
function breachBefore(item: Item, at: string): FeedbackChanges | null {
  return item.status === 'awaiting-approval' ? null : newBreach(item, Date.parse(at))
}

/** Changes an item's row as its new entries say; null where somebody was faster. The caller appends the history. */
export async function changeItem(
  tx: Tx,
  ctx: Context,
  item: Item,
  { at, sets }: { readonly at: string; readonly sets: FeedbackChanges },
  news: readonly NewFeedbackEvent[],
): Promise<ItemHistory | null> {
  const end = { seq: item.last_event_seq, hash: item.last_event_hash }
  const sealed = sealItemEvents(ctx, { id: item.id, end, at, sets }, news)
  const { seq, hash } = sealed.end
  const isChanged = await updateFeedback(tx, item, { ...sets, last_event_seq: seq, last_event_hash: hash })
  return isChanged ? { before: item, after: stateAfter(item, sets), news, sealed } : null
}
