import type { Selectable } from 'kysely'
import type { BallotStatus } from '../../server/contract/ballot-status.ts'
import { forUpdate, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { BallotBatchTable } from '../tables.ts'

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
