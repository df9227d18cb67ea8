import type { Selectable } from 'kysely'
import { listOf, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { CommentTable } from '../tables.ts'
import type { DaySpan } from './report-counts.ts'

type Comment = Selectable<CommentTable>

/** Kept once an id. */
export async function insertComment(tx: Tx, comment: Comment): Promise<void> {
  await tx
    .insertInto('comment')
    .values(comment)
    .onConflict((kept) => kept.column('id').doNothing())
    .execute()
}

/** The comments of these subtrees, without their words. */
export function listCommentKeys(db: Db, paths: readonly string[], { fromDay, toDay }: DaySpan) {
  return db
    .selectFrom('comment')
    .innerJoin('unit', 'unit.id', 'comment.unit_id')
    .select(['comment.id', 'comment.unit_id', 'comment.local_day'])
    .select(['unit.code', 'unit.name', 'unit.name_en', 'unit.depth', 'unit.position'])
    .where((eb) => eb.or(paths.map((path) => eb('unit.path', 'like', `${path}%`))))
    .where('comment.local_day', '>=', fromDay)
    .where('comment.local_day', '<', toDay)
    .execute()
}

export async function listCommentTexts(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('comment')
    .select(['id', 'text'])
    .where('id', 'in', listOf(db, ids))
    .execute()
  return new Map(rows.map(({ id, text }) => [id, text]))
}

/** How often each of these units was rated, day by day. */
export async function countRatingsByDay(db: Db, unitIds: readonly string[], { fromDay, toDay }: DaySpan) {
  const rows = await db
    .selectFrom('tally')
    .select(['unit_id', 'local_day as day'])
    .select((eb) => eb.fn.sum<number>('n').as('n'))
    .where('unit_id', 'in', listOf(db, unitIds))
    .where('question', '=', 'level')
    .where('local_day', '>=', fromDay)
    .where('local_day', '<', toDay)
    .groupBy(['unit_id', 'local_day'])
    .orderBy('local_day')
    .execute()
  return rows.map((row) => ({ ...row, n: Number(row.n) }))
}

export async function deleteCommentsBefore(db: Db, day: string): Promise<void> {
  await db.deleteFrom('comment').where('local_day', '<', day).execute()
}
