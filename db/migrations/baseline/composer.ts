import type { Kysely } from 'kysely'
import type { Tables } from '../../tables.ts'

/**
 * What people have begun to write on items, theirs alone;
 * what first replies promised, and of what
 * people want to hear.
 */
export async function createComposerTables(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('item_draft')
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('said', 'text', (c) => c.notNull())
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('saved_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('item_draft_once', ['person_id', 'feedback_id', 'kind', 'about'])
    .execute()
  await db.schema.createIndex('item_draft_item').on('item_draft').column('feedback_id').execute()
  await db.schema.createIndex('item_draft_saved').on('item_draft').column('saved_at').execute()

  await db.schema
    .createTable('interim_promise')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('text_id', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.references('person.id'))
    .addColumn('until_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('interim_promise_item')
    .on('interim_promise')
    .columns(['feedback_id', 'cycle', 'until_at'])
    .execute()
  await db.schema.createIndex('interim_promise_until').on('interim_promise').column('until_at').execute()

  await db.schema
    .createTable('notice_choice')
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('bell', 'integer', (c) => c.notNull())
    .addColumn('mail', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('notice_choice_once', ['person_id', 'topic'])
    .execute()
}
