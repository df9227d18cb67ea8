import type { Selectable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { QuestionSetTable } from '../../tables/organisation.ts'
import { announceChange, type ChangeTx } from '../change-stamps.ts'

export type StoredQuestionSet = Selectable<QuestionSetTable>

/** Every version of every category, with who wrote it; of a category the newest first. */
export function listQuestionSets(db: Db | Tx) {
  return db
    .selectFrom('question_set as q')
    .leftJoin('person', 'person.id', 'q.created_by')
    .selectAll('q')
    .select('person.name as person_name')
    .orderBy('q.category')
    .orderBy('q.version', 'desc')
    .execute()
}

export function findQuestionSet(db: Db | Tx, id: string): Promise<StoredQuestionSet | undefined> {
  return db.selectFrom('question_set').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertQuestionSet(tx: ChangeTx, set: StoredQuestionSet): Promise<void> {
  announceChange(tx, 'question-sets')
  await tx.insertInto('question_set').values(set).execute()
}
