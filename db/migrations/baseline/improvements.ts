import type { Kysely } from 'kysely'
import type { Tables } from '../../tables.ts'

/** What changed because of what people said. */
export async function createImprovementTables(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('improvement')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('number', 'integer', (c) => c.unique())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('title_en', 'text', (c) => c.notNull())
    .addColumn('said', 'text', (c) => c.notNull())
    .addColumn('said_en', 'text', (c) => c.notNull())
    .addColumn('done', 'text', (c) => c.notNull())
    .addColumn('done_en', 'text', (c) => c.notNull())
    .addColumn('done_on', 'text', (c) => c.notNull())
    .addColumn('items', 'text', (c) => c.notNull())
    .addColumn('answers', 'text', (c) => c.notNull())
    .addColumn('proposed_by', 'text', (c) => c.references('person.id'))
    .addColumn('proposed_at', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text', (c) => c.references('person.id'))
    .addColumn('decided_at', 'text')
    .addColumn('reason', 'text', (c) => c.notNull())
    .execute()
}
