import type { Selectable } from 'kysely'
import type { Db } from '../open.ts'
import type { QuestionnaireTable, QuestionnaireVersionTable } from '../tables.ts'
import { announceChange, type ChangeTx } from './change-stamps.ts'

export type StoredQuestionnaireVersion = Selectable<QuestionnaireVersionTable>

export async function insertQuestionnaire(
  tx: ChangeTx,
  questionnaire: Selectable<QuestionnaireTable>,
): Promise<void> {
  announceChange(tx, 'questionnaires')
  await tx.insertInto('questionnaire').values(questionnaire).execute()
}

export async function insertQuestionnaireVersion(
  tx: ChangeTx,
  version: StoredQuestionnaireVersion,
): Promise<void> {
  announceChange(tx, 'questionnaires')
  await tx.insertInto('questionnaire_version').values(version).execute()
}

export function findQuestionnaireVersion(db: Db, id: string) {
  return db
    .selectFrom('questionnaire_version as v')
    .innerJoin('questionnaire as q', 'q.id', 'v.questionnaire_id')
    .selectAll('v')
    .select('q.code')
    .where('v.id', '=', id)
    .executeTakeFirst()
}

/** The newest version of the questionnaire with this code. */
export function findCurrentVersion(db: Db, code: string): Promise<StoredQuestionnaireVersion | undefined> {
  return db
    .selectFrom('questionnaire_version as v')
    .innerJoin('questionnaire as q', 'q.id', 'v.questionnaire_id')
    .selectAll('v')
    .where('q.code', '=', code)
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Every version of every questionnaire, the one published last at the end. */
export function listQuestionnaireVersions(db: Db): Promise<StoredQuestionnaireVersion[]> {
  return db.selectFrom('questionnaire_version').selectAll().orderBy('published_at').orderBy('id').execute()
}
