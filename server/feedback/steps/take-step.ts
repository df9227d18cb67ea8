import type { Tx } from '../../../db/dialect.ts'
import { type FeedbackChanges, updateFeedback } from '../../../db/queries/feedback/feedback.ts'
import { insertEvents } from '../../../db/queries/feedback-events.ts'
import { type Context, isoOf } from '../../context.ts'
import type { FeedbackDetail } from '../../contract/feedback.ts'
import type { FeedbackStatus } from '../../contract/feedback-status.ts'
import { Refusal } from '../../contract/refusals.ts'
import { describeFeedback } from '../lists/describe-feedback.ts'
import { appendEvents, type NewEvent } from '../../history/event-chain.ts'
import { moveItemTallies } from '../../tallies/move-item-tallies.ts'
import { findInScope, type Item } from '../find-in-scope.ts'
import { mayTake, statusAfter, type Step } from './steps.ts'

/** What a step is about to do, worked out before anything is written. */
export interface Plan {
  readonly changes?: FeedbackChanges
  readonly events: readonly NewEvent[]
  readonly write?: (tx: Tx) => Promise<void>
}

export interface Moment {
  readonly nowMs: number
  readonly at: string
  /** The status after the step. */
  readonly status: FeedbackStatus
}

/** Two people writing notes in the same instant is likely; five times in a row is not. */
const MAX_ATTEMPTS = 5

/**
 * One step of an item's life: in the actor's scope, allowed by its status, and from the version they were looking at.
 * `plan` says what changes; it may run again when somebody wrote a note meanwhile. Throws `feedback/not-found`,
 * `access/not-allowed`, `feedback/changed-meanwhile`, `feedback/move-not-allowed`.
 */
export async function takeStep(
  ctx: Context,
  { id, step, version }: { id: string; step: Step | ((item: Item) => Step); version: number | null },
  plan: (item: Item, moment: Moment) => Plan | Promise<Plan>,
): Promise<FeedbackDetail> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const item = await findInScope(ctx, id)
    const wanted = typeof step === 'function' ? step(item) : step
    if (!mayTake(ctx.actor, wanted, item)) throw new Refusal('access/not-allowed')
    // Before the move is judged: on a stale page "somebody was first" is the truth, not "not allowed".
    if (version !== null && version !== item.version) throw new Refusal('feedback/changed-meanwhile')
    const status = statusAfter(item.status, wanted)
    if (status === null) throw new Refusal('feedback/move-not-allowed')
    const nowMs = ctx.now()
    const moment = { nowMs, at: isoOf(nowMs), status }
    const planned = await plan(item, moment)
    const shard = await ctx.shard.current()
    const saved = await ctx.db.transaction().execute((tx) => savePlan(tx, ctx, shard, item, moment, planned))
    if (saved) return describeFeedback(ctx, id)
  }
  throw new Refusal('feedback/changed-meanwhile')
}

async function savePlan(
  tx: Tx,
  ctx: Context,
  shard: number,
  item: Item,
  moment: Moment,
  plan: Plan,
): Promise<boolean> {
  const changes = plan.changes && { ...plan.changes, status: moment.status, version: item.version + 1 }
  const saved = await saveWithHistory(tx, ctx, item, moment.at, changes ?? {}, plan.events)
  if (!saved) return false
  await plan.write?.(tx)
  await moveItemTallies(tx, shard, [{ from: item, to: { ...item, ...changes } }])
  return true
}

/**
 * Changes an item and writes its history, together or not at all; false where somebody was faster. Its tally is the
 * caller's to move.
 */
export async function saveWithHistory(
  tx: Tx,
  { actor }: Context,
  item: Item,
  at: string,
  changes: FeedbackChanges,
  news: readonly NewEvent[],
): Promise<boolean> {
  const end = { seq: item.last_event_seq, hash: item.last_event_hash }
  const events = appendEvents(item.id, end, { actor, at }, news)
  const last = events.at(-1) ?? end
  const saved = await updateFeedback(tx, item, {
    ...changes,
    last_event_seq: last.seq,
    last_event_hash: last.hash,
  })
  if (saved) await insertEvents(tx, events)
  return saved
}
