import type { Selectable } from 'kysely'
import { forUpdate, listOf, rowInserter, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { RatingCodeBatchTable, RatingCodeTable } from '../tables/ratings.ts'

export async function insertCodeBatch(tx: Tx, batch: Selectable<RatingCodeBatchTable>): Promise<void> {
  await tx.insertInto('rating_code_batch').values(batch).execute()
}

export const insertCodes = rowInserter<Selectable<RatingCodeTable>>({
  table: 'rating_code',
  columns: { hash: 'text', batch_id: 'text', spent: 'integer' },
})

/** A code with the unit it was issued for. */
export function findCode(db: Db, hash: string) {
  return db
    .selectFrom('rating_code as code')
    .innerJoin('rating_code_batch as batch', 'batch.id', 'code.batch_id')
    .innerJoin('unit', 'unit.id', 'batch.unit_id')
    .select(['code.spent', 'batch.last_day', 'batch.unit_id', 'unit.code as unit_code'])
    .where('code.hash', '=', hash)
    .executeTakeFirst()
}

/** Codes as they stand, each with the unit it was issued for; held until the transaction ends. */
export function lockCodes(tx: Tx, hashes: readonly string[]) {
  const query = tx
    .selectFrom('rating_code as code')
    .innerJoin('rating_code_batch as batch', 'batch.id', 'code.batch_id')
    .select(['code.hash', 'code.spent', 'batch.last_day', 'batch.unit_id'])
    .where('code.hash', 'in', listOf(tx, hashes))
    // In one order, so that two processes never wait for each other in a circle.
    .orderBy('code.hash')
  return forUpdate(tx, query, 'code').execute()
}

/** Spends codes that `lockCodes` holds. */
export async function spendCodes(tx: Tx, hashes: readonly string[]): Promise<void> {
  await tx.updateTable('rating_code').set({ spent: 1 }).where('hash', 'in', listOf(tx, hashes)).execute()
}

/** The newest batches of these subtrees, with how many of each are spent. */
export function listCodeBatches(db: Db, paths: readonly string[], limit: number) {
  return db
    .selectFrom('rating_code_batch as batch')
    .innerJoin('unit', 'unit.id', 'batch.unit_id')
    .leftJoin('person', 'person.id', 'batch.issued_by')
    .select(['batch.id', 'batch.codes', 'batch.last_day', 'batch.issued_at'])
    .select(['unit.code', 'unit.name', 'unit.name_en', 'person.name as issued_by'])
    .select((eb) =>
      eb
        .selectFrom('rating_code')
        .select((spent) => spent.fn.countAll<number>().as('n'))
        .whereRef('rating_code.batch_id', '=', 'batch.id')
        .where('spent', '=', 1)
        .as('spent'),
    )
    .where((eb) => eb.or(paths.map((path) => eb('unit.path', 'like', `${path}%`))))
    .orderBy('batch.id', 'desc')
    .limit(limit)
    .execute()
}
