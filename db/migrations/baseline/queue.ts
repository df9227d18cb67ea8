import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../tables.ts'

/** What people keep of their queue: how far they have looked, and lists under a name. */
export async function createQueueTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('item_look')
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('event_seq', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('item_look_once', ['person_id', 'feedback_id'])
    .execute()

  await schema
    .createTable('saved_view')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('unit_id', 'text', (c) => c.references('unit.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('query', 'text', (c) => c.notNull())
    .addColumn('saved_at', 'text', (c) => c.notNull())
    .execute()
  await schema.createIndex('saved_view_person').on('saved_view').column('person_id').execute()
  await schema.createIndex('saved_view_unit').on('saved_view').column('unit_id').execute()

  // Of one person; of nobody; of a category or of none; and any list by its due times, whatever became of it.
  await schema
    .createIndex('feedback_assignee')
    .on('feedback')
    .columns(['assignee_id', 'is_open', 'queue_at', 'id'])
    .where(sql.ref('assignee_id'), 'is not', null)
    .execute()
  await schema
    .createIndex('feedback_nobody')
    .on('feedback')
    .columns(['queue_at', 'id'])
    .where(sql.ref('assignee_id'), 'is', null)
    .where(sql.ref('is_open'), '=', sql.lit(1))
    .execute()
  await schema
    .createIndex('feedback_category')
    .on('feedback')
    .columns(['category', 'is_open', 'queue_at', 'id'])
    .execute()
  await schema.createIndex('feedback_due').on('feedback').columns(['queue_at', 'id']).execute()
}
