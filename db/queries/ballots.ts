import type { Selectable } from 'kysely'
import type { Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { BallotBatchTable } from '../tables.ts'

/** Keeps an entry once; false where it is there already. */
export async function insertBallotBatch(tx: Tx, batch: Selectable<BallotBatchTable>): Promise<boolean> {
  const kept = await tx
    .insertInto('ballot_batch')
    .values(batch)
    .onConflict((oc) => oc.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

/** The newest entries of these subtrees. */
export function listBallotBatches(db: Db, paths: readonly string[], limit: number) {
  return db
    .selectFrom('ballot_batch as batch')
    .innerJoin('unit', 'unit.id', 'batch.unit_id')
    .leftJoin('desk', 'desk.id', 'batch.desk_id')
    .leftJoin('person', 'person.id', 'batch.entered_by')
    .select(['batch.id', 'batch.channel', 'batch.local_day', 'batch.levels', 'batch.entered_at'])
    .select(['unit.code', 'unit.name', 'unit.name_en', 'desk.name as desk', 'person.name as entered_by'])
    .where((eb) => eb.or(paths.map((path) => eb('unit.path', 'like', `${path}%`))))
    .orderBy('batch.entered_at', 'desc')
    .orderBy('batch.id', 'desc')
    .limit(limit)
    .execute()
}
