import type { Kysely } from 'kysely'
import type { Tables } from '../../../tables.ts'

/** Files on their way in, their bytes in pieces, what became of their rows, and kept mappings. */
export async function createImportTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('import_job')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('look', 'text')
    .addColumn('plan', 'text')
    .addColumn('mapping', 'text')
    .addColumn('rows_in_all', 'integer')
    .addColumn('last_line', 'integer', (c) => c.notNull())
    .addColumn('rows_done', 'integer', (c) => c.notNull())
    .addColumn('accepted', 'integer', (c) => c.notNull())
    .addColumn('warned', 'integer', (c) => c.notNull())
    .addColumn('duplicate', 'integer', (c) => c.notNull())
    .addColumn('refused', 'integer', (c) => c.notNull())
    .addColumn('fates', 'text', (c) => c.notNull())
    .addColumn('problem', 'text')
    .addColumn('made_by', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('asked_by', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .execute()
  await schema.createIndex('import_job_sha256').on('import_job').column('sha256').execute()

  await schema
    .createTable('import_piece')
    .addColumn('job_id', 'text', (c) => c.notNull().references('import_job.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('import_piece_key', ['job_id', 'number'])
    .execute()

  await schema
    .createTable('import_report')
    .addColumn('job_id', 'text', (c) => c.notNull().references('import_job.id'))
    .addColumn('of', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('lines', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('import_report_key', ['job_id', 'of', 'number'])
    .execute()

  await schema
    .createTable('import_mapping')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('fingerprint', 'text', (c) => c.notNull())
    .addColumn('plan', 'text', (c) => c.notNull())
    .addColumn('saved_by', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('saved_at', 'text', (c) => c.notNull())
    .execute()
  await schema.createIndex('import_mapping_fingerprint').on('import_mapping').column('fingerprint').execute()
}
