import type { Selectable } from 'kysely'
import { listOf, rowUpdater, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { RecomputationTable } from '../../tables/deadlines.ts'
import type { Pause } from '../feedback/feedback.ts'

export type Recomputation = Selectable<RecomputationTable>

export async function insertRecomputation(tx: Tx, job: Recomputation): Promise<void> {
  await tx.insertInto('recomputation').values(job).execute()
}

/** The changes that are not worked off yet, the oldest first. */
export function listUnfinishedRecomputations(db: Db): Promise<Recomputation[]> {
  return db
    .selectFrom('recomputation')
    .selectAll()
    .where('finished_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Open items behind this id, in the order of their ids. */
export function listOpenAfter(db: Db, afterId: string, limit: number) {
  return db
    .selectFrom('feedback as f')
    .innerJoin('unit', 'unit.id', 'f.lead_unit_id')
    .select(['f.id', 'f.tracking_code', 'f.title', 'f.channel', 'f.category', 'f.status', 'f.cycle'])
    .select(['f.policy_id', 'f.policy_code', 'f.lead_unit_id', 'f.cycle_on', 'f.historical'])
    .select(['f.restricted', 'f.received_at'])
    .select(['f.on_time', 'f.working_minutes', 'f.promised_due_at', 'f.breached_at', 'f.breach_unit_id'])
    .select(['f.current_due_at', 'f.proof', 'f.version', 'f.last_event_seq', 'f.last_event_hash'])
    .select('unit.path as lead_path')
    .where('f.is_open', '=', 1)
    .where('f.id', '>', afterId)
    .orderBy('f.id')
    .limit(limit)
    .execute()
}

export type OpenItem = Awaited<ReturnType<typeof listOpenAfter>>[number]

/** The pauses of many items, of any cycle. */
export function listPausesOf(db: Db, feedbackIds: readonly string[]): Promise<Pause[]> {
  return db
    .selectFrom('feedback_pause')
    .selectAll()
    .where('feedback_id', 'in', listOf(db, feedbackIds))
    .orderBy('from_at')
    .execute()
}

/** The columns of an item that a change of calendar or policy moves. */
interface NewDue {
  readonly id: string
  readonly current_due_at: string
  readonly policy_id: string | null
  readonly policy_code: string
  readonly calendar_version_id: string
  readonly proof: string
  readonly last_event_seq: number
  readonly last_event_hash: string
}

export const updateDues = rowUpdater<NewDue>({
  table: 'feedback',
  columns: {
    id: 'text',
    current_due_at: 'text',
    policy_id: 'text',
    policy_code: 'text',
    calendar_version_id: 'text',
    proof: 'text',
    last_event_seq: 'integer',
    last_event_hash: 'text',
  },
})

/** Moves the cursor on; false where another process has done so already. */
export async function advanceRecomputation(
  tx: Tx,
  job: Pick<Recomputation, 'id' | 'cursor'>,
  next: { cursor: string; examined: number; moved: number; finished_at: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('recomputation')
    .set(next)
    .where('id', '=', job.id)
    .where('cursor', '=', job.cursor)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
