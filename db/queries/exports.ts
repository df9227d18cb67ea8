import type { Db } from '../open.ts'
import type { ExportLogTable } from '../tables.ts'

/** Keeps who took what out of the service, and when. */
export async function insertExport(db: Db, row: ExportLogTable): Promise<void> {
  await db.insertInto('export_log').values(row).execute()
}
