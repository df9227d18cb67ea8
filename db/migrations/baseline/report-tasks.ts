import type { Kysely } from 'kysely'
import type { Tables } from '../../tables.ts'

/** Which reports are owed to whom before which day, and which were delivered. */
export async function createReportTaskTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('report_task')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('coordinating', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('due_before', 'text', (c) => c.notNull())
    .addColumn('rhythm', 'text', (c) => c.notNull())
    .addColumn('product', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.references('person.id'))
    .addColumn('assignee_id', 'text', (c) => c.references('person.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('ended_on', 'text')
    .execute()

  await schema
    .createTable('report_task_change')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('task_id', 'text', (c) => c.notNull().references('report_task.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('before', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('changed_by', 'text', (c) => c.references('person.id'))
    .execute()
  await schema.createIndex('report_task_change_task').on('report_task_change').column('task_id').execute()

  await schema
    .createTable('report_delivery')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('task_id', 'text', (c) => c.notNull().references('report_task.id'))
    .addColumn('due_before', 'text', (c) => c.notNull())
    .addColumn('proof', 'text', (c) => c.notNull())
    .addColumn('done_at', 'text', (c) => c.notNull())
    .addColumn('done_by', 'text', (c) => c.references('person.id'))
    .addUniqueConstraint('report_delivery_once', ['task_id', 'due_before'])
    .execute()
}
