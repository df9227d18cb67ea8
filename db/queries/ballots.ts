import type { Selectable } from 'kysely'
import type { BallotStatus } from '../../server/contract/ballot-status.ts'
import { forUpdate, listOf, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { BallotBatchTable, BallotScanTable } from '../tables/ratings.ts'

type BallotBatch = Selectable<BallotBatchTable>

/** The unit's next number; others who enter for the unit wait until the transaction ends. */
export async function nextBatchNumber(tx: Tx, unitId: string): Promise<number> {
  await forUpdate(tx, tx.selectFrom('unit').select('id').where('id', '=', unitId)).execute()
  const { last } = await tx
    .selectFrom('ballot_batch')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('unit_id', '=', unitId)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}

export async function insertBallotBatch(tx: Tx, batch: BallotBatch): Promise<void> {
  await tx.insertInto('ballot_batch').values(batch).execute()
}

/** A batch with where its unit stands in the tree. */
export function findBallotBatch(tx: Tx, id: string) {
  return tx
    .selectFrom('ballot_batch as batch')
    .innerJoin('unit', 'unit.id', 'batch.unit_id')
    .selectAll('batch')
    .select('unit.path as unit_path')
    .where('batch.id', '=', id)
    .executeTakeFirst()
}

/** The number of the unit's batch that was entered from this file and may count; undefined where there is none. */
export async function findBatchOfFile(tx: Tx, unitId: string, sha256: string): Promise<number | undefined> {
  const batch = await tx
    .selectFrom('ballot_batch')
    .select('number')
    .where('unit_id', '=', unitId)
    .where('file_sha256', '=', sha256)
    .where('status', '<>', 'refused')
    .limit(1)
    .executeTakeFirst()
  return batch?.number
}

export async function insertBallotComments(tx: Tx, batchId: string, texts: readonly string[]): Promise<void> {
  if (texts.length === 0) return
  const rows = texts.map((text, number) => ({ batch_id: batchId, number, text }))
  await tx.insertInto('ballot_comment').values(rows).execute()
}

/** The words on the forms of these batches, in the order of their files. */
export function listBallotComments(db: Db, batchIds: readonly string[]) {
  return db
    .selectFrom('ballot_comment')
    .selectAll()
    .where('batch_id', 'in', listOf(db, batchIds))
    .orderBy('batch_id')
    .orderBy('number')
    .execute()
}

export async function deleteBallotComments(tx: Tx, batchId: string): Promise<void> {
  await tx.deleteFrom('ballot_comment').where('batch_id', '=', batchId).execute()
}

/** Of batches that still wait, of days before this one. */
export async function deleteBallotCommentsBefore(db: Db, day: string): Promise<void> {
  await db
    .deleteFrom('ballot_comment')
    .where('batch_id', 'in', (qb) => qb.selectFrom('ballot_batch').select('id').where('local_day', '<', day))
    .execute()
}

/** Decides on a batch that waits; false where somebody has decided already. */
export async function saveBallotDecision(
  tx: Tx,
  id: string,
  decision: Pick<BallotBatch, 'status' | 'decided_at' | 'decided_by' | 'decision_note'>,
): Promise<boolean> {
  const decided = await tx
    .updateTable('ballot_batch')
    .set(decision)
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .returning('id')
    .executeTakeFirst()
  return decided !== undefined
}

/** The newest batches, of these subtrees or in this state. */
export function listBallotBatches(
  db: Db,
  {
    paths,
    status,
    limit,
  }: { readonly paths?: readonly string[]; readonly status?: BallotStatus; readonly limit: number },
) {
  return db
    .selectFrom('ballot_batch as batch')
    .innerJoin('unit', 'unit.id', 'batch.unit_id')
    .leftJoin('desk', 'desk.id', 'batch.desk_id')
    .leftJoin('person as enterer', 'enterer.id', 'batch.entered_by')
    .leftJoin('person as decider', 'decider.id', 'batch.decided_by')
    .selectAll('batch')
    .select(['unit.code', 'unit.name', 'unit.name_en', 'unit.path as unit_path', 'desk.name as desk'])
    .select(['enterer.name as entered_by_name', 'decider.name as decided_by_name'])
    .$if(paths !== undefined, (qb) =>
      qb.where((eb) => eb.or((paths ?? []).map((path) => eb('unit.path', 'like', `${path}%`)))),
    )
    .$if(status !== undefined, (qb) => qb.where('batch.status', '=', status ?? 'waiting'))
    .orderBy('batch.entered_at', 'desc')
    .orderBy('batch.id', 'desc')
    .limit(limit)
    .execute()
}

/** Keeps a picture as long as its batch has fewer than `most`; others who add to it wait until the transaction ends. */
export async function insertBallotScan(
  tx: Tx,
  scan: Selectable<BallotScanTable>,
  most: number,
): Promise<boolean> {
  await forUpdate(tx, tx.selectFrom('ballot_batch').select('id').where('id', '=', scan.batch_id)).execute()
  const { n } = await tx
    .selectFrom('ballot_scan')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('batch_id', '=', scan.batch_id)
    .executeTakeFirstOrThrow()
  if (Number(n) >= most) return false
  await tx.insertInto('ballot_scan').values(scan).execute()
  return true
}

/** The pictures of these batches, without what they show, in the order they came. */
export function listBallotScans(db: Db, batchIds: readonly string[]) {
  return db
    .selectFrom('ballot_scan')
    .select(['id', 'batch_id'])
    .where('batch_id', 'in', listOf(db, batchIds))
    .orderBy('id')
    .execute()
}

export function findBallotScan(db: Db, batchId: string, id: string) {
  return db
    .selectFrom('ballot_scan as scan')
    .innerJoin('ballot_batch as batch', 'batch.id', 'scan.batch_id')
    .innerJoin('unit', 'unit.id', 'batch.unit_id')
    .select(['scan.content', 'batch.entered_by', 'unit.path as unit_path'])
    .where('scan.batch_id', '=', batchId)
    .where('scan.id', '=', id)
    .executeTakeFirst()
}
