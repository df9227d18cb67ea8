import type { Tx } from '../../db/dialect.ts'
import { lockFeedback } from '../../db/queries/feedback/feedback.ts'
import {
  advanceRecomputation,
  listOpenAfter,
  listPausesOf,
  type OpenItem,
  type Recomputation,
  updateDues,
} from '../../db/queries/deadlines/recomputations.ts'
import type { Db } from '../../db/open.ts'
import { type Actor, contextFor, isoOf, type Service } from '../context.ts'
import type { NewFeedbackEvent } from '../contract/feedback/feedback-events.ts'
import type { OpenPause } from '../domain/deadlines/pauses.ts'
import { append, entryTime, sealItemEvents } from '../history/append.ts'
import { changeItems } from '../history/change-items.ts'
import { type ChangedRules, type Recomputed, recomputeItem } from './recompute-item.ts'

/** An open item and what a change makes of its due date. */
interface JudgedItem {
  readonly item: OpenItem
  readonly recomputed: Recomputed
}

type Moved = Extract<Recomputed, { kept: null }>

/** Judges the next open items behind `afterId`, in the order of their ids; nothing is written. */
export async function judgeNext(
  db: Db,
  afterId: string,
  limit: number,
  rules: ChangedRules,
): Promise<JudgedItem[]> {
  const items = await listOpenAfter(db, afterId, limit)
  const pauses = await pausesByItem(db, items)
  return items.map((item) => ({ item, recomputed: recomputeItem(item, pauses.get(item.id) ?? [], rules) }))
}

/** The pauses of each item's present cycle. */
async function pausesByItem(db: Db, items: readonly OpenItem[]): Promise<ReadonlyMap<string, OpenPause[]>> {
  const cycles = new Map(items.map(({ id, cycle }) => [id, cycle]))
  const byItem = new Map<string, OpenPause[]>()
  if (items.length === 0) return byItem
  for (const pause of await listPausesOf(db, [...cycles.keys()])) {
    if (pause.cycle !== cycles.get(pause.feedback_id)) continue
    const span = {
      from: Date.parse(pause.from_at),
      to: pause.to_at === null ? null : Date.parse(pause.to_at),
    }
    byItem.set(pause.feedback_id, [...(byItem.get(pause.feedback_id) ?? []), span])
  }
  return byItem
}

/** What became of a batch: `again` where somebody was faster on one of its items, or another process on all of them. */
type BatchOutcome = 'more' | 'finished' | 'again'

/**
 * The next open items of a change: the moved ones, their history and the cursor are written together or not at all, so
 * that each item is reached exactly once per change, however often the process dies.
 */
export async function recomputeBatch(
  service: Service,
  job: Recomputation,
  rules: ChangedRules,
  limit: number,
): Promise<{ outcome: BatchOutcome; job: Recomputation }> {
  const { db, now } = service
  const judged = await judgeNext(db, job.cursor, limit, rules)
  const moved = judged.flatMap(({ item, recomputed }) =>
    recomputed.kept === null ? [{ item, recomputed }] : [],
  )
  const at = isoOf(now())
  const isLast = judged.length < limit
  const next = {
    cursor: judged.at(-1)?.item.id ?? job.cursor,
    examined: job.examined + judged.length,
    moved: job.moved + moved.length,
    finished_at: isLast ? at : null,
  }
  const isWritten = await changeItems(service, async (tx) => {
    if (!(await areUnchanged(tx, moved))) return false
    if (!(await advanceRecomputation(tx, job, next))) return false
    await writeMoves(tx, service, job, moved)
    return true
  })
  if (!isWritten) return { outcome: 'again', job }
  return { outcome: isLast ? 'finished' : 'more', job: { ...job, ...next } }
}

/** Holds the items and says whether they still are what was judged. */
async function areUnchanged(tx: Tx, moved: readonly { item: OpenItem }[]): Promise<boolean> {
  if (moved.length === 0) return true
  const rows = await lockFeedback(
    tx,
    moved.map(({ item }) => item.id),
  )
  const seen = new Map(rows.map((row) => [row.id, row]))
  return moved.every(({ item }) => {
    const row = seen.get(item.id)
    return row?.version === item.version && row.last_event_seq === item.last_event_seq
  })
}

async function writeMoves(
  tx: Tx,
  service: Service,
  job: Recomputation,
  moved: readonly { item: OpenItem; recomputed: Moved }[],
): Promise<void> {
  if (moved.length === 0) return
  const ctx = contextFor(service, JSON.parse(job.actor) as Actor)
  const at = entryTime(ctx)
  const written = moved.map(({ item, recomputed }) => {
    const changes = {
      current_due_at: recomputed.newDueAt,
      policy_id: recomputed.newPolicy ? recomputed.newPolicy.id : item.policy_id,
      policy_code: recomputed.newPolicy?.code ?? item.policy_code,
      calendar_version_id: recomputed.calendarVersionId,
      proof: JSON.stringify(recomputed.proof),
    }
    const news: NewFeedbackEvent[] = [{ kind: 'due-recomputed', body: bodyOf(job, recomputed) }]
    const end = { seq: item.last_event_seq, hash: item.last_event_hash }
    const sealed = sealItemEvents(ctx, { id: item.id, end, at, sets: changes }, news)
    return {
      history: { before: item, after: { ...item, ...changes }, news, sealed },
      due: { id: item.id, ...changes, last_event_seq: sealed.end.seq, last_event_hash: sealed.end.hash },
    }
  })
  await updateDues(
    tx,
    written.map(({ due }) => due),
  )
  await append(
    tx,
    ctx,
    written.map(({ history }) => history),
  )
}

function bodyOf(job: Recomputation, { oldDueAt, newDueAt, calendarVersionId, newPolicy }: Moved) {
  return {
    oldDueAt,
    newDueAt,
    cause: job.cause,
    change: job.id,
    calendarVersion: calendarVersionId,
    ...(newPolicy ? { policy: newPolicy.code } : {}),
    note: job.note,
  }
}
