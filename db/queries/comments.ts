import type { Selectable } from 'kysely'
import { listOf, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { CommentTable } from '../tables/ratings.ts'
import type { DaySpan } from './tally-cells.ts'

export type Comment = Selectable<CommentTable>

/** Kept once an id; false where it is there already. */
export async function insertComment(tx: Tx, comment: Comment): Promise<boolean> {
  const kept = await tx
    .insertInto('comment')
    .values(comment)
    .onConflict((known) => known.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
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
    .where('comment.text', 'is not', null)
    .execute()
}

export async function listCommentTexts(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('comment')
    .select(['id', 'text'])
    .where('id', 'in', listOf(db, ids))
    .execute()
  return new Map(rows.map(({ id, text }) => [id, text ?? '']))
}

/** The words go for good; that there was a comment stays, so that nothing can vanish unseen. */
export async function eraseCommentsBefore(db: Db, day: string, at: string): Promise<void> {
  await db
    .updateTable('comment')
    .set({ text: null, salt: null, erased_at: at })
    .where('local_day', '<', day)
    .where('erased_at', 'is', null)
    .execute()
}
