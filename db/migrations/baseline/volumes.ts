import type { Kysely } from 'kysely'
import type { Tables } from '../../tables.ts'

/** How many people were served, and how many dossiers were received, as an office enters them. */
export async function createVolumeTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('served_count')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('desk_id', 'text', (c) => c.notNull())
    .addColumn('local_day', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('served', 'integer')
    .addColumn('offered', 'integer')
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('entered_at', 'text', (c) => c.notNull())
    .addColumn('entered_by', 'text', (c) => c.references('person.id'))
    .addUniqueConstraint('served_count_version', ['unit_id', 'local_day', 'desk_id', 'version'])
    .execute()

  await schema
    .createTable('dossier_count')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('month', 'text', (c) => c.notNull())
    .addColumn('procedure_code', 'text', (c) => c.notNull())
    .addColumn('procedure_name', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('received', 'integer')
    .addColumn('on_time', 'integer', (c) => c.notNull())
    .addColumn('late', 'integer', (c) => c.notNull())
    .addColumn('open_in_time', 'integer', (c) => c.notNull())
    .addColumn('overdue', 'integer', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('entered_at', 'text', (c) => c.notNull())
    .addColumn('entered_by', 'text', (c) => c.references('person.id'))
    .addUniqueConstraint('dossier_count_version', ['unit_id', 'month', 'procedure_code', 'version'])
    .execute()
}
