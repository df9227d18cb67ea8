import type { Selectable, Updateable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { CategoryTable, ProcedureVersionTable } from '../../tables/organisation.ts'

export type StoredCategory = Selectable<CategoryTable>
export type StoredProcedure = Selectable<ProcedureVersionTable>

/** The office's categories in its order, also those that are retired. */
export function listCategories(db: Db): Promise<StoredCategory[]> {
  return db.selectFrom('category').selectAll().orderBy('position').orderBy('folded').execute()
}

export async function insertCategory(tx: Tx, category: StoredCategory): Promise<void> {
  await tx.insertInto('category').values(category).execute()
}

export async function updateCategory(tx: Tx, id: string, columns: Updateable<CategoryTable>): Promise<void> {
  await tx.updateTable('category').set(columns).where('id', '=', id).execute()
}

/** Every version of every procedure, by code, the oldest first. */
export function listProcedureVersions(db: Db): Promise<StoredProcedure[]> {
  return db.selectFrom('procedure_version').selectAll().orderBy('code').orderBy('valid_from').execute()
}

export async function insertProcedureVersion(tx: Tx, version: StoredProcedure): Promise<void> {
  await tx.insertInto('procedure_version').values(version).execute()
}
