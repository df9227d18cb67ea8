import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../tables.ts'

/** Which answers a second person reads before they go out, and those that wait for one. */
export async function createApprovalTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('approval_rule')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.references('unit.id'))
    .addColumn('channel', 'text')
    .addColumn('category', 'text')
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('published', 'integer', (c) => c.notNull())
    .addColumn('due_minutes', 'integer', (c) => c.notNull())
    .addColumn('added_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .execute()

  await schema
    .createTable('answer_approval')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('feedback_id', 'text', (c) => c.notNull().references('feedback.id'))
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('asked_at', 'text', (c) => c.notNull())
    .addColumn('asked_by', 'text', (c) => c.references('person.id'))
    .addColumn('due_at', 'text', (c) => c.notNull())
    .addColumn('rules', 'text', (c) => c.notNull())
    .addColumn('decision', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('decided_by', 'text', (c) => c.references('person.id'))
    .execute()
  await schema.createIndex('answer_approval_item').on('answer_approval').column('feedback_id').execute()
  await schema
    .createIndex('answer_approval_waiting')
    .on('answer_approval')
    .columns(['due_at', 'feedback_id'])
    .where(sql<boolean>`decided_at is null`)
    .execute()
}
