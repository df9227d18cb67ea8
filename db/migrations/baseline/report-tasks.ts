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
    .execute()

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
