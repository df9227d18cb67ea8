import type { Kysely } from 'kysely'
import type { Tables } from '../../tables.ts'

/** Texts that answers begin with, by unit and category; and how often each was taken. */
export async function createAnswerTemplateTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('answer_template')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('category', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('text_en', 'text')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('retired_at', 'text')
    .execute()
  await schema.createIndex('answer_template_unit').on('answer_template').column('unit_id').execute()

  await schema
    .createTable('answer_template_use')
    .addColumn('template_id', 'text', (c) => c.notNull().primaryKey().references('answer_template.id'))
    .addColumn('n', 'integer', (c) => c.notNull())
    .execute()
}
