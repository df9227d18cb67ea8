import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../../tables.ts'

/** Photos and documents of the staff: begun with a text, sent with it, perhaps withdrawn from an answer that was amended. */
export async function createAnswerFileTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('answer_file')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('media_type', 'text', (c) => c.notNull())
    .addColumn('width', 'integer')
    .addColumn('height', 'integer')
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'text')
    .addColumn('answer_id', 'text')
    .addColumn('withdrawn_at', 'text')
    .execute()
  await schema
    .createIndex('answer_file_item')
    .on('answer_file')
    .columns(['feedback_id', 'created_at', 'id'])
    .execute()
  await schema
    .createIndex('answer_file_unsent')
    .on('answer_file')
    .column('created_at')
    .where(sql.ref('sent_at'), 'is', null)
    .execute()
}
