import type { Kysely } from 'kysely'
import type { Tables } from '../../tables.ts'

/** Wards, streets and landmarks that an office keeps, for citizens to choose from. */
export async function createPlaceTables(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('place')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('ward_code', 'text', (c) => c.notNull())
    .addColumn('point', 'text')
    .addColumn('active', 'integer', (c) => c.notNull())
    .addUniqueConstraint('place_once', ['kind', 'ward_code', 'name'])
    .execute()
}
