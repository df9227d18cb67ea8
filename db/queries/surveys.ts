import type { Selectable } from 'kysely'
import type { Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type {
  QuestionnaireTable,
  QuestionnaireUseTable,
  QuestionnaireVersionTable,
} from '../tables/kiosks.ts'
import { announceChange, type ChangeTx } from './change-stamps.ts'

export type Questionnaire = Selectable<QuestionnaireTable>
export type StoredQuestionnaireVersion = Selectable<QuestionnaireVersionTable>

export async function insertQuestionnaire(tx: ChangeTx, questionnaire: Questionnaire): Promise<void> {
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

/** The newest version of the questionnaire with this code that was given to no place in particular: it is asked everywhere else. */
export function findCurrentVersion(
  db: Db | Tx,
  code: string,
): Promise<StoredQuestionnaireVersion | undefined> {
  return db
    .selectFrom('questionnaire_version as v')
    .innerJoin('questionnaire as q', 'q.id', 'v.questionnaire_id')
    .selectAll('v')
    .where('q.code', '=', code)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('questionnaire_use').select('id').whereRef('version_id', '=', 'v.id'))),
    )
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Every version of every questionnaire, the one published last at the end. */
export function listQuestionnaireVersions(db: Db | Tx): Promise<StoredQuestionnaireVersion[]> {
  return db.selectFrom('questionnaire_version').selectAll().orderBy('published_at').orderBy('id').execute()
}

/** Every questionnaire, the oldest first. */
export function listQuestionnaires(db: Db | Tx): Promise<Questionnaire[]> {
  return db.selectFrom('questionnaire').selectAll().orderBy('created_at').orderBy('code').execute()
}

export function findQuestionnaireByCode(db: Db | Tx, code: string): Promise<Questionnaire | undefined> {
  return db.selectFrom('questionnaire').selectAll().where('code', '=', code).executeTakeFirst()
}

/** Changes what stands at `revision` and makes it the next one. False where somebody else has changed it meanwhile. */
export async function changeQuestionnaire(
  tx: ChangeTx,
  { id, revision }: Pick<Questionnaire, 'id' | 'revision'>,
  change: Partial<Pick<Questionnaire, 'name' | 'name_en' | 'draft' | 'retired_at'>>,
): Promise<boolean> {
  announceChange(tx, 'questionnaires')
  const { numUpdatedRows } = await tx
    .updateTable('questionnaire')
    .set({ ...change, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function insertQuestionnaireUses(
  tx: ChangeTx,
  uses: readonly Omit<Selectable<QuestionnaireUseTable>, 'position'>[],
): Promise<void> {
  announceChange(tx, 'questionnaires')
  const { last } = await tx
    .selectFrom('questionnaire_use')
    .select((eb) => eb.fn.max('position').as('last'))
    .executeTakeFirstOrThrow()
  const next = Number(last ?? 0) + 1
  await tx
    .insertInto('questionnaire_use')
    .values(uses.map((use, index) => ({ ...use, position: next + index })))
    .execute()
}

/** Which version is asked where, of questionnaires that are not retired; what began last stands last. */
export function listQuestionnaireUses(db: Db | Tx) {
  return db
    .selectFrom('questionnaire_use as use')
    .innerJoin('questionnaire_version as v', 'v.id', 'use.version_id')
    .innerJoin('questionnaire as q', 'q.id', 'v.questionnaire_id')
    .leftJoin('unit', 'unit.id', 'use.unit_id')
    .leftJoin('desk', 'desk.id', 'use.desk_id')
    .selectAll('use')
    .select([
      'v.questionnaire_id',
      'v.version',
      'unit.code as unit_code',
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
      'desk.code as desk_code',
      'desk.name as desk_name',
      'desk.name_en as desk_name_en',
    ])
    .where('q.retired_at', 'is', null)
    .orderBy('use.from_day')
    .orderBy('use.position')
    .execute()
}

/** Where each kiosk stands, what its tablet asks, and whether that questionnaire is retired. */
export function listKiosksAsking(db: Db | Tx) {
  return db
    .selectFrom('kiosk')
    .innerJoin('unit', 'unit.id', 'kiosk.unit_id')
    .innerJoin('questionnaire_version as v', 'v.id', 'kiosk.questionnaire_version_id')
    .innerJoin('questionnaire as q', 'q.id', 'v.questionnaire_id')
    .select([
      'kiosk.id',
      'kiosk.desk_id',
      'v.id as version_id',
      'v.questionnaire_id',
      'unit.path',
      'q.retired_at',
    ])
    .orderBy('kiosk.id')
    .execute()
}

/** The tablet takes it up with its next heartbeat. */
export async function saveKioskQuestionnaire(tx: Tx, kioskId: string, versionId: string): Promise<void> {
  await tx
    .updateTable('kiosk')
    .set((eb) => ({ questionnaire_version_id: versionId, config_version: eb('config_version', '+', 1) }))
    .where('id', '=', kioskId)
    .execute()
}
