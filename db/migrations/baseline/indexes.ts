import type { Kysely } from 'kysely'
import type { Tables } from '../../tables.ts'

/** What indexes need and an office enters. */
export async function createIndexTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('index_input')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('from_day', 'text', (c) => c.notNull())
    .addColumn('to_day', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('procedure', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('value', 'text')
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('entered_at', 'text', (c) => c.notNull())
    .addColumn('entered_by', 'text', (c) => c.references('person.id'))
    .addUniqueConstraint('index_input_version', [
      'unit_id',
      'code',
      'procedure',
      'from_day',
      'to_day',
      'version',
    ])
    .execute()
  await schema.createIndex('index_input_unit').on('index_input').columns(['unit_id', 'from_day']).execute()
}
