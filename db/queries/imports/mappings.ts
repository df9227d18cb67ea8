import type { Selectable } from 'kysely'
import type { Db } from '../../open.ts'
import type { ImportMappingTable } from '../../tables/channels.ts'

type StoredMapping = Selectable<ImportMappingTable>

/** The mapping saved last for these columns. */
export function findImportMapping(db: Db, fingerprint: string): Promise<StoredMapping | undefined> {
  return db
    .selectFrom('import_mapping')
    .selectAll()
    .where('fingerprint', '=', fingerprint)
    .orderBy('saved_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Keeps a mapping; one of the same name is replaced. */
export async function saveImportMapping(db: Db, mapping: StoredMapping): Promise<void> {
  const { fingerprint, plan, saved_by, saved_at } = mapping
  await db
    .insertInto('import_mapping')
    .values(mapping)
    .onConflict((oc) => oc.column('name').doUpdateSet({ fingerprint, plan, saved_by, saved_at }))
    .execute()
}
