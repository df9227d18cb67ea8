import type { Selectable, Updateable } from 'kysely'
import type { ImportState } from '../../../server/contract/imports/import-fields.ts'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { ImportJobTable } from '../../tables/channels.ts'

type StoredImportJob = Selectable<ImportJobTable>
export type NamedImportJob = StoredImportJob & { readonly by: string; readonly asked_by_name: string }

function selectJobs(db: Db) {
  return db
    .selectFrom('import_job as j')
    .innerJoin('person as p', 'p.id', 'j.made_by')
    .selectAll('j')
    .innerJoin('person as a', 'a.id', 'j.asked_by')
    .select(['p.name as by', 'a.name as asked_by_name'])
}

export function findImportJob(db: Db, id: string): Promise<NamedImportJob | undefined> {
  return selectJobs(db).where('j.id', '=', id).executeTakeFirst()
}

/** The newest first; none that is still arriving. */
export function listImportJobs(db: Db, limit: number): Promise<NamedImportJob[]> {
  return selectJobs(db).where('j.state', '!=', 'arriving').orderBy('j.id', 'desc').limit(limit).execute()
}

/** What waits for the service to work on it, in the order it was asked for. */
export function listWaitingImports(db: Db): Promise<NamedImportJob[]> {
  return selectJobs(db)
    .where('j.state', 'in', ['trying', 'running'])
    .orderBy('j.changed_at')
    .orderBy('j.id')
    .execute()
}

/** The newest run of the same bytes that came to its end. */
export function findSameFile(db: Db, sha256: string, otherThan: string) {
  return selectJobs(db)
    .where('j.sha256', '=', sha256)
    .where('j.id', '!=', otherThan)
    .where('j.state', '=', 'done')
    .orderBy('j.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertImportJob(db: Db, job: StoredImportJob): Promise<void> {
  await db.insertInto('import_job').values(job).execute()
}

/** False where it is in none of these states (any more). */
export async function changeImportJob(
  db: Db | Tx,
  id: string,
  states: readonly ImportState[],
  columns: Updateable<ImportJobTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('import_job')
    .set(columns)
    .where('id', '=', id)
    .where('state', 'in', states)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** With its bytes and reports. */
export async function deleteImportJob(tx: Tx, id: string): Promise<void> {
  await deleteImportPieces(tx, id)
  await tx.deleteFrom('import_report').where('job_id', '=', id).execute()
  await tx.deleteFrom('import_job').where('id', '=', id).execute()
}

/** Files nobody went on with, and reports nobody looks at any more. */
export function listImportsBefore(db: Db, before: string) {
  return db
    .selectFrom('import_job')
    .select('id')
    .where('changed_at', '<', before)
    .where('state', 'not in', ['trying', 'running'])
    .execute()
}

/** Uploads that were cut off. */
export function listArrivingBefore(db: Db, before: string) {
  return db
    .selectFrom('import_job')
    .select('id')
    .where('changed_at', '<', before)
    .where('state', '=', 'arriving')
    .execute()
}

export async function insertImportPiece(
  db: Db,
  piece: { readonly job_id: string; readonly number: number; readonly content: string },
): Promise<void> {
  await db.insertInto('import_piece').values(piece).execute()
}

export function findImportPiece(db: Db, jobId: string, number: number) {
  return db
    .selectFrom('import_piece')
    .select('content')
    .where('job_id', '=', jobId)
    .where('number', '=', number)
    .executeTakeFirst()
}

export async function deleteImportPieces(tx: Tx, jobId: string): Promise<void> {
  await tx.deleteFrom('import_piece').where('job_id', '=', jobId).execute()
}
